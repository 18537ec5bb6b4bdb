"""Values that nobody meant to send: for tests that ask for an answer, whatever it is."""

from __future__ import annotations

import io
from collections import OrderedDict, defaultdict, deque
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum, IntEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st


class Word(str):
    """A string of a class of its own."""

    __slots__ = ()


class Amount(int):
    """A number of a class of its own."""

    __slots__ = ()


class Color(str, Enum):  # noqa: UP042 - as people wrote them before there was StrEnum
    """An enum whose members are strings."""

    RED = "red"


class Level(IntEnum):
    """An enum whose members are numbers."""

    HIGH = 3


EDGES = [sign * (2**bits + off) for bits in (31, 63) for off in (-1, 0, 1) for sign in (-1, 1)]

TEXTS = st.text(st.characters(codec=None), max_size=30) | st.sampled_from(
    [
        "",
        " ",
        "\x00",
        "\ud800",
        "a\n",
        "2020-01-01",
        "yesterday",
        "0",
        "nan",
        "1e400",
        "٣",
        "😀" * 40,
    ]
)
NUMBERS = (
    st.integers()
    | st.sampled_from([*EDGES, 10**400, -(10**400)])
    | st.floats()
    | st.decimals()
    | st.sampled_from([Decimal("sNaN"), Decimal("1e999999"), Fraction(1, 3), 1j])
    | st.sampled_from([Amount(5), Level.HIGH])
)
OTHERS: st.SearchStrategy[Any] = st.deferred(
    lambda: (
        st.none()
        | st.booleans()
        | st.binary(max_size=20)
        | st.datetimes()
        | st.sampled_from([date(2020, 1, 1), timedelta(1), object(), int, print, ..., range(3)])
        | st.sampled_from([Word("red"), Color.RED])
        | st.builds(bytearray)
        | st.builds(io.BytesIO)
        | st.builds(iter, st.just((1, 2)))
    )
)
KEYS = st.none() | st.booleans() | st.integers(-3, 3) | TEXTS | st.just((1,)) | st.just(b"key")


def build_junk(names: list[str]) -> st.SearchStrategy[Any]:
    """Any value at all; dictionaries use these names beside others."""
    known = st.sampled_from(names) if names else TEXTS

    def nest(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        lists = st.lists(inner, max_size=4)
        maps = st.dictionaries(known | KEYS, inner, max_size=4)
        return (
            lists
            | maps
            | lists.map(tuple)
            | lists.map(deque)
            | maps.map(OrderedDict)
            | maps.map(MappingProxyType)
            | maps.map(lambda given: defaultdict(list, given))
            | st.frozensets(st.integers() | TEXTS, max_size=3)
        )

    return st.recursive(TEXTS | NUMBERS | OTHERS, nest, max_leaves=8)
