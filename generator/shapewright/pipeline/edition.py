"""One side of a diff: what a person named, opened.

Takes a text, gives an edition: which services it has, and each of them built. A text names what
``open_source`` opens, or a lock: then every service is of the release and of the very bytes that
were locked. A vendored slice is a lock too, by its folder or by the manifest in it. What is
different between two editions is not looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from shapewright.lower.naming import snake
from shapewright.pipeline.package import Sources, read_built
from shapewright.pipeline.slices import find_old_target
from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.sources.open import RELEASE, Source
from shapewright.sources.page_file import PageFile
from shapewright.sources.pages import Page
from shapewright.sources.raw import RawFile
from shapewright.specs.lock import LOCK_NAME, Locked, read_lock
from shapewright.specs.select import suggest_names
from shapewright.specs.target import INSTALLED, read_target
from shapewright.vendor import read_slice
from shapewright.write import MANIFEST_NAME

if TYPE_CHECKING:
    from shapewright.ir.service import Service

_LOCK_SUFFIX = ".lock"


@dataclass(frozen=True, slots=True)
class Edition:
    """The services that one text names."""

    text: str
    """As it was typed."""
    services: tuple[str, ...]
    """Sorted; none when a page does not say of which it is."""
    find: Callable[[str], Source]
    """The source of a service, which need not be one of those: a page is of any that is asked."""
    page: Page | None = None
    """None for what is no page."""
    slices: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """For a lock, the operations of each service that are made."""
    title: str = ""
    """What it is; empty where its text says it."""

    @property
    def label(self) -> str:
        """What it is, for a title."""
        if self.title:
            return self.title
        release = RELEASE.fullmatch(self.text)
        if release:
            return f"botocore {'.'.join(release.groups())}"
        if self.text in {"", INSTALLED} and self.services:
            return f"botocore {self.find(self.services[0]).release}"
        return Path(self.text).name

    @property
    def is_single(self) -> bool:
        """Whether it is of one service, whatever that is called."""
        return len(self.services) <= 1

    def digests(self, service: str) -> tuple[RawFile, ...]:
        """The files of a service, hashed."""
        return self.find(service).digests(service)

    def build(self, service: str) -> Service:
        """A service.

        Raises:
            CannotContinueError: it is not there, or cannot be built.
        """
        return read_built(self.find(service), service)


def open_edition(text: str) -> Edition:
    """The edition that a text names.

    Raises:
        CannotContinueError: it names none, or what it names cannot be opened.
    """
    text = text.strip()
    path = Path(text)
    if path.is_dir() and (path / LOCK_NAME).is_file():
        path /= LOCK_NAME
    if path.name.endswith(_LOCK_SUFFIX):
        return _open_lock(path, text)
    home = path.parent if path.name == MANIFEST_NAME else path
    if (home / MANIFEST_NAME).is_file():
        return _open_slice(home, text)
    source = Sources().open(text)
    if isinstance(source, PageFile):
        return Edition(text, source.services(), lambda _: source, source.page)
    return Edition(text, source.services(), lambda _: source)


def _open_lock(path: Path, text: str) -> Edition:
    where = Where(str(path))
    if not path.is_file():
        raise CannotContinueError([Problem(where, "there is no such lock", "Name a file.")])
    entries = read_lock(path)
    if not entries:
        what = "locks nothing"
        raise CannotContinueError([Problem(where, what, "`shapewright generate` writes it.")])
    locked: dict[str, Locked] = {}
    slices: dict[str, tuple[str, ...]] = {}
    for target, entry in entries.items():
        known = locked.setdefault(entry.service, entry)
        if known.models != entry.models:
            what = f"locks {entry.service} twice, from different models"
            raise CannotContinueError([Problem(Where(str(path), target), what, "Name a release.")])
        spec = path.with_name(f"{target}.toml")
        chosen = read_target(spec).operations if spec.is_file() else ("*",)
        slices[entry.service] = (*slices.get(entry.service, ()), *chosen)
    held = _Held(path, locked, Sources())
    return Edition(text, tuple(sorted(locked)), held.find, slices=slices)


def _open_slice(home: Path, text: str) -> Edition:
    one = read_slice(home)
    if one is None:
        what = "was generated for a target, and is no slice"
        hint = f"Name the lock beside the targets, {LOCK_NAME}, or a release."
        raise CannotContinueError([Problem(Where(str(home)), what, hint)])
    service = one.stated.service
    entry = Locked(service=service, release=find_old_target(one).source, models=one.models)
    held = _Held(home, {service: entry}, Sources())
    title = f"{home.name} ({f'botocore {one.release}' if one.release else one.stated.source})"
    return Edition(text, (service,), held.find, None, {service: one.stated.operations}, title)


@dataclass(frozen=True, slots=True)
class _Held:
    """The services of a lock."""

    path: Path
    locked: dict[str, Locked]
    sources: Sources

    def find(self, service: str) -> Source:
        """The source of a locked service, if its models are still those that were locked."""
        where = Where(str(self.path))
        if service not in self.locked:
            hint = suggest_names(service, self.locked) or f"It locks {', '.join(self.locked)}."
            raise CannotContinueError([Problem(where, f"does not lock {service!r}", hint)])
        entry = self.locked[service]
        if not entry.release:
            what = f"does not say from which release {service} was made"
            raise CannotContinueError([Problem(where, what, "Name the model file itself.")])
        source = self.sources.open(entry.release)
        found = {file.path: file.sha256 for file in source.digests(service)}
        if found != dict(entry.models):
            place = f"{'botocore ' * bool(RELEASE.fullmatch(entry.release))}{entry.release}"
            what = f"the models of {service} in {place} are not those locked"
            raise CannotContinueError([Problem(where, what, "Name the release itself.")])
        return source


def align_operations(page: Service, other: Service) -> Service:
    """A page's service with its operations by the names that the other one has for them.

    boto3's pages call an operation by its method, from which its own spelling is only guessed.
    """
    names = {snake(operation.name): operation.name for operation in other.operations}
    return replace(
        page,
        operations=tuple(
            sorted(
                (
                    replace(one, name=names.get(snake(one.name), one.name))
                    for one in page.operations
                ),
                key=lambda one: one.name,
            )
        ),
    )
