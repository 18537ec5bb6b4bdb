"""Whatever stands where it should not, building a service succeeds or says what is wrong."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shapewright.build.facts import is_object
from shapewright.build.service import build_service
from shapewright.build.traits import CARRIED, SHAPE_TYPES, STRUCTURE_KINDS, TRAITS
from shapewright.ir.json_form import dump_service, load_service
from shapewright.problem import CannotContinueError, Level, Problem, pointer_to
from shapewright.sources.raw import RawService


class Place(Protocol):
    """One object of a raw service."""

    level: str
    file: str
    at: tuple[str | int, ...]
    raw: dict[str, Any]


Walk = Callable[[RawService], Iterator[Place]]

WRONG: list[object] = [*json.loads('[null, 1.5, [[]], {"": null}]')]
"""One value of each kind that hardly any key takes."""

ANY_JSON = {"input", "output", "comments"}
"""Keys of an example, whose values are not looked at."""


def problems_of(raw: RawService) -> tuple[Problem, ...]:
    try:
        return build_service(raw).warnings
    except CannotContinueError as error:
        return error.problems


def test_every_value_of_a_wrong_kind_is_a_problem_at_its_address(
    walk: Walk, rich: RawService
) -> None:
    """For each carried key, null and a kind of value it never has; inside lists too."""
    tried = 0
    for place in list(walk(rich)):
        is_shape = place.level in {*SHAPE_TYPES, *STRUCTURE_KINDS}
        traits = TRAITS[place.level] | (TRAITS["shape"] if is_shape else {})
        for key in [key for key in place.raw if traits[key] == CARRIED and key not in ANY_JSON]:
            right = place.raw[key]
            for wrong in WRONG:
                if can_stand(place.level, key, wrong) or type(wrong) is type(right) is dict:
                    continue
                place.raw[key] = wrong
                found = problems_of(rich)
                place.raw[key] = right

                file, at = f"case/2020-01-01/{place.file}.json", pointer_to(*place.at, key)
                errors = [problem for problem in found if problem.level is Level.ERROR]
                assert any(
                    problem.where.source == file and problem.where.pointer.startswith(at)
                    for problem in errors
                ), (place.level, key, wrong, found)
                tried += 1

    assert tried > 500


def can_stand(level: str, key: str, value: object) -> bool:
    """Whether a number with a fraction is what this key takes."""
    return (
        type(value) is float
        and key in {"min", "max"}
        and level
        in {
            *("integer", "long", "float", "double"),
        }
    )


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["", "Text", "PutThingInput", "One", "structure", "list", "<p>", "NoThing"])
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["shape", "type", "members", "min", "required", "union", "", "a/b"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=6,
)

Step = tuple[Any, str | int]


def keys_of(container: Any) -> list[str | int]:
    """The keys of an object or the indexes of a list."""
    return list(container) if is_object(container) else list(range(len(container)))


def steps_in(value: Any) -> Iterator[Step]:
    """Every container and key below a value."""
    waiting: list[Any] = [value]
    while waiting:
        container = waiting.pop()
        for key in keys_of(container):
            yield container, key
            if isinstance(container[key], dict | list):
                waiting.append(container[key])


@settings(
    max_examples=400,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_any_json_anywhere_builds_or_is_refused(data: st.DataObject, rich: RawService) -> None:
    """Nodes of a valid model are replaced, removed or copied to where others stand."""
    parts = copy.deepcopy([rich.model, rich.paginators, rich.waiters, rich.examples])
    for _ in range(data.draw(st.integers(1, 3), label="changes")):
        places = list(steps_in(parts))[len(parts) :]
        container, key = data.draw(st.sampled_from(places), label="place")
        match data.draw(st.sampled_from(["replace", "remove", "copy"]), label="how"):
            case "replace":
                container[key] = data.draw(JSON, label="value")
            case "remove":
                del container[key]
            case _:
                other, name = data.draw(st.sampled_from(places), label="source")
                container[key] = copy.deepcopy(other[name]) if has(other, name) else None
    model, paginators, waiters, examples = parts
    changed = RawService(
        name="case",
        api_version="1",
        release="",
        model=model,
        paginators=paginators,
        waiters=waiters,
        examples=examples,
        files=rich.files,
    )

    try:
        service = build_service(changed).service
    except CannotContinueError as error:
        sources = {problem.where.source.partition("/")[0] for problem in error.problems}
    else:
        sources = {"case"}
        assert load_service(dump_service(service)) == service

    assert sources == {"case"}


def has(container: Any, key: str | int) -> bool:
    """Whether an earlier change has left this place standing."""
    return key in container if isinstance(container, dict) else int(key) < len(container)
