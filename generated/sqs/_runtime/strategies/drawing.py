"""How a value of a shape is drawn, all of its rules kept.

Takes shapes and Hypothesis's ``draw``, gives values as boto3 takes them. How much there
is to be in a value is its room: each part gets its share of what is left, and one that
has none holds what is required and nothing more, so that every value ends.
"""

from __future__ import annotations

from hypothesis import reject
from hypothesis import strategies as st

from ..shape import EventStream, List, Map, Structure
from .choices import Choices, below
from .heights import NEVER
from .scalars import DOCUMENTS, SCALARS, draw_scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from hypothesis.strategies import DrawFn, SearchStrategy

    from .facts import Part
    from .heights import Shapes

ROOM = 60
"""The room of a value that is neither minimal nor rich."""
RICH_ROOM = 200
_LIKELY = 5
"""About so many optional members stand in a structure that has many."""
_MORE_ENTRIES = 3
"""How many more entries than it must a list or a map has at most."""
_TRIES = 400
"""How many strings are drawn for one that is not yet a key."""


class Style:
    """What is drawn beside that which has to be."""

    __slots__ = ("nulls", "rich", "room")

    def __init__(
        self, *, minimal: bool = False, rich: bool = False, nulls: bool = False
    ) -> None:
        """A style.

        Raises:
            ValueError: it would have to be minimal and rich.
        """
        if minimal and rich:
            raise ValueError("a value is minimal or rich, not both")
        self.rich = rich
        """Every optional member is there, as long as there is room."""
        self.nulls = nulls
        """Null stands in lists and maps that may hold it; boto3 does not send it."""
        self.room = 0 if minimal else RICH_ROOM if rich else ROOM


@st.composite
def values(draw: DrawFn, shapes: Shapes, part: Part, style: Style, room: int) -> Any:
    """Values of a part."""
    return Drawing(draw, shapes, style).draw_part(part, room)


class Drawing:
    """Draws the parts of one value."""

    def __init__(self, draw: DrawFn, shapes: Shapes, style: Style) -> None:
        self._draw: Callable[[SearchStrategy[Any]], Any] = draw
        self._shapes = shapes
        self._style = style

    def draw_part(self, part: Part, room: int) -> Any:
        """A value of a member or an entry."""
        if part.is_json:
            return self._draw(DOCUMENTS)
        shape = self._shapes.shape(part.target)
        if isinstance(shape, Structure):
            parts = self._shapes.parts(part.target)
            return (self.draw_one if shape.union else self.draw_members)(parts, room)
        if isinstance(shape, List):
            return self._draw_list(part, shape, room)
        if isinstance(shape, Map):
            return self._draw_map(part, shape, room)
        if isinstance(shape, EventStream):
            return self._draw_events(part, room)
        return draw_scalar(self._draw, self._shapes, part)

    def draw_one(self, parts: Sequence[Part], room: int) -> dict[str, Any]:
        """One of these members; a shallow one where there is no room."""
        heights = {part: self._shapes.height_of(part) for part in parts}
        highest = NEVER - 1 if room > 0 else min(heights.values())
        fitting = [part for part, height in heights.items() if height <= highest]
        part = fitting[self._pick(len(fitting))]
        return {part.name: self._enter(part, _share(room, 1))}

    def draw_members(self, parts: Sequence[Part], room: int) -> dict[str, Any]:
        """These members of a structure, the optional ones if there is room."""
        needed = [part for part in parts if part.required]
        others = [part for part in parts if not part.required] if room > 0 else []
        odds = 1 if self._style.rich else max(2, -(-len(others) // _LIKELY))
        share = _share(room, len(needed) + len(others) // odds)
        drawn = {part.name: self._enter(part, share) for part in needed}
        for part in others:
            is_drawn = odds == 1 or self._pick(odds) == odds - 1
            # Asked of no more than that: what is only asked about is loaded too.
            if is_drawn and self._shapes.can_be(part):
                drawn[part.name] = self._enter(part, share)
        return drawn

    def _enter(self, part: Part, room: int) -> Any:
        """A value that is drawn as a whole, so that it can shrink as a whole."""
        if part.is_json or type(self._shapes.shape(part.target)) in SCALARS:
            return self.draw_part(part, room)
        return self._draw(values(self._shapes, part, self._style, room))

    def _draw_list(self, part: Part, shape: List, room: int) -> list[Any]:
        (element,) = self._shapes.parts(part.target)
        low, most = self._count(part, room)
        share = _share(room, most)
        drawn: list[Any] = []
        while len(drawn) < low or (len(drawn) < most and self._pick(2)):
            drawn.append(self._draw_entry(element, shape, share))
        return drawn

    def _draw_map(self, part: Part, shape: Map, room: int) -> dict[str, Any]:
        key, value = self._shapes.parts(part.target)
        low, most = self._count(part, room)
        share = _share(room, most)
        drawn: dict[str, Any] = {}
        while len(drawn) < low or (len(drawn) < most and self._pick(2)):
            drawn[self._draw_key(key, drawn)] = self._draw_entry(value, shape, share)
        return drawn

    def _draw_key(self, part: Part, taken: dict[str, Any]) -> str:
        strings: Any = self._shapes.strings(part)
        if strings.number is not None:
            free = [one for one in strings.known if one not in taken]
            return str(free[self._pick(len(free))])
        for _ in range(_TRIES):
            key = str(strings.draw(Choices(self._draw)))
            if key not in taken:
                return key
        return reject()

    def _draw_entry(self, part: Part, shape: List | Map, room: int) -> Any:
        has_null = self._style.nulls and shape.sparse and self._pick(4) == 3
        return None if has_null else self._enter(part, room)

    def _count(self, part: Part, room: int) -> tuple[int, int]:
        """The fewest and the most entries."""
        low, high = self._shapes.counts(part.target, part.member)
        if not all(map(self._shapes.can_be, self._shapes.parts(part.target))):
            return 0, 0
        more = _MORE_ENTRIES if room > 0 else 0
        most = low + more if high is None else min(low + more, high)
        if self._style.rich and room > 0:
            low = max(low, min(1, most))
        return low, most

    def _draw_events(self, part: Part, room: int) -> list[Any]:
        kinds = self._shapes.events_of(part.target)
        drawn: list[Any] = []
        while kinds and len(drawn) < _MORE_ENTRIES and self._pick(2):
            kind = kinds[self._pick(len(kinds))]
            share = _share(room, _MORE_ENTRIES)
            drawn.append({kind.name: self._enter(kind, share)})
        return drawn

    def _pick(self, count: int) -> int:
        return int(self._draw(below(count)))


def _share(room: int, parts: int) -> int:
    """What each of so many parts gets of the room that is left within a value.

    A part that is alone does not get all of it, or chains would grow very long.
    """
    return max(0, room - 1) * 3 // (4 * max(1, parts))
