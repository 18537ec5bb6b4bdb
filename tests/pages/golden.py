"""The facts of the seed pages' operations, from the releases that the pages were made from.

`python -m tests.pages.golden` fetches those releases and writes `golden.json` again: counts, and
the sha256 of the sorted facts. The tests compare what is read from the seeds with that file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

import botocore
from botocore.model import ServiceModel
from tests.pages.answers import Fact, Walk
from tests.pages.judge import expect

from shapewright.sources import open_source
from shapewright.sources.pages import Kind, Layout, Part

BOTOCORE: Any = botocore
GOLDEN = Path(__file__).with_name("golden.json")
BOTH = frozenset({Part.RESPONSE_SYNTAX, Part.RESPONSE_MEMBERS})

RELEASES: dict[Layout, tuple[str, list[str]]] = {
    Layout.FLATTENED: ("1.36.1", ["UpdateModelPackage"]),
    Layout.REST: ("1.42.59", ["UpdateModelPackage"]),
    Layout.INDENTED: ("1.36.10", ["BatchDescribeModelPackage"]),
    Layout.API_REFERENCE: ("1.20.64", ["CreateModelPackage"]),
    Layout.API_CHANGES: ("1.42.93", []),
}
"""Which release each seed shows; the operations of the page of changes are those it is about."""
BEFORE = "1.42.92"
NOTHING: frozenset[Part] = frozenset()
TOO_LARGE = {"Search": BOTH}

PLAIN = {
    Kind.JSON_VALUE.value: Kind.STRING.value,
    Kind.EVENT_STREAM.value: Kind.STRUCTURE.value,
    Kind.STREAM.value: Kind.BLOB.value,
}
"""What the API Reference has no words of its own for."""
NUMBERS = {kind.value for kind in (Kind.INTEGER, Kind.FLOAT, Kind.DOUBLE, Kind.TIMESTAMP)}


def digest(facts: Iterable[Fact]) -> dict[str, Any]:
    """A few numbers that a person can check, and one that nothing gets past."""
    rows = sorted(astuple(fact) for fact in facts)
    return {
        "nodes": len(rows),
        "enums": sum(bool(row[3]) for row in rows),
        "values": sum(len(row[3]) for row in rows),
        "required": sum(row[2] == "yes" for row in rows),
        "sha256": hashlib.sha256(json.dumps(rows).encode()).hexdigest(),
    }


def without_unions(facts: Iterable[Fact]) -> list[Fact]:
    """What a page without notes can say."""
    return [replace(fact, union=False) for fact in facts]


def as_reference(facts: Iterable[Fact]) -> list[Fact]:
    """What the API Reference can say: all of the top level, and JSON below it."""
    found: list[Fact] = []
    for fact in facts:
        is_top = fact.path.replace("[]", "").isalnum() or not fact.path
        plain = PLAIN.get(fact.kind, fact.kind)
        kind = Kind.NUMBER.value if plain in NUMBERS else plain
        if fact.recursive:
            kind = Kind.UNKNOWN.value
        required = fact.required if is_top and "[" not in fact.path else "-"
        exact = is_top and "[" not in fact.path
        found.append(
            Fact(
                path=fact.path,
                kind=plain if exact and not fact.recursive else kind,
                required=required,
                values=fact.values if is_top else (),
                recursive=fact.recursive,
                union=False,
            )
        )
    return found


def adapt(layout: Layout, facts: Iterable[Fact]) -> list[Fact]:
    """The facts that a layout can carry."""
    if layout is Layout.API_REFERENCE:
        return as_reference(facts)
    return without_unions(facts) if layout is Layout.API_CHANGES else list(facts)


def compute() -> dict[str, Any]:
    """The digests of every seed's operations."""
    found: dict[str, Any] = {}
    for layout, (release, names) in RELEASES.items():
        model: Any = ServiceModel(_read_model(release))
        chosen = names or _changed(model)
        found[layout.name] = {
            BOTOCORE.xform_name(name): [
                digest(
                    adapt(layout, _facts(model.operation_model(name), name, layout, request=side))
                )
                for side in (True, False)
            ]
            for name in chosen
        }
    return found


def _facts(operation: Any, name: str, layout: Layout, *, request: bool) -> list[Fact]:
    facts = list(Walk(operation, request=request).facts())
    too_large = layout is Layout.API_CHANGES and name in TOO_LARGE
    return expect(facts, TOO_LARGE[name] if too_large else NOTHING, request=request)


def _read_model(release: str) -> dict[str, Any]:
    return open_source(release).read("sagemaker").model


def _changed(after: Any) -> list[str]:
    """The operations that are new since the release before, or have other members or values."""
    before: Any = ServiceModel(_read_model(BEFORE))
    names = set(before.operation_names)
    return [
        name
        for name in after.operation_names
        if name not in names
        or any(
            list(Walk(after.operation_model(name), request=side).facts())
            != list(Walk(before.operation_model(name), request=side).facts())
            for side in (True, False)
        )
    ]


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(compute(), indent=1) + "\n", encoding="utf-8")
