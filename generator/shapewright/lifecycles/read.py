"""Reading corrections: tables of a TOML file, checked word for word.

Takes the ``resources`` of a file, gives corrections and what is wrong with how they are stated,
each with its address. Whether there are such operations, members and errors is found out by those
who apply them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from shapewright.ir.resource import Filter, Made, Making, Status, Test, Verb
from shapewright.ir.shape import ShapeId
from shapewright.lifecycles.correction import Correction, Fields, UseCorrection
from shapewright.problem import Problem, Where, pointer_to

KEY = "resources"
_EXAMPLE = (
    'A correction says of what and why: { noun = "Cluster", identity = ["clusterName"],'
    ' reason = "..." }.'
)
_TEXTS = {"parent", "tags", "key_names"}
_PAIRS = {"through"}
_LISTS = {"identity", "aliases", "parent_by"}
_OF_RESOURCE = ("noun", "reason", "remove", "replace", *sorted(_TEXTS | _LISTS | _PAIRS))
_KEYS = (*_OF_RESOURCE, "status", "made", "uses")
_USE_TEXTS = {"source", "result", "each", "count", "seconds", "tags", "tag_keys"}
_USE_ERRORS = {"missing", "no_parent", "existing"}
_USE_PAIRS = {"identity", "given", "shown", "sets"}
_USE_LISTS = {"merges", "anew", "refused"}
_USE_FLAGS = {"idempotent", "quiet"}
_LISTING_PAIRS = {"sorts", "absent", "names"}
_LISTING_TEXTS = {
    *("items", "bare", "inside", "by_name", "condition", "input_token", "output_token", "limit"),
    *("sort_by", "sort_order"),
}
_USE_KEYS = (
    *("verb", "remove", "reason", "filters", *sorted(_USE_FLAGS)),
    *sorted(_USE_TEXTS | _USE_ERRORS | _USE_PAIRS | _USE_LISTS | _LISTING_TEXTS | _LISTING_PAIRS),
)

Table = dict[str, Any]


def read_corrections(given: object, source: str) -> tuple[list[Correction], list[Problem]]:
    """The corrections that a file states, and what is wrong with how it states them."""
    reader = _Reader(source)
    if type(given) is not list:
        reader.say("is not a list of tables", KEY)
        return [], reader.problems
    entries = cast("list[object]", given)
    found = [reader.read(entry, (KEY, index)) for index, entry in enumerate(entries)]
    nouns = [one.noun for one in found]
    for index, noun in enumerate(nouns):
        if noun and noun in nouns[:index]:
            reader.say(f"{noun} is corrected twice", KEY, index)
    return found if not reader.problems else [], reader.problems


@dataclass(slots=True)
class _Reader:
    """One file, and what is wrong in it so far."""

    source: str
    problems: list[Problem] = field(default_factory=list[Problem])

    def say(self, what: str, *keys: str | int, hint: str = _EXAMPLE) -> None:
        """Note a problem."""
        self.problems.append(Problem(Where(self.source, pointer_to(*keys)), what, hint))

    def read(self, entry: object, at: tuple[str | int, ...]) -> Correction:
        """One entry; what is wrong with it is noted and left out."""
        table = self._table(entry, at)
        self._check_keys(table, _KEYS, at)
        for key in ("noun", "reason"):
            if not self._text(table.get(key, ""), (*at, key)).strip():
                self.say(f"{key!r} is missing", *at)
        fields = [(key, self._text(table[key], (*at, key))) for key in sorted(_TEXTS & {*table})]
        lists = [(key, self._texts(table[key], (*at, key))) for key in sorted(_LISTS & {*table})]
        pairs = [(key, self._pairs(table[key], (*at, key))) for key in sorted(_PAIRS & {*table})]
        made = self._table(table.get("made", {}), (*at, "made"))
        uses = self._table(table.get("uses", {}), (*at, "uses"))
        return Correction(
            noun=str(table.get("noun", "")),
            reason=str(table.get("reason", "")),
            where=Where(self.source, pointer_to(*at)),
            remove=self._flag(table.get("remove", False), (*at, "remove")),
            replace=self._flag(table.get("replace", False), (*at, "replace")),
            fields=(*fields, *lists, *pairs, *self._read_status(table, at)),
            made=tuple(
                (name, tuple(self._read_made(name, made[name], (*at, "made", name))))
                for name in sorted(made)
            ),
            uses=tuple(
                self._read_use(name, uses[name], (*at, "uses", name)) for name in sorted(uses)
            ),
            text=json.dumps(entry, sort_keys=True, default=str),
        )

    def _read_status(self, table: Table, at: tuple[str | int, ...]) -> Iterator[tuple[str, Any]]:
        if "status" not in table:
            return
        place = (*at, "status")
        said = self._table(table["status"], place)
        self._check_keys(said, ("attribute", "remains", *(verb.value for verb in Verb)), place)
        attribute = self._text(said.get("attribute", ""), (*place, "attribute"))
        remains = self._text(said.get("remains", ""), (*place, "remains"))
        after = tuple(
            (verb, self._texts(said[verb.value], (*place, verb.value)))
            for verb in Verb
            if verb.value in said
        )
        # A status of no attribute says that there is none.
        status = Status(attribute=attribute, after=after, remains=remains)
        yield "status", status if attribute else None

    def _read_made(self, name: str, given: object, at: tuple[str | int, ...]) -> Iterator[Made]:
        for entry in cast("list[object]", given if isinstance(given, list) else [given]):
            said = self._table(entry, at)
            self._check_keys(said, ("by", "template", "remove"), at)
            if said.get("remove"):
                return
            by = self._word(said.get("by"), [one.value for one in Making], (*at, "by"))
            template = self._text(said.get("template", ""), (*at, "template"))
            if by:
                yield Made(attribute=name, by=Making(by), template=template)

    def _read_use(self, name: str, given: object, at: tuple[str | int, ...]) -> UseCorrection:
        said = self._table(given, at)
        self._check_keys(said, _USE_KEYS, at)
        return UseCorrection(
            operation=name,
            remove=self._flag(said.get("remove", False), (*at, "remove")),
            reason=self._text(said.get("reason", ""), (*at, "reason")),
            fields=self._read_fields(said, at),
            listing=self._read_listing(said, at),
        )

    def _read_fields(self, said: Table, at: tuple[str | int, ...]) -> Fields:
        fields: list[tuple[str, Any]] = []
        if "verb" in said:
            verb = self._word(said["verb"], [one.value for one in Verb], (*at, "verb"))
            fields += [("verb", Verb(verb))] if verb else []
        for key in sorted(_USE_FLAGS & said.keys()):
            fields.append((key, self._flag(said[key], (*at, key))))
        for key in sorted(_USE_TEXTS & said.keys()):
            fields.append((key, self._text(said[key], (*at, key))))
        for key in sorted(_USE_ERRORS & said.keys()):
            text = self._text(said[key], (*at, key))
            fields.append((key, ShapeId(text) if text else None))
        for key in sorted(_USE_PAIRS & said.keys()):
            fields.append((key, self._pairs(said[key], (*at, key))))
        for key in sorted(_USE_LISTS & said.keys()):
            fields.append((key, self._texts(said[key], (*at, key))))
        return tuple(fields)

    def _read_listing(self, said: Table, at: tuple[str | int, ...]) -> Fields:
        fields: list[tuple[str, Any]] = [
            (key, self._text(said[key], (*at, key))) for key in sorted(_LISTING_TEXTS & said.keys())
        ]
        fields += [
            (key, self._pairs(said[key], (*at, key)))
            for key in sorted(_LISTING_PAIRS & said.keys())
        ]
        if "filters" in said:
            pairs = self._pairs(said["filters"], (*at, "filters"))
            found = [self._read_filter(path, text, (*at, "filters", path)) for path, text in pairs]
            fields.append(("filters", tuple(found)))
        return tuple(fields)

    def _read_filter(self, path: str, text: str, at: tuple[str | int, ...]) -> Filter:
        """A filter from ``contains ModelName``."""
        test, _, attribute = text.partition(" ")
        word = self._word(test, [one.value for one in Test], at)
        if not attribute:
            self.say(f"{text!r} names no attribute after its test", *at)
        return Filter(path=path, attribute=attribute, test=Test(word or "equals"))

    def _check_keys(self, table: Table, known: tuple[str, ...], at: tuple[str | int, ...]) -> None:
        for key in sorted(table.keys() - {*known}):
            self.say(f"unknown key {key!r}", *at, key, hint=f"The keys are {', '.join(known)}.")

    def _table(self, given: object, at: tuple[str | int, ...]) -> Table:
        if isinstance(given, dict):
            return cast("Table", given)
        self.say("is not a table", *at)
        return {}

    def _text(self, given: object, at: tuple[str | int, ...]) -> str:
        if isinstance(given, str):
            return given
        self.say(f"is no text: {given!r:.40}", *at)
        return ""

    def _texts(self, given: object, at: tuple[str | int, ...]) -> tuple[str, ...]:
        if isinstance(given, list):
            return tuple(self._text(one, at) for one in cast("list[object]", given))
        self.say("is no list of texts", *at)
        return ()

    def _pairs(self, given: object, at: tuple[str | int, ...]) -> tuple[tuple[str, str], ...]:
        table = self._table(given, at)
        return tuple((key, self._text(value, (*at, key))) for key, value in table.items())

    def _flag(self, given: object, at: tuple[str | int, ...]) -> bool:
        if isinstance(given, bool):
            return given
        self.say("is neither true nor false", *at)
        return False

    def _word(self, given: object, known: list[str], at: tuple[str | int, ...]) -> str:
        if isinstance(given, str) and given in known:
            return given
        self.say(f"{given!r:.40} is none of {', '.join(known)}", *at)
        return ""
