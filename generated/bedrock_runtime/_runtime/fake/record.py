"""Records: the resources that a fake keeps.

A record holds the attributes of one resource by name, whatever the case of the name's
letters; the store finds records by what identifies them. Who may make or change one is
decided elsewhere.
"""

from __future__ import annotations

from functools import cache

from ..accept import is_a
from .path import find, put
from .tagging import Tags

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from .lifecycle import Resource


class Record:
    """One resource."""

    __slots__ = (
        "_names",
        "attributes",
        "gone",
        "hidden_until",
        "identity",
        "looks",
        "resource",
        "serial",
        "shown",
        "since",
        "states",
        "tags",
        "token",
    )

    def __init__(self, resource: Resource, serial: int) -> None:
        self.resource = resource
        self.serial = serial
        """Its number among all that were ever made."""
        self.identity: tuple[Any, ...] = ()
        self._names = names_of(resource.noun)
        self.attributes: dict[str, Any] = {}
        """By name in lower case."""
        self.tags = Tags()
        self.shown: dict[str, Any] = {}
        """What lists have shown of it since it changed last, by operation."""
        self.states: list[str] = []
        """Those that it still has to go through."""
        self.looks = 0
        """How often its present state was looked at."""
        self.since: Any = None
        """When its present state began."""
        self.gone = False
        """It was deleted, and nothing of it is left."""
        self.hidden_until: Any = None
        """The time before which nobody is handed it."""
        self.token: Any = None
        """What made the request that created it unique."""

    def get(self, name: str) -> Any:
        """An attribute, or a part of one: ``Status.State``; None when it has none."""
        spellings, rest = self._names[name]
        for spelling in spellings:
            value = self.attributes.get(spelling)
            if value is not None:
                return find(value, rest) if rest else value
        return None

    def set(self, name: str, value: Any) -> None:
        """Give it an attribute, or a part of one."""
        if self.shown:
            self.shown.clear()
        spellings, rest = self._names[name]
        attributes = self.attributes
        for key in spellings:
            if key in attributes:
                break
        else:
            key = spellings[0]  # the name itself
        attributes[key] = _put_part(attributes.get(key), rest, value) if rest else value


def _put_part(before: Any, path: str, value: Any) -> dict[str, Any]:
    """What an attribute becomes when a part of it is set."""
    whole: dict[str, Any] = {**before} if is_a(before, dict) else {}
    put(whole, path, value)
    return whole


class Names(dict[str, tuple[tuple[str, ...], str]]):
    """What attributes of one kind of resource are kept under, found out once each.

    By name, or path into one: the spellings, and the rest of the path.
    """

    def __init__(self, noun: str) -> None:
        super().__init__()
        self._noun = noun

    def __missing__(self, name: str) -> tuple[tuple[str, ...], str]:
        head, _, rest = name.partition(".")
        found = self[name] = spell(self._noun, head), rest
        return found


names_of = cache(Names)


def spell(noun: str, name: str) -> tuple[str, ...]:
    """The names that an attribute may have: ``ModelName``, and ``Name`` of a model."""
    noun, name = noun.lower(), name.lower()
    short = name.removeprefix(noun).lstrip("_")
    forms = (name, short, f"{noun}{name}", f"{noun}_{name}")
    return tuple(dict.fromkeys(form for form in forms if form))


class Store:
    """All records of a fake."""

    def __init__(self) -> None:
        self._by_noun: dict[str, dict[tuple[Any, ...], Record]] = {}
        self._by_alias: dict[tuple[str, Any], dict[int, Record]] = {}
        """Those that go by a value, by their numbers, the last one added last."""
        self._by_token: dict[tuple[str, Any], Record] = {}
        self._buried: dict[tuple[str, Any], Record] = {}
        self._counts: dict[tuple[str, ...], int] = {}
        self._serial = 0

    def add(self, record: Record) -> None:
        """Keep a record, under its identity and its aliases."""
        resource = record.resource
        record.identity = tuple(key_of(record.get(name)) for name in resource.identity)
        self._by_noun.setdefault(resource.noun, {})[record.identity] = record
        for value in _aliases_of(record):
            named = self._by_alias.setdefault((resource.noun, value), {})
            named[record.serial] = record
        if record.token is not None:
            self._by_token[resource.noun, key_of(record.token)] = record

    def remove(self, record: Record) -> None:
        """Forget a record."""
        noun = record.resource.noun
        kept = self._by_noun.get(noun, {})
        if kept.get(record.identity) is record:
            del kept[record.identity]
        for value in _aliases_of(record):
            self._by_alias.get((noun, value), {}).pop(record.serial, None)

    def find_by_token(self, noun: str, token: Any) -> Record | None:
        """The record that a request with this token has made, if it is still there."""
        record = self._by_token.get((noun, key_of(token)))
        kept = self._by_noun.get(noun, {})
        is_kept = record is not None and kept.get(record.identity) is record
        return record if is_kept else None

    def bury(self, record: Record) -> None:
        """Forget a record, but for those who ask for it by name."""
        self.remove(record)
        noun = record.resource.noun
        for key in (record.identity, *_aliases_of(record)):
            self._buried[noun, key] = record

    def find_buried(
        self, resource: Resource, given: Mapping[str, Any]
    ) -> Record | None:
        """The record that went by these attributes, and is gone."""
        identity = tuple(key_of(given.get(name)) for name in resource.identity)
        for key in (identity, *map(key_of, given.values())):
            record = self._buried.get((resource.noun, key))
            if record is not None:
                return record
        return None

    def count(self, *group: str) -> int:
        """The number, from 1, of the next one in a group."""
        self._counts[group] = number = self._counts.get(group, 0) + 1
        return number

    def next_serial(self) -> int:
        """A number that no record had before."""
        self._serial += 1
        return self._serial

    def of(self, noun: str) -> Iterator[Record]:
        """The records of a kind, in the order of their creation."""
        records = self._by_noun.get(noun, {}).values()
        yield from sorted(records, key=lambda record: record.serial)

    def everything(self) -> Iterator[Record]:
        """All records."""
        for noun in tuple(self._by_noun):
            yield from self.of(noun)

    def find(self, resource: Resource, given: Mapping[str, Any]) -> Record | None:
        """The record that these attributes identify; the newest of several.

        Args:
            resource: its kind.
            given: attributes, each with its value or with that of an alias.
        """
        if not given and resource.identity:
            return None
        found = self.find_same(resource, given)
        return found or self._find_by_values(resource, given)

    def find_same(self, resource: Resource, given: Mapping[str, Any]) -> Record | None:
        """The record with just this identity."""
        identity = tuple(key_of(given.get(name)) for name in resource.identity)
        return self._by_noun.get(resource.noun, {}).get(identity)

    def _find_by_values(
        self, resource: Resource, given: Mapping[str, Any]
    ) -> Record | None:
        """The record with these values, by an alias if one is among them."""
        for value in given.values():
            named = self._by_alias.get((resource.noun, key_of(value)), {})
            for found in reversed(named.values()):
                if _fits(found, given):
                    return found
        if len(resource.identity) == 1 and resource.identity[0] in given:
            return None  # each is found by its identity and its aliases
        fitting = [record for record in self.of(resource.noun) if _fits(record, given)]
        return fitting[-1] if fitting else None

    def find_by_alias(self, value: Any) -> Record | None:
        """The record of any kind that one value identifies."""
        for record in self.everything():
            if value in _aliases_of(record):
                return record
        return None


def _fits(record: Record, given: Mapping[str, Any]) -> bool:
    """Whether a record has these attributes, or is called by these values."""
    return all(
        key_of(record.get(name)) == key_of(value) or value in _aliases_of(record)
        for name, value in given.items()
    )


def key_of(value: Any) -> Any:
    """A value to look things up by: what cannot be hashed goes by its looks.

    A list of one goes by that: it names what others name by a text.
    """
    if value.__class__ is list and len(value) == 1:
        return key_of(value[0])
    try:
        hash(value)
    except TypeError:
        return repr(value)
    return value


def _aliases_of(record: Record) -> list[Any]:
    """The values that identify it alone."""
    resource = record.resource
    names = [*resource.aliases]
    if len(resource.identity) == 1:
        names += resource.identity
    values = [record.get(name) for name in names]
    return [value for value in values if isinstance(value, (str, int))]
