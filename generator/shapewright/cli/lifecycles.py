"""``lifecycles``: the resources of a service, and what each of its operations does with them.

Takes a source, a service, and a target whose corrections count; gives 0. For a program it prints
the report of ``shapewright.lifecycles``; as TOML, the table in the form in which a target corrects
it. A person is shown each resource, and what is not known of the other operations.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shapewright.cli.outline import Line
from shapewright.cli.terminal import BOLD, DIM, find_width, print_json, print_line
from shapewright.lifecycles import find_lifecycles, render_lifecycles, report_lifecycles
from shapewright.lower.prose import wrap
from shapewright.pipeline import Spot, find_source, read_built
from shapewright.sources.open import open_source
from shapewright.specs.target import read_target

_LABEL = 10
_SPELLED = {"arn", "text", "constant"}
"""Ways of making of which the template says all."""


def run_lifecycles(spot: Spot, target: str | None, *, as_data: bool, as_toml: bool) -> int:
    """Show them."""
    service = read_built(open_source(find_source(spot)), spot.services[0])
    corrections = read_target(Path(target)).resources if target else ()
    table = find_lifecycles(service, corrections)
    if as_toml:
        reasons = {one.noun: one.reason for one in corrections}
        print_line(render_lifecycles(table, reasons).rstrip("\n"))
        return 0
    report = report_lifecycles(service, table)
    if as_data:
        print_json(report)
        return 0
    for line in _render_report(report, find_width()):
        print_line(line.text, style=line.style)
    return 0


def _render_report(report: dict[str, Any], width: int) -> Iterator[Line]:
    coverage = report["coverage"]
    numbers = ", ".join(f"{number} {standing}" for standing, number in coverage.items())
    yield Line(f"{report['service']}: {len(report['resources'])} resources", BOLD)
    yield Line(f"{sum(coverage.values())} operations: {numbers}")
    for resource in report["resources"]:
        yield Line()
        yield from _render_resource(resource, width)
    if report["tagging"]:
        yield Line()
        yield Line("Tags of any resource", BOLD)
        for use in report["tagging"]:
            yield from _render(use["verb"], use["operation"], width)
    yield from _render_rest(report["operations"], width)


def _render_resource(resource: dict[str, Any], width: int) -> Iterator[Line]:
    of = f", part of {resource['parent']}" if "parent" in resource else ""
    yield Line(resource["noun"] + of, BOLD)
    keys = " + ".join(resource["identity"]) or "there is only one"
    yield from _render("identity", "; or ".join([keys, *resource.get("aliases", ())]), width)
    for made in resource.get("made", ()):
        template = made.get("template", "")
        way = template if made["by"] in _SPELLED else f"{made['by']} {template}"
        yield from _render("made", f"{made['attribute']}: {way}", width)
    if "status" in resource:
        status = resource["status"]
        after = [f"{verb} {', '.join(states)}" for verb, states in status["after"].items()]
        yield from _render("states", f"{status['attribute']}: {'; '.join(after)}", width)
    for use in resource["uses"]:
        yield from _render(use["verb"], _say_use(use), width)


def _say_use(use: dict[str, Any]) -> str:
    """An operation with what is most worth knowing of its use."""
    said = [use["operation"]]
    paths = [path or "entry" for path in use.get("identity", ())]
    said += [f"by {', '.join(paths)}"] if paths else []
    if "listing" in use:
        listing = use["listing"]
        said.append(f"in {listing['items']}")
        said += [f"where {', '.join(listing['filters'])}"] if "filters" in listing else []
        said += [f"sorted by {listing['sort_by']}"] if "sort_by" in listing else []
        said += [f"paged by {listing['input_token']}"] if "input_token" in listing else []
    said += [f"else {use[key]}" for key in ("missing", "no_parent", "existing") if key in use]
    return "; ".join(said)


def _render_rest(operations: dict[str, dict[str, str]], width: int) -> Iterator[Line]:
    for standing in ("echo", "unknown"):
        found = {name: one for name, one in operations.items() if one["standing"] == standing}
        if found:
            yield Line()
            yield Line(f"{standing.capitalize()} ({len(found)})", BOLD)
        for name, one in found.items():
            yield from _indent(f"{name}: {one['note']}" if one["note"] else name, 2, width)


def _render(label: str, text: str, width: int) -> Iterator[Line]:
    """A label, and a text beside it."""
    first, *rest = wrap(text, width=max(width - _LABEL - 3, 20)) or [""]
    yield Line(f"  {label:<{_LABEL}} {first}")
    yield from (Line(f"  {'':<{_LABEL}} {line}", DIM) for line in rest)


def _indent(text: str, depth: int, width: int) -> Iterator[Line]:
    yield from (Line(" " * depth + line, DIM) for line in wrap(text, width=width - depth))
