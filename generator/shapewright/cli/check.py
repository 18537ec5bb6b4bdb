"""``check``: how packages differ from what would be generated.

Takes what names the targets, gives 0 or 1. For a program it prints an object: ``same``, whether
nothing differs; ``lock``, sentences about entries without a target; ``run``, the command that would
make it right, or nothing; and ``targets``, for each of them ``service``, ``out``, ``same``,
``lock`` (a sentence or nothing), ``problems`` (warnings), and the paths that are ``missing``,
``stale`` (no longer generated), ``different``, ``edited`` by hand, or ``foreign`` (in the way of a
generated file).
"""

from __future__ import annotations

from collections.abc import Iterable

from shapewright.cli.cores import count_cores
from shapewright.cli.target import Named
from shapewright.cli.terminal import (
    BOLD,
    DIM,
    Style,
    as_json,
    print_json,
    print_line,
    print_problems,
    showing_progress,
)
from shapewright.pipeline import Checked, Drift, check

_STYLES: dict[str, Style] = {"+": {"fg": "green"}, "-": {"fg": "red"}, "@": {"fg": "cyan"}}
_FILES = {"---": BOLD, "+++": BOLD}


def run_check(named: Named, *, as_data: bool) -> int:
    """Compare, and say what differs."""
    targets = named.read()
    with showing_progress("Checking") as progress:
        checked = check(targets, workers=count_cores(), progress=progress)
    if as_data:
        print_json(_describe(checked, named))
    else:
        _print_checked(checked, named)
    return 0 if checked.is_same else 1


def print_diff(lines: Iterable[str]) -> None:
    """The lines of a unified diff, in its colours."""
    for line in lines:
        print_line(line, style=_FILES.get(line[:3], _STYLES.get(line[:1])))


def _print_checked(checked: Checked, named: Named) -> None:
    for drift in checked.drifts:
        print_problems(drift.warnings)
        _print_drift(drift)
    for orphan in checked.orphans:
        print_line(orphan)
    if not checked.is_same:
        print_line(f"To write what should be there: {_render_remedy(checked, named)}", style=BOLD)
    if any(drift.edited or drift.foreign for drift in checked.drifts):
        print_line("Edited files and files of others are replaced with --force only.")


def _print_drift(drift: Drift) -> None:
    name = f"{drift.target.service} in {drift.target.out}"
    if drift.is_none:
        print_line(f"{name}: as it should be", style=DIM)
        return
    print_diff(drift.diff)
    if drift.lock:
        print_line(drift.lock)
    if not drift.exists:
        print_line(f"{name}: there is no such folder", style=BOLD)
        return
    for word in ("edited", "foreign"):
        for path in getattr(drift, word):
            print_line(f"{word}: {drift.target.out / path}")
    said = ", ".join(f"{count} {word}" for word, count in drift.counts.items() if count)
    print_line(f"{name}: differs ({said or 'only the lock'})", style=BOLD)


def _render_remedy(checked: Checked, named: Named) -> str:
    targets = [drift.target for drift in checked.drifts if not drift.is_none]
    return named.render_command("generate", targets or [checked.drifts[0].target])


def _describe(checked: Checked, named: Named) -> dict[str, object]:
    return {
        "same": checked.is_same,
        "lock": list(checked.orphans),
        "run": "" if checked.is_same else _render_remedy(checked, named),
        "targets": [_describe_drift(drift) for drift in checked.drifts],
    }


def _describe_drift(drift: Drift) -> dict[str, object]:
    return {
        "service": drift.target.service,
        "out": str(drift.target.out),
        "same": drift.is_none,
        "lock": drift.lock,
        "missing": drift.missing,
        "stale": drift.stale,
        "different": drift.different,
        "edited": drift.edited,
        "foreign": drift.foreign,
        "problems": as_json(drift.warnings),
    }
