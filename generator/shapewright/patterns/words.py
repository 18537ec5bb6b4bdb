"""A pattern in words, for a person who does not read regular expressions.

Takes the syntax tree of a pattern, gives one phrase in which literal text stands between backticks;
nothing where the phrase would be no easier to read than the pattern. Texts that two patterns of the
same phrase match are the same.
"""

from __future__ import annotations

from collections.abc import Sequence as Many
from functools import lru_cache

from shapewright.patterns.error import PatternError
from shapewright.patterns.parse import parse_pattern
from shapewright.patterns.syntax import (
    Assert,
    Assertion,
    Chars,
    Choice,
    Group,
    Look,
    Node,
    Reference,
    Repeat,
    Sequence,
)
from shapewright.patterns.words_of_chars import describe_chars, join_words, name_char

LONGEST = 420
"""Characters of a phrase."""
_MOST_OPTIONS = 12
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@lru_cache(maxsize=8192)
def describe_pattern(text: str) -> str:
    """What a pattern matches, as one phrase; empty where there is none worth reading."""
    try:
        said = _describe(parse_pattern(text))
    except (PatternError, _TooMuchError, RecursionError):
        return ""
    return said if len(said) <= LONGEST else ""


class _TooMuchError(Exception):
    """There are no words for it."""


def _describe(node: Node) -> str:
    match node:
        case Chars():
            return _describe_one(node)
        case Sequence(parts):
            return _describe_sequence(parts)
        case Choice(options):
            return _describe_choice(options)
        case Repeat():
            return _describe_repeat(node)
        case Look():
            return _describe_look(node)
        case Assert(what):
            return _ASSERTIONS[what]
        case Group() | Reference():
            raise _TooMuchError


_ASSERTIONS = {
    Assertion.START: "(at the start)",
    Assertion.END: "(at the end)",
    Assertion.BOUNDARY: "(at the edge of a word)",
    Assertion.NOT_BOUNDARY: "(not at the edge of a word)",
}


def _describe_look(node: Look) -> str:
    place, verb = ("what follows", "begin") if node.ahead else ("what comes before", "end")
    verb = f"does not {verb}" if node.negative else f"{verb}s"
    return f"(where {place} {verb} with {_group(node.body)})"


def _describe_one(node: Chars) -> str:
    if len(node.chars) == 1:
        return name_char(chr(node.chars.ranges[0][0]))
    return f"one {_name(node, is_one=True)}"


def _name(node: Chars, *, is_one: bool) -> str:
    said = describe_chars(node.chars, is_one=is_one) if node.chars else ""
    if not said:
        raise _TooMuchError
    return said


def _describe_sequence(parts: Many[Node]) -> str:
    if not parts:
        return "nothing"
    said: list[str] = []
    literal = ""
    for part in parts:
        if (char := _find_literal(part)) is not None:
            literal += char
            continue
        if literal:
            said.append(f"`{literal}`")
            literal = ""
        said.append(_describe(part) if not isinstance(part, Choice) else _group(part))
    if literal:
        said.append(f"`{literal}`")
    return ", then ".join(said)


def _find_literal(node: Node) -> str | None:
    """The one character that a node is, if it can stand in a run of text."""
    if isinstance(node, Chars) and len(node.chars) == 1:
        char = chr(node.chars.ranges[0][0])
        return char if char.isprintable() and char not in "` " else None
    return None


def _describe_choice(options: Many[Node]) -> str:
    if len(options) > _MOST_OPTIONS:
        raise _TooMuchError
    said = [_group(option) for option in options]
    return join_words(said) if all(map(_is_literal, options)) else f"either {', or '.join(said)}"


def _is_literal(node: Node) -> bool:
    parts = node.parts if isinstance(node, Sequence) else (node,)
    return all(_find_literal(part) is not None for part in parts)


def _describe_repeat(node: Repeat) -> str:
    low, high = node.low, node.high
    if isinstance(node.body, Chars) and len(node.body.chars) > 1:
        return f"{_count(low, high)} {_name(node.body, is_one=high == 1)}"
    if (low, high) == (0, 1):
        return f"optionally {_group(node.body)}"
    if isinstance(node.body, Chars):
        return f"{_count(low, high)} {_describe_one(node.body)}"
    return f"{_count(low, high)} times {_group(node.body)}"


def _group(node: Node) -> str:
    """A phrase that may stand beside others."""
    is_plain = isinstance(node, Chars) or _is_literal(node)
    return _describe(node) if is_plain else f"({_describe(node)})"


def _count(low: int, high: int | None) -> str:
    if high is None:
        return {0: "any number of", 1: "one or more"}.get(low, f"{_say(low)} or more")
    if low == high:
        return _say(low)
    if low == 0:
        return f"at most {_say(high)}"
    return f"{_say(low)} to {_say(high)}"


def _say(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
