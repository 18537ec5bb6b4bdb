"""What stands at the end of a pattern, said so that it fails at once or not at all.

Takes the tree of a whole pattern, gives an equivalent one: what is read last is not given back, or
is looked at before anything else. Proves nothing else about the pattern, and needs not to.
"""

from __future__ import annotations

from shapewright.patterns.alphabet import find_sets
from shapewright.patterns.factor import unite
from shapewright.patterns.groups import walk
from shapewright.patterns.syntax import (
    Assert,
    Assertion,
    Chars,
    Choice,
    Greed,
    Look,
    Node,
    Repeat,
    Sequence,
)


def seal(node: Node) -> Node:
    """The tree, what it reads last in one go: at the end of a text, less would not do."""
    match node:
        case Repeat(body=Chars(), low=low, high=high) if low != high:
            return Repeat(node.body, low, high, Greed.POSSESSIVE)
        case Sequence(parts=(*parts, last)):
            return Sequence((*parts, seal(last)))
        case Choice(options=options):
            return Choice(tuple(seal(option) for option in options))
        case Repeat(body=body, low=low, high=1, greed=greed) if greed is not Greed.POSSESSIVE:
            return Repeat(seal(body), low, 1, greed)
        case _:
            return node


def guard(node: Node) -> Node:
    """The tree, all characters looked at first, if those at its end may be any of them.

    So its end cannot fail once it is reached.
    """
    match node:
        case Sequence(parts=(*parts, Repeat(body=Chars(chars=chars), low=0, high=None))) if (
            not unite(find_sets(node)) - chars and not any(isinstance(p, Look) for p in walk(node))
        ):
            end = Repeat(Chars(chars), 0, None)
            look = Look(Sequence((end, Assert(Assertion.END))), ahead=True, negative=False)
            return Sequence((look, *parts, end))
        case _:
            return node


def drop_certain_end(node: Node) -> Node:
    """What is left to be judged of a tree that has been guarded: its end always matches.

    Once a way gets there the text matches, so that no other is tried.
    """
    match node:
        case Sequence(
            parts=(
                Look(
                    body=Sequence(
                        parts=(Repeat(body=Chars(), low=0, high=None) as all_of_it, Assert() as end)
                    ),
                    ahead=True,
                    negative=False,
                ),
                *parts,
                last,
            )
        ) if all_of_it == last and end.what is Assertion.END:
            return Sequence(tuple(parts))
        case _:
            return node
