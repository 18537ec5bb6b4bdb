"""The whole life of each resource: made, shown, listed, changed, stopped, ended, gone.

Takes a package with lifecycles, gives what did not happen as it should. The names that a request
must give are drawn; those of a resource are the ones that it was given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from bench.fakes.answers import call
from bench.fakes.played import Played
from bench.sweep.package import Generated
from shapewright.ir.resource import ANY

_MAKING = ("create", "put")
_SHOWING = ("read", "update", "stop")
_OF_LISTS = ("any_of", "named")
_CALLING = ("arn", "id", "text")


def play_resources(package: Generated, fake_class: Any, *, seed: int, played: Played) -> None:
    """Play every resource of a service, each in a fake of its own."""
    for resource in fake_class.FACTS.resources:
        if resource.noun != ANY:
            played.resources += 1
            life = Life(package, fake_class(seed=seed), resource, played)
            before = len(played.failures)
            if life.play() and len(played.failures) == before:
                played.cycles += 1


class Life:
    """One resource from its beginning to its end."""

    def __init__(self, package: Generated, fake: Any, resource: Any, played: Played) -> None:
        self.package = package
        self.fake = fake
        self.world = fake.engine.world
        self.resource = resource
        self.played = played
        self.uses: defaultdict[str, list[Any]] = defaultdict(list)
        for use in resource.uses:
            if not use.each and not self._find_required(use).intersection(use.refused):
                self.uses[use.verb].append(use)

    def _find_required(self, use: Any) -> set[str]:
        """What no request can be without."""
        request = self.world.known.input_of(use.operation)
        return {*getattr(self.world.known.find(request), "required", ())} if request else set()

    def play(self) -> bool:
        """Go the whole way; whether there is a beginning at all."""
        making = next((self.uses[verb][0] for verb in _MAKING if self.uses[verb]), None)
        if making is None:
            return False
        record = self._make(making)
        if record is None:
            return True
        for verb in _SHOWING:
            for use in self.uses[verb]:
                self._ask(use, record)
        for use in self.uses["list"]:
            self._check_listed(use, record)
        self._end(record)
        return True

    def _make(self, use: Any) -> Any:
        names = [
            (path, self._draw_name(use, path, attribute))
            for path, attribute in use.identity.items()
        ]
        if self.resource.key_names:
            names = [*self._make_keyed(use)]
        if self._call(use, names) is None:
            self._fail(use, "a resource could not be made")
            return None
        records = [*self.world.store.of(self.resource.noun)]
        if len(records) != 1:
            self._fail(use, f"it made {len(records)} resources")
            return None
        return records[0]

    def _make_keyed(self, use: Any) -> Iterator[tuple[str, Any]]:
        """A parent whose schema says what a key is, and the names of a child with such a key."""
        world = self.world
        parent = world.resources[self.resource.parent]
        making = next(one for one in parent.uses if one.verb in _MAKING)
        attribute, _, member = self.resource.key_names.partition("[].")
        request = world.known.input_of(making.operation)
        schema = [world.synthesis.make(world.answers.shape_at(request, f"{attribute}[]"))]
        self.fake.call(making.operation, {**world.synthesis.make(request), attribute: schema})
        (record,) = world.store.of(parent.noun)
        above = dict(zip(self.resource.parent_by, record.identity, strict=True))
        for path, name in use.identity.items():
            if name in above:
                yield path, above[name]
                continue
            entry = world.known.find(
                world.answers.shape_at(world.known.input_of(use.operation), path)
            )
            (kind, shape), *_ = world.known.members_of(entry.value).items()
            parts = [one[member] for one in record.get(attribute)]
            yield path, {part: {kind: world.synthesis.make(shape)} for part in parts}

    def _draw_name(self, use: Any, path: str, attribute: str) -> Any:
        """A name, of those that some would take one that all operations do."""
        request = self.world.known.input_of(use.operation)
        shape = self.world.answers.shape_at(request, path)
        if shape is None:
            return None
        others = self.world.making.shapes_of(self.resource, attribute)
        names = [
            self.world.synthesis.make(one, path.rpartition(".")[2]) for one in (shape, *others)
        ]
        takes = self.world.known.takes
        taken = [one for one in names if all(takes(other, one) for other in (shape, *others))]
        return taken[0] if taken else names[0]

    def _ask(self, use: Any, record: Any) -> Any:
        answer = self._call(use, self._name(use, record))
        if answer is None:
            self._fail(use, "it was not found")
        return answer

    def _name(self, use: Any, record: Any) -> list[tuple[str, Any]]:
        """What a request has to say to mean a resource, or a list that has it."""
        request = self.world.known.input_of(use.operation)
        names = [
            (path, self._find_name(request, path, attribute, record))
            for path, attribute in use.identity.items()
        ]
        needed = self._find_required(use)
        if use.listing.condition:
            ((part, value),) = record.get(self.resource.identity[-1]).items()
            names.append((use.listing.condition, f"{part} = :value"))
            names.append(("ExpressionAttributeValues", {":value": value}))
        for one in use.listing.filters:
            if one.path in needed:
                value = record.get(one.attribute)
                names.append((one.path, [value] if one.test in _OF_LISTS else value))
        return names

    def _find_name(self, request: Any, path: str, attribute: str, record: Any) -> Any:
        """What goes by an attribute, or by an alias where the request takes only that."""
        shape = self.world.answers.shape_at(request, path)
        values = [record.get(name) for name in (attribute, *self.resource.aliases)]
        values += [one[0] for one in values if one.__class__ is list and len(one) == 1]
        taken = (one for one in values if shape and self.world.known.takes(shape, one))
        return next(taken, values[0])

    def _check_listed(self, use: Any, record: Any) -> None:
        names = self._name(use, record)
        if any(value is None for _, value in names):
            return  # a list of something that this one is not part of
        answer = self._call(use, names)
        if answer is None:
            self._fail(use, "there was no list")
        elif not self._is_told(use, answer) and not any(
            _holds(answer, value) for value in self._call_it(use, record)
        ):
            self._fail(use, "it is not in the list")

    def _is_told(self, use: Any, answer: Any) -> bool:
        """Whether a list is one of a single resource, which its items need not name then."""
        told = {*use.identity.values(), *(one.attribute for one in use.listing.filters)}
        items = _find(answer, use.listing.items)
        return told.issuperset(self.resource.identity) and len(items) == 1

    def _call_it(self, use: Any, record: Any) -> Iterator[Any]:
        """What a list may call a resource."""
        made = [one.attribute for one in self.resource.made if one.by in _CALLING]
        told = {*use.identity.values(), *(one.attribute for one in use.listing.filters)}
        names = [
            *(name for name in self.resource.identity if name not in told),
            *self.resource.identity[-1:],
            *self.resource.aliases,
            *made,
        ]
        for name in [use.listing.bare] if use.listing.bare else names:
            value = record.get(name)
            if value is not None:
                yield value
                yield str(value)  # some operations show as a text what others take as a number

    def _end(self, record: Any) -> None:
        for use in self.uses["delete"][:1]:
            if self._ask(use, record) is None:
                return
            status = self.resource.status
            for reading in [] if status and status.remains else self.uses["read"]:
                if self._call(reading, self._name(reading, record)):  # some show nothing
                    self._fail(reading, "it is still there after its end")

    def _call(self, use: Any, names: list[tuple[str, Any]]) -> dict[str, Any] | None:
        request = self.world.known.input_of(use.operation)
        params: dict[str, Any] = self.world.synthesis.make(request) if request else {}
        for path, value in names:
            if value is not None:
                _put(params, path, value)
        self.played.verbs[use.verb] += 1
        return call(self.package, self.fake, use.operation, params, self.played)

    def _fail(self, use: Any, fault: str) -> None:
        last = self.fake.calls[-1] if self.fake.calls else None
        said = "" if last is None or last.refusal is None else f" ({last.refusal.message})"
        self.played.fail(
            self.package.name, f"{self.resource.noun}.{use.operation}", f"{fault}{said}"
        )


def _find(answer: Any, path: str) -> Any:
    for step in path.split("."):
        answer = answer.get(step, {})
    return answer


def _put(params: dict[str, Any], path: str, value: Any) -> None:
    *way, last = path.split(".")
    for step in way:
        params = params.setdefault(step, {})
    if "[]" not in path:
        params[last] = value


def _holds(answer: Any, value: Any) -> bool:
    if answer == value:
        return True
    kind: Any = answer.__class__
    if kind is dict:
        return any(_holds(one, value) for one in answer.values())
    return kind is list and any(_holds(one, value) for one in answer)
