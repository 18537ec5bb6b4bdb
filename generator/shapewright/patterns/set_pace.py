"""How long ``re`` takes to see that a character is in a set.

Takes sets, gives tenths of a nanosecond, measured on a machine of today. Beyond the first 65,536
characters every run of a set is looked at in turn, which is what can make one slow.
"""

from __future__ import annotations

from functools import lru_cache

from shapewright.patterns.charset import DOT, EVERYTHING, CharSet
from shapewright.patterns.spell_chars import spell_chars

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
    spelled = spell_chars(chars)
    by_kind = spelled.startswith("[^") or _names_kinds(spelled)
    return (KINDS if by_kind else RUN) + NEXT_RUN * max(beyond - 1, 0)


def _names_kinds(spelled: str) -> bool:
    return len(spelled) > 2 and any(name in spelled for name in _NAMES)


_NAMES = (r"\w", r"\s", r"\d", r"\W", r"\S", r"\D")
