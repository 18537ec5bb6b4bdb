"""Data as Python source: the one place where a value becomes an expression.

Takes strings, bytes, numbers, booleans, ``None`` and tuples, lists and mappings of them; gives the
one-line expression that black and ruff leave as it is and that evaluates to the same value. What
comes out depends on the value alone, not on the Python that runs this. It lays nothing out over
several lines and refuses every other type.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import cast

_SHORT_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_NOT_PLAIN = re.compile(r"[^ -\[\]-~]")  # the complement of printable ASCII without the backslash
_NEWER_PRINTABLE = range(0x1F300, 0x1F3FB), range(0x1F400, 0x1F6C6), range(0x1F90C, 0x1FA54)
_OF_ANY_WIDTH = range(0x2630, 0x2638)  # one column or two, as one's Unicode tables have it
_MOST_DECIMAL_BITS = 2000  # Python may be told to refuse decimal numbers not much longer than this


def literal(value: object) -> str:
    """The Python expression for a value.

    An infinite or undefined float becomes a call such as ``float("inf")``; everything else is a
    literal that `ast.literal_eval` reads back. A member of a string or integer enum is written as
    its value.

    Args:
        value: ``None``, a string, bytes, a boolean, an integer, a float, or a tuple, list or
            mapping of such values.

    Raises:
        TypeError: the value, or one inside it, is of another type.
    """
    for kind, write in _WRITERS:
        if isinstance(value, kind):
            return write(value)
    raise TypeError(f"no literal for {type(value).__name__}: {value!r:.80}")


def escape(text: str) -> str:
    """Text with backslashes and everything invisible escaped, quotes left alone.

    Visible means printable since Unicode 3.2, or one of the common emoji: a newer character would
    come out differently depending on the Unicode tables of the Python at work. A mark would stand
    on the character before it, or on the quote.
    """
    if _NOT_PLAIN.search(text) is None:
        return text
    return _NOT_PLAIN.sub(_escape_match, text)


def _escape_match(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    if char in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[char]
    if code > 0x7F and char.isprintable() and not _stands_on_another(char):
        always = unicodedata.ucd_3_2_0.category(char) != "Cn"
        if any(code in block for block in _NEWER_PRINTABLE):
            return char
        if always and code not in _OF_ANY_WIDTH:
            return char
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _stands_on_another(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


def _quoted(body: str) -> str:
    """An escaped body in the quotes that need fewer escapes, double ones when it is a tie."""
    if body.count('"') > body.count("'"):
        return "'" + body.replace("'", "\\'") + "'"
    return '"' + body.replace('"', '\\"') + '"'


@lru_cache(maxsize=65_536)
def _write_string(value: str) -> str:
    return _quoted(escape(value))


def _write_bytes(value: bytes) -> str:
    return "b" + _quoted(_NOT_PLAIN.sub(_escape_byte, value.decode("latin-1")))


def _escape_byte(match: re.Match[str]) -> str:
    return _SHORT_ESCAPES.get(match[0]) or f"\\x{ord(match[0]):02x}"


def _write_int(value: int) -> str:
    if value.bit_length() <= _MOST_DECIMAL_BITS:
        return int.__repr__(value)
    return f"{'-' if value < 0 else ''}0x{abs(value):X}"


def _write_float(value: float) -> str:
    if not math.isfinite(value):
        return f'float("{value}")'
    return float.__repr__(value).replace("e+", "e")  # the formatters drop the sign


def _write_tuple(value: tuple[object, ...]) -> str:
    return f"({literal(value[0])},)" if len(value) == 1 else f"({', '.join(map(literal, value))})"


def _write_list(value: list[object]) -> str:
    return f"[{', '.join(map(literal, value))}]"


def _write_mapping(value: Mapping[object, object]) -> str:
    return "{" + ", ".join(f"{literal(key)}: {literal(item)}" for key, item in value.items()) + "}"


_WRITERS = cast(  # each writer is only ever given the type it stands beside
    "tuple[tuple[type, Callable[[object], str]], ...]",
    (
        (str, _write_string),
        (bool, bool.__repr__),  # before int, which it also is
        (int, _write_int),
        (float, _write_float),
        (type(None), repr),
        (bytes, _write_bytes),
        (tuple, _write_tuple),
        (list, _write_list),
        (Mapping, _write_mapping),
    ),
)
