"""How deep the smallest value of each shape is, and which shapes have none.

Takes the facts of a package's shapes, gives levels: a structure has one more than the
deepest of what it requires. A shape that requires itself, by whatever way, has no
value, and nor has one whose rules contradict each other; why is said in words.
"""

from __future__ import annotations

from ..shape import Blob, Float, Integer, List, Long, Map, String, Structure
from .facts import Facts, Part
from .strings import find_bounds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

NEVER = 1 << 30
"""The height of a shape that has no value."""


class Shapes(Facts):
    """The shapes of one package, and which of them have values."""

    def __init__(self, package: str, events: Mapping[str, Mapping[str, str]]) -> None:
        super().__init__(package)
        self.events = events
        """For each stream of events, the shapes of its events by their names."""
        self._heights: dict[str, int] = {}

    def can_be(self, part: Part) -> bool:
        """Whether there is any value for it."""
        return self.height_of(part) < NEVER

    def events_of(self, name: str) -> list[Part]:
        """The kinds of events in a stream, those that there can be."""
        parts = [Part(event, to) for event, to in self.events.get(name, {}).items()]
        return [part for part in parts if self.can_be(part)]

    def height_of(self, part: Part) -> int:
        """The levels of the smallest value of a member or an entry."""
        if part.is_json:
            return 0
        name = part.target
        if isinstance(self.shape(name), String):
            return 0 if self.strings(part) else NEVER
        if name not in self._heights:
            self._settle(name)
        return self._heights[name]

    def explain(self, name: str) -> str:
        """Why a shape has no value."""
        way: list[str] = []
        seen: set[str] = set()
        while name not in seen:
            seen.add(name)
            needed = self._find_blocked(name)
            if needed is None:
                return ", ".join([*way, f"and no {name} keeps all of its rules"])
            way.append(f"{name} needs {needed.target} ({needed.name})")
            name = needed.target
        return f"{', '.join(way)}, and so on without end"

    def _settle(self, name: str) -> None:
        """Find the heights of a shape and of all that its own depends on.

        What a value may do without is not looked at: to look is to load it.
        """
        fresh: dict[str, None] = {}
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if one in self._heights or one in fresh:
                continue
            fresh[one] = None
            waiting.extend(part.target for part in self._deciding(one))
        self._heights |= dict.fromkeys(fresh, NEVER)
        changed = True
        while changed:
            changed = False
            for one in fresh:
                height = min(self._find(one), NEVER)
                if height < self._heights[one]:
                    self._heights[one] = height
                    changed = True

    def _find(self, name: str) -> int:
        shape = self.shape(name)
        if isinstance(shape, String):
            return 0 if self.strings_of(name) else NEVER
        if isinstance(shape, (Integer, Long, Float)):
            return 0 if self.has_numbers(shape) else NEVER
        if isinstance(shape, (Blob, List, Map)):
            is_blob = isinstance(shape, Blob)
            sizes = find_bounds(shape, "length") if is_blob else self.counts(name)
            if sizes[1] is not None and sizes[0] > sizes[1]:
                return NEVER
        heights = [self.height_of(part) for part in self._deciding(name)]
        if isinstance(shape, Structure) and shape.union:
            return 1 + min(heights, default=NEVER)
        return 1 + max(heights, default=0)

    def _deciding(self, name: str) -> Iterable[Part]:
        """What the height of a shape depends on: what it needs, or chooses from."""
        shape = self.shape(name)
        is_union = isinstance(shape, Structure) and shape.union
        return self.parts(name) if is_union else self._needed(name)

    def _needed(self, name: str) -> Iterator[Part]:
        """What every value of a shape has in it."""
        shape = self.shape(name)
        if isinstance(shape, Structure):
            yield from (part for part in self.parts(name) if part.required)
        elif isinstance(shape, (List, Map)) and find_bounds(shape, "count")[0]:
            yield from self.parts(name)

    def _find_blocked(self, name: str) -> Part | None:
        """What a shape needs and cannot have."""
        parts = self._deciding(name)
        return next((part for part in parts if self.height_of(part) >= NEVER), None)
