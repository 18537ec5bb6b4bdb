r"""Escapes: what a backslash and the characters after it stand for.

Takes a scanner that stands after the backslash, gives one code point or a set. Escapes that are
places (``\b``), references and quotations are not characters, and are read where they may stand.
"""

from __future__ import annotations

from shapewright.patterns.charset import DIGIT, LAST, SPACE, WORD, CharSet
from shapewright.patterns.properties import find_property
from shapewright.patterns.scan import HEX, Scanner

_BLANK = CharSet.from_characters(" \t\xa0\u1680\u180e\u202f\u205f\u3000") | CharSet.of(
    [(0x2000, 0x200A)]
)
_SETS = {
    "d": DIGIT,
    "D": ~DIGIT,
    "h": _BLANK,
    "H": ~_BLANK,
    "s": SPACE,
    "S": ~SPACE,
    "w": WORD,
    "W": ~WORD,
}
_CONTROLS = {"a": 0x07, "e": 0x1B, "f": 0x0C, "n": 0x0A, "r": 0x0D, "t": 0x09, "v": 0x0B}
_OCTAL = frozenset("01234567")


def read_escape(scanner: Scanner) -> int | CharSet:
    """The code point or the set that an escape stands for.

    Raises:
        PatternError: it stands for nothing.
    """
    start = scanner.at - 1
    letter = scanner.take()
    if letter in _SETS:
        return _SETS[letter]
    if letter in _CONTROLS:
        return _CONTROLS[letter]
    match letter:
        case "p" | "P":
            return _read_property(scanner, start, negative=letter == "P")
        case "x":
            return (
                _read_braced(scanner, start) if scanner.peek() == "{" else _hex(scanner, start, 2)
            )
        case "u":
            return _read_utf16(scanner, start)
        case "U":
            return _hex(scanner, start, 8)
        case "0":
            return _read_octal(scanner, start)
        case "c":
            return _read_control(scanner, start)
        case _:
            return _read_itself(scanner, start, letter)


def _read_itself(scanner: Scanner, start: int, letter: str) -> int:
    if not letter:
        raise scanner.fail("a backslash ends the pattern", start)
    if letter.isascii() and letter.isalnum():
        raise scanner.fail(f"'\\{letter}' has no meaning here", start)
    return ord(letter)


def _read_property(scanner: Scanner, start: int, *, negative: bool) -> CharSet:
    name = scanner.take_until("}", start) if scanner.skip("{") else scanner.take()
    found = find_property(name)
    if found is None:
        raise scanner.fail(f"no property is called {name[:40]!r}", start)
    return ~found if negative else found


def _read_utf16(scanner: Scanner, start: int) -> int:
    r"""Four digits, or a pair of surrogates that are one character (``\uD83D\uDE00``)."""
    if scanner.peek() == "{":
        return _read_braced(scanner, start)
    high = _hex(scanner, start, 4)
    if not 0xD800 <= high <= 0xDBFF:
        return high
    after = scanner.at
    if scanner.skip("\\u"):
        digits = scanner.take_while(HEX, 4)
        if len(digits) == 4 and 0xDC00 <= (low := int(digits, 16)) <= 0xDFFF:
            return 0x10000 + (high - 0xD800) * 0x400 + (low - 0xDC00)
    scanner.at = after
    return high


def _read_braced(scanner: Scanner, start: int) -> int:
    scanner.skip("{")
    digits = scanner.take_until("}", start)
    if not 1 <= len(digits) <= 8 or not HEX.issuperset(digits):
        raise scanner.fail("a code point is missing in the braces", start)
    return _checked(scanner, start, int(digits, 16))


def _hex(scanner: Scanner, start: int, count: int) -> int:
    digits = scanner.take_while(HEX, count)
    if len(digits) < count:
        raise scanner.fail(f"{count} hexadecimal digits are missing", start)
    return _checked(scanner, start, int(digits, 16))


def _checked(scanner: Scanner, start: int, point: int) -> int:
    if point > LAST:
        raise scanner.fail("there is no such code point", start)
    return point


def _read_octal(scanner: Scanner, start: int) -> int:
    digits = scanner.take_while(_OCTAL, 3 if scanner.peek() in "0123" else 2)
    if not digits:
        raise scanner.fail("octal digits are missing", start)
    return int(digits, 8)


def _read_control(scanner: Scanner, start: int) -> int:
    letter = scanner.take()
    if not letter.isascii() or not letter:
        raise scanner.fail("a control character is missing", start)
    return ord(letter) ^ 0x40
