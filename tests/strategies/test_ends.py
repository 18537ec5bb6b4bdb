"""Values end, whatever their shapes lead to; where none can, that is said at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bench.sweep.package import Generated
from hypothesis.internal.conjecture.data import ConjectureData

Package = Callable[[str], Generated]
Draw = Callable[..., list[Any]]
Case = Callable[[dict[str, Any] | Path], Generated]

CASES = Path(__file__).parent.parent / "cases"
MOST_DRAWS = 600
"""Each costs some 50 microseconds, of which Hypothesis takes most: 30 ms together."""


def measure_depth(value: Any) -> int:
    parts: list[Any] = []
    if isinstance(value, dict):
        parts = [*value.values()]  # pyright: ignore[reportUnknownVariableType]
    elif isinstance(value, list):
        parts = [*value]  # pyright: ignore[reportUnknownVariableType]
    return 1 + max(map(measure_depth, parts), default=0)


def test_shapes_that_hold_themselves_end(case: Case, draw: Draw) -> None:
    made = case(CASES / "recursion" / "service-2.json")
    strategies = made.load("strategies")
    for style in ({"minimal": True}, {}, {"rich": True}):
        values = draw(strategies.requests("PutThing", **style))
        assert all(made.check_request("PutThing", value) == [] for value in values)
        assert max(map(measure_depth, values)) <= (1 if "minimal" in style else 30)
    rich = draw(strategies.tree(rich=True))

    assert max(measure_depth(value.to_dict()) for value in rich) > 3


def test_what_cannot_be_is_refused_with_the_reason(case: Case) -> None:
    """Known values of which none keeps the other rules, and what then leads back to itself."""
    shapes: dict[str, Any] = {
        "In": {"type": "structure", "members": {"Egg": {"shape": "Egg"}, "M": {"shape": "M"}}},
        "Egg": {
            "type": "structure",
            "union": True,
            "members": {"Hen": {"shape": "Hen"}, "Mark": {"shape": "Mark"}},
        },
        "Hen": {"type": "structure", "required": ["Egg"], "members": {"Egg": {"shape": "Egg"}}},
        "M": {"type": "structure", "required": ["Mark"], "members": {"Mark": {"shape": "Mark"}}},
        "Mark": {"type": "string", "enum": ["a", "b"], "min": 5},
    }
    strategies = case(shapes).load("strategies")

    with pytest.raises(ValueError, match=r"M needs Mark \(Mark\), and no Mark keeps all of its r"):
        strategies.m()
    with pytest.raises(
        ValueError, match=r"no Hen can be made: Hen needs Egg \(Egg\), Egg needs Hen"
    ):
        strategies.hen()
    with pytest.raises(ValueError, match="and so on without end"):
        strategies.broken("Egg")


def test_members_that_cannot_be_are_left_out(case: Case, draw: Draw) -> None:
    shapes: dict[str, Any] = {
        "In": {
            "type": "structure",
            "members": {
                "Never": {"shape": "Never"},
                "None": {"shape": "List"},
                "Few": {"shape": "Few"},
                "Name": {"shape": "Name"},
            },
        },
        "Never": {"type": "string", "enum": ["a", "b"], "min": 5},
        "List": {"type": "list", "member": {"shape": "Never"}},
        "Few": {"type": "map", "key": {"shape": "Kind"}, "value": {"shape": "Name"}, "min": 2},
        "Kind": {"type": "string", "enum": ["a", "b", "c"]},
        "Name": {"type": "string"},
    }
    made = case(shapes)
    values = draw(made.load("strategies").requests("Do", rich=True))

    assert all("Never" not in value and value["None"] == [] for value in values)
    assert {len(value["Few"]) for value in values} == {2, 3}
    assert all(made.check_request("Do", value) == [] for value in values)


@pytest.mark.parametrize(
    ("service", "operation"),
    [
        ("sagemaker", "CreateTrainingJob"),
        ("quicksight", "CreateDashboard"),
        ("mediaconvert", "CreateJob"),
        ("medialive", "CreateChannel"),
        ("rds", "CreateDBInstance"),
    ],
)
def test_the_largest_requests_take_few_draws(
    service: str, operation: str, package: Package, draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: list[int] = []
    plain = ConjectureData.draw

    def count(data: Any, *arguments: Any, **named: Any) -> Any:
        if not getattr(data, "counted", 0):
            counts.append(0)
            data.counted = 1
        counts[-1] += 1
        return plain(data, *arguments, **named)

    strategies = package(service).load("strategies")
    monkeypatch.setattr(ConjectureData, "draw", count)
    values = draw(strategies.requests(operation, rich=True), 10)

    assert len(values) == 10
    assert 20 < max(counts) <= MOST_DRAWS


def test_events_are_drawn_for_streams(case: Case, draw: Draw) -> None:
    made = case(CASES / "event_streams" / "service-2.json")
    strategies = made.load("strategies")
    sent = draw(strategies.talk_input())
    (event, *_) = draw(strategies.word_stream())

    assert any(len(list(value.audio)) > 1 for value in sent)
    assert [made.load("models").TalkInput.from_dict(one.to_dict()) for one in sent] == sent
    assert {type(one).__name__ for value in sent for one in value.audio} == {"AudioStream"}
    assert event.which() in {"word", "failure"}
