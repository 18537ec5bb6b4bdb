"""How long ``re`` takes to see that a character is in a set.

Takes sets, gives tenths of a nanosecond, measured on a machine of today. Beyond the first 65,536
characters every run of a set is looked at in turn, which is what can make one slow.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from shapewright.patterns.charset import DOT, EVERYTHING, LAST, CharSet
from shapewright.patterns.spell_chars import order_runs, spell_chars

AT_ONCE = 0
"""All characters, which are read without being looked at."""
LINE = 3
"""All but the end of a line."""
ONE = 6
"""One character, or all but another one."""
RUN = 20
"""A set that is kept as a table, and the first of its runs beyond that."""
KINDS = 60
"""A set that is tried kind by kind: white space, then a letter, then a hyphen."""
NEXT_RUN = 12
"""Each run beyond the table after the first."""
LAST_IN_TABLE = 0xFFFF


@lru_cache(maxsize=1024)
def find_set_pace(chars: CharSet) -> int:
    """What it takes at most to read one more character of a set, or to find that it is none."""
    if chars == EVERYTHING:
        return AT_ONCE
    if chars == DOT:
        return LINE
    if len(chars) == 1 or len(~chars) == 1:
        return ONE
    beyond = sum(high > LAST_IN_TABLE for _, high in chars.ranges)
    return _find_base(chars) + NEXT_RUN * max(beyond - 1, 0)


def _find_base(chars: CharSet) -> int:
    """What the table of a set and its first run beyond it take."""
    spelled = spell_chars(chars)
    names = len(spelled) > 2 and any(name in spelled for name in _NAMES)
    return KINDS if names or spelled.startswith("[^") else RUN


_NAMES = (r"\w", r"\s", r"\d", r"\W", r"\S", r"\D")


def find_joint_pace(sets: Sequence[CharSet]) -> int:
    """What it takes at most to go on by one character in all of several sets, one after the other.

    What one set does not have is looked for in none after it.
    """
    points = {end for chars in sets for low, high in chars.ranges for end in (low, high + 1)}
    tails = [_Tail(chars) for chars in sets]
    paces = [sum(tail.base for tail in tails)]
    for point in points:
        pace = 0
        if LAST_IN_TABLE < point <= LAST:
            for tail in tails:
                pace += tail.find_pace(point)
                if point not in tail.chars:
                    break
        paces.append(pace)
    return max(paces)


class _Tail:
    """The runs of a set beyond the table, in the order in which they are looked at."""

    def __init__(self, chars: CharSet) -> None:
        self.chars = chars
        self.base = _find_base(chars)
        self._runs = [run for run in chars.ranges if run[1] > LAST_IN_TABLE]
        self._order = {run: at for at, run in enumerate(order_runs(self._runs))}

    def find_pace(self, point: int) -> int:
        """What it takes to find a character, or to find that it is not there."""
        at = bisect_right(self._runs, (point, LAST)) - 1
        if at < 0 or self._runs[at][1] < point:
            return self.base + NEXT_RUN * len(self._runs)
        return self.base + NEXT_RUN * self._order[self._runs[at]]
