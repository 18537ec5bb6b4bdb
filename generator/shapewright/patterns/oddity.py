"""What is odd about a pattern: signs that it does not say what its author meant.

Takes the text of a pattern and the bounds on the length of what it stands for, gives findings, each
with a sentence. Says only what can be shown from the text and its tree; does not mend anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from shapewright.patterns.form import write_form
from shapewright.patterns.normal import NEVER
from shapewright.patterns.parse import parse_pattern
from shapewright.patterns.syntax import Node
from shapewright.patterns.width import find_width, reaches_fewest
from shapewright.runtime.text_form import read_form
from shapewright.runtime.text_lengths import find_lengths


class OddityKind(StrEnum):
    """What sort of mistake it looks like."""

    UNSATISFIABLE = "unsatisfiable"
    """No string can match and have a length within the bounds."""
    DOUBLE_ESCAPED = "double-escaped"
    """A backslash was escaped that was meant to escape."""
    SLASH_DELIMITED = "slash-delimited"
    """Written between slashes, as in languages that quote patterns with them."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """One finding."""

    kind: OddityKind
    what: str
    """A sentence."""


def find_oddities(text: str, low: int = 0, high: int | None = None) -> tuple[Oddity, ...]:
    """What is odd about a pattern, in the order of the kinds.

    Args:
        text: the pattern.
        low: the fewest characters a value may have, included.
        high: the most, included; None for no bound.

    Raises:
        PatternError: the text is no pattern.
    """
    found = [
        (OddityKind.UNSATISFIABLE, _find_contradiction(parse_pattern(text), low, high)),
        (OddityKind.DOUBLE_ESCAPED, _find_double_escape(text)),
        (OddityKind.SLASH_DELIMITED, _find_slashes(text)),
    ]
    return tuple(Oddity(kind, what) for kind, what in found if what)


def _find_contradiction(tree: Node, low: int, high: int | None) -> str:
    """Why no string can match; empty if one may."""
    if tree == NEVER:
        return "No string matches: characters stand before a '^' or after a '$', or where none may."
    fewest, most = find_width(tree)
    if high is not None and fewest > high:
        return f"What matches has at least {fewest} characters, and at most {high} are allowed."
    if most is not None and most < low:
        return f"What matches has at most {most} characters, and at least {low} are needed."
    searched = most if high is None else high if most is None else min(most, high)
    if fewest >= low and (searched is None or fewest <= searched) and reaches_fewest(tree):
        return ""
    piece, groups = read_form(write_form(tree))
    lengths = find_lengths(piece, groups, low, searched)
    if lengths.of(piece) >> low or lengths.longest != searched:
        return ""
    return f"Nothing that matches has from {low} to {searched} characters."


_PIECE = re.compile(r"(?s)\\.|.")
_CLASS_LETTERS = frozenset("dDwWsS")
_PLACE_LETTERS = frozenset("bB")


def _find_double_escape(text: str) -> str:
    r"""Which escape was meant, where a literal backslash stands right before its letter.

    A letter that begins a word, as in ``C:\\Windows``, is a letter.
    """
    pieces: list[str] = [*_PIECE.findall(text), "", ""]
    inside = False
    for at, piece in enumerate(pieces[:-2]):
        letter, after = pieces[at + 1 : at + 3]
        if piece == r"\\":
            is_word = not inside and after.isalpha()
            known = _CLASS_LETTERS if inside else _CLASS_LETTERS | _PLACE_LETTERS
            is_property = letter in {"p", "P"} and after == "{"
            if is_property or (letter in known and not is_word):
                return (
                    rf"It reads '\\{letter}', a backslash and a letter, where '\{letter}' seems"
                    " to be meant."
                )
        inside = piece == "[" or (inside and piece != "]")
    return ""


def _find_slashes(text: str) -> str:
    if len(text) > 2 and text[0] == text[-1] == "/":
        return "It stands between slashes, which count as part of it."
    return ""
