"""Wheels: a botocore release as it is published, read in memory.

Takes a wheel's bytes; gives a tree of its models. Nothing is extracted to disk, so no name inside
can reach outside, and no member is decompressed past the bound on a payload.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from shapewright.problem import Where

from .payload import MAX_BYTES, cannot_continue, check_size, read_gzip
from .tree import FILE_NAMES, build_listing, is_data_path

DATA = "botocore/data/"
DIST_INFO = re.compile(r"botocore-([^-/]+)\.dist-info/")

# What zipfile and zlib raise for a damaged, encrypted or exotic archive.
ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class WheelTree:
    """A tree inside an open wheel."""

    archive: zipfile.ZipFile
    origin: str
    release: str
    members: Mapping[str, str]
    """Data path to the member's name, which may end in ``.gz``."""
    listing: Mapping[str, Collection[str]]
    published: bool = True

    def address(self, path: str) -> str:
        """The wheel, and the member inside it."""
        return f"{self.origin}/{self.members[path]}" if path else self.origin

    def children(self, path: str) -> Collection[str]:
        """The names under a path."""
        return self.listing.get(path, ())

    def read(self, path: str) -> bytes:
        """The uncompressed bytes of a model file.

        Raises:
            CannotContinueError: the member is damaged, or too large.
        """
        member, address = self.members[path], self.address(path)
        try:
            with self.archive.open(member) as file:
                data = file.read(MAX_BYTES + 1)
        except ZIP_ERRORS as error:
            hint = "The wheel is damaged: fetch it again."
            raise cannot_continue(Where(address), f"cannot be unpacked: {error}", hint) from error
        check_size(data, address, at_most=MAX_BYTES)
        return read_gzip(data, address) if member.endswith(".gz") else data


def read_wheel(data: bytes, origin: str) -> WheelTree:
    """The tree in a wheel's bytes; ``origin`` is its path or its release.

    Raises:
        CannotContinueError: the bytes are no zip archive, or a member's name is no data path.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = archive.namelist()
    except ZIP_ERRORS as error:
        raise cannot_continue(
            Where(origin), f"is not a wheel: {error}", "A wheel is a zip archive."
        ) from error
    members = select_members(names, origin)
    return WheelTree(archive, origin, read_release(names), members, build_listing(members))


def select_members(names: Collection[str], origin: str) -> dict[str, str]:
    """The members that are model files, by data path; a plain file goes before a ``.gz``.

    Raises:
        CannotContinueError: one stands elsewhere than at ``NAME/VERSION/FILE``.
    """
    members: dict[str, str] = {}
    for name in sorted(names, reverse=True):
        path = name.removeprefix(DATA).removesuffix(".gz")
        if not name.startswith(DATA) or path.rpartition("/")[2] not in FILE_NAMES:
            continue
        if not is_data_path(path):
            raise cannot_continue(
                Where(f"{origin}/{name}"),
                "does not stand at NAME/VERSION/FILE",
                "This is no wheel that botocore's project built: do not use it.",
            )
        members[path] = name
    return members


def read_release(names: Collection[str]) -> str:
    """The release a wheel's metadata folder is named after; empty when it has none."""
    found = (DIST_INFO.match(name) for name in names)
    return next((match[1] for match in found if match), "")
