"""What the new directory consists of, and whether it may be made.

Takes a comparison, gives the directories, the files to carry over and the files to write, or the
problems that forbid it. Reads no more of the disk than the comparison did, and changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.write.compare import (
    Comparison,
    build_comparison,
    find_kept_directories,
    find_stale,
)
from shapewright.write.manifest import (
    JSON,
    MANIFEST_NAME,
    Manifest,
    read_manifest,
    render_manifest,
)
from shapewright.write.path import CACHE_DIRECTORY, is_cache, parents_of
from shapewright.write.snapshot import Kind, Snapshot, read_snapshot
from shapewright.write.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_BROKEN = (
    "Restore it from version control, or force the write: generated files are then replaced, "
    "and nothing is deleted."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A new directory, part by part; paths are relative to it."""

    snapshot: Snapshot
    """The old directory, which must not change before the new one takes its place."""
    directories: tuple[str, ...]
    """Parents before what is in them."""
    carried: tuple[str, ...]
    """Taken from the old directory as they are."""
    written: Mapping[str, bytes]
    """Made anew, the manifest among them."""
    unchanged: int
    """How many of the carried are owned."""
    removed: int
    """How many owned files do not come along."""
    is_needed: bool
    """Whether anything differs at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """Edited files that a tree has taken into account, so that writing it loses none of them."""

    seen: Mapping[str, str]
    """Path to the SHA-256 of each as it stands on disk; one that changed since is not lost."""
    owned: Mapping[str, str]
    """Path to the SHA-256 that the manifest keeps instead of the tree's own: of the files as they
    were generated. Files that are in the tree alone are nobody's from then on; files that are here
    alone have been deleted, and stay so."""


def read_plan(
    root: Path,
    tree: Tree,
    made_from: Mapping[str, JSON],
    *,
    force: bool | None,
    edits: Edits | None = None,
) -> Plan:
    """How a directory becomes what a tree says.

    Args:
        root: The directory.
        tree: All that it is to own.
        made_from: What the tree was made from.
        force: Whether edited and foreign files may be lost; nothing where nobody can say so, and
            saying so is no advice.
        edits: The edited files that the tree has taken into account.

    Raises:
        CannotContinueError: Without force, edited or foreign files would be lost, or the manifest
            is broken; with or without, a directory that holds them is in the way.
        OSError: The directory cannot be read.
    """
    snapshot = read_snapshot(root)
    manifest = _read_manifest(snapshot, force=force)
    owned: Mapping[str, str] = manifest.files if manifest else {}
    seen: Mapping[str, str] = edits.seen if edits else {}
    comparison = build_comparison(tree, snapshot, owned=owned, seen=seen)
    gone = find_stale(tree, snapshot, owned)
    kept = find_kept_directories(snapshot, gone=gone)
    if problems := list(_find_refusals(comparison, kept, force=force)):
        raise CannotContinueError(problems)
    carried = _find_carried(comparison, gone, kept)
    digests = edits.owned if edits else tree.digests
    text = render_manifest(Manifest(made_from=made_from, files=digests))
    same = frozenset(comparison.same)
    return Plan(
        snapshot=snapshot,
        directories=_find_directories(carried, tree, kept - set(comparison.foreign)),
        carried=carried,
        written={
            **{path: data for path, data in tree.data.items() if path not in same},
            MANIFEST_NAME: text.encode(),
        },
        unchanged=len(same),
        removed=len(gone),
        is_needed=not (comparison.is_same and manifest and render_manifest(manifest) == text),
    )


def read_removal(root: Path, *, force: bool) -> Plan:
    """How a directory becomes one in which nothing is owned, the manifest included.

    Raises:
        CannotContinueError: Without force, edited files would be lost; or the manifest is broken.
        OSError: The directory cannot be read.
    """
    snapshot = read_snapshot(root)
    manifest = read_manifest(root) if snapshot.exists else None
    owned: Mapping[str, str] = manifest.files if manifest else {}
    nothing = Tree({})
    comparison = build_comparison(nothing, snapshot, owned=owned)
    gone = find_stale(nothing, snapshot, owned) | {MANIFEST_NAME}
    kept = find_kept_directories(snapshot, gone=gone)
    if problems := list(_find_refusals(comparison, kept, force=force)):
        raise CannotContinueError(problems)
    carried = _find_carried(comparison, gone, kept)
    return Plan(
        snapshot=snapshot,
        directories=_find_directories(carried, nothing, kept),
        carried=carried,
        written={},
        unchanged=0,
        removed=len(gone) - 1,
        is_needed=manifest is not None,
    )


def _read_manifest(snapshot: Snapshot, *, force: bool | None) -> Manifest | None:
    try:
        return read_manifest(snapshot.root) if snapshot.exists else None
    except CannotContinueError as error:
        if force:
            return None  # it owns nothing, so nothing is deleted on its word
        if force is None:
            raise
        told = [replace(problem, hint=_BROKEN) for problem in error.problems]
        raise CannotContinueError(told) from error


def _find_refusals(
    comparison: Comparison,
    kept: frozenset[str],
    *,
    force: bool | None,
) -> Iterator[Problem]:
    entries = comparison.snapshot.entries
    holders = {parent for path in entries for parent in parents_of(path)}
    for path in comparison.foreign:
        if path in kept and path in holders:
            what = "is a directory where a generated file belongs, and holds files of others"
            yield _refuse(comparison, path, what, "Move it out of the way.")
        elif not force:
            what = "stands where a generated file belongs, and was not generated"
            yield _refuse(comparison, path, what, _advise("Move it", "replace", force))
    if force:
        return
    for path in comparison.edited:
        if path in comparison.tree:
            what, end = "was edited since it was generated", "replace"
        else:
            what, end = "is no longer generated, and was edited since it was", "remove"
        hint = _advise("Keep the edit elsewhere and restore the file", end, force)
        yield _refuse(comparison, path, what, hint)


def _advise(what: str, end: str, force: bool | None) -> str:  # noqa: FBT001 - as it was passed
    """What to do about a file; to force the write only where that can be said."""
    return f"{what}." if force is None else f"{what}, or force the write to {end} it."


def _refuse(comparison: Comparison, path: str, what: str, hint: str) -> Problem:
    return Problem(Where(str(comparison.snapshot.root / path)), what, hint)


def _find_carried(
    comparison: Comparison,
    gone: frozenset[str],
    kept: frozenset[str],
) -> tuple[str, ...]:
    """What comes along: all but what is replaced, removed, or compiled from either."""
    entries = comparison.snapshot.entries
    dropped = {MANIFEST_NAME, *comparison.tree, *comparison.foreign, *gone}
    sources = {
        path
        for path, entry in entries.items()
        if entry.kind is not Kind.DIRECTORY
        and not is_cache(path)
        and (path not in dropped or path in comparison.same)
    }
    caches = {
        path
        for path, entry in entries.items()
        if entry.kind is not Kind.DIRECTORY and is_cache(path) and _is_live(path, sources, kept)
    }
    return tuple(path for path in entries if path in sources or path in caches)


def _is_live(cached: str, sources: set[str], kept: frozenset[str]) -> bool:
    """Whether a cached file still belongs to something.

    One compiled from a source that is replaced within the second, by one of the same size, would
    be taken for current by the interpreter.
    """
    above, _, rest = f"/{cached}".partition(f"/{CACHE_DIRECTORY}/")
    directory = above.removeprefix("/")
    if not cached.endswith(".pyc"):
        return not directory or directory in kept
    source = rest.rpartition("/")[2].partition(".")[0] + ".py"
    return (f"{directory}/{source}" if directory else source) in sources


def _find_directories(
    carried: tuple[str, ...],
    tree: Tree,
    kept: frozenset[str],
) -> tuple[str, ...]:
    above = (parent for path in (*carried, *tree) for parent in parents_of(path))
    return tuple(sorted({*kept, *above}))


def check_mounts(snapshot: Snapshot, parent: Path) -> None:
    """Refuse a directory that is a mount point, or has one in it: neither can be moved.

    Raises:
        CannotContinueError: It is, or has.
        OSError: The directory above it cannot be read.
    """
    if not snapshot.exists:
        return
    mounts = [path for path, entry in snapshot.entries.items() if entry.device != snapshot.device]
    if parent.stat().st_dev != snapshot.device:
        mounts = [""]
    if mounts:
        where = Where(str(snapshot.root / mounts[0]))
        hint = "Mount the directory above it, or generate into one that holds no mount point."
        raise CannotContinueError([Problem(where, "is a mount point", hint)])
