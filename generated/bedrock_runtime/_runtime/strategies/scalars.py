"""Values that have no parts: texts, numbers, times, bytes, and JSON.

Takes shapes, a part and Hypothesis's ``draw``, gives plain Python values in forms
that boto3 takes. All shrink to what is short to read: 0, no bytes, the first day of
2000.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from ..shape import (
    Blob,
    Boolean,
    Document,
    Float,
    Integer,
    Long,
    String,
    Timestamp,
)
from .choices import Choices, below
from .strings import ANYTHING, find_bounds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from hypothesis.strategies import SearchStrategy

    from .facts import Part
    from .heights import Shapes

    Draw: TypeAlias = Callable[[SearchStrategy[Any]], Any]

_MOST_BYTES = 16
"""How many more bytes than it must a blob has at most."""
_START = datetime(2000, 1, 1, tzinfo=UTC)
_FROM_1970 = -946_684_800
_TO_2100 = 3_155_760_000
"""Seconds from the start; every form in which boto3 sends a time takes these years."""


def draw_scalar(draw: Draw, shapes: Shapes, part: Part) -> Any:
    """A value that has no parts."""
    return SCALARS[type(shapes.shape(part.target))](draw, shapes, part)


def _draw_string(draw: Draw, shapes: Shapes, part: Part) -> Any:
    strings: Any = shapes.strings(part)
    if strings.number is not None:
        return strings.known[draw(below(strings.number))]
    return strings.draw(Choices(draw))


def _draw_integer(draw: Draw, shapes: Shapes, part: Part) -> Any:
    return draw(st.integers(*shapes.numbers(part)))


def _draw_float(draw: Draw, shapes: Shapes, part: Part) -> Any:
    least, greatest = shapes.numbers(part)
    low, high = float(least), float(greatest)
    if low < least:
        low = math.nextafter(low, math.inf)
    if high > greatest:
        high = math.nextafter(high, -math.inf)
    return draw(st.floats(low, high, allow_nan=False, allow_infinity=False))


def _draw_blob(draw: Draw, shapes: Shapes, part: Part) -> Any:
    low, high = find_bounds(shapes.shape(part.target), "length")
    most = low + _MOST_BYTES if high is None else min(high, low + _MOST_BYTES)
    return draw(st.binary(min_size=low, max_size=most))


def _draw_boolean(draw: Draw, _: Shapes, __: Part) -> Any:
    return draw(st.booleans())


def _draw_time(draw: Draw, _: Shapes, __: Part) -> Any:
    return draw(_TIMES)


def _draw_document(draw: Draw, _: Shapes, __: Part) -> Any:
    return draw(DOCUMENTS)


SCALARS: dict[type, Callable[[Draw, Shapes, Part], Any]] = {
    String: _draw_string,
    Integer: _draw_integer,
    Long: _draw_integer,
    Float: _draw_float,
    Blob: _draw_blob,
    Boolean: _draw_boolean,
    Timestamp: _draw_time,
    Document: _draw_document,
}
"""How a value of each shape without parts is drawn."""


def _tell_time(seconds: int) -> datetime:
    return _START + timedelta(seconds=seconds)


_TIMES: SearchStrategy[datetime] = st.integers(_FROM_1970, _TO_2100).map(_tell_time)
"""Whole seconds, in UTC: all that some protocols send."""

_WORDS = st.text("abcdefghijklmnopqrstuvwxyz", max_size=8)
_LEAVES: SearchStrategy[Any] = st.one_of(
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    _WORDS,
    st.sampled_from(ANYTHING),
)


def _nest(inner: SearchStrategy[Any]) -> SearchStrategy[Any]:
    with_null = st.none() | inner
    return st.one_of(
        st.lists(with_null, max_size=3),
        st.dictionaries(_WORDS, with_null, max_size=3),
    )


DOCUMENTS: SearchStrategy[Any] = st.recursive(_LEAVES, _nest, max_leaves=4)
"""What JSON can say, null alone apart."""
