"""The locks of one run: what was locked against what is there now.

Takes targets, reads the lock beside each one's file, tells where it no longer holds and gives the
text it should have. A release never changes, so a model that differs from the one locked for the
same release is a problem. Targets without a file have no lock.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.specs.lock import LOCK_NAME, Locked, read_lock, render_lock
from shapewright.specs.target import Target


@dataclass(frozen=True, slots=True)
class Locks:
    """Every lock that a run has to do with."""

    entries: Mapping[Path, dict[str, Locked]]
    """By the lock's absolute path, then by target."""

    @classmethod
    def read(cls, targets: Iterable[Target]) -> Locks:
        """The locks of these targets.

        Raises:
            CannotContinueError: a file is not a lock.
        """
        paths = {_path_of(target.spec) for target in targets if target.spec is not None}
        return cls({path: read_lock(path) for path in sorted(paths)})

    def hold(self, target: Target, now: Locked) -> None:
        """Refuse models that are not those locked for the same release.

        Raises:
            CannotContinueError: they are not.
        """
        locked = self._find(target)
        if target.spec is None or locked is None or not now.release:
            return
        if (locked.service, locked.release) != (now.service, now.release):
            return
        if changed := _list_changes(locked, now):
            what = f"{changed} of release {now.release} is not the file that was locked"
            hint = f"If the new file is right, delete the entry of {target.spec.stem!r}."
            where = Where(str(_path_of(target.spec)), target.spec.stem)
            raise CannotContinueError([Problem(where, what, hint)])

    def update(self, target: Target, now: Locked) -> None:
        """Let the lock say what a target is made from now."""
        if target.spec is not None:
            self.entries[_path_of(target.spec)][target.spec.stem] = now

    def find_drift(self, target: Target, now: Locked) -> str:
        """What the lock says of a target that is not so, as a sentence; empty when it is right."""
        locked = self._find(target)
        if target.spec is None or locked == now:
            return ""
        path, key = _path_of(target.spec), target.spec.stem
        if locked is None:
            return f"{path} has no entry for {key!r}."
        if locked.service != now.service:
            return f"{path} has {key!r} from {locked.service}, the target says {now.service}."
        if locked.release != now.release:
            before, after = (one.release or "no release" for one in (locked, now))
            return f"{path} has {key!r} from {before}, the models are of {after}."
        return f"{path} has {key!r} from another {_list_changes(locked, now)}."

    def find_orphans(self) -> Iterator[str]:
        """The entries whose targets are gone, each as a sentence."""
        for path, entries in self.entries.items():
            for key in sorted(entries):
                if not _is_kept(path, key):
                    yield f"{path} has an entry for {key!r}, which is no target any more."

    def render(self) -> dict[Path, str]:
        """The text of each lock, without the entries whose targets are gone."""
        return {
            path: render_lock({key: one for key, one in entries.items() if _is_kept(path, key)})
            for path, entries in self.entries.items()
        }

    def _find(self, target: Target) -> Locked | None:
        if target.spec is None:
            return None
        return self.entries[_path_of(target.spec)].get(target.spec.stem)


def _path_of(spec: Path) -> Path:
    return Path(os.path.abspath(spec)).with_name(LOCK_NAME)  # noqa: PTH100 - as the target was named


def _is_kept(path: Path, key: str) -> bool:
    return path.with_name(f"{key}.toml").is_file()


def _list_changes(locked: Locked, now: Locked) -> str:
    """The models that differ, by their data paths."""
    return ", ".join(
        key
        for key in sorted({*locked.models, *now.models})
        if locked.models.get(key) != now.models.get(key)
    )
