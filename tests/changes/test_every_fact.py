"""Whatever fact of a service is changed, something is found: nothing in the IR is overlooked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import Field, fields, is_dataclass, replace
from functools import cache, partial
from typing import Any, cast

from tests.changes.made import build, make_files
from tests.changes.mutation import both, member, operation, put, shape

from shapewright.changes import compare_services
from shapewright.ir.doc import Doc
from shapewright.ir.service import Service
from shapewright.ir.shape import Deprecation, ErrorTrait, XmlNamespace

Put = Callable[[Any], Any]
"""What holds a place, with another value there; in the end the service."""

NAMES = {"id", "target", "name", "operation", "wire_name"}
"""What others refer to by; a change of it alone is no service any more."""
NOT_FACTS = {
    ("Length", "origin"),
    ("Pattern", "origin"),
    ("Range", "origin"),
    ("WireForm", "xml_order"),  # an order of what is not there; see the test of orders
}
OTHERS = ["x", 7, Deprecation(), XmlNamespace(uri="u"), ErrorTrait()]


@cache
def build_rich() -> Service:
    """The made service with some more traits, so that every class of the IR is in it."""
    files = make_files()
    both(
        put("metadata", "auth", value=["aws.auth#sigv4a"]),
        operation(
            "PutMade",
            endpoint={"hostPrefix": "a."},
            httpChecksum={"requestAlgorithmMember": "Mode"},
            auth=["aws.auth#sigv4a"],
        ),
        member("PutRequest", "Text", xmlNamespace={"uri": "u"}, location="header"),
        member("PutRequest", "Count", documentation="<p>How many.</p>"),
        shape("Shared", xmlNamespace={"uri": "u"}, documentation="<p>Shared.</p>"),
    )(files)
    return build(files)


def find_others(item: Field[Any], value: Any) -> Iterator[Any]:
    """Other values that a field may have."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        yield value + 1
    elif isinstance(value, str) and item.name not in NAMES:
        yield f"{value}x"
    elif isinstance(value, tuple) and "str, ..." in str(item.type):
        yield (*value, "x")
    elif value is None:
        kinds = str(item.type)
        yield from (one for one in OTHERS if type(one).__name__ in kinds)


def find_parts(value: Any) -> Iterator[tuple[Any, Callable[[Any], Any]]]:
    """What else is in a value, each with how to put something in its place."""
    if isinstance(value, tuple):
        parts = list(cast("Iterable[Any]", value))
        for at, part in enumerate(parts):
            yield part, partial(put_in_tuple, parts, at)
    elif isinstance(value, dict):
        named = cast("dict[str, Any]", value)
        for key, part in named.items():
            yield part, partial(put_in_mapping, named, key)
    elif is_dataclass(value):
        yield value, put_alone


def put_in_tuple(parts: list[Any], at: int, new: Any) -> tuple[Any, ...]:
    return (*parts[:at], new, *parts[at + 1 :])


def put_in_mapping(named: dict[str, Any], key: str, new: Any) -> dict[str, Any]:
    return {**named, key: new}


def put_alone(new: Any) -> Any:
    return new


def put_in_field(value: Any, name: str, put_back: Put, put_part: Put, new: Any) -> Service:
    service: Service = put_back(replace(value, **{name: put_part(new)}))
    return service


def list_changes(value: Any, put_back: Put) -> Iterator[tuple[str, str, Service]]:
    """Every change of one field of one value, down to the last: class, field, service."""
    for item in fields(value):
        old = getattr(value, item.name)
        for other in find_others(item, old):
            changed = put_in_field(value, item.name, put_back, put_alone, other)
            yield type(value).__name__, item.name, changed
        for part, put_part in find_parts(old):
            if is_dataclass(part) and not isinstance(part, Doc):
                inner = partial(put_in_field, value, item.name, put_back, put_part)
                yield from list_changes(part, inner)


def test_no_fact_can_change_unnoticed() -> None:
    service = build_rich()
    overlooked: defaultdict[tuple[str, str], int] = defaultdict(int)
    tried: set[tuple[str, str]] = set()
    for kind, name, other in list_changes(service, put_alone):
        tried.add((kind, name))
        overlooked[kind, name] += not compare_services(service, other)

    missed = {key for key, number in overlooked.items() if number}
    assert missed - NOT_FACTS - {("Service", "name")} == set()
    assert len(tried) > 100
