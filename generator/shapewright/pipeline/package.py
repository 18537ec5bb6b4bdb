"""One package, in memory, and all that it is made from.

Takes a target, gives the tree of its package, or what that tree would be made from without making
it. The rooms that do the making are imported when something has to be made: a target that is up to
date costs a fifth of that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from shapewright.problem import Problem
from shapewright.render.folder import template_folder
from shapewright.sources.open import Source, open_source
from shapewright.sources.raw import RawFile
from shapewright.specs.lock import Locked
from shapewright.specs.target import Target
from shapewright.write import JSON, Tree, is_current

if TYPE_CHECKING:
    from shapewright.ir.service import Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A package in memory."""

    target: Target
    tree: Tree
    made_from: Mapping[str, JSON]
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a package would be made from now."""

    target: Target
    release: str
    made_from: Mapping[str, JSON]
    locked: Locked

    @property
    def is_current(self) -> bool:
        """Whether the package on disk was made from just this, and nobody touched it since."""
        return is_current(self.target.out, self.made_from)


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of one run, each opened once: a wheel is read as a whole."""

    _opened: dict[str, Source] = field(default_factory=dict[str, Source])

    def open(self, text: str) -> Source:
        """The source that a text means.

        Raises:
            CannotContinueError: it means none, or the source cannot be opened.
        """
        if text not in self._opened:
            self._opened[text] = open_source(text)
        return self._opened[text]


def make_package(target: Target, sources: Sources | None = None, *, folded: bool = True) -> Made:
    """The package of one target, in memory, or with its long lines not yet folded.

    Raises:
        CannotContinueError: something in the target, the source or the model is wrong.
    """
    from shapewright.pipeline.text import build_texts  # noqa: PLC0415 - the makers: 150 ms

    raw = (sources or Sources()).open(target.source).read(target.service)
    texts, warnings = build_texts(raw, target, folded=folded)
    return Made(
        target=target,
        tree=Tree(texts),
        made_from=describe_origin(target, raw.release, raw.files),
        warnings=warnings,
    )


def read_origin(target: Target, sources: Sources) -> Origin:
    """What a target's package would be made from; no model is parsed where that can be helped.

    Raises:
        CannotContinueError: the source cannot be opened, or has no such service.
    """
    source = sources.open(target.source)
    files = source.digests(target.service)
    models = {file.path: file.sha256 for file in files}
    return Origin(
        target=target,
        release=source.release,
        made_from=describe_origin(target, source.release, files),
        locked=Locked(target.service, source.release, models),
    )


def read_built(source: Source, service: str) -> Service:
    """One service of a source, built, for those who only look at it.

    Raises:
        CannotContinueError: there is none, or it cannot be built.
    """
    from shapewright.build.service import build_service  # noqa: PLC0415 - as above

    return build_service(source.read(service)).service


def describe_origin(target: Target, release: str, files: tuple[RawFile, ...]) -> dict[str, JSON]:
    """All that a target's output is made from, as its manifest keeps it."""
    return {
        "confirmed": [[one.member, one.reason] for one in target.confirmed],
        "generator": _digest_generator(),
        "models": {file.path: file.sha256 for file in files},
        "operations": list(target.operations),
        "overrides": [
            [relief.shape, relief.rule, relief.level, relief.reason] for relief in target.reliefs
        ],
        "release": release,
        "resources": [one.text for one in target.resources],
        "service": target.service,
    }


@cache
def _digest_generator() -> str:
    """The SHA-256 of the generator's own files: its version alone misses a change under way."""
    digest = sha256()
    package = Path(__file__).parent.parent
    kinds = ("**/*.py", "**/*.toml", "**/*.json")
    parts = ((package, kinds), (template_folder(), ("**/*.j2", "**/assets/*")))
    for folder, patterns in parts:
        for path in sorted(path for pattern in patterns for path in folder.glob(pattern)):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
