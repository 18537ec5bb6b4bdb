"""What there is to know of a package's shapes to make values of them.

Takes the name of a generated package, gives its shapes, what they are made of, the
strings and numbers they take; each is found when it is first asked for and then kept.
"""

from __future__ import annotations

import sys

from ..shape import Integer, List, Long, Map, Member, String, Structure
from .strings import Strings, find_bounds, find_strings, narrow_bounds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..shape import Shape
    from ..text import Text

_LARGEST_FLOAT = 3.4028234663852886e38
"""What 32 bits hold; the data does not tell who has 64."""
_WIDTHS: dict[type, tuple[int, int]] = {
    Integer: (-(2**31), 2**31 - 1),
    Long: (-(2**63), 2**63 - 1),
}


class Part:
    """A member of a structure, an entry of a list or map, or a map's key."""

    __slots__ = ("member", "name", "required", "target")

    def __init__(
        self,
        name: str,
        target: str,
        *,
        required: bool = False,
        member: Member | None = None,
    ) -> None:
        self.name = name
        self.target = target
        self.required = required
        self.member = member
        """What is said of it beyond its shape."""

    @property
    def is_json(self) -> bool:
        """Whether it takes any value that can be written as JSON."""
        return self.member is not None and self.member.json


class Facts:
    """The shapes of one package."""

    def __init__(self, package: str) -> None:
        self.package = package
        self._parts: dict[str, tuple[Part, ...]] = {}
        self._strings: dict[tuple[str, Member | None], Strings | None] = {}
        self._checks: Any = None

    @property
    def checks(self) -> Any:
        """The checks of the package."""
        if self._checks is None:
            self._checks = self.load("validation").VALIDATION
        return self._checks

    def load(self, module: str) -> Any:
        """A module of the package, by its name in it."""
        path = f"{self.package}.{module}" if self.package else module
        __import__(path)
        return sys.modules[path]

    def shape(self, name: str) -> Shape:
        """The data of a shape."""
        found: Shape = self.checks.find_shape(name)
        return found

    def parts(self, name: str) -> tuple[Part, ...]:
        """What a value of a shape is made of: members, or a key and a value."""
        found = self._parts.get(name)
        if found is None:
            found = self._parts[name] = tuple(self._find_parts(self.shape(name)))
        return found

    def strings(self, part: Part) -> Strings | None:
        """The strings that a part takes; None if there are none."""
        return self.strings_of(part.target, part.member)

    def strings_of(self, name: str, member: Member | None = None) -> Strings | None:
        """The strings that a shape takes, at a member; None if there are none."""
        key = (name, member)
        if key not in self._strings:
            shape: Any = self.shape(name)
            known: Any = () if "enum" in shape.off else self._find_known(shape, member)
            text = None if "pattern" in shape.off else self.text(name)
            self._strings[key] = find_strings(shape, member, known, text)
        return self._strings[key]

    def text(self, name: str) -> Text | None:
        """What strings that match the pattern of a shape look like."""
        texts: Mapping[str, Text] = self.load("texts").TEXTS
        return texts.get(name)

    def numbers(self, part: Part) -> tuple[Any, Any]:
        """The least and the greatest number that a part takes."""
        shape = self.shape(part.target)
        least, greatest = _find_range(shape)
        claims = None if part.member is None else part.member.claims
        if claims is not None:
            lower, upper = _clip(type(shape), claims.minimum, claims.maximum)
            if max(least, lower) <= min(greatest, upper):
                return max(least, lower), min(greatest, upper)
        return least, greatest

    def counts(self, name: str, member: Member | None = None) -> tuple[int, int | None]:
        """The fewest and the most entries of a list or map, at a member."""
        shape = self.shape(name)
        low, high = find_bounds(shape, "count")
        if isinstance(shape, Map):
            keys = self.strings_of(shape.key)
            if keys is not None and keys.number is not None:
                high = keys.number if high is None else min(high, keys.number)
        claims = None if member is None else member.claims
        if claims is None:
            return low, high
        lower, upper = narrow_bounds(low, high, claims)
        return (lower, upper) if upper is None or lower <= upper else (low, high)

    def has_numbers(self, shape: Shape) -> bool:
        """Whether a shape takes any number."""
        least, greatest = _find_range(shape)
        return bool(least <= greatest)

    def _find_known(self, shape: String, member: Member | None) -> Any:
        if shape.enum:
            return self.checks.find_values(shape.enum)
        return () if member is None else member.values

    def _find_parts(self, shape: Shape) -> list[Part]:
        if isinstance(shape, Structure):
            return [
                Part(
                    name,
                    given.target if isinstance(given, Member) else given,
                    required=name in shape.required and "required" not in shape.off,
                    member=given if isinstance(given, Member) else None,
                )
                for name, given in shape.members.items()
            ]
        if isinstance(shape, List):
            return [Part("[]", shape.element)]
        if isinstance(shape, Map):
            return [Part("{key}", shape.key), Part("{}", shape.value)]
        return []


def _find_range(shape: Shape) -> tuple[Any, Any]:
    is_free = "range" in shape.off
    low, high = (None, None) if is_free else (shape.minimum, shape.maximum)
    return _clip(type(shape), low, high)


def _clip(kind: type, low: float | None, high: float | None) -> tuple[Any, Any]:
    """Bounds that every number of a kind keeps, whole ones if they are whole."""
    widths = _WIDTHS.get(kind)
    if widths is None:
        least = -_LARGEST_FLOAT if low is None else low
        return least, max(_LARGEST_FLOAT, least) if high is None else high
    least = widths[0] if low is None else max(widths[0], -int(-low // 1))
    return least, widths[1] if high is None else min(widths[1], int(high // 1))
