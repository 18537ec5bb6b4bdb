"""What the AWS API Reference says of one member below its text: type, constraints, required or not.

Takes the lines of one entry, gives its text and its facts. A line of facts begins with one of a few
fixed words; the type may stand at the end of the last line of text instead. It builds no tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .page import Kind

_TYPE = re.compile(
    r"(?:^|(?<=[^\s\w]))Type: ((?:Array of |String to )?[A-Za-z][\w -]*?)"
    r"(?: (object|objects|map|arrays?))?$"
)
_LINE = re.compile(
    r"(Length Constraints|Array Members|Map Entries|Valid Range|Pattern|Valid Values|Required|"
    r"Key Length Constraints|Key Pattern|Value Length Constraints|Value Pattern|Valid Keys|"
    r"HTTP Status Code):(?: (.*))?"
)
_NUMBER = re.compile(r"(Fixed|Minimum|Maximum) (?:length|number|value) of (-?[0-9.]*[0-9])")
_SIMPLE = {
    "String": Kind.STRING,
    "Integer": Kind.INTEGER,
    "Long": Kind.INTEGER,
    "Float": Kind.FLOAT,
    "Double": Kind.DOUBLE,
    "Boolean": Kind.BOOLEAN,
    "Timestamp": Kind.TIMESTAMP,
    "Base64-encoded binary data": Kind.BLOB,
    "JSON value": Kind.DOCUMENT,
}


@dataclass(slots=True)
class ReferenceFacts:
    """The lines of one entry, sorted."""

    text: list[str] = field(default_factory=list[str])
    kind: Kind = Kind.UNKNOWN
    shape: str = ""
    """Of a structure, or of what a list or a map holds."""
    facts: dict[str, str] = field(default_factory=dict[str, str])
    """The facts by their first words; a fact of two lines is one."""


def read_facts(lines: list[str]) -> ReferenceFacts:
    """The text and the facts of an entry."""
    found = ReferenceFacts()
    at = 0
    typed = False
    while at < len(lines):
        line = lines[at].strip()
        at += 1
        if match := _LINE.fullmatch(line):
            value = match[2] or ""
            if not value and at < len(lines):
                value = lines[at].strip()
                at += 1
            found.facts.setdefault(match[1], value)
        elif not typed and (match := _TYPE.search(line)):
            typed = True
            found.kind, found.shape = _kind(match[1], match[2] or "")
            if before := line[: match.start()].strip():
                found.text.append(before)
        elif line not in {"", "-"}:
            found.text.append(line)
    return found


def read_bounds(words: str) -> tuple[float | None, float | None]:
    """The least and the most that a sentence of constraints allows."""
    least: float | None = None
    most: float | None = None
    for which, number in _NUMBER.findall(words):
        value = float(number) if number.count(".") <= 1 else None
        if which in {"Fixed", "Minimum"}:
            least = value
        if which in {"Fixed", "Maximum"}:
            most = value
    return least, most


def _kind(words: str, noun: str) -> tuple[Kind, str]:
    """The kind and the shape's name in the words after ``Type:``."""
    if words.startswith("Array of "):
        inner = words.removeprefix("Array of ")
        return Kind.LIST, inner if noun == "objects" else ""
    if words.startswith("String to "):
        inner = words.removeprefix("String to ").removesuffix(" object")
        return Kind.MAP, inner if inner != words.removeprefix("String to ") else ""
    if kind := _SIMPLE.get(words if not noun else f"{words}"):
        return kind, ""
    return (Kind.STRUCTURE, words) if noun == "object" else (Kind.UNKNOWN, "")
