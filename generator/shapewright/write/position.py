"""Where in a JSON text a value stands.

Takes a text that parses as JSON and the keys that lead to a value; gives ``line:column``, both
from one, as editors count. Judges nothing about the value.
"""

from __future__ import annotations

import re
from json import JSONDecoder

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = JSONDecoder()


def find_position(text: str, *keys: str) -> str:
    """The ``line:column`` of the value under these keys, or of the innermost object there is."""
    offset = _skip_space(text, 0)
    for key in keys:
        found = _find_member(text, offset, key)
        if found is None:
            break
        offset = found
    return render_position(text, offset)


def render_position(text: str, offset: int) -> str:
    """The ``line:column`` of the character at an offset."""
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return f"{line}:{column}"


def _find_member(text: str, offset: int, wanted: str) -> int | None:
    """Where the value of a member starts, given where its object starts."""
    found = None
    cursor = _skip_space(text, offset + 1)
    while text[offset] == "{" and text[cursor] != "}":
        key, cursor = _read_value(text, cursor)
        start = _skip_space(text, _skip_space(text, cursor) + 1)
        _, cursor = _read_value(text, start)
        if key == wanted:
            found = start  # of equal keys, a JSON reader keeps the last
        cursor = _skip_space(text, cursor)
        if text[cursor] == ",":
            cursor = _skip_space(text, cursor + 1)
    return found


def _read_value(text: str, offset: int) -> tuple[object, int]:
    value: object
    value, end = _DECODER.raw_decode(text, offset)
    return value, end


def _skip_space(text: str, offset: int) -> int:
    match = _SPACE.match(text, offset)
    return match.end() if match else offset
