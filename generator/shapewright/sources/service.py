"""One service's files to one raw service: parsed, with sdk-extras merged as botocore merges them.

Takes a tree, or files already in memory; gives a ``RawService`` or the digests of its files. It
does not look for the files, and does not judge what the merged model says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from shapewright.problem import Where, pointer_to

from .payload import cannot_continue, read_object
from .raw import RawFile, RawService
from .tree import EXTRAS_SUFFIX, KINDS, Tree, read_version, select_files


@dataclass(frozen=True, slots=True)
class Content:
    """One file in memory."""

    path: str
    """Its data path, as it is reported in ``RawFile``."""
    address: str
    """What a person would open to mend it."""
    data: bytes
    published: bool
    """Whether it is as a release published it; otherwise it is read more strictly."""


def read_service(tree: Tree, name: str) -> RawService:
    """One service of a tree, in its latest version.

    Raises:
        CannotContinueError: there is no such service, or one of its files cannot be read.
    """
    version = read_version(tree, name)
    contents = read_contents(tree, name, version)
    parts = read_parts(contents)
    return build_raw_service(
        parts,
        name=name,
        api_version=version,
        release=tree.release,
        files=tuple(map(build_raw_file, contents.values())),
    )


def read_digests(tree: Tree, name: str) -> tuple[RawFile, ...]:
    """The files ``read_service`` would read, hashed and not parsed.

    Raises:
        CannotContinueError: there is no such service, or one of its files cannot be read.
    """
    contents = read_contents(tree, name, read_version(tree, name))
    return tuple(map(build_raw_file, contents.values()))


def read_contents(tree: Tree, name: str, version: str) -> dict[str, Content]:
    """The files of one version by file name, in the order they are reported."""
    return {
        path.rpartition("/")[2]: Content(
            path, tree.address(path), tree.read(path), published=tree.published
        )
        for path in select_files(tree, name, version)
    }


def read_parts(contents: Mapping[str, Content]) -> dict[str, dict[str, Any]]:
    """Each kind's object with its extras merged, ``{}`` for a kind without a file.

    Extras for a file that is not there count for nothing, as in botocore.

    Raises:
        CannotContinueError: a file holds no JSON object, or extras that cannot be merged.
    """
    parts: dict[str, dict[str, Any]] = {}
    for kind in KINDS:
        base = contents.get(f"{kind}.json")
        parts[kind] = read_content(base) if base else {}
        extras = contents.get(f"{kind}{EXTRAS_SUFFIX}.json")
        if base and extras:
            merge(parts[kind], read_extras(extras))
    return parts


def read_content(content: Content) -> dict[str, Any]:
    """The JSON object in one file."""
    return read_object(content.data, content.address, unique_keys=not content.published)


def read_extras(content: Content) -> dict[str, Any]:
    """What an extras file adds: the object under ``merge``, the one key botocore reads.

    Raises:
        CannotContinueError: the file is no JSON object, or ``merge`` is none.
    """
    added: object = read_content(content).get("merge", {})
    if not isinstance(added, dict):
        where = Where(content.address, pointer_to("merge"))
        raise cannot_continue(where, "is not an object", "An extras file merges an object.")
    return cast("dict[str, Any]", added)


def merge(base: dict[str, Any], added: Mapping[str, Any]) -> None:
    """Put ``added`` into ``base``: objects merge key by key, anything else replaces."""
    for key, value in added.items():
        present = base.get(key)
        if isinstance(present, dict) and isinstance(value, dict):
            merge(cast("dict[str, Any]", present), cast("dict[str, Any]", value))
        else:
            base[key] = value


def build_raw_file(content: Content) -> RawFile:
    """The record of one file: the digest is of the JSON bytes, so compression does not count."""
    return RawFile(content.path, hashlib.sha256(content.data).hexdigest())


def build_raw_service(
    parts: Mapping[str, dict[str, Any]],
    *,
    name: str,
    api_version: str,
    release: str,
    files: tuple[RawFile, ...],
) -> RawService:
    """A raw service of what ``read_parts`` gave."""
    model, paginators, waiters, examples = (parts[kind] for kind in KINDS)
    return RawService(
        name=name,
        api_version=api_version,
        release=release,
        model=model,
        paginators=paginators,
        waiters=waiters,
        examples=examples,
        files=files,
    )
