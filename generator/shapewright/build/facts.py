"""Reading single values out of a model, with a problem for each that is not what it should be.

Takes a JSON object and its address; gives its values in the kinds asked for, or a harmless stand-in
after reporting. Knows which keys exist only through the table of traits, and judges no value beyond
its kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from shapewright.build.traits import KNOWN
from shapewright.ir.doc import EMPTY, Doc
from shapewright.ir.shape import Deprecation, ShapeId
from shapewright.problem import Level, Problem, Where, pointer_to
from shapewright.sources.html import read_html

Address = tuple[str | int, ...]
"""The keys that lead to a value in its file."""

Reference = tuple[Address, ShapeId]
"""Where an object names a shape, and the name."""


@dataclass(slots=True)
class Reading:
    """What the readers of one file share: its address, the problems so far, the texts read."""

    source: str
    problems: list[Problem] = field(default_factory=list[Problem])
    docs: dict[str, Doc] = field(default_factory=dict[str, Doc])
    """Texts already read, by their HTML: a fifth of them stand more than once."""
    references: list[Reference] = field(default_factory=list["Reference"])
    """Every reference to a shape, to be looked at once all shapes are there."""

    def report(self, at: Address, what: str, hint: str = "", level: Level = Level.ERROR) -> None:
        """Note a problem at these keys of the file."""
        where = Where(self.source, pointer_to(*at))
        self.problems.append(Problem(where, what, hint, level))


class Facts:
    """A JSON object of a model, with its address."""

    __slots__ = ("at", "raw", "reading")

    def __init__(self, raw: Any, at: Address, level: str, reading: Reading) -> None:
        self.at = at
        self.reading = reading
        self.raw: dict[str, Any] = {}
        if not is_object(raw):
            reading.report(at, f"expected an object, found {_kind(raw)}")
            return
        self.raw = raw
        if not raw.keys() <= KNOWN[level]:
            self._report_unknown(level)

    def _report_unknown(self, level: str) -> None:
        for key in sorted(self.raw.keys() - KNOWN[level]):
            self.reading.report(
                (*self.at, key),
                f"unknown key {key!r} of a {level}",
                "What it says is not carried into the output.",
                Level.WARNING,
            )

    def __contains__(self, key: str) -> bool:
        return key in self.raw

    def _wrong(self, key: str, expected: str) -> None:
        self.reading.report(
            (*self.at, key), f"expected {expected}, found {_kind(self.raw.get(key))}"
        )

    def text(self, key: str) -> str:
        """A string; empty when absent."""
        value = self.raw.get(key, "")
        if type(value) is str:
            return value
        self._wrong(key, "a string")
        return ""

    def text_or_none(self, key: str) -> str | None:
        """A string; None when absent."""
        return self.text(key) if key in self.raw else None

    def require(self, key: str) -> None:
        """Report a key that has to be there and is not."""
        if key not in self.raw:
            self.reading.report(self.at, f"{key!r} is missing")

    def needed(self, key: str) -> str:
        """A string that has to be there."""
        self.require(key)
        return self.text(key)

    def reference(self) -> ShapeId:
        """The shape that this object names, which is checked to exist at the end."""
        target = ShapeId(self.needed("shape"))
        if type(self.raw.get("shape")) is str:
            self.reading.references.append((self.at, target))
        return target

    def flag(self, key: str) -> bool:
        """A boolean; False when absent."""
        value = self.raw.get(key, False)
        if value is True or value is False:
            return value
        self._wrong(key, "true or false")
        return False

    def whole(self, key: str) -> int | None:
        """An integer; None when absent."""
        value = self.raw.get(key)
        if type(value) is int or key not in self.raw:
            return value
        if type(value) is float and value.is_integer():
            return int(value)
        self._wrong(key, "an integer")
        return None

    def number(self, key: str) -> float | None:
        """An integer or a float as it was written; None when absent."""
        value = self.raw.get(key)
        if type(value) in (int, float) or key not in self.raw:
            return value
        self._wrong(key, "a number")
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; empty when absent."""
        value = self.raw.get(key, [])
        if _is_list(value) and all(type(item) is str for item in value):
            return tuple(value)
        self._wrong(key, "a list of strings")
        return ()

    def distinct_texts(self, key: str) -> tuple[str, ...]:
        """A list of strings in which none stands twice, sorted; empty when absent."""
        values = self.texts(key)
        distinct = tuple(sorted(set(values)))
        if len(distinct) != len(values):
            self.reading.report((*self.at, key), "a value stands twice")
        return distinct

    def text_or_texts(self, key: str) -> tuple[str, ...]:
        """One string or a list of them; empty when absent."""
        value = self.raw.get(key)
        return (value,) if type(value) is str else self.texts(key)

    def object(self, key: str, level: str) -> Facts | None:
        """An object; None when absent."""
        if key not in self.raw:
            return None
        return Facts(self.raw[key], (*self.at, key), level, self.reading)

    def entries(self, key: str, level: str) -> Iterator[tuple[str, Facts]]:
        """An object's values, themselves objects, in the order of their keys."""
        for name, value in self.objects(key):
            yield name, Facts(value, (*self.at, key, name), level, self.reading)

    def objects(self, key: str) -> Iterator[tuple[str, Any]]:
        """An object's values as they are, in the order of their keys; none when absent."""
        value = self.raw.get(key, {})
        if not is_object(value):
            self._wrong(key, "an object")
            return
        for name in sorted(value):
            yield name, value[name]

    def items(self, key: str, level: str) -> Iterator[Facts]:
        """A list's elements, themselves objects; none when absent."""
        return items_of(self.raw.get(key, []), (*self.at, key), level, self.reading)

    def doc(self, key: str = "documentation") -> Doc:
        """Documentation, read from HTML unless it is a tree already; empty when absent."""
        if isinstance(value := self.raw.get(key), Doc):
            return value
        html = self.text(key)
        if not html:
            return EMPTY
        docs = self.reading.docs
        if (doc := docs.get(html)) is None:
            doc = docs[html] = read_html(html)
        return doc

    def deprecation(self) -> Deprecation | None:
        """The deprecation, from the keys that spell it."""
        if self.flag("deprecated"):
            return Deprecation(
                message=self.text("deprecatedMessage"), since=self.text("deprecatedSince")
            )
        for key in ("deprecatedMessage", "deprecatedSince"):
            if key in self.raw:
                self.reading.report(
                    (*self.at, key),
                    f"{key!r} stands where nothing is deprecated",
                    "What it says is not carried into the output.",
                    Level.WARNING,
                )
        return None


def items_of(value: Any, at: Address, level: str, reading: Reading) -> Iterator[Facts]:
    """The elements of what has to be a list of objects."""
    if not _is_list(value):
        reading.report(at, f"expected a list, found {_kind(value)}")
        return
    for index, item in enumerate(value):
        yield Facts(item, (*at, index), level, reading)


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a JSON value is an object."""
    return type(value) is dict


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return type(value) is list


def _kind(value: object) -> str:
    names: dict[type, str] = {
        dict: "an object",
        list: "a list",
        str: "a string",
        bool: "a boolean",
        int: "an integer",
        float: "a float",
        type(None): "null",
    }
    return names.get(type(value), type(value).__name__)
