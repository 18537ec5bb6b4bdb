r"""Spelling a set of characters.

Takes a set, gives text for Python's ``re`` under ``re.ASCII``: a character, an escape or a class,
whichever is shortest, in printable ASCII. A property is written ``\p{L}``, which ``re`` does not
know; the runtime expands it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from shapewright.patterns.charset import (
    DIGIT,
    DOT,
    EVERYTHING,
    LAST,
    NOTHING,
    SPACE,
    WORD,
    CharSet,
    Range,
)
from shapewright.patterns.spell_property import Names, find_names

_WHOLE = {
    DOT: ".",
    EVERYTHING: "(?s:.)",  # which `re` reads at once, where it looks at each character of [\s\S]
    NOTHING: r"[^\s\S]",
    DIGIT: r"\d",
    WORD: r"\w",
    SPACE: r"\s",
    ~DIGIT: r"\D",
    ~WORD: r"\W",
    ~SPACE: r"\S",
}
_WITHIN = {r"\w": WORD, r"\d": DIGIT, r"\s": SPACE}
_WITHOUT = {r"\W": ~WORD, r"\D": ~DIGIT, r"\S": ~SPACE}
"""Not used in a class of what is left out, since nobody reads ``[^\\W_]`` at once."""

_LONGEST = 1 << 20
"""More than any set takes."""
_MANY = 60
"""A property of more runs than this is not written out, in a set that has more too."""
_FEW_ASTRAL = 4
"""``re`` looks at each run beyond the first 65,536 characters in turn, and in a class of what is
left out for every character that matches: a hundred times slower than a set said outright."""
_TIMES = 4
"""A property of so many times as many such runs as the set it is named in is not named there."""
_WIDE = 0xD0000
"""A run of so many characters beyond those stands first, so that it is soon found."""
_CONTROLS = {0x09: r"\t", 0x0A: r"\n", 0x0B: r"\v", 0x0C: r"\f", 0x0D: r"\r"}
_SPECIAL = frozenset(r"\.^$*+?{[|()")


@lru_cache(maxsize=4096)
def spell_chars(chars: CharSet) -> str:
    """One character of the set, as it stands in a pattern, quantifier or not."""
    if chars in _WHOLE:
        return _WHOLE[chars]
    if len(chars) == 1:
        point = chars.ranges[0][0]
        return "\\" + chr(point) if chr(point) in _SPECIAL else _spell_point(point)
    included = _spell_body(chars, {**_WITHIN, **_WITHOUT}, most=_LONGEST)
    if _is_property(included):
        return included
    excluded = _spell_body(~chars, _WITHIN, most=len(included))
    if _is_property(excluded):
        return excluded.replace(r"\p", r"\P")
    if _count_astral(~chars) > _FEW_ASTRAL:
        excluded = ""
    # A caret or a bracket right after the opening one would be read as part of it.
    escape = "\\" if included[0] in "^[" else ""
    closed = f"[{escape}{included}]"
    return min(closed, f"[^{excluded}]", key=len) if excluded else closed


def _count_astral(chars: CharSet) -> int:
    return len(chars.ranges) - bisect_right(chars.ranges, (0xFFFF, LAST))


def _is_property(body: str) -> bool:
    return body.startswith(r"\p{") and body.index("}") == len(body) - 1


def _spell_body(chars: CharSet, escapes: Names, most: int) -> str:
    """What stands between the brackets: wide runs, names, then ranges for what they leave out.

    The empty string if that takes more characters than it may.
    """
    best, chosen = "", Names()
    ways = [names for names in find_names(chars) if not _slows(names, chars)]
    for names in (*ways, Names()):
        text, fewer = _drop_names(chars, names, most)
        if text and (not best or len(text) < len(best)):
            best, chosen = text, fewer
            most = len(best)
    for escape, held in escapes.items():
        if all(_lies_in(run, chars) for run in held.ranges):
            names = {escape: held, **chosen}
            text = _spell_with(chars, names, most)
            if text and (not best or len(text) < len(best)):
                best, chosen = text, names
                most = len(best)
    return best


def _slows(names: Names, chars: CharSet) -> bool:
    """Whether a set would have many more runs to look at for these names."""
    own = _count_astral(chars)
    return own > _FEW_ASTRAL and any(_count_astral(held) > _TIMES * own for held in names.values())


def _drop_names(chars: CharSet, names: Names, most: int) -> tuple[str, Names]:
    """The text without the names that make it no shorter, and the names that are left."""
    best = _spell_with(chars, names, most)
    for name, held in tuple(names.items()):
        if min(len(held.ranges), len(chars.ranges)) > _MANY:
            continue
        fewer = {other: names[other] for other in names if other != name}
        text = _spell_with(chars, fewer, len(best) or most)
        if text:
            best, names = text, fewer
    return best, names


def _spell_with(chars: CharSet, names: Names, most: int) -> str:
    """The body that uses these names, all of which lie in the set; empty if it is too long."""
    most_astral = max(map(_count_astral, (chars, *names.values())))
    first = [run for run in chars.ranges if _is_wide(run)] if most_astral > _FEW_ASTRAL else []
    named = CharSet.of((*first, *(run for held in names.values() for run in held.ranges)))
    runs = _widen(chars - named if named else chars, chars)
    if len(runs) > most:  # each takes one character at least
        return ""
    # A hyphen stands last, where it can join nothing.
    hyphen = "-" if any(0x2D in run for run in runs) else ""
    text = "".join((*map(_spell_run, first), *names, *map(_spell_run, runs), hyphen))
    return text if len(text) <= most else ""


def order_runs(runs: Iterable[Range]) -> list[Range]:
    """The runs in the order in which they are written: wide ones first."""
    return sorted(runs, key=lambda run: (not _is_wide(run), run))


def _is_wide(run: Range) -> bool:
    return run[1] > 0xFFFF and run[1] - run[0] >= _WIDE


def _widen(left: CharSet, chars: CharSet) -> list[Range]:
    """The runs to write for what is left: joined over what is named, where that is shorter."""
    if left == chars:
        return list(left.ranges)
    widened: list[Range] = []
    for run in left.ranges:
        if widened and _pays(widened[-1], run, chars):
            widened[-1] = (widened[-1][0], run[1])
        else:
            widened.append(run)
    return widened


def _pays(one: Range, other: Range, chars: CharSet) -> bool:
    """Whether two runs may be written as one, and are shorter so."""
    joined = (one[0], other[1])
    return _lies_in(joined, chars) and len(_spell_run(joined)) < len(
        _spell_run(one) + _spell_run(other)
    )


def _lies_in(run: Range, chars: CharSet) -> bool:
    at = bisect_right(chars.ranges, (run[0], LAST)) - 1
    return at >= 0 and run[1] <= chars.ranges[at][1]


def _spell_run(run: Range) -> str:
    """A run, without a hyphen at either end of it."""
    low, high = run[0] + (run[0] == 0x2D), run[1] - (run[1] == 0x2D)
    if high - low <= 1:
        return "".join(_spell_in_class(point) for point in range(low, high + 1))
    return f"{_spell_in_class(low)}-{_spell_in_class(high)}"


def _spell_in_class(point: int) -> str:
    return "\\" + chr(point) if chr(point) in r"\]" else _spell_point(point)


def _spell_point(point: int) -> str:
    """A character that has no meaning of its own.

    A surrogate takes eight digits: two with four each would be read as the pair they make.
    """
    if point in _CONTROLS:
        return _CONTROLS[point]
    if 0x20 <= point < 0x7F:
        return chr(point)
    if point <= 0xFF:
        return f"\\x{point:02x}"
    if point <= 0xFFFF and not 0xD800 <= point <= 0xDFFF:
        return f"\\u{point:04x}"
    return f"\\U{point:08x}"
