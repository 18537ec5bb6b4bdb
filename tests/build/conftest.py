"""Where everything stands in a model, and small models to break.

Gives the layout of a model's files as a table of its own, so that a reader which forgets a level is
noticed; a model that uses every key there is; and a way to build from plain objects.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from shapewright.build.service import Built, build_service
from shapewright.problem import CannotContinueError, Problem
from shapewright.sources.open import Source, open_source
from shapewright.sources.raw import RawFile, RawService

FILES = {
    "model": "service-2",
    "paginators": "paginators-1",
    "waiters": "waiters-2",
    "examples": "examples-1",
}
"""The parts of a raw service, and the names of their files."""

ONE, EACH, ITEMS, ITEMS_OF_EACH = "an object", "objects by name", "a list", "lists by name"
_SHAPE = {
    "members": (EACH, "member"),
    "error": (ONE, "error"),
    "retryable": (ONE, "retryable"),
    "xmlNamespace": (ONE, "xmlNamespace"),
}
STEPS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "model": {
        "metadata": (ONE, "metadata"),
        "clientContextParams": (EACH, "clientContextParam"),
        "operations": (EACH, "operation"),
        "shapes": (EACH, "shape"),
    },
    "metadata": {
        "protocolSettings": (ONE, "protocolSettings"),
        "awsQueryCompatible": (ONE, "awsQueryCompatible"),
    },
    "operation": {
        "http": (ONE, "http"),
        "input": (ONE, "input"),
        "output": (ONE, "output"),
        "errors": (ITEMS, "error reference"),
        "endpoint": (ONE, "endpoint"),
        "endpointdiscovery": (ONE, "endpointdiscovery"),
        "staticContextParams": (EACH, "staticContextParam"),
        "operationContextParams": (EACH, "operationContextParam"),
        "httpChecksum": (ONE, "httpChecksum"),
        "requestcompression": (ONE, "requestcompression"),
    },
    "input": {"xmlNamespace": (ONE, "xmlNamespace")},
    "structure": _SHAPE,
    "exception": _SHAPE,
    "union": _SHAPE,
    "eventstream": _SHAPE,
    "list": {"member": (ONE, "element")},
    "map": {"key": (ONE, "element"), "value": (ONE, "element")},
    "member": {"contextParam": (ONE, "contextParam"), "xmlNamespace": (ONE, "xmlNamespace")},
    "paginators": {"pagination": (EACH, "paginator")},
    "waiters": {"waiters": (EACH, "waiter")},
    "waiter": {"acceptors": (ITEMS, "acceptor")},
    "examples": {"examples": (ITEMS_OF_EACH, "example")},
}
"""For each level, under which keys the next ones stand, and how."""


class Place(NamedTuple):
    """One object of a raw service."""

    level: str
    file: str
    at: tuple[str | int, ...]
    raw: dict[str, Any]


Walk = Callable[[RawService], Iterator[Place]]
Raw = Callable[..., RawService]
Build = Callable[..., Built]
Refuse = Callable[..., tuple[Problem, ...]]


def walk_service(raw: RawService) -> Iterator[Place]:
    """Every object of a raw service that has a level in the table of traits."""
    for part, file in FILES.items():
        yield from walk_object(Place(part, file, (), getattr(raw, part)))


def walk_object(place: Place) -> Iterator[Place]:
    """An object and all below it."""
    if place.level == "shape":
        place = place._replace(level=level_of(place.raw))
    yield place
    for key, (how, level) in STEPS.get(place.level, {}).items():
        if key in place.raw:
            for at, raw in children_of(place.raw[key], how):
                yield from walk_object(Place(level, place.file, (*place.at, key, *at), raw))


def children_of(value: Any, how: str) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """The objects in a value, with the keys that lead to them."""
    match how:
        case "an object":
            yield (), value
        case "objects by name":
            yield from (((name,), item) for name, item in value.items())
        case "a list":
            yield from (((index,), item) for index, item in enumerate(value))
        case _:
            for name, items in value.items():
                yield from (((name, index), item) for index, item in enumerate(items))


def level_of(shape: Mapping[str, Any]) -> str:
    """What kind of shape this is."""
    flags = [flag for flag in ("document", "eventstream", "union", "exception") if flag in shape]
    return flags[0] if flags else str(shape["type"])


@pytest.fixture(scope="session")
def steps() -> Mapping[str, Mapping[str, tuple[str, str]]]:
    """Where the levels of a model stand."""
    return STEPS


@pytest.fixture(scope="session")
def walk() -> Walk:
    """Walks over every object of a raw service."""
    return walk_service


@pytest.fixture(scope="session")
def installed() -> Source:
    """The models of the installed botocore."""
    return open_source("installed")


@pytest.fixture(scope="session")
def raw() -> Raw:
    """Makes a raw service of plain objects."""

    def make(
        model: Any, *, paginators: Any = None, waiters: Any = None, examples: Any = None
    ) -> RawService:
        files = tuple(RawFile(f"case/2020-01-01/{file}.json", "") for file in FILES.values())
        return RawService(
            name="case",
            api_version="2020-01-01",
            release="",
            model=model,
            paginators={} if paginators is None else paginators,
            waiters={} if waiters is None else waiters,
            examples={} if examples is None else examples,
            files=files,
        )

    return make


@pytest.fixture(scope="session")
def build(raw: Raw) -> Build:
    """Builds a service of shapes and operations, given as plain objects."""

    def make(shapes: Any, operations: Any = None, **beside: Any) -> Built:
        model: dict[str, Any] = {"metadata": {}, "shapes": shapes, "operations": operations or {}}
        return build_service(raw(model, **beside))

    return make


@pytest.fixture(scope="session")
def refuse(build: Build) -> Refuse:
    """Builds what has to be refused, and gives the problems."""

    def attempt(shapes: Any, operations: Any = None, **beside: Any) -> tuple[Problem, ...]:
        with pytest.raises(CannotContinueError) as caught:
            build(shapes, operations, **beside)
        return caught.value.problems

    return attempt


@pytest.fixture
def rich(raw: Raw) -> RawService:
    """A service that uses every key there is, a fresh copy for each test."""
    parts = json.loads((Path(__file__).parent / "every_key.json").read_text("utf-8"))
    return raw(
        parts["service-2"],
        paginators=parts["paginators-1"],
        waiters=parts["waiters-2"],
        examples=parts["examples-1"],
    )
