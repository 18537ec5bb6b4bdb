"""Whether parameters hold what is expected of them, and how they differ from it.

What is expected is a part of the whole: dictionaries by the names on the wire or those
of attributes, dataclasses, plain values. Members that are not named do not matter; one
that is named as None is absent. A list is expected whole, each entry of it in part.
"""

from __future__ import annotations

from ..accept import is_a
from ..findings import render_path
from ..place import Place, name_key
from ..problem import printable
from ..shape import Document, List, Map, Structure
from ..show import HIDDEN, show
from ..structure import Structure as Dataclass
from ..validation import explain_unknown
from ..wire import to_wire
from .classes import Classes
from .known import EMPTY, Known, target_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ..problem import Step
    from ..shape import Shape
    from ..validation import Validation

_ABSENT: Any = object()
_ANYTHING = Document()


class Matching:
    """Compares values of one service."""

    def __init__(self, validation: Validation) -> None:
        self.known = Known(validation)
        self.classes = Classes(validation)

    def name_members(self, name: str | None, expected: Any) -> dict[str, Any]:
        """What is expected of a structure, by the names on the wire.

        Args:
            name: its shape; None for what has no members.
            expected: a dictionary or a dataclass.

        Raises:
            ValueError: it names a member that does not exist.
        """
        shape = EMPTY if name is None else self.known.find(name)
        named: Any = self._name(expected, shape, name or "")
        if not is_a(named, dict):
            message = f"members are expected as a dict or a dataclass, not as {named!r}"
            raise TypeError(message)
        members: dict[str, Any] = named
        return members

    def find_differences(
        self, name: str | None, expected: dict[str, Any], actual: Any
    ) -> list[str]:
        """One line for each place that is not as expected; none if all is.

        Args:
            name: the shape of the whole; None for what has no members.
            expected: what is expected, by the names on the wire.
            actual: the whole.
        """
        shape = EMPTY if name is None else self.known.find(name)
        return [*self._compare(expected, Place(actual, shape))]

    def _name(self, expected: Any, shape: Shape, name: str) -> Any:
        """The same, its structures by the names on the wire."""
        expected = to_wire(expected) if isinstance(expected, Dataclass) else expected
        if is_a(expected, dict):
            if not isinstance(shape, (Structure, Map)):
                return expected
            entries = expected.items()
            return dict(self._name_entry(key, one, shape, name) for key, one in entries)
        if is_a(expected, (list, tuple)):
            if not isinstance(shape, List):
                return [*expected]
            element = self.known.find(shape.element)
            return [self._name(one, element, shape.element) for one in expected]
        return to_wire(expected)

    def _name_entry(
        self, key: str, inner: Any, shape: Structure | Map, name: str
    ) -> tuple[str, Any]:
        if isinstance(shape, Structure):
            wire_name = self._find_member(key, shape, name)
            target = target_of(shape.members[wire_name])
        else:
            wire_name, target = to_wire(key), shape.value
        return wire_name, self._name(inner, self.known.find(target), target)

    def _find_member(self, key: str, shape: Structure, name: str) -> str:
        if key in shape.members:
            return key
        attributes = self.classes.attributes_of(name) if name else None
        if attributes is not None and key in attributes:
            return attributes[key]
        known = [*shape.members, *(attributes or ())]
        raise ValueError(explain_unknown("member", key, known))

    def _compare(self, expected: Any, place: Place) -> Iterator[str]:
        if is_a(expected, dict) and is_a(place.value, dict):
            for key, inner in expected.items():
                yield from self._compare(inner, self._enter(place, key))
        elif is_a(expected, list) and is_a(place.value, (list, tuple)):
            yield from self._compare_lists(expected, place)
        elif expected is None and place.value is _ABSENT:
            return
        elif expected is None or not _is_equal(expected, place.value):
            found = "nothing" if place.value is _ABSENT else _show(place.value, place)
            wanted = "nothing" if expected is None else _show(expected, place)
            yield f"{render_path(place.steps)}: expected {wanted}, got {found}"

    def _compare_lists(self, expected: list[Any], place: Place) -> Iterator[str]:
        actual: Any = place.value
        element = place.shape.element if isinstance(place.shape, List) else ""
        shape = self.known.find(element) if element else _ANYTHING
        path = render_path(place.steps)
        if len(expected) != len(actual):
            yield f"{path}: expected {len(expected)} entries, got {len(actual)}"
        for at, (wanted, found) in enumerate(zip(expected, actual, strict=False)):
            inner = Place(found, shape, before=place, step=at)
            yield from self._compare(wanted, inner)

    def _enter(self, place: Place, key: str) -> Place:
        """The place of an entry, which may be absent."""
        value: Any = place.value
        shape = place.shape
        step: Step = key
        target = ""
        if isinstance(shape, Structure):
            target = target_of(shape.members[key])
        else:
            hidden = isinstance(shape, Map) and self.known.find(shape.key).sensitive
            step = name_key(key, hidden=hidden or place.hidden)
            target = shape.value if isinstance(shape, Map) else ""
        inner = self.known.find(target) if target else _ANYTHING
        return Place(value.get(key, _ABSENT), inner, before=place, step=step)


def _is_equal(expected: Any, actual: Any) -> bool:
    """Whether they are; what cannot be compared is not."""
    try:
        return bool(expected == actual)
    except BaseException as error:  # the value's own code
        if not isinstance(error, Exception):
            raise
        return False


def _show(value: Any, place: Place) -> str:
    return HIDDEN if place.hidden else printable(show(value))
