r"""Patterns for the engine that pydantic uses by default, which is Rust's.

Takes a pattern in the syntax of Python, gives one that means the same to Rust; None when there is
none, and Python's engine has to be asked. ``\d``, ``\w`` and ``\s`` stay ASCII.
"""

from __future__ import annotations

import re

_ASCII = {
    "d": "[0-9]",
    "D": "[^0-9]",
    "w": "[0-9A-Za-z_]",
    "W": "[^0-9A-Za-z_]",
    "s": r"[\t-\r ]",
    "S": r"[^\t-\r ]",
}
_OTHER_MEANING = re.compile(r"[*+?}]\+|\(\?[^:P]|\\[bBAZzG1-9]|\{,|(?<!\\)[$^](?<!\[\^)")
"""What Rust does not know, or takes for something else: possessive repetition, looking around,
words' edges, back references, anchors."""
_PART = re.compile(r"(?s)\\[pP]\{\w+\}|\\x..|\\u....|\\U.{8}|\\.|.")


def write_rust(text: str) -> str | None:
    """The pattern for Rust, anchored at both ends."""
    if _OTHER_MEANING.search(text):
        return None
    parts: list[str] = []
    first = inside = False
    for part in map(str, _PART.findall(text)):
        if part[0] == "\\":
            parts.append(_ASCII.get(part[1:], part))
        elif not inside:
            inside = part == "["
            parts.append(part)
            first = inside
            continue
        elif part == "]" and not first:
            inside = False
            parts.append(part)
        else:
            # In a class Rust knows sets: nested ones, differences, intersections.
            parts.append(f"\\{part}" if part in "[]&~" else part)
            first = first and part == "^"
            continue
        first = False
    return rf"\A(?:{''.join(parts)})\z"
