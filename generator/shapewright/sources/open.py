"""Opening a source by the text a person writes for it.

Takes ``installed``, a release, or a path; gives a ``Source`` to ask for services. It decides which
kind of source the text means, and leaves the reading to the module of that kind.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from shapewright.problem import Where

from .cache_place import find_cache
from .directory import find_installed, read_directory
from .model_file import ModelFile
from .payload import MAX_WHEEL_BYTES, cannot_continue, read_bytes
from .raw import RawFile, RawService
from .service import read_digests, read_service
from .tree import Tree, check_has_services, read_service_names

if TYPE_CHECKING:
    from .release import Report

RELEASE = re.compile(r"(?:botocore==)?(\d{1,9})\.(\d{1,9})\.(\d{1,9})", re.ASCII)
FORMS = (
    "A source is 'installed', a release such as 1.42.93, or the path of a wheel, of a directory "
    "with botocore's data, of a service-2.json, or of a documentation page."
)


class Source(Protocol):
    """Where service models come from; every method raises ``CannotContinueError``."""

    @property
    def release(self) -> str:
        """The botocore release, ``1.44.5``; empty when nothing tells."""
        ...

    def services(self) -> tuple[str, ...]:
        """The names of the services with a model, sorted."""
        ...

    def digests(self, name: str) -> tuple[RawFile, ...]:
        """The files of a service and their hashes, without parsing them where that is possible."""
        ...

    def read(self, name: str) -> RawService:
        """One service, in its latest API version."""
        ...


@dataclass(frozen=True, slots=True)
class TreeSource:
    """The services of a data tree."""

    tree: Tree

    @property
    def release(self) -> str:
        """The release of the tree."""
        return self.tree.release

    def services(self) -> tuple[str, ...]:
        """The services with a model."""
        return read_service_names(self.tree)

    def digests(self, name: str) -> tuple[RawFile, ...]:
        """The files of one service, hashed."""
        return read_digests(self.tree, name)

    def read(self, name: str) -> RawService:
        """One service, parsed."""
        return read_service(self.tree, name)


def write_line(line: str) -> None:
    """Report on standard error."""
    sys.stderr.write(f"{line}\n")


def open_source(text: str, *, cache: Path | None = None, report: Report = write_line) -> Source:
    """The source a text means.

    ``cache`` is the directory for fetched releases; without it ``find_cache`` chooses. ``report``
    receives a line when a release is fetched and when the cache had to be mended.

    Raises:
        CannotContinueError: the text means nothing, or what it means is not there, cannot be
            fetched, or holds no model.
    """
    text = text.strip()
    if text in {"", "installed"}:
        return open_installed()
    if release := RELEASE.fullmatch(text):
        return open_release(".".join(str(int(part)) for part in release.groups()), cache, report)
    # os.path answers where pathlib raises: an unknown user, a forbidden folder, an endless name.
    path = Path(os.path.expanduser(text))  # noqa: PTH111
    if not os.path.exists(path):  # noqa: PTH110
        raise cannot_continue(Where(text), "is no source: there is no such path", FORMS)
    return open_path(path)


def open_installed() -> Source:
    """The botocore of this environment.

    Raises:
        CannotContinueError: there is none, or it has no data.
    """
    tree = find_installed()
    if tree is None:
        hint = "Install it, or name a release to fetch, such as 1.42.93."
        raise cannot_continue(Where("botocore"), "is not installed for this Python", hint)
    check_has_services(tree)
    return TreeSource(tree)


def open_release(release: str, cache: Path | None, report: Report) -> Source:
    """A release: the installed botocore if it is that, else from the cache.

    Raises:
        CannotContinueError: it is not in the cache and cannot be fetched.
    """
    installed = find_installed()
    if installed is not None and installed.release == release:
        return open_installed()
    from .release import read_release  # noqa: PLC0415  pip's and the store's imports: 25 ms

    return TreeSource(
        read_release(release, cache or find_cache(os.environ, platform=sys.platform), report)
    )


def open_path(path: Path) -> Source:
    """A directory, a wheel, a model file; a file of any other name is a documentation page.

    Raises:
        CannotContinueError: it is none of these, cannot be read, or holds no model.
    """
    tree: Tree
    if os.path.isdir(path):  # noqa: PTH112  never raises
        tree = read_directory(path)
    elif path.name.endswith((".json", ".json.gz")):
        return ModelFile(path)
    elif path.suffix == ".whl":
        from .wheel import read_wheel  # noqa: PLC0415  zipfile: 15 ms

        tree = read_wheel(read_bytes(path, at_most=MAX_WHEEL_BYTES), str(path))
    else:
        from .page_file import PageFile  # noqa: PLC0415  the readers of pages: 20 ms

        return PageFile(path)
    check_has_services(tree)
    return TreeSource(tree)
