r"""Spelling a tree for Python's ``re``.

Takes a tree, gives text that ``re`` compiles under ``re.ASCII`` and no other flag, and that matches
the tree's strings in full; short, and in printable ASCII. One thing in it ``re`` does not know: a
property (``\p{L}``), which the runtime expands. Changes nothing to make matching faster.
"""

from __future__ import annotations

from collections.abc import Mapping

from shapewright.patterns.charset import NOTHING
from shapewright.patterns.groups import walk
from shapewright.patterns.spell_chars import spell_chars
from shapewright.patterns.syntax import (
    Assert,
    Assertion,
    Chars,
    Choice,
    Greed,
    Group,
    Look,
    Node,
    Reference,
    Repeat,
    Sequence,
)

_PLACES = {
    Assertion.START: r"\A",
    Assertion.END: r"\Z",
    Assertion.BOUNDARY: r"\b",
    Assertion.NOT_BOUNDARY: r"(?!\b)",  # before 3.14, \B does not hold in the empty string
}
_SIGNS: dict[tuple[int, int | None], str] = {(0, None): "*", (1, None): "+", (0, 1): "?"}


def spell(node: Node) -> str:
    """The text of a tree. ``parse_pattern`` reads it as the tree's normal form.

    Args:
        node: a tree whose references are to groups before them, and in which what is looked at
            behind has one width.
    """
    groups = (part.number for part in walk(node) if isinstance(part, Group))
    return _spell(node, {number: at + 1 for at, number in enumerate(groups)})


def _spell(node: Node, numbers: Mapping[int, int]) -> str:
    match node:
        case Chars(chars=chars):
            return spell_chars(chars)
        case Sequence(parts=parts):
            return _spell_sequence(parts, numbers)
        case Choice(options=()):
            return spell_chars(NOTHING)
        case Choice(options=options):
            return "|".join(_spell(option, numbers) for option in options)
        case Repeat():
            return _spell_repeat(node, numbers)
        case Assert(what=what):
            return _PLACES[what]
        case Look(body=body, ahead=ahead, negative=negative):
            sign = ("" if ahead else "<") + ("!" if negative else "=")
            return f"(?{sign}{_spell(body, numbers)})"
        case Group(body=body):
            return f"({_spell(body, numbers)})"
        case Reference(number=number):
            return f"\\{numbers[number]}"


def _spell_sequence(parts: tuple[Node, ...], numbers: Mapping[int, int]) -> str:
    text = ""
    before: Node | None = None
    for part in parts:
        spelled = _spell(part, numbers)
        if isinstance(part, Choice):
            spelled = f"(?:{spelled})"
        elif isinstance(before, Reference) and spelled[:1].isdigit():
            spelled = f"(?:{spelled})"  # or it would be a digit more of the reference
        text += spelled
        before = part
    return text


def _spell_repeat(node: Repeat, numbers: Mapping[int, int]) -> str:
    body = _spell(node.body, numbers)
    bounds = (node.low, node.high)
    if bounds == (1, 1) and node.greed is Greed.POSSESSIVE:
        return f"(?>{body})"
    if not isinstance(node.body, Chars | Group | Reference):
        body = f"(?:{body})"
    if bounds in _SIGNS:
        sign = _SIGNS[bounds]
    elif node.low == node.high:
        sign = f"{{{node.low}}}"
    else:
        sign = f"{{{node.low},{'' if node.high is None else node.high}}}"
    return f"{body}{sign}{node.greed}"
