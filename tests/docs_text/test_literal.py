"""Data comes out as source that means the same and that no formatter touches."""

from __future__ import annotations

import ast
import math
import subprocess
import sysconfig
from enum import IntEnum, StrEnum
from pathlib import Path
from types import MappingProxyType

import black
import pytest
from black.strings import str_width
from hypothesis import given, settings
from hypothesis import strategies as st

from shapewright.lower.literal import escape, literal

RUFF = Path(sysconfig.get_path("scripts")) / "ruff"

SPICY = st.text(
    st.sampled_from(
        "ab '\"\\\n\t\r\0\x1b\x7f\x85\xa0\xad{}%uNx0é日\u200b"
        "\u2028\u202e\ud800\udfff\ufeff\U0001f600\U0010ffff"
    ),
    max_size=12,
)
STRINGS = SPICY | st.text(max_size=12)
ATOMS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-(2**2100), 2**2100),
    st.floats(allow_nan=False, allow_infinity=False),
    STRINGS,
    st.binary(max_size=12),
    st.lists(st.sampled_from([b"'", b'"', b"\\", b"\n", b"\xff", b"a"]), max_size=8).map(b"".join),
)
VALUES: st.SearchStrategy[object] = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(STRINGS | st.integers(), inner, max_size=4),
    ),
    max_leaves=8,
)


@given(VALUES)
def test_the_literal_evaluates_to_the_value(value: object) -> None:
    read = ast.literal_eval(literal(value))

    assert read == value
    assert repr(read) == repr(value)  # 1, 1.0 and True are equal, and so are 0.0 and -0.0


@given(VALUES)
def test_the_literal_is_one_line_of_visible_characters(value: object) -> None:
    text = literal(value)

    assert text.isprintable()
    assert text.encode("utf-8").decode("utf-8") == text


def fits(line: str) -> bool:
    return str_width(line.rstrip()) <= 88  # beyond, formatters break containers and signed numbers


@given(VALUES)
def test_black_leaves_the_literal_alone(value: object) -> None:
    line = f"x = {literal(value)}\n"
    if isinstance(value, str | bytes) or fits(line):
        assert black.format_str(line, mode=black.Mode()) == line


@settings(max_examples=15, deadline=None)
@given(st.lists(VALUES, min_size=20, max_size=60))
def test_ruff_leaves_the_literals_alone(values: list[object]) -> None:
    lines = [f"x = {literal(value)}" for value in values]
    source = "".join(line + "\n" for line in lines if fits(line))
    done = subprocess.run(
        [RUFF, "format", "--isolated", "--stdin-filename", "x.py", "-"],
        input=source.encode(),
        capture_output=True,
        check=True,
    )

    assert done.stdout.decode() == source


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("", '""'),
        ("it's", '"it\'s"'),
        ('"', "'\"'"),
        ("'\"", '"\'\\""'),
        ("''\"", '"\'\'\\""'),
        ('""\'', "'\"\"\\''"),
        ("a\\d\n", '"a\\\\d\\n"'),
        ("é日\u2013\U0001f600", '"é日\u2013\U0001f600"'),
        ("\x00\x7f\xa0\xad\u200b\u2028", '"\\x00\\x7f\\xa0\\xad\\u200b\\u2028"'),
        ("\ud83d\ude00\u202e\U000e0041", '"\\ud83d\\ude00\\u202e\\U000e0041"'),
        (b"a'\xff\n", 'b"a\'\\xff\\n"'),
        ((), "()"),
        ((1,), "(1,)"),
        ([True, None, -0.0], "[True, None, -0.0]"),
        ({"a": (1, 2)}, '{"a": (1, 2)}'),
        (MappingProxyType({1: b""}), '{1: b""}'),
        (math.inf, 'float("inf")'),
        (-math.inf, 'float("-inf")'),
        (math.nan, 'float("nan")'),
        (1e300, "1e300"),
        (-(16**600), "-0x1" + "0" * 600),
    ],
)
def test_literals(value: object, text: str) -> None:
    assert literal(value) == text


def test_enum_members_are_their_values() -> None:
    class Color(StrEnum):
        RED = "red"

    class Size(IntEnum):
        BIG = 3

    assert literal([Color.RED, Size.BIG]) == '["red", 3]'


@pytest.mark.parametrize("value", [{1}, object(), [object()], {"a": 1j}, bytearray(b"a"), range(3)])
def test_other_types_are_refused(value: object) -> None:
    with pytest.raises(TypeError, match=r"^no literal for "):
        literal(value)


@given(st.characters())
def test_what_is_visible_does_not_depend_on_newer_unicode_tables(char: str) -> None:
    """A character kept as it is was printable in a table that no longer changes, or is listed."""
    kept = escape(char) == char

    assert not kept or char.isprintable()
    assert kept or not (char.isascii() and char.isprintable()) or char == "\\"
