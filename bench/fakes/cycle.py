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

_MAKING = ("create", "put")
_SHOWING = ("read", "update", "stop")
_OF_LISTS = ("any_of", "named")
_CALLING = ("arn", "id", "text")
ANY = "*"


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
            if not use.each:
                self.uses[use.verb].append(use)

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
        names = [(path, self._draw_name(use, path)) for path in use.identity]
        if self._call(use, names) is None:
            self._fail(use, "a resource could not be made")
            return None
        records = [*self.world.store.of(self.resource.noun)]
        if len(records) != 1:
            self._fail(use, f"it made {len(records)} resources")
            return None
        return records[0]

    def _draw_name(self, use: Any, path: str) -> Any:
        request = self.world.known.input_of(use.operation)
        shape = self.world.answers.shape_at(request, path)
        return self.world.synthesis.make(shape, path.rpartition(".")[2]) if shape else None

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
        needed = getattr(self.world.known.find(request), "required", ()) if request else ()
        for one in use.listing.filters:
            if one.path in needed:
                value = record.get(one.attribute)
                names.append((one.path, [value] if one.test in _OF_LISTS else value))
        return names

    def _find_name(self, request: Any, path: str, attribute: str, record: Any) -> Any:
        """What goes by an attribute, or by an alias where the request takes only that."""
        shape = self.world.answers.shape_at(request, path)
        values = [record.get(name) for name in (attribute, *self.resource.aliases)]
        taken = (one for one in values if shape and self.world.known.takes(shape, one))
        return next(taken, values[0])

    def _check_listed(self, use: Any, record: Any) -> None:
        names = self._name(use, record)
        if any(value is None for _, value in names):
            return  # a list of something that this one is not part of
        answer = self._call(use, names)
        if answer is None:
            self._fail(use, "there was no list")
        elif not any(_holds(answer, value) for value in self._call_it(use, record)):
            self._fail(use, "it is not in the list")

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
            if record.get(name) is not None:
                yield record.get(name)

    def _end(self, record: Any) -> None:
        for use in self.uses["delete"][:1]:
            if self._ask(use, record) is None:
                return
            status = self.resource.status
            for reading in [] if status and status.remains else self.uses["read"]:
                if self._call(reading, self._name(reading, record)) is not None:
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


def _put(params: dict[str, Any], path: str, value: Any) -> None:
    *way, last = path.split(".")
    for step in way:
        params = params.setdefault(step, {})
    if "[]" not in path:
        params[last] = value


def _holds(answer: Any, value: Any) -> bool:
    kind: Any = answer.__class__
    if kind is dict:
        return any(_holds(one, value) for one in answer.values())
    if kind is list:
        return any(_holds(one, value) for one in answer)
    return bool(answer == value)
