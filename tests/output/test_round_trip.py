"""What goes into a structure comes out of it: boto3's own dictionaries, in both directions."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SERVICES = [
    "sqs",
    "dynamodb",
    "s3",
    "lambda",
    "secretsmanager",
    "bedrock-runtime",
    "apigatewayv2",
    "pricing",
]
Generate = Callable[[str], Any]
Draw = Callable[..., Any]


@pytest.mark.parametrize("name", SERVICES)
def test_what_boto3_gives_survives_both_ways(
    name: str, generated: Generate, draw_wire: Draw
) -> None:
    """``from_dict`` then ``to_dict`` is the same dictionary; read again, the same value."""
    made = generated(name)
    classes = made.classes

    @settings(
        max_examples=60,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(st.sampled_from(sorted(classes)), st.randoms(use_true_random=False))
    def check(target: str, random: Random) -> None:
        cls = classes[target]
        wire = draw_wire(made.service, target, random)
        value = cls.from_dict(wire)

        assert value.to_dict() == wire
        assert cls.from_dict(value.to_dict()) == value

    check()


@pytest.mark.parametrize("name", SERVICES)
def test_every_class_of_a_service_survives_both_ways(
    name: str, generated: Generate, draw_wire: Draw
) -> None:
    """The same for each class in turn, once each, with enum members and structures inside."""
    made = generated(name)
    for target, cls in made.classes.items():
        wire = draw_wire(made.service, target, Random(target))  # noqa: S311 - no secret
        value = cls.from_dict(wire)

        assert value.to_dict() == wire, target
        assert cls.from_dict(value.to_dict()) == value, target
        assert set(cls.__slots__.values()) >= wire.keys(), target


@pytest.mark.parametrize("name", SERVICES)
def test_a_constructed_value_gives_the_same_dictionary_as_a_read_one(
    name: str, generated: Generate, draw_wire: Draw
) -> None:
    """Passing the members of a read value to the constructor makes an equal value."""
    made = generated(name)
    for target, cls in made.classes.items():
        wire = draw_wire(made.service, target, Random(f"{target}!"))  # noqa: S311 - no secret
        read = cls.from_dict(wire)
        members = {attribute: getattr(read, attribute) for attribute in cls.__slots__}
        written = cls(**members)

        assert written == read, target
        assert written.to_dict() == wire, target
        assert all(
            (getattr(written, attribute) is not None) == (wire_name in wire)
            for attribute, wire_name in cls.__slots__.items()
        ), target
