"""What is no dump of a service is refused with a ValueError, whatever it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shapewright.build.service import build_service
from shapewright.ir.json_form import dump_service, load_service
from shapewright.ir.service import Service
from shapewright.sources.open import Source

MakeService = Callable[..., Service]


@pytest.fixture(scope="module")
def dump(installed: Source) -> str:
    """The dump of a small service with every kind of part."""
    return dump_service(build_service(installed.read("kinesis")).service)


@pytest.mark.parametrize(
    "text",
    ["", "{", "{}", "[]", "null", "5", '"x"', "[" * 100_000, "[]]", '{"name": "sqs"}'],
    ids=lambda text: text[:9] or "nothing",
)
def test_text_that_is_no_dump_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        load_service(text)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("name", 5),
        ("name", None),
        ("operations", "ab"),
        ("operations", {}),
        ("operations/0", None),
        ("operations/0/idempotent", 1),
        ("operations/0/http/status", True),
        ("operations/0/http/extra", "x"),
        ("operations/0/http/kind", "Http"),
        ("operations/0/input", []),
        ("operations/0/input/target", "Nothing"),
        ("operations/0/endpoint/static_parameters", [["A"]]),
        ("operations/0/endpoint/static_parameters", [["A", "b", "c"]]),
        ("operations/0/endpoint/static_parameters", [["A", 5]]),
        ("operations/0/errors/0/target", "Nothing"),
        ("operations/0/doc", "text"),
        ("shapes", []),
        ("shapes/StreamName", {}),
        ("shapes/StreamName/kind", "NoShape"),
        ("shapes/StreamName/kind", "Length"),
        ("shapes/StreamName/kind", ["StringShape"]),
        ("shapes/StreamName/id", "Other"),
        ("shapes/StreamName/rules/0/kind", "StringShape"),
        ("shapes/StreamName/rules/0/minimum", 1.5),
        ("shapes/StreamName/rules/0/minimum", "1"),
        ("shapes/StreamName/rules/0/origin", "rumour"),
        ("waiters/0/acceptors/0/expected", 1.5),
        ("waiters/0/delay", "5"),
    ],
)
def test_a_dump_with_one_value_wrong_is_refused(dump: str, path: str, value: object) -> None:
    load_service(dump)
    whole = json.loads(dump)
    *keys, last = path.split("/")
    part = whole
    for key in keys:
        part = part[int(key)] if key.isdigit() else part[key]
    part[int(last) if last.isdigit() else last] = value

    with pytest.raises(ValueError, match=r"\S"):
        load_service(json.dumps(whole))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


def keys_of(container: Any) -> list[str | int]:
    """The keys of an object or the indexes of a list."""
    size = len(container)
    return list(range(size)) if isinstance(container, list) else list(container)


def steps_in(value: Any) -> Iterator[tuple[Any, str | int]]:
    """Every container and key below a value."""
    waiting: list[Any] = [value]
    while waiting:
        container = waiting.pop()
        for key in keys_of(container):
            yield container, key
            if isinstance(container[key], dict | list):
                waiting.append(container[key])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_dump_is_a_service_or_refused(data: st.DataObject, small: str) -> None:
    """And if it loads, what is loaded is written as it was read, defaults aside."""
    whole = json.loads(small)
    container, key = data.draw(st.sampled_from(list(steps_in(whole))))
    container[key] = data.draw(JSON)
    try:
        loaded = load_service(json.dumps(whole))
    except ValueError:
        return

    assert load_service(dump_service(loaded)) == loaded


@pytest.fixture(scope="module")
def small(make_service: MakeService) -> str:
    """The dump of a service of two shapes."""
    return dump_service(make_service({"A": ["B"], "B": ["A", "B"]}, {"Act": ["A", "B", "B"]}))
