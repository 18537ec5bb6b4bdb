"""Whether a pattern takes linear time in a matcher that tries one way after another.

Takes a tree, says whether its match is safe: on no text of up to 10,000 characters are more than a
fixed number of characters read over all ways; and where a text may be longer, whether it is on
those too. Decided by reasoning about the tree, cheapest test first; a pattern of which nothing can
be shown counts as unsafe. Measures no time.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from functools import lru_cache

from shapewright.patterns.alphabet import Alphabet, find_sets
from shapewright.patterns.ambiguity import Growth, Load, find_load
from shapewright.patterns.charset import EVERYTHING, WORD
from shapewright.patterns.cost import find_steps
from shapewright.patterns.groups import walk
from shapewright.patterns.limit import TooLargeError
from shapewright.patterns.nfa import build_nfa
from shapewright.patterns.pace import find_pace
from shapewright.patterns.quick import is_decided_by_one
from shapewright.patterns.seal import drop_certain_end
from shapewright.patterns.set_pace import KINDS, find_set_pace
from shapewright.patterns.syntax import Chars, Look, Node, Repeat, Sequence
from shapewright.patterns.width import find_width

LONGEST = 10_000
"""The longest text that is spoken of, in characters, unless texts may be longer."""
MOST_STEPS = 1_600_000
"""The most steps that a match may take, each about 25 ns on a machine of today."""
MOST_WAYS = 160
"""The most ways that may be open after any text, if it may go on for long."""
MOST_TENTHS = 450_000_000
"""The most tenths of a nanosecond that a match of a longer text may take: 45 ms."""
STEPS_OF_A_STEP = 4
"""As many steps as one is taken for on longer texts, where it is seldom quick."""

FAR_BEHIND = 100
"""How many characters a look behind may read."""

_FIRST_TRIAL = (8, 1500)
_TRIALS: tuple[tuple[tuple[int, int], ...], ...] = (
    (),
    ((64, 20_000),),
    ((64, 30_000), (400, 30_000)),
)
"""How many positions a count may be written out as, and how many states are looked at: at first,
and then with more care."""


class Danger(StrEnum):
    """Why a pattern may not be safe."""

    GROWS = "the ways through it grow in number with the text"
    UNKNOWN = "there are too many ways through it to follow them all"
    BEHIND = "it looks far behind at many places"
    LONG = "even one pass may take long where texts may be so long"


class Care(IntEnum):
    """How much is done to show that a pattern is safe; more care leaves fewer in doubt."""

    HASTY = 0
    USUAL = 1
    THOROUGH = 2


@lru_cache(maxsize=4096)
def find_danger(node: Node, care: Care = Care.USUAL) -> Danger | None:
    """Why a match of this tree may not be safe; None when it is."""
    node = drop_certain_end(node)
    alphabet = Alphabet([*find_sets(node), EVERYTHING, WORD])
    if is_decided_by_one(node, alphabet):
        return None
    if looks_far_behind(node):
        return Danger.BEHIND
    found = try_ways(node, alphabet, *_FIRST_TRIAL)
    if isinstance(found, Load) or find_steps(node, alphabet, LONGEST) <= MOST_STEPS:
        return None
    for written_out, most_states in _TRIALS[care]:
        found = try_ways(node, alphabet, written_out, most_states)
        if isinstance(found, Load):
            return None
    if care is Care.THOROUGH and has_cheap_end(node, alphabet):
        return None
    return Danger.GROWS if found else Danger.UNKNOWN


def find_far_danger(node: Node, longest: int) -> Danger | None:
    """Why a match of this tree may not be safe on texts of so many characters; None when it is."""
    if longest <= LONGEST:
        return find_danger(node)
    pace = find_pace(node)
    if pace is not None and pace * longest <= MOST_TENTHS:
        return None
    if looks_far_behind(node):
        return Danger.BEHIND
    sets = set(find_sets(node))
    alphabet = Alphabet([*sets, EVERYTHING, WORD])
    slowest = max((-(-find_set_pace(chars) // KINDS) for chars in sets), default=1)
    steps = find_steps(node, alphabet, longest) * STEPS_OF_A_STEP * slowest
    return None if steps <= MOST_STEPS else Danger.LONG


def looks_far_behind(node: Node) -> bool:
    """Whether a look behind reads so much that doing it everywhere takes long."""
    looks = (part for part in walk(node) if isinstance(part, Look) and not part.ahead)
    return any((find_width(look.body)[1] or 0) > FAR_BEHIND for look in looks)


def has_cheap_end(node: Node, alphabet: Alphabet) -> bool:
    """Whether few ways lead to the repetition at the end, and each goes through it quickly."""
    match node:
        case Sequence(parts=(*parts, Repeat(body=Chars()) as end)):
            before = try_ways(Sequence(tuple(parts)), alphabet, *_TRIALS[Care.THOROUGH][0])
            if not isinstance(before, Load):
                return False
            steps = find_steps(end, alphabet, LONGEST) * before.ends + before.ways
            return steps * LONGEST <= MOST_STEPS
        case _:
            return False


def try_ways(
    node: Node,
    alphabet: Alphabet,
    written_out: int,
    most_states: int,
) -> Load | Growth | None:
    """The load of a tree, its growth, or None when it is too large to say."""
    try:
        nfa = build_nfa(node, alphabet, written_out=written_out, most=4000)
    except TooLargeError:
        return None
    return find_load(nfa, most_ways=MOST_WAYS, most_states=most_states)
