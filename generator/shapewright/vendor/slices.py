"""A slice, as the manifest in its folder states it.

Takes a folder, gives what was asked for when the slice was made, so that the folder alone is enough
to make it again. What a manifest looks like is the write room's to know; a package that was
generated into its place by a target is no slice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.write import JSON, MANIFEST_NAME, Manifest, read_manifest

BOTOCORE = "botocore"
"""The source of models that are a release's, and not in a file."""

_KEY = "slice"
_HINT = "Restore it from version control, or remove the folder and add the slice again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What was asked for."""

    service: str
    operations: tuple[str, ...]
    """Names or patterns."""
    source: str
    """``botocore``, or where the model stands, relative to the folder."""
    single_file: bool
    """Whether all of it is one module."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A slice on disk."""

    root: Path
    stated: Stated
    release: str
    """The botocore release that it was made from; empty when nothing told."""
    manifest: Manifest

    @property
    def models(self) -> Mapping[str, str]:
        """The SHA-256 of each model file that it was made from, by the file's path."""
        return cast("Mapping[str, str]", self.manifest.made_from["models"])

    def __str__(self) -> str:
        return f"{self.stated.service} in {self.root}"


def describe_slice(stated: Stated) -> dict[str, JSON]:
    """What a manifest says of a slice beyond what it says of every package."""
    return {_KEY: {"single_file": stated.single_file, "source": stated.source}}


def read_slice(root: Path) -> Slice | None:
    """The slice in a folder; nothing when there is none, or the package of a target.

    Raises:
        CannotContinueError: its manifest is broken, or was edited.
    """
    manifest = _read_manifest(root)
    if manifest is None or _KEY not in manifest.made_from:
        return None
    made_from = cast("Mapping[str, object]", manifest.made_from)
    stated = _build_stated(made_from)
    if stated is None:
        what = "the manifest does not say what the slice was made from"
        raise CannotContinueError([Problem(Where(str(root / MANIFEST_NAME)), what, _HINT)])
    return Slice(
        root=root, stated=stated, release=str(made_from.get("release", "")), manifest=manifest
    )


def _read_manifest(root: Path) -> Manifest | None:
    try:
        return read_manifest(root)
    except CannotContinueError as error:
        # What the write room advises is for packages that are generated into their place.
        told = [replace(problem, hint=_HINT) for problem in error.problems]
        raise CannotContinueError(told) from error
    except OSError as error:
        if isinstance(error, NotADirectoryError):
            return None
        what = f"cannot be read: {error.strerror or error}"
        raise CannotContinueError([Problem(Where(str(root / MANIFEST_NAME)), what)]) from error


def _build_stated(made_from: Mapping[str, object]) -> Stated | None:
    """What is stated; nothing when a part of it is missing or of the wrong kind."""
    of_slice = made_from.get(_KEY)
    if not isinstance(of_slice, dict):
        return None
    own = cast("dict[str, object]", of_slice)
    texts = [made_from.get("service"), own.get("source")]
    service, source = (text if isinstance(text, str) else "" for text in texts)
    single_file, listed = own.get("single_file"), made_from.get("operations")
    if not (service and source and isinstance(single_file, bool) and isinstance(listed, list)):
        return None
    operations = tuple(one for one in cast("list[object]", listed) if isinstance(one, str))
    if not operations or len(operations) < len(cast("list[object]", listed)):
        return None
    return Stated(service=service, operations=operations, source=source, single_file=single_file)
