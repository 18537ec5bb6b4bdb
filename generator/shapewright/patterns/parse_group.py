"""What a parenthesis opens, and the flags that may stand after it.

Takes a scanner that stands after the parenthesis, gives the kind of group or the flags that hold
from there on. The group's body is read elsewhere.
"""

from __future__ import annotations

from enum import Enum, auto

from shapewright.patterns.scan import Scanner


class GroupKind(Enum):
    """What a group is for."""

    CAPTURING = auto()
    PLAIN = auto()
    ATOMIC = auto()
    AHEAD = auto()
    NOT_AHEAD = auto()
    BEHIND = auto()
    NOT_BEHIND = auto()
    FLAGS = auto()


_OPENINGS = (
    ("?:", GroupKind.PLAIN),
    ("?>", GroupKind.ATOMIC),
    ("?=", GroupKind.AHEAD),
    ("?!", GroupKind.NOT_AHEAD),
    ("?<=", GroupKind.BEHIND),
    ("?<!", GroupKind.NOT_BEHIND),
)
_FLAGS = frozenset("imsdu")
"""Case, lines, dots. ``d`` says that a line ends with a line feed alone, which is how a dot is read
here; ``u`` says something of case only."""


def read_group_kind(scanner: Scanner, opened: int) -> tuple[GroupKind, str]:
    """The kind of a group, and its name if it has one.

    Raises:
        PatternError: nothing of that kind is known.
    """
    if scanner.peek() != "?":
        return GroupKind.CAPTURING, ""
    for opening, kind in _OPENINGS:
        if scanner.skip(opening):
            return kind, ""
    if scanner.skip("?<") or scanner.skip("?P<"):
        name = scanner.take_until(">", opened)
        if not name.isascii() or not name.isidentifier():
            raise scanner.fail("a group's name is a letter and then letters and digits", opened)
        return GroupKind.CAPTURING, name
    scanner.skip("?")
    if scanner.peek() not in _FLAGS | {"-"}:
        raise scanner.fail(f"a group cannot start with '(?{scanner.peek()}'", opened)
    return GroupKind.FLAGS, ""


def read_flags(scanner: Scanner, flags: frozenset[str], opened: int) -> frozenset[str]:
    """The flags that hold now; the parenthesis or colon after them is not read.

    Raises:
        PatternError: a flag would change what cannot be changed here.
    """
    added = scanner.take_while(_FLAGS)
    dropped = scanner.take_while(_FLAGS) if scanner.skip("-") else ""
    if scanner.peek() not in {")", ":"}:
        raise scanner.fail(f"the flag '{scanner.peek()}' is not known", scanner.at)
    now = (flags | set(added)) - set(dropped)
    if {"i", "u"} <= now:
        raise scanner.fail("letters beyond ASCII have no case here", opened)
    return now
