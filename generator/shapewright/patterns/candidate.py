"""Other ways to write a stretch of parts, which may or may not mean the same.

Takes parts, gives trees that take fewer ways to match: a search that stops at the first place, one
that stops after the last character of another kind, a look that settles how a part is read. Proves
nothing: whether one of them accepts the same strings is for an automaton to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from shapewright.patterns.alphabet import find_sets
from shapewright.patterns.charset import CharSet
from shapewright.patterns.dfa import build_alphabet, build_dfa
from shapewright.patterns.factor import maybe, unite
from shapewright.patterns.limit import TooLargeError
from shapewright.patterns.normal import make_choice, make_sequence
from shapewright.patterns.prefix import is_prefix_free
from shapewright.patterns.quick import is_decided_by_one
from shapewright.patterns.regular import build_tree
from shapewright.patterns.search import is_plain, make_search, split
from shapewright.patterns.syntax import Chars, Choice, Greed, Look, Node, Repeat, Sequence
from shapewright.patterns.width import find_width

MOST_STATES = 200
MOST_UNROLLED = 4
"""As many characters that must be there are taken from a repetition for a target."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A tree, and one that means the same as it and that an automaton can be made of."""

    node: Node
    proof: Node


def list_candidates(parts: tuple[Node, ...]) -> Iterator[Candidate]:
    """Trees that may accept the same as these parts."""
    for node in (*list_absorbed(parts), *list_searches(parts), *list_settled(parts)):
        yield Candidate(node, node)


def list_last_places(parts: tuple[Node, ...]) -> Iterator[Candidate]:
    """``.*x..`` as the last place where ``x`` stands, once and for all."""
    for at, part in enumerate(parts):
        if not isinstance(part, Repeat) or not isinstance(part.body, Chars):
            continue
        if part.high is not None or part.greed is not Greed.GREEDY:
            continue
        for stop in range(len(parts), at + 1, -1):
            target = decide(make_sequence(parts[at + 1 : stop]))
            if target is None or find_width(target)[0] == 0 or not ends_once(target):
                continue
            once = Repeat(make_sequence([part, target]), 1, 1, Greed.POSSESSIVE)
            later = Look(
                make_sequence([Repeat(part.body, 1, None), target]), ahead=True, negative=True
            )
            yield Candidate(
                make_sequence([*parts[:at], once, *parts[stop:]]),
                make_sequence([*parts[:at], part, later, hold_last(target), *parts[stop:]]),
            )
        return


def decide(node: Node) -> Node | None:
    """The part, or one that accepts the same, in which one character always decides."""
    alphabet = build_alphabet(node)
    if is_decided_by_one(node, alphabet):
        return node
    if not is_plain(node):
        return None
    try:
        dfa = build_dfa(node, alphabet, most=MOST_STATES)
        found = build_tree(dfa, alphabet, most=MOST_STATES)
    except TooLargeError:
        return None
    return found if is_decided_by_one(found, build_alphabet(found)) else None


def ends_once(node: Node) -> bool:
    """Whether a part can end at one place only, once the repetition at its end is held."""
    *before, last = split(node)
    if not isinstance(last, Repeat) or not isinstance(last.body, Chars):
        return is_prefix_free(node)
    return last.greed is not Greed.LAZY and is_prefix_free(make_sequence(before))


def hold_last(node: Node) -> Node:
    """The part, the repetition at its end reading all that it can."""
    match node:
        case Repeat(body=Chars(), low=low, high=high):
            return Repeat(node.body, low, high, Greed.POSSESSIVE)
        case Sequence(parts=(*parts, last)):
            return Sequence((*parts, hold_last(last)))
        case _:
            return node


def list_searches(parts: tuple[Node, ...]) -> Iterator[Node]:
    """The first loop made a search for what follows it, the longest target first."""
    for at, part in enumerate(parts):
        if not isinstance(part, Repeat) or part.low == part.high:
            continue
        if part.greed is Greed.POSSESSIVE or find_width(part.body)[0] == 0:
            continue
        rest = tuple(unroll(parts[at + 1 :]))
        for stop in range(len(rest), 0, -1):
            target = rest[:stop]
            if not is_plain(make_sequence(target)):
                continue
            yield make_sequence([*parts[:at], *make_search(part, target), *rest[stop:]])
            yield from list_last_runs(parts[:at], part, target, rest[stop:])
        return


def list_last_runs(
    before: tuple[Node, ...],
    loop: Repeat,
    target: tuple[Node, ...],
    rest: tuple[Node, ...],
) -> Iterator[Node]:
    r"""``.*x\S+`` as all up to the last space, and a search for ``x`` after it."""
    following = next((part for part in rest if isinstance(part, Repeat)), None)
    if not isinstance(loop.body, Chars) or loop.low > 0 or loop.high is not None:
        return
    if following is None or not isinstance(following.body, Chars):
        return
    run = following.body.chars
    others = loop.body.chars - run
    if not others or unite(find_sets(make_sequence(target))) - run:
        return
    lead = maybe(Sequence((loop, Chars(others))))
    search = make_search(Repeat(Chars(loop.body.chars & run), 0, None), target)
    yield make_sequence([*before, lead, *search, *rest])


def list_absorbed(parts: tuple[Node, ...]) -> Iterator[Node]:
    r"""``.*\d+`` as ``.*\d``: the loop before a repetition reads what that might."""
    for at, part in enumerate(parts[:-1]):
        if isinstance(part, Repeat) and isinstance(part.body, Chars) and part.high is None:
            shorter = shorten_first(parts[at + 1], part.body.chars)
            if shorter != parts[at + 1]:
                yield make_sequence([*parts[: at + 1], shorter, *parts[at + 2 :]])


def shorten_first(node: Node, chars: CharSet) -> Node:
    """The part, a repetition of some of these characters at its start as short as it may be."""
    match node:
        case Repeat(body=Chars(chars=own), low=low, high=high) if (
            0 < low <= MOST_UNROLLED and low != high and not own - chars
        ):
            return make_sequence([node.body] * low)
        case Sequence(parts=(first, *rest)):
            return make_sequence([shorten_first(first, chars), *rest])
        case Choice(options=options):
            return make_choice([shorten_first(option, chars) for option in options])
        case _:
            return node


def list_settled(parts: tuple[Node, ...]) -> Iterator[Node]:
    """A part before a character that it does not read: looked at first, then read in one way."""
    for at, (part, stop) in enumerate(pairwise(parts)):
        if not isinstance(stop, Chars) or isinstance(part, Chars | Look):
            continue
        chars = unite(find_sets(part))
        if isinstance(part, Repeat) and isinstance(part.body, Chars):
            continue
        if chars & stop.chars or find_width(part)[0] == 0:
            continue
        look = Look(make_sequence([part, stop]), ahead=True, negative=False)
        read = Repeat(Chars(chars), 1, None)
        yield make_sequence([*parts[:at], look, read, *parts[at + 1 :]])


def unroll(parts: tuple[Node, ...]) -> Iterator[Node]:
    """The parts, a repetition of characters as those that must be there and those that may."""
    for part in parts:
        match part:
            case Repeat(body=Chars(), low=low, high=high, greed=greed) if (
                0 < low <= MOST_UNROLLED and low != high and greed is not Greed.POSSESSIVE
            ):
                yield from [part.body] * low
                yield Repeat(part.body, 0, None if high is None else high - low, greed)
            case _:
                yield part
