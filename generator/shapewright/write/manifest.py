"""The manifest: what was generated into a directory, from what, and with which hashes.

Takes and gives ``shapewright.json`` in canonical JSON: sorted, with no clock and no machine in it.
A seal over the rest shows that it was not edited by hand or merged line by line; a manifest that
is broken or unsealed is a problem, and owns nothing. Writing it is the stage's work, not done here.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NoReturn, TypeAlias, cast

from shapewright import __version__
from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.write.path import find_path_fault
from shapewright.write.position import find_position, render_position

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

JSON: TypeAlias = "bool | int | float | str | Sequence[JSON] | Mapping[str, JSON] | None"

MANIFEST_NAME = "shapewright.json"

_FORMAT = 1
_GENERATOR = "shapewright"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_HINT = "Restore it from version control, or move the folder away and make it again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a directory was made from, and what in it is owned."""

    made_from: Mapping[str, JSON]
    """What the caller made the files from, compared as JSON and never interpreted."""
    files: Mapping[str, str]
    """Relative POSIX path to the SHA-256 of the file, in hexadecimal."""
    version: str = __version__
    """The version of Shapewright that wrote it."""


def render_manifest(manifest: Manifest) -> str:
    """The text of a manifest, the same for the same facts.

    Raises:
        ValueError: ``made_from`` holds a number that JSON has no word for.
    """
    document = _build_document(manifest)
    sealed = {**document, "seal": _build_seal(document)}
    return json.dumps(sealed, indent=2, sort_keys=True, allow_nan=False) + "\n"


def read_manifest(root: Path) -> Manifest | None:
    """The manifest of a directory, or nothing when there is none.

    Raises:
        CannotContinueError: It is not one this version wrote, with the line and column.
        OSError: It cannot be read.
    """
    path = root / MANIFEST_NAME
    if path.is_symlink():
        _refuse(str(path), "", "is a symbolic link")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    source = str(path)
    text = _read_text(source, data)
    document = _read_document(source, text)
    if flaw := next(_find_flaws(document), None):
        keys, what = flaw
        _refuse(source, find_position(text, *keys), what)
    return _build_manifest(cast("dict[str, object]", document))


def _read_text(source: str, data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        _refuse(source, render_position(before, len(before)), "is not UTF-8")


def _read_document(source: str, text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        _refuse(source, f"{error.lineno}:{error.colno}", f"is not JSON: {error.msg}")
    except (RecursionError, ValueError):
        # Nesting, or a number of digits, beyond what the reader takes on.
        _refuse(source, "1:1", "is not JSON that can be read")


def _find_flaws(document: object) -> Iterator[tuple[tuple[str, ...], str]]:
    """What keeps a document from being a manifest: the keys that lead there, and a clause."""
    if not isinstance(document, dict):
        yield (), "is not a JSON object"
        return
    members = cast("dict[str, object]", document)
    if members.get("format") != _FORMAT:
        yield ("format",), f"is not a manifest of format {_FORMAT}"
    yield from _find_member_flaws(members)
    rest = {key: value for key, value in members.items() if key != "seal"}
    if members.get("seal") != _build_seal(rest):
        yield ("seal",), "was changed since it was written: the seal does not fit"


def _find_member_flaws(members: Mapping[str, object]) -> Iterator[tuple[tuple[str, ...], str]]:
    for key in ("files", "generator", "made_from"):
        if not isinstance(members.get(key), dict):
            yield (key,), f"has no object under {key!r}"
            return
    generator = cast("dict[str, object]", members["generator"])
    if not isinstance(generator.get("version"), str):
        yield ("generator", "version"), "does not say which version wrote it"
    for path, digest in cast("dict[str, object]", members["files"]).items():
        fault = find_path_fault(path)
        if fault or path == MANIFEST_NAME:
            yield ("files", path), f"owns a path that {fault or 'is the manifest itself'}"
        elif not (isinstance(digest, str) and _DIGEST.fullmatch(digest)):
            yield ("files", path), "holds something other than a SHA-256"


def _build_manifest(members: Mapping[str, object]) -> Manifest:
    generator = cast("dict[str, str]", members["generator"])
    return Manifest(
        made_from=cast("dict[str, JSON]", members["made_from"]),
        files=cast("dict[str, str]", members["files"]),
        version=generator["version"],
    )


def _build_document(manifest: Manifest) -> dict[str, object]:
    return {
        "files": dict(manifest.files),
        "format": _FORMAT,
        "generator": {"name": _GENERATOR, "version": manifest.version},
        "made_from": dict(manifest.made_from),
    }


def _build_seal(document: Mapping[str, object]) -> str:
    return sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()


def _refuse(source: str, position: str, what: str) -> NoReturn:
    raise CannotContinueError([Problem(Where(source, position), f"the manifest {what}", _HINT)])
