"""Texts made to slow a backtracking matcher down.

Takes the tree of a pattern, gives texts: what opens more and more ways is said again and again, and
so is what each repetition reads, after the shortest text that leads there; each with several ends
at which a match fails late. The tests run the linear forms on them.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.patterns.alphabet import Alphabet, find_sets
from shapewright.patterns.ambiguity import Growth, find_load
from shapewright.patterns.charset import EVERYTHING, CharSet
from shapewright.patterns.limit import TooLargeError
from shapewright.patterns.nfa import build_nfa
from shapewright.patterns.syntax import (
    Assert,
    Chars,
    Choice,
    Group,
    Look,
    Node,
    Reference,
    Repeat,
    Sequence,
)

ENDS = ("", "\n", "!", "\x00", "\u20ac", ":", "&", "/")
"""What follows at the end, so that a match fails after all else has been read."""


def list_attacks(node: Node, length: int) -> list[str]:
    """Texts of about so many characters, each once, in a fixed order."""
    alphabet = Alphabet([*find_sets(node), EVERYTHING])
    found: dict[str, None] = {}
    for before, again in (*find_growths(node, alphabet), *list_pumps(node, alphabet, "")):
        if again:
            body = before + again * ((length - len(before)) // len(again))
            found.update(dict.fromkeys(body + end for end in ENDS))
    return list(found)


def find_growths(node: Node, alphabet: Alphabet) -> Iterator[tuple[str, str]]:
    """What opens many ways, and what opens more each time it is said."""
    for written_out in (8, 64):
        try:
            nfa = build_nfa(node, alphabet, written_out=written_out, most=2000)
        except TooLargeError:
            return
        growth = find_load(nfa, most_ways=60, most_states=2000)
        if isinstance(growth, Growth):
            before = "".join(pick(alphabet.chars(mask)) for mask in growth.before)
            again = "".join(pick(alphabet.chars(mask)) for mask in growth.again)
            yield before, again


def list_pumps(node: Node, alphabet: Alphabet, before: str) -> Iterator[tuple[str, str]]:
    """For each repetition the shortest text that leads to it, and texts that it reads."""
    match node:
        case Sequence(parts=parts):
            for part in parts:
                yield from list_pumps(part, alphabet, before)
                before += find_short(part)
        case Choice(options=options):
            for option in options:
                yield from list_pumps(option, alphabet, before)
        case Repeat(body=body, high=high):
            yield from list_pumps(body, alphabet, before)
            if high is None or high > 1:
                lead = before + find_short(body) * node.low
                texts = {find_short(body): None}
                if isinstance(body, Chars):
                    texts |= dict.fromkeys(find_kinds(body.chars, alphabet))
                for text in texts:
                    yield lead, text
        case Look(body=body) | Group(body=body):
            yield from list_pumps(body, alphabet, before)
        case _:
            return


def find_kinds(chars: CharSet, alphabet: Alphabet) -> list[str]:
    """One character of each kind that the pattern tells apart, at most a handful."""
    mask = alphabet.mask(chars)
    bits = range(mask.bit_length())
    sets = [chars, *(alphabet.chars(1 << bit) for bit in bits if mask >> bit & 1)]
    return [pick(one) for one in sets[:: max(1, len(sets) // 8)]]


def find_short(node: Node) -> str:
    """A short text that a part reads."""
    match node:
        case Chars(chars=chars):
            return pick(chars)
        case Sequence(parts=parts):
            return "".join(find_short(part) for part in parts)
        case Choice(options=options):
            return min((find_short(option) for option in options), key=len)
        case Repeat(body=body, low=low):
            return find_short(body) * low
        case Group(body=body):
            return find_short(body)
        case Assert() | Look() | Reference():
            return ""


def pick(chars: CharSet) -> str:
    """One character of a set, a letter or digit if it has one."""
    for wanted in "a0A":
        if ord(wanted) in chars:
            return wanted
    return chr(chars.ranges[0][0]) if chars else ""
