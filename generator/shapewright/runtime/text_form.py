"""Forms of text: what strings of one kind look like, written down as data.

Takes a form, gives its pieces. A form reads like a regular expression of the simplest
sort: characters, ``.`` for any that stands on one line, ``[a-z_]`` for one of several,
``(a|b)`` for one of two, ``?``, ``*``, ``+`` and ``{2,5}`` for so many of what stands
before, a backslash before a character that would mean one of these. ``<1=..>`` is a
part that ``<1>`` repeats. Forms are written by a program; what is no form is not looked
for.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    Choose: TypeAlias = Callable[[int], int]
    """Given how many things there are to choose from, the number of one, from 0."""
    Ranges: TypeAlias = tuple[tuple[int, int], ...]

ON_A_LINE: Ranges = (
    (0, 0x09),
    (0x0B, 0xD7FF),
    (0xE000, 0x10FFFF),
)
"""All characters but the end of a line, and but surrogates, which cannot be sent."""
_COUNTS: dict[str, tuple[int, int | None]] = {
    "?": (0, 1),
    "*": (0, None),
    "+": (1, None),
}
_PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789"
_ORDER = _PLAIN + "".join(
    one for one in map(chr, range(0x20, 0x7F)) if one not in _PLAIN
)
_PLAINNESS = 3
"""How much likelier a plain character is than another one."""


class Chars:
    """One character of a set."""

    __slots__ = ("_others", "_plain", "_rest", "_ways", "ranges")

    def __init__(self, ranges: Ranges) -> None:
        self.ranges = ranges
        """The first and the last code point of each run."""
        self._ways = 0

    def draw(self, choose: Choose) -> str:
        """A plain character mostly, and now and then any."""
        if not self._ways:
            self._sort()
        at = choose(self._ways)
        if at < self._plain:
            return self._others[at // _PLAINNESS]
        at -= self._plain - self._plain // _PLAINNESS
        if at < len(self._others):
            return self._others[at]
        low, high = self._rest[choose(len(self._rest))]
        return chr(low + choose(high - low + 1))

    def _sort(self) -> None:
        """Put the characters in order, the plainest first."""
        inside = [one for one in _ORDER if self._has(ord(one))]
        self._others = "".join(inside)
        self._plain = _PLAINNESS * sum(one in _PLAIN for one in inside)
        self._rest = [
            (max(low, first), min(high, last))
            for low, high in self.ranges
            for first, last in ((0, 0x1F), (0x7F, 0x10FFFF))
            if max(low, first) <= min(high, last)
        ]
        others = len(inside) - self._plain // _PLAINNESS
        self._ways = self._plain + others + bool(self._rest)

    def _has(self, point: int) -> bool:
        return any(low <= point <= high for low, high in self.ranges)


class Sequence:
    """One after the other; the empty text when there are none."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[Piece, ...]) -> None:
        self.parts = parts


class Choice:
    """One of several."""

    __slots__ = ("options",)

    def __init__(self, options: tuple[Piece, ...]) -> None:
        self.options = options


class Repeat:
    """The same so many times; at most any number where there is no most."""

    __slots__ = ("body", "high", "low")

    def __init__(self, body: Piece, low: int, high: int | None) -> None:
        self.body = body
        self.low = low
        self.high = high


class Group:
    """A part whose text is repeated elsewhere."""

    __slots__ = ("body", "number")

    def __init__(self, number: int, body: Piece) -> None:
        self.number = number
        self.body = body


class Again:
    """The text of a group."""

    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        self.number = number


if TYPE_CHECKING:
    Piece: TypeAlias = Chars | Sequence | Choice | Repeat | Group | Again


def read_form(form: str) -> tuple[Piece, dict[int, Piece]]:
    """The pieces of a form, and those of them that are repeated, by number."""
    reader = _Reader(form)
    return reader.read_choice(), reader.groups


class _Reader:
    """How far a form has been read."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.at = 0
        self.groups: dict[int, Piece] = {}

    def read_choice(self) -> Piece:
        """Everything up to a closing parenthesis or the end."""
        options = [self._read_sequence()]
        while self.form[self.at : self.at + 1] == "|":
            self.at += 1
            options.append(self._read_sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _read_sequence(self) -> Piece:
        parts: list[Piece] = []
        while self.at < len(self.form) and self.form[self.at] not in "|)>":
            parts.append(self._read_counts(self._read_part()))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _take(self) -> str:
        self.at += 1
        return self.form[self.at - 1]

    def _read_part(self) -> Piece:
        first = self._take()
        if first == "[":
            return self._read_set()
        if first == "(":
            return self._read_inside()
        if first == "<":
            return self._read_group()
        if first == ".":
            return _find_chars(ON_A_LINE)
        point = ord(self._take() if first == "\\" else first)
        return _find_chars(((point, point),))

    def _read_group(self) -> Piece:
        number = int(self._take())
        if self._take() == ">":
            return Again(number)
        self.groups[number] = group = Group(number, self._read_inside())
        return group

    def _read_inside(self) -> Piece:
        """What stands between brackets, with the closing one."""
        body = self.read_choice()
        self.at += 1
        return body

    def _read_set(self) -> Chars:
        ranges: list[tuple[int, int]] = []
        while (first := self._take()) != "]":
            low = high = ord(self._take() if first == "\\" else first)
            if self.form[self.at] == "-":
                self.at += 1
                last = self._take()
                high = ord(self._take() if last == "\\" else last)
            ranges.append((low, high))
        return _find_chars(tuple(ranges))

    def _read_counts(self, piece: Piece) -> Piece:
        sign = self.form[self.at : self.at + 1]
        if sign in _COUNTS:
            self.at += 1
            return Repeat(piece, *_COUNTS[sign])
        if sign != "{":
            return piece
        self.at += 1
        low, comma, high = self._take_until("}").partition(",")
        if not comma:
            return Repeat(piece, int(low), int(low))
        return Repeat(piece, int(low), int(high) if high else None)

    def _take_until(self, sign: str) -> str:
        """What stands before the next such sign, which is taken too."""
        start, end = self.at, self.form.index(sign, self.at)
        self.at = end + 1
        return self.form[start:end]


def _find_chars(ranges: Ranges) -> Chars:
    """The piece for a set of characters; each set has one."""
    found = _known.get(ranges)
    if found is None:
        found = _known[ranges] = Chars(ranges)
    return found


_known: dict[Ranges, Chars] = {}
