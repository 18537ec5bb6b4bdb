"""Any published release, through the cache: fetched once, offline from then on.

Takes a release and a cache directory; gives a tree. The wheel's models go into the store and its
hash into the index. What the store lost is reported and fetched again, and a wheel that is not the
one recorded is refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from shapewright.problem import Where

from .download import read_published_wheel
from .payload import cannot_continue
from .store import (
    DamagedError,
    ReleaseIndex,
    index_path,
    read_blob,
    read_index,
    write_blob,
    write_index,
)
from .tree import (
    Tree,
    build_listing,
    check_has_services,
    read_latest_version,
    read_service_names,
    select_files,
)
from .wheel import read_wheel

Report = Callable[[str], None]
"""Receives one line at a time about what takes long or was mended."""


@dataclass(frozen=True, slots=True)
class ReleaseTree:
    """A tree in the store."""

    cache: Path
    index: ReleaseIndex
    listing: Mapping[str, Collection[str]]
    report: Report
    published: bool = True

    @property
    def release(self) -> str:
        """The release this is."""
        return self.index.release

    def address(self, path: str) -> str:
        """The release, and the file inside it: the store's own files are nobody's to mend."""
        name = name_release(self.release)
        return f"{name}/{path}" if path else name

    def children(self, path: str) -> Collection[str]:
        """The names under a path."""
        return self.listing.get(path, ())

    def read(self, path: str) -> bytes:
        """The uncompressed bytes of a file, fetched again if the store lost them.

        Raises:
            CannotContinueError: they cannot be read, or not fetched again.
        """
        blob = self.index.files[path]
        try:
            return read_blob(self.cache, blob)
        except DamagedError as error:
            self.report(f"{error}; fetching {name_release(self.release)} again")
        fetch_release(self.release, self.cache, expected=self.index.wheel)
        try:
            return read_blob(self.cache, blob)
        except DamagedError as error:
            raise cannot_continue(
                Where(self.address(path)),
                f"was fetched again, and still {error}",
                "The cache loses what is written to it: check the disk.",
            ) from error


def read_release(release: str, cache: Path, report: Report) -> ReleaseTree:
    """The tree of a release, fetched now if it is not in the cache.

    Raises:
        CannotContinueError: it cannot be fetched, or the cache cannot be used.
    """
    try:
        index = read_index(cache, release)
    except DamagedError as error:
        report(f"{error}; fetching {name_release(release)} again")
        index = None
    else:
        if index is None:
            report(f"fetching {name_release(release)} with pip")
    if index is None:
        index = fetch_release(release, cache)
    return ReleaseTree(cache, index, build_listing(index.files), report)


def fetch_release(release: str, cache: Path, *, expected: str = "") -> ReleaseIndex:
    """Download a release into the store, the index last; gives the index.

    ``expected`` is the sha256 the wheel had when it was fetched before, if it was.

    Raises:
        CannotContinueError: it cannot be fetched, or is not the release that was asked for.
    """
    data = read_published_wheel(release)
    name, digest = name_release(release), hashlib.sha256(data).hexdigest()
    if expected and digest != expected:
        raise cannot_continue(
            Where(name),
            f"is now another wheel: its sha256 is {digest}, and was {expected}",
            f"To accept it, remove {index_path(cache, release)}.",
        )
    wheel = read_wheel(data, name)
    if wheel.release != release:
        what = f"the wheel pip downloaded is of release {wheel.release!r}"
        raise cannot_continue(Where(name), what)
    check_has_services(wheel)
    files = {path: write_blob(cache, wheel.read(path)) for path in select_latest(wheel)}
    index = ReleaseIndex(release, digest, files)
    write_index(cache, index)
    return index


def select_latest(tree: Tree) -> list[str]:
    """The paths of the files that are ever read: those of each service's latest version."""
    paths: list[str] = []
    for name in read_service_names(tree):
        version = read_latest_version(tree, name)
        if version:
            paths += select_files(tree, name, version)
    return paths


def name_release(release: str) -> str:
    """A release as pip and people write it."""
    return f"botocore=={release}"
