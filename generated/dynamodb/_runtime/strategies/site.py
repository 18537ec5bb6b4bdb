"""The places in a value where a rule can be broken.

Takes a value that is right, and its shape, gives its parts, each with where it stands
and what holds it.
"""

from __future__ import annotations

from ..place import MAP_KEY, NO_MEMBER, Place, name_key
from ..shape import List, Map, Structure
from .facts import Part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .heights import Shapes


class Site:
    """A place in a value, and what holds the value there."""

    __slots__ = ("holder", "key", "part", "place")

    def __init__(
        self, place: Place, part: Part, holder: Any = None, key: Any = None
    ) -> None:
        self.place = place
        self.part = part
        self.holder = holder
        """The structure, list or map that it stands in; None for the whole value."""
        self.key = key


def find_sites(shapes: Shapes, value: Any, part: Part) -> Iterator[Site]:
    """The places in a value of a part, outer before inner."""
    waiting = [Site(Place(value, shapes.shape(part.target)), part)]
    while waiting:
        site = waiting.pop()
        yield site
        if not site.part.is_json and not site.place.is_key:
            waiting.extend(reversed([*_enter(shapes, site)]))


def _enter(shapes: Shapes, site: Site) -> Iterator[Site]:
    place = site.place
    shape, value = place.shape, place.value
    parts = shapes.parts(site.part.target)
    if isinstance(shape, Structure):
        for part in parts:
            if part.name in value:
                yield _step(shapes, site, part, part.name, part.name)
    elif isinstance(shape, List):
        for at in range(len(value)):
            yield _step(shapes, site, parts[0], at, at)
    elif isinstance(shape, Map):
        keys = shapes.shape(shape.key)
        for key in value:
            step = name_key(key, hidden=keys.sensitive or place.hidden)
            of_key = Place(key, keys, before=place, step=step, member=MAP_KEY)
            yield Site(of_key, parts[0], value, key)
            yield _step(shapes, site, parts[1], key, step)


def _step(shapes: Shapes, site: Site, part: Part, key: Any, step: Any) -> Site:
    """The place of what stands under a name, a number or a key."""
    holder = site.place.value
    place = Place(
        holder[key],
        shapes.shape(part.target),
        before=site.place,
        step=step,
        member=part.member or NO_MEMBER,
    )
    return Site(place, part, holder, key)
