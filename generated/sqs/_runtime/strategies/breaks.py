"""Ways to break a rule at one place, each a value that may do it.

Takes a place in a value that is right, gives the rules that apply there, and values
that break one of them. Whether they break another with it is not looked at here.
"""

from __future__ import annotations

import math
from random import Random

from ..accept import kind_of
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
    String,
    Structure,
    Timestamp,
)
from .choices import Choices, below
from .drawing import Style, values
from .strings import spoil

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from hypothesis.strategies import DrawFn

    from .facts import Part
    from .heights import Shapes
    from .site import Site

NO_MEMBER = "NoSuchMember"
LONGEST = 1 << 16
"""Characters or bytes of what is too long; a limit beyond it is not tried."""
LONGEST_OF_A_FORM = 1 << 12
"""Characters of what is too long and is drawn to match its pattern all the same."""
MOST_ENTRIES = 2_000
"""Entries of what has too many."""

_SIZED: dict[type, tuple[str, str]] = {
    List: ("count.min", "count.max"),
    Map: ("count.map", "count.map"),
    String: ("length.min", "length.max"),
    Blob: ("length.blob", "length.blob"),
    Integer: ("range.min", "range.max"),
    Long: ("range.min", "range.max"),
    Float: ("range.min", "range.max"),
}
"""The aspects that bound a shape from below and from above."""
_OTHER: dict[type, tuple[str, ...]] = {
    Integer: ("type.bool", "range.width"),
    Long: ("type.bool", "range.width"),
    Float: ("type.bool", "range.nan"),
    Timestamp: ("type.bool",),
    Document: ("json", "json.keys", "json.nan"),
    Structure: ("unknown", "required"),
}
_WRONG_TYPES: dict[type, tuple[Any, ...]] = {
    Structure: ([], "text", None),
    List: ({}, "text", None),
    Map: ([], "text", None),
    String: (7, b"bytes", ["text"]),
    Integer: ("7", 7.5, [7]),
    Long: ("7", 7.5, [7]),
    Float: ("7", [7.5], None),
    Boolean: (1, "true", None),
    Timestamp: ([], "yesterday", None),
    Blob: (7, ["text"], None),
    EventStream: (7, "text", {}),
}
_WRONG_KEYS = (7, b"bytes")


class Breaks:
    """The rules of one place, and values that break them."""

    def __init__(self, draw: DrawFn, shapes: Shapes, site: Site) -> None:
        self._draw = draw
        self._shapes = shapes
        self._site = site
        self._shape: Any = site.place.shape
        self._value: Any = site.place.value
        self._member = site.part.member

    def find_aspects(self) -> list[str]:
        """The rules that apply, or aspects of them; some may turn out unbreakable."""
        if self._site.part.is_json:
            return ["json"]
        silent = self._shape.off | self._shape.advisory
        found = [
            one for one in self._list_aspects() if one.partition(".")[0] not in silent
        ]
        return list(dict.fromkeys(found))

    def make(self, aspect: str) -> Iterator[tuple[Any, *tuple[str, ...]]]:
        """Values that may break a rule; for a rule of a member, with its name."""
        rule, _, side = aspect.partition(".")
        if rule in {"length", "range", "count", "claim"}:
            yield from ((one,) for one in self._make_beyond(rule, side))
        elif rule in {"required", "unknown", "union"}:
            yield from self._make_structure(rule)
        else:
            yield from ((one,) for one in self._make_plain(aspect))

    def _list_aspects(self) -> Iterator[str]:
        shape: Any = self._shape
        kind = kind_of(shape)
        if kind is not Document:
            yield "type"
        yield from _OTHER.get(kind, ())
        for bound, aspect in zip(
            (shape.minimum, shape.maximum), _SIZED.get(kind, ()), strict=False
        ):
            if bound is not None:
                yield aspect
        if kind is Structure and shape.union:
            yield "union"
        if kind is String:
            yield from self._list_text_aspects()
        claims = None if self._member is None else self._member.claims
        if claims is not None and claims.confirmed:
            said = (claims.minimum, claims.maximum, claims.one_of or None)
            sides = ("claim.min", "claim.max", "claim.values")
            yield from (
                side for side, one in zip(sides, said, strict=True) if one is not None
            )

    def _list_text_aspects(self) -> Iterator[str]:
        if self._shape.matcher is not None:
            yield "pattern"
        if self._shape.enum or (self._member is not None and self._member.values):
            yield "enum"
        if self._member is not None and self._member.label:
            yield f"label.{self._member.label}"

    def _make_plain(self, aspect: str) -> Iterator[Any]:
        match aspect:
            case "type":
                wrong = _WRONG_TYPES[type(self._shape)]
                wrong = _WRONG_KEYS if self._site.place.is_key else wrong
                first = self._pick(len(wrong))
                yield from (*wrong[first:], *wrong[:first])
            case "type.bool":
                yield True
            case "json":
                yield from ({1, 2}, (1, 2))
            case "json.keys":
                yield {7: 1}
            case "json.nan":
                yield math.inf
            case "enum" | "pattern":
                texts = spoil(self._value)
                first = self._pick(len(texts))
                yield from (*texts[first:], *texts[:first])
            case _:
                yield ""  # a part of the address

    def _make_structure(self, rule: str) -> Iterator[tuple[Any, *tuple[str, ...]]]:
        value = self._value
        parts = self._shapes.parts(self._site.part.target)
        if rule == "unknown":
            union = self._shape.union
            yield {**({} if union else value), NO_MEMBER: 1}, NO_MEMBER
        elif rule == "union":
            others = [one for one in parts if one.name not in value]
            others = [one for one in others if self._shapes.can_be(one)]
            if others and self._pick(2):
                other = others[self._pick(len(others))]
                yield ({**value, other.name: self._draw_smallest(other)},)
            yield ({},)
        else:
            needed = [part.name for part in parts if part.required]
            first = self._pick(len(needed))
            for missing in (*needed[first:], *needed[:first]):
                yield {name: value[name] for name in value if name != missing}, missing

    def _make_beyond(self, rule: str, side: str) -> Iterator[Any]:
        """Values beyond a bound that the shape states, or that is claimed."""
        limits: Any = self._shape
        if rule == "claim" and self._member is not None:
            limits = self._member.claims
        if side == "nan":
            yield math.nan
        elif side == "width":
            beyond = 2**31 if isinstance(self._shape, Integer) else 2**63
            yield from (beyond, -beyond - 1)
        elif side == "values":
            yield from spoil(self._value)
        if side in {"min", "map", "blob"} and limits.minimum is not None:
            yield from self._make_of(limits.minimum, below=True)
        if side in {"max", "map", "blob"} and limits.maximum is not None:
            yield from self._make_of(limits.maximum, below=False)

    def _make_of(self, limit: float, *, below: bool) -> Iterator[Any]:
        """Values just below a least, or just above a most."""
        shape = self._shape
        if isinstance(shape, Float):
            yield math.nextafter(limit, -math.inf if below else math.inf)
            return
        number = math.ceil(limit) - 1 if below else math.floor(limit) + 1
        if isinstance(shape, (Integer, Long)):
            yield number
        elif number >= 0:
            yield from self._make_sized(number)

    def _make_sized(self, size: int) -> Iterator[Any]:
        """Values of a size, right in all else."""
        shape, value = self._shape, self._value
        if isinstance(shape, Blob) and size <= LONGEST:
            yield b"x" * size
        elif isinstance(shape, String) and size <= LONGEST:
            text = self._shapes.text(self._site.part.target)
            if text is not None and size <= LONGEST_OF_A_FORM:
                text = text.within(size, size)
                if text.exists:
                    yield text.draw(Choices(self._draw))
            yield "a" * size
        elif size <= len(value):
            entries = (
                value[:size] if isinstance(shape, List) else [*value.items()][:size]
            )
            yield entries if isinstance(shape, List) else dict(entries)
        elif size <= MOST_ENTRIES:
            yield from self._make_entries(size)

    def _make_entries(self, count: int) -> Iterator[Any]:
        """So many entries, the new ones alike but for their keys, if there are any."""
        *keys, entry = self._shapes.parts(self._site.part.target)
        if not self._shapes.can_be(entry):
            return
        one = self._draw_smallest(entry)
        if not keys:
            yield [*self._value, *[one] * (count - len(self._value))]
            return
        strings = self._shapes.strings(keys[0])
        choose = Random(0).randrange  # any choices do, if they are the same each time
        made = dict(self._value)
        for _ in range(4 * count if strings is not None else 0):
            if len(made) < count and strings is not None:
                made.setdefault(strings.draw(choose), one)
        if len(made) == count:
            yield made

    def _pick(self, count: int) -> int:
        return int(self._draw(below(count))) if count > 1 else 0

    def _draw_smallest(self, part: Part) -> Any:
        return self._draw(values(self._shapes, part, Style(minimal=True), 0))
