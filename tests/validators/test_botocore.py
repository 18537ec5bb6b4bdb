"""The policy that enforces what botocore does says what botocore says, value by value."""

from __future__ import annotations

import io
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from bench.sweep.botocore import DIFFERENCES, Judge, name_difference
from bench.sweep.draw import Drawing
from bench.sweep.judge import Subject
from bench.sweep.package import Generated
from bench.sweep.place import Place
from bench.sweep.run import find_places
from tests.validators.junk import EDGES, Amount, Color, Level, Word

SERVICES = [
    "dynamodb",
    "bedrock-runtime",
    "lex-runtime",
    "neptune-graph",
    "kendra-ranking",
    "mpa",
    "rds-data",
    "sagemaker-runtime",
    "sqs",
    "apigatewayv2",
]

Package = Callable[[str], Generated]

VALUES: list[Any] = [
    *(None, True, False, 0, 1, -1, *EDGES, 10**400, 10**5000),
    *(0.0, -0.0, 1.5, 1e20, float("nan"), float("inf"), -float("inf"), 1j, Fraction(1, 2)),
    *(Decimal(1), Decimal("1.5"), Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity")),
    *("", "a", " ", "\x00", "\ud800", "0", "1e5", "nan", "inf", "12", "yesterday", "2020-01-01"),
    *("2020-02-30", "999999999999999", "2020-01-01T00:00:00Z", "Tue, 29 Sep 2020 10:10:10 GMT"),
    *(b"", b"a", b"2020-01-01", bytearray(b"a"), memoryview(b"a"), io.BytesIO(), io.StringIO("a")),
    *(
        datetime(2020, 1, 1, tzinfo=UTC),
        datetime(9999, 12, 31, tzinfo=UTC),
        date(2020, 1, 1),
        timedelta(1),
        time(1),
    ),
    *(253402300799, 253402300800, -62135596800, -62135596801),
    *([], [None], (), (None,), {}, {"a": 1}, {7: 1}, {None: 1}, {"": ""}, OrderedDict(a="b")),
    *([[]], [{}], ["a"], [1], [b"a"], [True], [1.5], {"S": "a"}, {"a": {"b": None}}, {"a": ["b"]}),
    *(set[int](), frozenset[int](), object(), int, print, ..., range(3), iter("ab")),
    *(Word("a"), Amount(3), Color.RED, Level.HIGH),
]


def find_kinds(made: Generated) -> Iterator[tuple[Subject, Judge, Place]]:
    """One place in a request of every shape of a service, or two if an entry and a member are."""
    drawing = Drawing(made.service, Random(0))  # noqa: S311 - no secret
    known: set[Any] = set()
    for subject, place in find_places(made, drawing):
        kind = (place.target, place.is_key, place.member is None)
        if subject.judge is not None and kind not in known:
            known.add(kind)
            yield subject, subject.judge, place


@pytest.mark.parametrize("name", SERVICES)
def test_verdicts_are_botocores(name: str, package: Package) -> None:
    """Every kind of value at a place of every shape, but for the differences that have a name."""
    verdicts, _ = _compare(package(name))

    assert verdicts[True] > 100
    assert verdicts[False] > 20


def test_the_differences_are_real(package: Package) -> None:
    """None is excused that does not exist."""
    met = {name for service in SERVICES for name in _compare(package(service))[1]}
    deep: Any = {"S": "a"}
    for _ in range(5_000):
        deep = {"L": [deep]}
    whole = {"TableName": "table", "Item": {"key": deep}}
    made = package("dynamodb")
    subject, judge, place = next(one for one in find_kinds(made) if one[0].operation == "PutItem")
    report = judge.report(whole)
    assert subject.check(whole, subject.policy("BOTOCORE")) == []
    met.add(name_difference(place, made.service.shape(place.target), whole, report))

    assert met == DIFFERENCES.keys()


def _compare(made: Generated) -> tuple[Counter[bool], set[str]]:
    """How often each verdict was given, and the differences that were met."""
    verdicts = Counter[bool]()
    differences: set[str] = set()
    for subject, judge, place in find_kinds(made):
        for value in VALUES:
            try:
                whole = place.wrap(value)
            except TypeError:  # it cannot be a key
                assert place.is_key
                continue
            ours = bool(subject.check(whole, subject.policy("BOTOCORE")))
            report = judge.report(whole)
            verdicts[ours] += 1
            if ours != bool(report):
                shape = made.service.shape(place.target)
                difference = name_difference(place, shape, value, report)
                assert difference, (place.path, value, report)
                assert not ours, (place.path, value, "botocore takes it")
                differences.add(difference)
    return verdicts, differences
