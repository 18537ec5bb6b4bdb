"""Data trees: botocore's layout ``NAME/VERSION/FILE.json``, wherever it is kept.

Takes a tree (a directory, a wheel, a cached release) and gives what is in it: which services, which
API version counts, and which files make up one. It reads names, never the content of files.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from shapewright.problem import Where

from .payload import cannot_continue

KINDS = ("service-2", "paginators-1", "waiters-2", "examples-1")
MODEL_FILE = "service-2.json"
EXTRAS_SUFFIX = ".sdk-extras"
FILE_NAMES = tuple(f"{kind}{suffix}.json" for kind in KINDS for suffix in ("", EXTRAS_SUFFIX))
"""The files that are read, in the order they are reported: extras after what they extend."""

SAFE_PART = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")


class Tree(Protocol):
    """One place that holds files in botocore's data layout; paths never end in ``.gz``."""

    @property
    def release(self) -> str:
        """The botocore release these files are from; empty when nothing tells."""
        ...

    @property
    def published(self) -> bool:
        """Whether the files are as a release published them, so that nobody edited them."""
        ...

    def address(self, path: str) -> str:
        """What a person would open to see this path; the place itself for ``""``."""
        ...

    def children(self, path: str) -> Collection[str]:
        """The names under a path, the services for ``""``; none where there is no folder."""
        ...

    def read(self, path: str) -> bytes:
        """The uncompressed bytes of a file."""
        ...


def read_service_names(tree: Tree) -> tuple[str, ...]:
    """The services with a model, sorted."""
    return tuple(sorted(name for name in tree.children("") if read_latest_version(tree, name)))


def check_has_services(tree: Tree) -> None:
    """Refuse a tree without a single model.

    Raises:
        CannotContinueError: there is none.
    """
    if not any(read_latest_version(tree, name) for name in tree.children("")):
        raise cannot_continue(
            Where(tree.address("")),
            "holds no service model",
            f"A model stands at NAME/VERSION/{MODEL_FILE}, or {MODEL_FILE}.gz, as in botocore.",
        )


def read_latest_version(tree: Tree, name: str) -> str | None:
    """The last API version with a model: an old version may be left with its rules alone."""
    for version in sorted(tree.children(name), reverse=True):
        if MODEL_FILE in tree.children(f"{name}/{version}"):
            return version
    return None


def read_version(tree: Tree, name: str) -> str:
    """The API version to read for a service.

    Raises:
        CannotContinueError: the tree has no such service.
    """
    # Asked of the listing first, so that "../x" or another spelling on a disk that folds case
    # is no service.
    version = read_latest_version(tree, name) if name in tree.children("") else None
    if version is None:
        raise cannot_continue(
            Where(tree.address("")),
            f"has no service {name!r}",
            suggest_service(name, read_service_names(tree)),
        )
    return version


def suggest_service(name: str, names: Collection[str]) -> str:
    """The hint for a service that is not there: names near the one asked for."""
    import difflib  # noqa: PLC0415  only a mistake pays for it

    near = difflib.get_close_matches(name.lower().replace(" ", "-"), names, n=3, cutoff=0.6)
    if near:
        return f"Did you mean {' or '.join(map(repr, near))}?"
    return f"It has {len(names)} services; `shapewright services` lists them."


def select_files(tree: Tree, name: str, version: str) -> tuple[str, ...]:
    """The paths of the files to read for one version, in the order of ``FILE_NAMES``."""
    present = tree.children(f"{name}/{version}")
    return tuple(f"{name}/{version}/{file}" for file in FILE_NAMES if file in present)


def is_data_path(path: str) -> bool:
    """Whether this is ``NAME/VERSION/FILE`` with parts that are safe on every file system."""
    parts = path.split("/")
    return len(parts) == 3 and all(SAFE_PART.fullmatch(part) for part in parts)


def build_listing(paths: Iterable[str]) -> Mapping[str, Collection[str]]:
    """The children of every folder, ``""`` among them, given the paths of the files."""
    listing: dict[str, set[str]] = {"": set()}
    for path in paths:
        name, version, file = path.split("/")
        listing[""].add(name)
        listing.setdefault(name, set()).add(version)
        listing.setdefault(f"{name}/{version}", set()).add(file)
    return listing
