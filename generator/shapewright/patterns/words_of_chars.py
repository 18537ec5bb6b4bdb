"""A set of characters in words: ``ASCII letters, digits, `_` or `-```.

Takes a set, gives a phrase in which characters stand between backticks; nothing
where no phrase is short enough. Two sets of the same phrase are the same set.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from shapewright.patterns.charset import DOT, EVERYTHING, SPACE, CharSet
from shapewright.patterns.properties import find_property

_MOST = 34
"""Single characters that are named."""
_LOWER = CharSet.of([(0x61, 0x7A)])
_UPPER = CharSet.of([(0x41, 0x5A)])
_DIGITS = CharSet.of([(0x30, 0x39)])
_HEX_LOWER = CharSet.of([(0x61, 0x66)])
_HEX_UPPER = CharSet.of([(0x41, 0x46)])
_WHOLE = (
    (EVERYTHING, "character", "characters"),
    (DOT, "character but a line feed", "characters but line feeds"),
    (~SPACE, "character but white space", "characters but white space"),
    (CharSet.of([(0x21, 0x7E)]), "visible ASCII character", "visible ASCII characters"),
    (CharSet.of([(0x20, 0x7E)]), "printable ASCII character", "printable ASCII characters"),
    (CharSet.of([(0, 0xFF)]), "character up to U+00FF", "characters up to U+00FF"),
    (CharSet.of([(0x20, 0xFF)]), "character U+0020 to U+00FF", "characters U+0020 to U+00FF"),
)
"""Sets that have a name as a whole, of one and of many."""
_PARTS = (
    (_LOWER | _UPPER, "ASCII letter", "ASCII letters"),
    (_LOWER, "lower-case letter", "lower-case letters"),
    (_UPPER, "upper-case letter", "upper-case letters"),
    (_DIGITS | _HEX_LOWER | _HEX_UPPER, "hexadecimal digit", "hexadecimal digits"),
    (_DIGITS | _HEX_LOWER, "lower-case hexadecimal digit", "lower-case hexadecimal digits"),
    (_DIGITS | _HEX_UPPER, "upper-case hexadecimal digit", "upper-case hexadecimal digits"),
    (_DIGITS, "digit", "digits"),
    (SPACE, "white space", "white space"),
    (CharSet.of([(0, 0x1F), (0x7F, 0x7F)]), "ASCII control", "ASCII controls"),
    (CharSet.of([(0x31, 0x39)]), "digit but `0`", "digits but `0`"),
)
"""Sets that may be part of another, the widest first."""
_PROPERTIES = (
    ("L", "letter of any script", "letters of any script"),
    ("M", "mark of any script", "marks of any script"),
    ("N", "number of any script", "numbers of any script"),
    ("P", "punctuation of any script", "punctuation of any script"),
    ("S", "symbol of any script", "symbols of any script"),
    ("Z", "separator of any script", "separators of any script"),
)
_NAMES = {
    " ": "the space",
    "`": "the backtick",
    "\t": "the tab",
    "\n": "the line feed",
    "\r": "the carriage return",
}


@lru_cache(maxsize=1024)
def describe_chars(chars: CharSet, *, is_one: bool) -> str:
    """The characters of a set, in words, of one or of many; empty where that takes too many."""
    for whole, one, many in _WHOLE:
        if chars == whole:
            return one if is_one else many
    if said := _list(chars, is_one=is_one):
        return said
    others = _list(~chars, is_one=is_one)
    return f"character{'' if is_one else 's'} but {others}" if others else ""


def name_char(character: str) -> str:
    """One character: between backticks, or by its name."""
    if character in _NAMES:
        return _NAMES[character]
    return f"`{character}`" if character.isprintable() else f"U+{ord(character):04X}"


def _list(chars: CharSet, *, is_one: bool) -> str:
    """The parts of a set; empty where there are too many."""
    said: list[str] = []
    rest = chars
    for part, one, many in _find_parts(chars):
        if part & rest == part:
            said.append(one if is_one else many)
            rest -= part
    if len(rest) > _MOST:
        return ""
    said += [name_char(chr(point)) for point in rest]
    return join_words(said)


def _find_parts(chars: CharSet) -> Iterator[tuple[CharSet, str, str]]:
    if chars.ranges and chars.ranges[-1][1] > 0x7F:
        for name, one, many in _PROPERTIES:
            if found := find_property(name):
                yield found, one, many
    yield from _PARTS


def join_words(said: Sequence[str]) -> str:
    """Several phrases as one, any of which may hold."""
    if len(said) < 2:
        return "".join(said)
    return f"{', '.join(said[:-1])} or {said[-1]}"
