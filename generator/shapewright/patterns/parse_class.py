"""Classes: what stands in square brackets.

Takes a scanner that stands after the opening bracket, gives the set of characters. A bracket inside
is a bracket, as those who wrote AWS's patterns mean it, but for the operand of ``&&``; a hyphen
that joins no two characters is a hyphen.
"""

from __future__ import annotations

from shapewright.patterns.charset import LAST, CharSet, Range
from shapewright.patterns.parse_escape import read_escape
from shapewright.patterns.scan import Scanner

_MISORDERED = "\\ud800\\udbff-\\udc00\\udfff"
"""Written for the characters beyond the first 65,536, with two surrogates in each other's place."""
_ASTRAL = (0x10000, LAST)


def read_class(scanner: Scanner, *, ignore_case: bool) -> CharSet:
    """The characters of a class; the closing bracket is read.

    Raises:
        PatternError: the class is not closed, or something in it makes no sense.
    """
    opened = scanner.at - 1
    scanner.enter(opened)
    negative = scanner.skip("^")
    found = _read_operand(scanner, opened, ignore_case=ignore_case)
    while scanner.skip("&&"):
        found &= _read_operand(scanner, opened, ignore_case=ignore_case, right=True)
    scanner.skip("]")
    scanner.leave()
    return ~found if negative else found


def add_other_case(chars: CharSet) -> CharSet:
    """The set, and with each ASCII letter the same letter in its other case."""
    swapped: list[Range] = []
    for first, last, by in ((0x41, 0x5A, 0x20), (0x61, 0x7A, -0x20)):
        letters = chars & CharSet(((first, last),))
        swapped.extend((low + by, high + by) for low, high in letters.ranges)
    return CharSet.of([*chars.ranges, *swapped]) if swapped else chars


def _read_operand(
    scanner: Scanner, opened: int, *, ignore_case: bool, right: bool = False
) -> CharSet:
    """Everything up to the closing bracket or the next ``&&``, neither of which is read."""
    ranges: list[Range] = []
    start = scanner.at
    if right and scanner.skip("["):
        ranges.extend(read_class(scanner, ignore_case=ignore_case).ranges)
    while not scanner.skip("&&"):
        character = scanner.peek()
        if not character:
            raise scanner.fail("']' is missing", opened)
        if character == "]" and (right or scanner.at > start):
            break
        ranges.extend(_read_item(scanner))
    else:
        scanner.at -= 2
    if scanner.at == start:
        raise scanner.fail("'&&' has nothing on one side")
    found = CharSet.of(ranges)
    return add_other_case(found) if ignore_case else found


def _read_item(scanner: Scanner) -> tuple[Range, ...]:
    """One character, one range, or one set."""
    start = scanner.at
    if scanner.text[start : start + len(_MISORDERED)].lower() == _MISORDERED:
        scanner.at += len(_MISORDERED)
        return (_ASTRAL,)
    low = _read_end(scanner)
    if isinstance(low, CharSet):
        return low.ranges
    joins = scanner.peek() == "-" and scanner.peek(1) not in {"", "]"}
    if not joins or scanner.text.startswith("-&&", scanner.at):
        return ((low, low),)
    scanner.take()
    high = _read_end(scanner)
    if isinstance(high, CharSet):
        return ((low, low), (0x2D, 0x2D), *high.ranges)
    if high < low:
        raise scanner.fail("the range runs backwards", start)
    return ((low, high),)


def _read_end(scanner: Scanner) -> int | CharSet:
    if not scanner.skip("\\"):
        return ord(scanner.take())
    if scanner.skip("b"):
        return 0x08
    return read_escape(scanner)
