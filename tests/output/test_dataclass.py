"""Every generated class is a dataclass in all that people do with one."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import typing
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest

SERVICES = [
    "sqs",
    "dynamodb",
    "s3",
    "lambda",
    "secretsmanager",
    "bedrock-runtime",
    "apigatewayv2",
    "cognito-idp",
    "hazard_members",
    "hazard_shapes",
    "empty_structures",
    "recursion",
]


def slots_of(value: Any) -> dict[str, str]:
    """The wire name of each attribute."""
    slots: dict[str, str] = class_of(value).__slots__
    return slots


def class_of(value: Any) -> Any:
    """The class of a value, whose attributes no type checker knows."""
    return value.__class__


@pytest.fixture(params=SERVICES)
def values(
    request: pytest.FixtureRequest,
    generated: Callable[[str], Any],
    draw_wire: Callable[..., Any],
) -> Callable[[], Iterator[Any]]:
    """Gives a value of each class of a service, with all kinds of members inside."""
    made = generated(request.param)

    def draw() -> Iterator[Any]:
        for target, cls in made.classes.items():
            wire = draw_wire(made.service, target, Random(f"{target}?"))  # noqa: S311 - no secret
            yield cls.from_dict(wire)

    return draw


def test_fields_and_signature_agree_with_the_attributes(
    values: Callable[[], Iterator[Any]],
) -> None:
    """Names, defaults, wire names and keyword-only parameters, for every class."""
    for value in values():
        cls = class_of(value)
        fields = {field.name: field for field in dataclasses.fields(cls)}
        parameters = inspect.signature(cls).parameters
        assert fields.keys() == cls.__slots__.keys() == parameters.keys(), cls
        for name, field in fields.items():
            parameter = parameters[name]
            assert field.metadata["wire_name"] == cls.__slots__[name]
            assert field.kw_only
            assert parameter.kind is inspect.Parameter.KEYWORD_ONLY
            required = parameter.default is inspect.Parameter.empty
            assert required == (field.default is dataclasses.MISSING)
            assert required or field.default is parameter.default is None
            assert field.repr == (name not in cls.__sensitive__)
            assert parameter.annotation == cls.__annotations__[name]


def test_type_hints_resolve_for_every_class(values: Callable[[], Iterator[Any]]) -> None:
    """No annotation names what a module does not have, or is shadowed by a member."""
    for value in values():
        cls = class_of(value)
        hints = typing.get_type_hints(cls)
        assert hints.keys() == cls.__slots__.keys()
        for name, hint in hints.items():
            default = inspect.signature(cls).parameters[name].default
            optional = type(None) in typing.get_args(hint) or hint is object
            assert optional or default is inspect.Parameter.empty, (cls, name, hint)
            assert not isinstance(hint, str)


def test_replace_changes_one_member_and_keeps_the_others(
    values: Callable[[], Iterator[Any]],
) -> None:
    for value in values():
        assert dataclasses.is_dataclass(class_of(value))
        assert dataclasses.replace(value) == value
        for name in slots_of(value):
            changed = dataclasses.replace(value, **{name: "changed"})
            assert getattr(changed, name) == "changed"
            assert changed != value
            assert value.__replace__(**{name: "changed"}) == changed
            break


def test_asdict_has_every_member_by_attribute(values: Callable[[], Iterator[Any]]) -> None:
    for value in values():
        plain = dataclasses.asdict(value)
        assert plain.keys() == slots_of(value).keys()
        for name, item in plain.items():
            held = getattr(value, name)
            if not isinstance(held, list | dict) and not dataclasses.is_dataclass(held):
                same = item == held or type(held).__name__ == "Events"
                assert same


def test_copies_and_pickles_are_equal_and_apart(values: Callable[[], Iterator[Any]]) -> None:
    for value in values():
        shallow, deep = copy.copy(value), copy.deepcopy(value)
        thawed = pickle.loads(pickle.dumps(value))  # noqa: S301 - pickled one line before
        for other in (shallow, deep, thawed):
            assert other == value
            assert other is not value
            assert type(other) is type(value)
        assert deep.to_dict() == thawed.to_dict() == value.to_dict()


def test_values_take_no_other_attributes_and_do_not_hash(
    values: Callable[[], Iterator[Any]],
) -> None:
    """A misspelled attribute is an error in every class, empty ones included."""
    for value in values():
        assert not hasattr(value, "__dict__"), type(value)
        with pytest.raises(AttributeError):
            value.no_such_member = 1
        with pytest.raises(TypeError, match="unhashable"):
            hash(value)


def test_repr_names_what_is_present_alone(generated: Callable[[str], Any]) -> None:
    cls = generated("required_order").module.PutThingInput

    assert repr(cls(zone="z", count=0)) == "PutThingInput(count=0, zone='z')"


def test_match_takes_a_value_apart_by_its_attributes(generated: Callable[[str], Any]) -> None:
    module = generated("unions").module
    scope: dict[str, Any] = {"Source": module.Source, "Inline": module.Inline}
    code = """
match Source(inline=Inline(text="t")):
    case Source(bucket=str()):
        found = "bucket"
    case Source(inline=Inline(text=found), bucket=None):
        pass
"""
    exec(code, scope)  # noqa: S102 - a pattern needs classes that type checkers know

    assert scope["found"] == "t"


def test_equality_is_of_one_class(generated: Callable[[str], Any]) -> None:
    """Two classes with the same members are different, and neither equals a dictionary."""
    made = generated("hazard_shapes").module

    assert made.Thing(name="n") == made.Thing(name="n")
    assert made.Thing(name="n") != made.Thing(name="m")
    assert made.Thing(name="n") != made.Thing_2(name="n")
    assert made.Thing(name="n") != {"Name": "n"}


def test_a_subclass_adds_and_keeps(generated: Callable[[str], Any]) -> None:
    """Methods and members of its own; reading, writing, comparing and showing still work."""
    base: Any = generated("required_order").module.PutThingInput

    class Mine(base):  # type: ignore[misc]  # a class of a module made at run time
        __slots__ = ("cached",)

        def double(self) -> int:
            return int(self.count) * 2

    mine = Mine.from_dict({"Zone": "z", "Count": 2})
    mine.cached = True

    assert type(mine) is Mine
    assert mine.double() == 4
    assert mine.to_dict() == {"Zone": "z", "Count": 2}
    assert mine == Mine(zone="z", count=2)
    assert mine != base(zone="z", count=2)
    assert "Mine(count=2, zone='z')" in repr(mine)
    assert [field.name for field in dataclasses.fields(Mine)] == [*base.__slots__]
    assert dataclasses.replace(mine, count=3).double() == 6


def test_a_subclass_that_is_a_dataclass_itself_has_the_members_of_both(
    generated: Callable[[str], Any],
) -> None:
    base: Any = generated("unknown_trait").module.PutThingInput

    class Named(base):  # type: ignore[misc]  # likewise
        __slots__ = {"label": "Label"}

        def __init__(self, *, label: str = "", name: str | None = None) -> None:
            base.__init__(self, name=name)
            self.label = label

    value = Named(label="l", name="n")

    assert [field.name for field in dataclasses.fields(Named)] == ["name", "label"]
    assert value == Named(label="l", name="n")
    assert value != Named(label="m", name="n")
    assert copy.deepcopy(value) == value


SENSITIVE = ["sensitive", "secretsmanager", "lambda", "cognito-idp", "bedrock-runtime", "s3"]


@pytest.mark.parametrize("name", SENSITIVE)
def test_what_is_sensitive_is_never_shown(
    name: str,
    generated: Callable[[str], Any],
    draw_wire: Callable[..., Any],
    secret: str,
) -> None:
    """Not in the ``repr`` of the structure that holds it, nor of any around it."""
    made = generated(name)
    held = 0
    for target, cls in made.classes.items():
        for seed in range(3):
            wire = draw_wire(made.service, target, Random(f"{target}{seed}"))  # noqa: S311
            value = cls.from_dict(wire)
            held += secret in str(value.to_dict())
            assert secret not in repr(value), target
            assert secret not in str(value), target
            assert secret not in f"{[value]}", target

    assert held > 0
