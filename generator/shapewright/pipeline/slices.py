"""One slice, in memory: what was asked for, made.

Takes a slice or the words of a command, gives its target, and the texts that are to stand in its
folder with the base beside them. Nothing is written, and no edit is looked at.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from shapewright.lower.naming import package_name
from shapewright.pipeline.package import Sources, make_package, read_origin
from shapewright.pipeline.spot import COMMAND_LINE, Spot, find_source, read_spot_targets
from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.specs.select import is_pattern
from shapewright.specs.target import INSTALLED, Target
from shapewright.vendor import (
    BASE_NAME,
    BOTOCORE,
    Slice,
    Stated,
    describe_slice,
    keep_confirmed,
    pack_base,
)
from shapewright.write import JSON, Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeSlice:
    """The package of a slice in memory."""

    release: str
    texts: Mapping[str, str]
    made_from: Mapping[str, JSON]
    warnings: tuple[Problem, ...]

    @property
    def base(self) -> str:
        """The text that keeps the texts."""
        return pack_base(self.texts)

    @property
    def tree(self) -> Tree:
        """All that is owned."""
        return Tree({**self.texts, BASE_NAME: self.base})


def read_new_target(spot: Spot, into: Path) -> Target:
    """The target of a slice that is asked for, in a folder of its own.

    Raises:
        CannotContinueError: the source cannot be opened, or has no such service.
    """
    if any(map(is_pattern, spot.services)):
        what, hint = "a slice is of one service", "Add them one by one."
        raise CannotContinueError([Problem(COMMAND_LINE, what, hint)])
    (target,) = read_spot_targets(spot, into / package_name(spot.services[0]))
    return target


def find_target(one: Slice, spot: Spot, sources: Sources) -> Target:
    """The target of a slice that is there, from the source that is asked for.

    Without one it is the installed botocore, or the model that the slice was made from.

    Raises:
        CannotContinueError: the release is none, the model is not there, or the installed botocore
            is older than the slice.
    """
    if spot.release is not None or spot.model is not None:
        return _build_target(one, find_source(spot))
    if one.stated.source != BOTOCORE:
        return _build_target(one, _find_model(one))
    installed = sources.open(INSTALLED).release
    if _number(installed) < _number(one.release):
        what = f"was made from botocore {one.release}, and the installed one is {installed}"
        hint = "Install a newer one, or say which release is meant: --release X.Y.Z."
        raise CannotContinueError([Problem(Where(str(one.root)), what, hint)])
    return _build_target(one, INSTALLED)


def find_old_target(one: Slice) -> Target:
    """The target of a slice from what it was made from last time.

    Raises:
        CannotContinueError: its model is not there any more.
    """
    return _build_target(one, one.release if one.stated.source == BOTOCORE else _find_model(one))


def state_target(target: Target, *, single_file: bool) -> Stated:
    """What a manifest is to say about how this target is made."""
    source = BOTOCORE
    path = Path(target.source)
    if path.is_absolute():
        # Relative, so that a repository says the same on every machine.
        source = Path(os.path.relpath(path, target.out)).as_posix()
    return Stated(
        service=target.service,
        operations=target.operations,
        source=source,
        single_file=single_file,
    )


def make_slice(target: Target, sources: Sources, *, single_file: bool) -> MadeSlice:
    """The texts of a slice.

    Raises:
        CannotContinueError: something in the target, the source or the model is wrong.
    """
    made = make_package(target, sources, folded=not single_file)
    texts = _fold(made.tree) if single_file else made.tree
    return MadeSlice(
        release=str(made.made_from["release"]),
        texts=texts,
        made_from={
            **made.made_from,
            **describe_slice(state_target(target, single_file=single_file)),
        },
        warnings=made.warnings,
    )


def _fold(texts: Mapping[str, str]) -> dict[str, str]:
    """The package as one module, and what stands beside it."""
    from shapewright.render.render import render_files  # noqa: PLC0415 - Jinja: 60 ms
    from shapewright.vendor.single.fold import KEPT, plan_single  # noqa: PLC0415 - single files alone

    return render_files([plan_single(texts)]) | {path: texts[path] for path in KEPT}


def describe_origin(target: Target, sources: Sources, *, single_file: bool) -> dict[str, JSON]:
    """What a slice would be made from now, without making it.

    Raises:
        CannotContinueError: the source cannot be opened, or has no such service.
    """
    made_from = read_origin(target, sources).made_from
    return {**made_from, **describe_slice(state_target(target, single_file=single_file))}


def remake_base(one: Slice, sources: Sources) -> dict[str, str]:
    """The files as they were generated last time, as far as making them again gives the same.

    Raises:
        CannotContinueError: the old release or model cannot be read any more.
    """
    made = make_slice(find_old_target(one), sources, single_file=one.stated.single_file)
    return keep_confirmed(made.texts, one.manifest.files)


def _build_target(one: Slice, source: str) -> Target:
    return Target(
        where=Where(str(one.root)),
        service=one.stated.service,
        source=source,
        operations=one.stated.operations,
        out=one.root,
    )


def _number(release: str) -> tuple[int, ...]:
    return tuple(int(part) for part in release.split(".") if part.isdecimal())


def _find_model(one: Slice) -> str:
    path = Path(os.path.abspath(one.root / one.stated.source))  # noqa: PTH100 - links stay links
    if not path.exists():
        what = f"was made from {one.stated.source}, and there is no such path any more"
        hint = "Say where the model stands: --model PATH."
        raise CannotContinueError([Problem(Where(str(one.root)), what, hint)])
    return str(path)
