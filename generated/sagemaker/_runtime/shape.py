"""Shapes as data: what a value of each has to be, for those who explain what is wrong.

Generated modules hold tables of these by name; they refer to each other by name. To be
quick is the generated predicates' work, not done here.
"""

from __future__ import annotations

from .pattern import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, TypeAlias


class Shape:
    """What every kind of shape has."""

    __slots__ = ("advisory", "maximum", "minimum", "off", "sensitive")

    def __init__(
        self,
        *,
        minimum: float | None = None,
        maximum: float | None = None,
        sensitive: bool = False,
        advisory: Sequence[str] = (),
        off: Sequence[str] = (),
    ) -> None:
        self.minimum = minimum
        """Of its value, its characters, its bytes or its entries, whichever it has."""
        self.maximum = maximum
        self.sensitive = sensitive
        self.advisory = frozenset(advisory)
        """Rules that are known to be wrong here, whatever the policy."""
        self.off = frozenset(off)


class String(Shape):
    """Text."""

    __slots__ = ("enum", "matcher", "pattern")

    def __init__(
        self,
        *,
        pattern: str = "",
        safe_pattern: str = "",
        enum: str = "",
        **common: Any,
    ) -> None:
        super().__init__(**common)
        self.pattern = pattern
        """As AWS wrote it."""
        self.matcher = Pattern(safe_pattern or pattern) if pattern else None
        """The same for Python, matched in full, in linear time."""
        self.enum = enum
        """The class in ``enums``; empty for none."""


class Integer(Shape):
    """A 32-bit integer."""

    __slots__ = ()


class Long(Shape):
    """A 64-bit integer."""

    __slots__ = ()


class Float(Shape):
    """A floating-point number."""

    __slots__ = ()


class Boolean(Shape):
    """True or false."""

    __slots__ = ()


class Timestamp(Shape):
    """A point in time."""

    __slots__ = ()


class Document(Shape):
    """Any JSON value."""

    __slots__ = ()


class EventStream(Shape):
    """Events over time, which are not looked at."""

    __slots__ = ()


class Blob(Shape):
    """Bytes, or what is read as bytes."""

    __slots__ = ()


class List(Shape):
    """Elements of one shape."""

    __slots__ = ("element", "sparse")

    def __init__(self, element: str, *, sparse: bool = False, **common: Any) -> None:
        super().__init__(**common)
        self.element = element
        self.sparse = sparse
        """An element may be null."""


class Map(Shape):
    """Entries of one shape under keys of another, which is a string's."""

    __slots__ = ("key", "sparse", "value")

    def __init__(
        self, key: str, value: str, *, sparse: bool = False, **common: Any
    ) -> None:
        super().__init__(**common)
        self.key = key
        self.value = value
        self.sparse = sparse
        """A value may be null."""


class Claims:
    """What the documentation alone says of a member's value."""

    __slots__ = ("confirmed", "maximum", "minimum", "one_of")

    def __init__(
        self,
        *,
        minimum: float | None = None,
        maximum: float | None = None,
        one_of: Sequence[str] = (),
        confirmed: bool = False,
    ) -> None:
        self.minimum = minimum
        """Of its value, its characters or its entries, whichever it has."""
        self.maximum = maximum
        self.one_of = tuple(one_of)
        self.confirmed = confirmed
        """It counts like any rule, and is no mere advice."""


class Member:
    """A member with more to say than its shape."""

    __slots__ = ("claims", "json", "label", "target", "values")

    def __init__(
        self,
        target: str,
        *,
        label: str = "",
        json: bool = False,
        values: Sequence[str] = (),
        **claims: Any,
    ) -> None:
        self.target = target
        self.label = label
        """``host`` or ``uri`` when its text becomes a part of the address."""
        self.json = json
        """Any value that can be written as JSON is taken."""
        self.values = tuple(values)
        """Known values that its shape does not state."""
        self.claims = Claims(**claims) if claims else None


class Structure(Shape):
    """Named members."""

    __slots__ = ("members", "required", "union")

    def __init__(
        self,
        members: Mapping[str, str | Member],
        *,
        required: Sequence[str] = (),
        union: bool = False,
        **common: Any,
    ) -> None:
        super().__init__(**common)
        self.members = members
        self.required = required
        self.union = union
        """Exactly one member is present."""


if TYPE_CHECKING:
    Table: TypeAlias = Mapping[str, Shape]
    """Shapes by name."""
