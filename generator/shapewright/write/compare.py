"""A tree of text against a directory on disk.

Takes a tree, a directory and the directory's manifest; gives, for every path, how the two relate.
Writes nothing and decides nothing: what a difference means for a run is for the plan to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shapewright.problem import CannotContinueError
from shapewright.write.failure import reporting
from shapewright.write.manifest import (
    JSON,
    MANIFEST_NAME,
    Manifest,
    read_manifest,
    render_manifest,
)
from shapewright.write.path import is_cache, parents_of
from shapewright.write.snapshot import Kind, Snapshot, read_digest, read_snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from shapewright.write.tree import Tree


_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How a directory and a tree differ; every path list is sorted."""

    tree: Tree
    snapshot: Snapshot
    same: tuple[str, ...]
    """Owned, and already what the tree says."""
    missing: tuple[str, ...]
    """In the tree, not on disk."""
    extra: tuple[str, ...]
    """Owned, on disk as it was written, and no longer in the tree."""
    different: tuple[str, ...]
    """Owned, on disk as it was written, and about to change."""
    edited: tuple[str, ...]
    """Owned, and neither what was written nor what the tree says."""
    foreign: tuple[str, ...]
    """Not owned, and standing where the tree needs to write."""
    bystanders: tuple[str, ...]
    """Not owned, and in nobody's way."""

    @property
    def is_same(self) -> bool:
        """Whether every owned file is what the tree says, and there is no other."""
        return not (self.missing or self.extra or self.different or self.edited or self.foreign)


def compare_tree(root: Path, tree: Tree) -> Comparison:
    """How a directory differs from a tree.

    Raises:
        CannotContinueError: The root is no directory, its manifest is broken, or it cannot be read.
    """
    with reporting(root):
        snapshot = read_snapshot(root)
        manifest = read_manifest(root) if snapshot.exists else None
        return build_comparison(tree, snapshot, owned=manifest.files if manifest else {})


def is_current(root: Path, made_from: Mapping[str, JSON]) -> bool:
    """Whether a directory was made from just this, by this version, and nobody touched it since.

    What cannot be read is not current; a write says why.
    """
    try:
        manifest = read_manifest(root)
        snapshot = read_snapshot(root)
        if manifest is None or not _is_made_from(manifest, made_from):
            return False
        return all(
            path in snapshot.entries and _read_digest(snapshot, path) == digest
            for path, digest in manifest.files.items()
        )
    except (CannotContinueError, OSError):
        return False


def build_comparison(
    tree: Tree,
    snapshot: Snapshot,
    *,
    owned: Mapping[str, str],
    seen: Mapping[str, str] = _NOTHING,
) -> Comparison:
    """How a tree differs from what stands on disk.

    Args:
        tree: What is to be.
        snapshot: What is.
        owned: Path to the SHA-256 of what is owned, as it was written.
        seen: Path to the SHA-256 of what stands there now, where the tree has taken it into
            account: such a file counts as one that was not edited.

    Raises:
        OSError: A file to be hashed cannot be read.
    """
    entries = snapshot.entries
    stale = find_stale(tree, snapshot, owned)
    kept = find_kept_directories(snapshot, gone=stale)
    judged: dict[str, str] = {}
    for path in tree:
        entry = entries.get(path)
        obstacle = next((part for part in parents_of(path) if snapshot.is_leaf(part)), "")
        if obstacle and obstacle not in owned:
            judged[obstacle] = "foreign"
        if entry is None or (entry.kind is Kind.DIRECTORY and path not in kept):
            judged[path] = "missing"
        elif path not in owned or entry.kind is Kind.DIRECTORY:
            judged[path] = "foreign"
        else:
            found = _read_digest(snapshot, path)
            unedited = "same" if found == tree.digests[path] else "different"
            known = {owned[path], tree.digests[path], seen.get(path)}
            judged[path] = unedited if found in known else "edited"
    for path in stale:
        known = {owned[path], seen.get(path)}
        judged[path] = "extra" if _read_digest(snapshot, path) in known else "edited"
    for path in entries:
        if snapshot.is_leaf(path) and path not in judged and not _is_ignored(path):
            judged[path] = "bystanders"
    return Comparison(tree=tree, snapshot=snapshot, **_group(judged))


def find_stale(tree: Tree, snapshot: Snapshot, owned: Iterable[str]) -> frozenset[str]:
    """The owned paths on disk that the tree no longer has."""
    return frozenset(path for path in owned if path not in tree and snapshot.is_leaf(path))


def find_kept_directories(snapshot: Snapshot, *, gone: frozenset[str]) -> frozenset[str]:
    """The directories that still hold something without these files, or never held anything.

    Python's caches hold nothing: they go with what they were made from.
    """
    holding: set[str] = set()
    never_empty = {path.rpartition("/")[0] for path in snapshot.entries}
    kept: list[str] = []
    # Backwards, so that a directory comes after all that is in it.
    for path in reversed(list(snapshot.entries)):
        is_leaf = snapshot.is_leaf(path)
        stays = path not in gone if is_leaf else path in holding or path not in never_empty
        if stays and not is_cache(path):
            holding.add(path.rpartition("/")[0])
            kept.extend(() if is_leaf else (path,))
    return frozenset(kept)


def _read_digest(snapshot: Snapshot, path: str) -> str:
    """The digest of a file; of anything else one that fits nothing."""
    is_file = snapshot.entries[path].kind is Kind.FILE
    return read_digest(snapshot.root / path) if is_file else ""


def _is_made_from(manifest: Manifest, made_from: Mapping[str, JSON]) -> bool:
    wanted = Manifest(made_from=made_from, files=manifest.files)
    return render_manifest(manifest) == render_manifest(wanted)


def _is_ignored(path: str) -> bool:
    return path == MANIFEST_NAME or is_cache(path) or path.endswith(".pyc")


def _group(judged: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    names = ("same", "missing", "extra", "different", "edited", "foreign", "bystanders")
    return {
        name: tuple(sorted(p for p, found in judged.items() if found == name)) for name in names
    }
