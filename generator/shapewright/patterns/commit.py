"""Loops that never go back a round, because what follows a round tells whether it was the last.

Takes the tree of a whole pattern, gives an equivalent one: ``(?:AB)*AC`` reads every ``AB`` that it
can and holds on to it, if need be only where another round may follow. That this accepts the same
is proved on automata each time; a loop of which it is not stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.patterns.alphabet import Alphabet
from shapewright.patterns.dfa import build_alphabet, build_dfa
from shapewright.patterns.limit import TooLargeError, UndecidableError
from shapewright.patterns.normal import make_sequence
from shapewright.patterns.place import stands_alone
from shapewright.patterns.prefix import is_prefix_free
from shapewright.patterns.quick import Decided
from shapewright.patterns.syntax import Chars, Choice, Greed, Look, Node, Repeat, Sequence

MOST_STATES = 3000
"""How many states the automaton of a proof may have."""


def commit(node: Node, *, at_start: bool = True, at_end: bool = True) -> Node:
    """The tree, its loops holding on to their rounds where that is all the same.

    Args:
        node: a part, or all of a pattern.
        at_start: whether the text begins where the part does.
        at_end: whether it ends there.
    """
    match node:
        case Sequence(parts=parts):
            return _commit_sequence(parts, at_start=at_start, at_end=at_end)
        case Choice(options=options):
            return Choice(
                tuple(commit(option, at_start=at_start, at_end=at_end) for option in options)
            )
        case Repeat(body=body, high=high) if not isinstance(body, Chars):
            once = high == 1
            inner = commit(body, at_start=at_start and once, at_end=at_end and once)
            return Repeat(inner, node.low, node.high, node.greed)
        case _:
            return node


def _commit_sequence(parts: tuple[Node, ...], *, at_start: bool, at_end: bool) -> Node:
    last = len(parts) - 1
    done = [
        commit(part, at_start=at_start and at == 0, at_end=at_end and at == last)
        for at, part in enumerate(parts)
    ]
    for at, part in enumerate(parts):
        if not isinstance(part, Repeat) or not _is_loop(part):
            continue
        rounds = commit(part.body, at_start=False, at_end=False)
        # What is possessive already is no part of a proof; often the next few characters will do.
        for stop in {len(parts): None, find_stop(parts, at + 1): None}:
            held = _hold_loop(
                part,
                rounds,
                parts[at + 1 : stop],
                at_start=at_start and at == 0,
                at_end=at_end and stop == len(parts),
            )
            if held is not None:
                done[at] = held
                break
    return make_sequence(done)


def find_stop(parts: tuple[Node, ...], at: int) -> int:
    """Where the characters end that stand here one after another."""
    while at < len(parts) and isinstance(parts[at], Chars):
        at += 1
    return at


def _hold_loop(
    loop: Repeat, rounds: Node, rest: tuple[Node, ...], *, at_start: bool, at_end: bool
) -> Node | None:
    """The loop as it may be held on to; None where nothing shows that it may."""
    node = make_sequence([loop, *rest])
    for held, proof in _list_held(loop, rounds, rest):
        if is_proved(proof, node, at_start=at_start, at_end=at_end):
            return held
    return None


def _is_loop(node: Repeat) -> bool:
    return (
        (node.low, node.high) == (0, None)
        and node.greed is Greed.GREEDY
        and not isinstance(node.body, Chars)
        and is_prefix_free(node.body)
    )


def _list_held(loop: Repeat, rounds: Node, rest: tuple[Node, ...]) -> Iterator[tuple[Node, Node]]:
    """The loop as it may be held on to, and what shows that it may, with what follows."""
    stop = Look(loop.body, ahead=True, negative=True)
    yield Repeat(rounds, 0, None, Greed.POSSESSIVE), make_sequence([loop, stop, *rest])
    alphabet = build_alphabet(loop, *rest)
    following = _find_start(make_sequence([loop, *rest]), alphabet)
    look = Look(following, ahead=True, negative=False)
    stop = Look(make_sequence([loop.body, following]), ahead=True, negative=True)
    again = Repeat(make_sequence([loop.body, look]), 0, None)
    held = Repeat(make_sequence([rounds, look]), 0, None, Greed.POSSESSIVE)
    yield held, make_sequence([again, stop, *rest])


def _find_start(node: Node, alphabet: Alphabet) -> Node:
    return Chars(alphabet.chars(Decided(alphabet).start(node)[0]))


def is_proved(proof: Node, node: Node, *, at_start: bool, at_end: bool) -> bool:
    """Whether a part accepts the same as another, wherever both stand."""
    if not stands_alone(proof, at_start=at_start, at_end=at_end):
        return False
    alphabet = build_alphabet(proof, node)
    try:
        one = build_dfa(proof, alphabet, most=MOST_STATES)
        return one == build_dfa(node, alphabet, most=MOST_STATES)
    except (TooLargeError, UndecidableError):
        return False
