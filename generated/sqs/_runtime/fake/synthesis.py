"""Values made up: right by every rule, as small as they may be, the same each time.

Takes a shape by name and what the value is for, gives one that nobody sent: required
members alone, texts by the kind of their name (an ARN, an id, a URL) where the shape
takes that, else by its pattern.
"""

from __future__ import annotations

from random import Random

from ..shape import (
    Blob,
    Boolean,
    Document,
    EventStream,
    Float,
    Integer,
    List,
    Long,
    Map,
    Member,
    String,
    Structure,
    Timestamp,
)
from .known import target_of
from .text_kinds import list_candidates

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..shape import Shape
    from ..text import Text
    from .clock import Clock
    from .known import Known
    from .text_kinds import Place

TRIES = 20
"""How often another key of a map is made that is like none before."""
_MANY = 64
"""More choices than this are choices of a character, the plainest first."""
_ENDLESS = 10_000


class Synthesis:
    """Makes values of one service's shapes."""

    def __init__(self, known: Known, place: Place, clock: Clock, seed: int) -> None:
        self.known = known
        self.place = place
        self.clock = clock
        self._random = Random(seed)
        self._depths: dict[str, int] = {}
        self._asking: set[str] = set()

    def make(self, name: str, hint: str = "") -> Any:
        """A value of a shape.

        Args:
            name: the shape.
            hint: what it is for: the name of the member it stands in.
        """
        shape = self.known.find(name)
        if isinstance(shape, String):
            return self.make_text(name, hint)
        if isinstance(shape, Structure):
            return self._make_structure(shape)
        return self._make_other(shape)

    def make_text(self, name: str, hint: str = "", *, plain: str = "text") -> str:
        """A text of a shape.

        Args:
            name: the shape, which is a string.
            hint: what it is for: the name of the member it stands in.
            plain: what it is where nothing is known of it.
        """
        shape = self.known.find(name)
        if not isinstance(shape, String):
            message = f"{name} is no text"
            raise TypeError(message)
        if values := self.known.values_of(shape):
            return values[0]
        for text in list_candidates(hint or name, name, self.place, self.make_id):
            if self.known.takes(name, text):
                return text
        pattern = self.known.text_of(name)
        if pattern is not None:
            return self._draw(pattern)
        return _fill(plain, shape)

    def _draw(self, pattern: Text) -> str:
        """A text of a pattern, one that any message can carry if there are such."""
        drawn = pattern.draw(self._choose)
        for _ in range(TRIES):
            if drawn.isascii() and drawn.isprintable():
                break
            drawn = pattern.draw(self._choose)
        return drawn

    def _choose(self, count: int) -> int:
        """One of so many, the plainer half of many characters."""
        return self._random.randrange(count // 2 if count > _MANY else count)

    def make_id(self) -> str:
        """Thirty-two hexadecimal digits, different each time."""
        return f"{self._random.getrandbits(128):032x}"

    def _make_structure(self, shape: Structure) -> dict[str, Any]:
        if shape.union:
            name = min(shape.members, key=lambda one: self._depth_in(shape, one))
            return {name: self.make_member(shape.members[name], name)}
        return {
            name: self.make_member(shape.members[name], name) for name in shape.required
        }

    def make_member(self, member: str | Member, name: str) -> Any:
        """A value of a member."""
        if isinstance(member, Member):
            if member.json:
                return {}
            if member.values:
                return member.values[0]
        return self.make(target_of(member), name)

    def _make_other(self, shape: Shape) -> Any:
        low = int(shape.minimum or 0)
        match shape:
            case List():
                return [self.make(shape.element) for _ in range(low)]
            case Map():
                return self._make_map(shape, low)
            case Integer() | Long() | Float():
                number = _clamp(0, shape)
                return float(number) if isinstance(shape, Float) else int(number)
            case Boolean():
                return False
            case Timestamp():
                return self.clock.now
            case Blob():
                return bytes(low)
            case EventStream():
                return []
            case Document():
                return {}
            case _:
                message = f"no value of {type(shape).__name__} can be made"
                raise TypeError(message)

    def _make_map(self, shape: Map, low: int) -> dict[str, Any]:
        keys = self.known.find(shape.key)
        known = self.known.values_of(keys) if isinstance(keys, String) else ()
        made: dict[str, Any] = {key: self.make(shape.value) for key in known[:low]}
        for _ in range(TRIES * low):
            if len(made) == low:
                break
            made.setdefault(self.make_text(shape.key), self.make(shape.value))
        return made

    def _depth_in(self, shape: Structure, member: str) -> int:
        given = shape.members[member]
        return 0 if isinstance(given, Member) else self.depth_of(given)

    def depth_of(self, name: str) -> int:
        """How deep the smallest value of a shape is; very deep if it has no end."""
        if name in self._depths:
            return self._depths[name]
        is_first = not self._asking
        self._asking.add(name)
        self._depths[name] = _ENDLESS  # for a shape that needs itself
        below = self._list_below(self.known.find(name))
        self._depths[name] = depth = min(_ENDLESS, 1 + max(below, default=0))
        self._asking.discard(name)
        if is_first:
            # What seemed endless on the way may not be so from elsewhere.
            ended = {one: deep for one, deep in self._depths.items() if deep < _ENDLESS}
            self._depths = ended
        return depth

    def _list_below(self, shape: Shape) -> list[int]:
        """The depths of what a value cannot be without."""
        if isinstance(shape, Structure) and shape.union:
            return [min(self._depth_in(shape, one) for one in shape.members)]
        if isinstance(shape, Structure):
            return [self._depth_in(shape, one) for one in shape.required]
        if isinstance(shape, List) and shape.minimum:
            return [self.depth_of(shape.element)]
        if isinstance(shape, Map) and shape.minimum:
            return [self.depth_of(shape.value)]
        return []


def _clamp(number: float, shape: Shape) -> float:
    if shape.minimum is not None:
        number = max(number, shape.minimum)
    return number if shape.maximum is None else min(number, shape.maximum)


def _fill(text: str, shape: String) -> str:
    """The text, as long as the shape wants it."""
    low = int(shape.minimum or 0)
    if len(text) < low:
        text *= -(-low // len(text))
        text = text[:low]
    return text if shape.maximum is None else text[: int(shape.maximum)]
