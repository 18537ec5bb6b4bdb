"""``docs build``: one line for each service, or JSON.

Takes what names the targets and how the pages are to be, gives the exit code 0; problems are
raised. For a program an object is printed: ``folder``, ``format``, ``removed`` (folders of services
that are no longer wanted), ``services``, a list as ``generate`` prints it.
"""

from __future__ import annotations

from shapewright.cli.cores import count_cores
from shapewright.cli.generate import describe_outcome, print_outcome
from shapewright.cli.program import STOPPED
from shapewright.cli.target import Named
from shapewright.cli.terminal import (
    DIM,
    print_json,
    print_line,
    print_problems,
    showing_progress,
)
from shapewright.pipeline.docs import Built, build_docs, first_page
from shapewright.pipeline.full_text import write_index
from shapewright.pipeline.reference import Wish

_EXAMPLES = "/examples/"
"""Where the examples of a model stand. Services have many that their own rules refuse, and whoever
reads the pages can do nothing about them."""


def run_docs_build(named: Named, wish: Wish, *, force: bool, as_data: bool) -> int:
    """Build the pages, and say what became of each service."""
    targets = named.read_into(wish.folder)
    workers = count_cores()
    with showing_progress("Building") as progress:
        built = build_docs(targets, wish, force=force, workers=workers, progress=progress)
    try:
        if wish.full_text:
            write_index(wish.folder)
        _print_built(built, wish, as_data=as_data)
    except KeyboardInterrupt:
        print_line("Stopped; every page had been written.", err=True)
        return STOPPED
    return 0


def _print_built(built: Built, wish: Wish, *, as_data: bool) -> None:
    if as_data:
        print_json(
            {
                "folder": str(wish.folder),
                "format": wish.format,
                "removed": list(built.removed),
                "services": [describe_outcome(outcome) for outcome in built.outcomes],
            }
        )
        return
    for outcome in built.outcomes:
        examples = [one for one in outcome.warnings if one.where.pointer.startswith(_EXAMPLES)]
        print_problems(one for one in outcome.warnings if one not in examples)
        print_outcome(outcome)
        if examples:
            verb = "is" if len(examples) == 1 else "are"
            said = f"{len(examples)} of its documented examples {verb} wrong and not shown"
            print_line(f"  {said}; --json tells which, and why", style=DIM)
    for name in built.removed:
        print_line(f"{name}: removed")
    print_line(f"Open {wish.folder / first_page(wish)}")
