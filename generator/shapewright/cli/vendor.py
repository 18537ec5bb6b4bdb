"""``vendor``: what became of slices, or how they stand.

Takes what names them, gives 0 or 1. For a program ``add``, ``update`` and ``remove`` print a list
of objects, one for each slice: ``service``, ``folder``, ``before`` and ``after`` (releases),
``current`` (nothing had to be made), ``written``, ``unchanged`` and ``removed`` files, the paths
whose edits were ``kept`` or ``merged``, or ``dropped`` or ``left`` to their editor by request,
those that were deleted and stay ``absent``, ``conflicts`` and ``problems`` (warnings). ``status``
prints for each ``service``, ``folder``, ``release``, ``edited`` and ``deleted`` paths, and under
``update`` the ``release`` with the paths that are ``changed``, ``added`` and ``removed``,
``conflicts``, ``breaks`` (``path``, ``kind``, ``before``, ``after``), and in ``breaks_unknown`` why
these are not known, if they are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from shapewright.cli.check import print_diff
from shapewright.cli.program import STOPPED
from shapewright.cli.terminal import (
    BOLD,
    DIM,
    as_json,
    print_json,
    print_line,
    print_problems,
    showing_progress,
)
from shapewright.pipeline import Spot
from shapewright.pipeline.outdated import Standing, find_standings
from shapewright.pipeline.vendor import add, remove, update
from shapewright.pipeline.works import Done, Manner
from shapewright.vendor import Conflict, Side, Slice, find_slices

WORDS = ("edited", "outdated")
_MOST_LINES = 20
"""How many lines of each side of a conflict are shown."""
_ADVICE = (
    "Nothing was written. Make the two sides agree, or choose one of them: "
    "--ours PATH keeps the file that stands here, --theirs PATH takes the new one."
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Files of which one version is to be taken."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]

    def by_path(self) -> dict[Path, Side]:
        """The sides by absolute path."""
        sides = {Path(path).absolute(): Side.OURS for path in self.ours}
        return sides | {Path(path).absolute(): Side.THEIRS for path in self.theirs}


def run_add(spot: Spot, into: str, manner: Manner, *, single_file: bool, as_data: bool) -> int:
    """Add a slice, and say what was written."""
    done = add(spot, Path(into), manner, single_file=single_file)
    return _tell([done], manner, as_data=as_data)


def run_update(
    named: Sequence[str], spot: Spot, chosen: Chosen, manner: Manner, *, as_data: bool
) -> int:
    """Update slices, and say what became of each, or what stands against it."""
    slices = _find(named)
    with showing_progress("Updating") as progress:
        done = update(slices, spot, chosen.by_path(), manner, progress)
    return _tell(done, manner, as_data=as_data)


def run_remove(named: Sequence[str], manner: Manner, *, as_data: bool) -> int:
    """Remove slices, and say what went."""
    slices = find_slices([Path(name) for name in named], deep=False)
    return _tell(remove(slices, manner), manner, as_data=as_data)


def run_status(
    named: Sequence[str], spot: Spot, allowed: Sequence[str], *, diff: bool, as_data: bool
) -> int:
    """Say how slices stand."""
    slices = _find(named)
    with showing_progress("Comparing") as progress:
        standings = find_standings(slices, spot, progress, diff=diff)
    if as_data:
        print_json([_describe_standing(one) for one in standings])
    else:
        for one in standings:
            _print_standing(one)
    edited = any(one.is_edited for one in standings) and "edited" not in allowed
    outdated = any(one.is_outdated for one in standings) and "outdated" not in allowed
    return 1 if edited or outdated else 0


def _find(named: Sequence[str]) -> list[Slice]:
    return find_slices([Path(name) for name in named] or [Path()])


def _tell(done: Sequence[Done], manner: Manner, *, as_data: bool) -> int:
    conflicts = [conflict for one in done for conflict in one.conflicts]
    try:
        if as_data:
            print_json([_describe(one) for one in done])
        else:
            for one in done:
                print_problems(one.warnings)
                _print_done(one, manner, is_open=bool(conflicts))
            if conflicts:
                print_line(_ADVICE, style=BOLD)
    except KeyboardInterrupt:
        if manner.writes and not conflicts:
            print_line("Stopped; everything had been written.", err=True)
            return STOPPED
        raise
    return 1 if conflicts else 0


def _print_done(done: Done, manner: Manner, *, is_open: bool) -> None:
    made = f"{done.service} {done.after or done.before}".strip()
    if done.current:
        print_line(f"{made}: up to date in {done.root}", style=DIM)
        return
    _print_difference(done.service, done.root, done.diff)
    for conflict in done.conflicts:
        _print_conflict(done.root, conflict)
    if is_open:
        count = len(done.conflicts)
        print_line(f"{made}: {count} conflicts in {done.root}", style=BOLD if count else DIM)
        return
    for word, paths in _edits_of(done).items():
        for path in paths:
            print_line(f"{word}: {done.root / path}")
    files = done.files
    counts = {"written": files.written, "unchanged": files.unchanged, "removed": files.removed}
    said = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    would = "" if manner.writes else "would be "
    print_line(f"{made}: {would}{said or 'nothing to write'} in {done.root}")


def _print_difference(service: str, root: Path, lines: Sequence[str]) -> None:
    """A diff, below a line that says where its paths begin: several slices have the same files."""
    if lines:
        print_line(f"# {service}, paths in {root}", style=DIM)
        print_diff(lines)


def _edits_of(done: Done) -> dict[str, list[str]]:
    found = done.resolved
    if found is None:
        return {}
    return {
        "edit kept": found.kept,
        "edit merged": found.merged,
        "edit dropped": found.dropped,
        "left to you": found.left,
        "stays deleted": found.absent,
    }


def _print_conflict(root: Path, conflict: Conflict) -> None:
    name = f", {conflict.name}" if conflict.name else ""
    print_line(f"conflict: {root / conflict.path}{name}: {conflict.what}", style=BOLD)
    for title, text in (("here", conflict.ours), ("upstream", conflict.theirs)):
        print_line(f"  {title}:")
        lines = text.splitlines() or ["(nothing)"]
        for line in lines[:_MOST_LINES]:
            print_line(f"    {line}".rstrip())
        if len(lines) > _MOST_LINES:
            print_line(f"    ({len(lines) - _MOST_LINES} more lines)")


def _print_standing(one: Standing) -> None:
    _print_difference(one.slice.stated.service, one.slice.root, one.diff)
    for word, paths in (("edited", one.edited), ("deleted", one.deleted)):
        for path in paths:
            print_line(f"{word}: {one.slice.root / path}")
    words = [word for word in WORDS if getattr(one, f"is_{word}")]
    made = f"{one.slice.stated.service} {one.slice.release}".strip()
    said = ", ".join(words) or "unmodified, up to date"
    print_line(f"{made} in {one.slice.root}: {said}", style=BOLD if words else DIM)
    if not one.is_outdated:
        return
    pending = one.pending
    counts = {
        "changed": pending.changed,
        "added": pending.added,
        "removed": pending.removed,
    }
    said = ", ".join(f"{len(paths)} {word}" for word, paths in counts.items() if paths)
    print_line(f"  an update to {pending.release or 'the model as it is'}: {said}")
    for word, paths in counts.items():
        for path in paths:
            print_line(f"    {word}: {path}")
    for conflict in pending.conflicts:
        print_line(f"    conflict: {conflict}", style=BOLD)
    for broken in pending.breaks.found:
        print_line(f"    breaks: {broken}", style=BOLD)
    if not pending.breaks.found and not pending.breaks.unknown:
        print_line("    breaks nothing")
    if pending.breaks.unknown:
        print_line(f"    what it breaks is not known: {pending.breaks.unknown}")


def _describe(done: Done) -> dict[str, object]:
    found = done.resolved
    names = ("kept", "merged", "dropped", "left", "absent")
    return {
        "service": done.service,
        "folder": str(done.root),
        "before": done.before,
        "after": done.after,
        "current": done.current,
        "written": done.files.written,
        "unchanged": done.files.unchanged,
        "removed": done.files.removed,
        **{name: list(getattr(found, name)) if found else [] for name in names},
        "conflicts": _describe_conflicts(done.conflicts),
        "problems": as_json(done.warnings),
    }


def _describe_standing(one: Standing) -> dict[str, object]:
    pending = one.pending
    return {
        "service": one.slice.stated.service,
        "folder": str(one.slice.root),
        "release": one.slice.release,
        "edited": list(one.edited),
        "deleted": list(one.deleted),
        "update": {
            "release": pending.release,
            "changed": list(pending.changed),
            "added": list(pending.added),
            "removed": list(pending.removed),
            "conflicts": _describe_conflicts(pending.conflicts),
            "breaks": [
                {
                    "path": broken.path,
                    "kind": broken.kind,
                    "before": broken.before,
                    "after": broken.after,
                }
                for broken in pending.breaks.found
            ],
            "breaks_unknown": pending.breaks.unknown,
        },
    }


def _describe_conflicts(conflicts: Iterable[Conflict]) -> list[dict[str, str]]:
    return [
        {
            "path": conflict.path,
            "name": conflict.name,
            "what": conflict.what,
            "ours": conflict.ours,
            "theirs": conflict.theirs,
        }
        for conflict in conflicts
    ]
