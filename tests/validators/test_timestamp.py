"""Whatever botocore can read as a point in time is taken; words that say none are refused."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shapewright.runtime.accept import is_timestamp

_PARSE: Callable[[Any], datetime] = import_module("botocore.utils").parse_to_aware_datetime
_ZONES = (
    "",
    "Z",
    " Z",
    "+00:00",
    "-0800",
    "+05:30",
    " +0100",
    "+01",
    " GMT",
    " UTC",
    " EST",
    " PST",
)
_CLOCKS = ("%H:%M", "%H:%M:%S", "%H:%M:%S.%f", "%I:%M %p", "%I:%M:%S%p", "%I %p", "%H%M", "%H%M%S")
_DATES = (
    *("%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%Y.%m.%d", "%Y-%m", "%Y-%j"),  # ISO 8601 and near it
    *("%m/%d/%Y", "%m-%d-%Y", "%m/%d/%y", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%y"),  # US, Europe
    *("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d %Y", "%b. %d, %Y", "%d-%b-%Y", "%d-%b-%y"),
    *("%Y %b %d", "%Y-%b-%d", "%B %Y", "%A, %B %d, %Y", "%A %d %B %Y", "%a %d %b", "%dth of %B %Y"),
)
_WHOLE = (
    "%a, %d %b %Y %H:%M:%S",  # mail
    "%A, %d-%b-%y %H:%M:%S",  # its ancestor
    "%a %b %d %H:%M:%S %Y",  # C
    "%a %b %e %H:%M:%S UTC %Y",  # date
    "%a %d %b %Y %I:%M:%S %p UTC",
    "%Y%m%dT%H%M%S",
    "%Y-%m-%dT%H",
    "%d/%b/%Y:%H:%M:%S",  # a web server's log
    "%b %d %H:%M:%S",  # a system log
    "%H:%M:%S %d.%m.%Y",
)

MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31))  # noqa: DTZ001 - zones are added
JOINS = st.sampled_from(["T", " ", "  ", ", ", " at ", "t", "-"])
_CASES: list[Callable[[str], str]] = [str, str.upper, str.lower, str.strip]
EPOCHS = (
    st.integers(-62135596800, 253402300799).map(str)
    | st.floats(-62135596800, 253402300799).map(repr)
    | st.integers(0, 4102444800).map(lambda seconds: f" {seconds}.0 ")
    | st.integers(0, 4102444800).map(lambda seconds: f"{seconds:.3e}")
    | st.integers(0, 4102444800).map(lambda seconds: f"+{seconds:_}")
)


@st.composite
def written_times(draw: st.DrawFn) -> str:
    """A point in time as somebody would write it."""
    moment = draw(MOMENTS)
    zone = draw(st.sampled_from(_ZONES))
    date_text, clock = (moment.strftime(draw(st.sampled_from(f))) for f in (_DATES, _CLOCKS))
    written = [
        moment.strftime(draw(st.sampled_from(_WHOLE))) + zone,
        date_text,
        date_text + zone,
        date_text + draw(JOINS) + clock + zone,
        date_text + draw(JOINS) + clock + zone,
        clock + zone + draw(st.sampled_from([" ", ", ", " on "])) + date_text,
    ]
    case: Callable[[str], str] = draw(st.sampled_from(_CASES))
    return case(draw(st.sampled_from(written)))


def _is_read(value: object) -> bool:
    """Whether botocore reads a time from it."""
    try:
        _PARSE(value)
    except Exception:  # noqa: BLE001 - it raises many kinds
        return False
    return True


@settings(max_examples=6_000, deadline=None, derandomize=True)
@given(text=written_times())
def test_what_botocore_reads_is_taken(text: str) -> None:
    assert is_timestamp(text) or not _is_read(text)
    if text.isascii():
        assert is_timestamp(text.encode()) == is_timestamp(text)


@settings(max_examples=1_000, deadline=None, derandomize=True)
@given(text=EPOCHS)
def test_seconds_are_taken_as_text(text: str) -> None:
    assert _is_read(text)
    assert is_timestamp(text)


@settings(max_examples=2_000, deadline=None, derandomize=True)
@given(
    text=st.text(st.sampled_from("0123456789-:T/. Z+aAmMdDsS,"), max_size=24)
    | st.lists(
        st.sampled_from(
            ["1", "20", "2020", "13", "mar", "May", ":", "-", "/", ",", "T", "utc", "am", "2nd"]
        )
    ).map(" ".join)
)
def test_what_is_refused_botocore_does_not_read(text: str) -> None:
    """Fragments in any order, of which botocore reads a few."""
    assert is_timestamp(text) or not _is_read(text)


def test_most_of_what_is_written_is_read_by_botocore() -> None:
    """The forms above are real: the tests above compare something."""
    moment = datetime(2021, 11, 9, 18, 5, 3, 250_000)  # noqa: DTZ001 - zones are added
    forms = [moment.strftime(form) for form in (*_WHOLE, *_DATES)]
    forms += [f"{moment:%Y-%m-%d}T{moment.strftime(clock)}" for clock in _CLOCKS]
    read = [text for text in forms if _is_read(text)]

    assert len(read) >= len(forms) * 3 / 4
    assert [text for text in read if not is_timestamp(text)] == []


@pytest.mark.parametrize(
    "value",
    [
        *("yesterday", "now", "soon", "hello", "text", "", " ", "tomorrow at noon", "never"),
        *("2020-13-45", "2020-02-30T99:00:00Z", "32/13/2020", "25:61", "2020-01-01T24:61:61"),
        *("nan", "inf", "-inf", "1e400", "0x10", "٣" * 3 + "x", "true", "None"),
        *("arn:aws:iam::123456789012:role/x", "12 monkeys", "user@example.com", "{}", "a" * 10_000),
        *("\x00", "\ud800", "2020-01-01 <script>", "1;2;3 drop table", "P1D", "ten"),
    ],
)
def test_words_that_say_no_time_are_refused(value: str) -> None:
    assert not is_timestamp(value)
    assert not _is_read(value) or value == "\x00"


@pytest.mark.parametrize(
    "value",
    [
        *(0, -1, 2**31, 1.5, 253402300799, -62135596800, Decimal("1.5"), Fraction(1, 2)),
        datetime(2020, 1, 1),  # noqa: DTZ001 - both kinds are taken
        datetime(2020, 1, 1, tzinfo=UTC),
        b"2020-01-01",
        bytearray(b"2020-01-01"),
    ],
)
def test_other_forms_are_taken(value: object) -> None:
    assert is_timestamp(value)


@pytest.mark.parametrize(
    "value",
    [
        *(True, False, None, [], {}, (), object(), 1j, date(2020, 1, 1), timedelta(1), int),
        *(math.nan, math.inf, -math.inf, 10**400, 253402300800, -62135596801, Decimal("NaN")),
        *(Decimal("Infinity"), b"\xff", b"yesterday", {1}),
    ],
)
def test_what_is_no_time_is_refused(value: object) -> None:
    assert not is_timestamp(value)
