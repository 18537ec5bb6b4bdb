"""Whether a drawn value is right: asked of the package, of its dataclasses and of botocore.

Takes a package and a value, gives what is wrong with it: nothing, as it should be, or a sentence
for each fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from bench.sweep.botocore import find_judge
from bench.sweep.package import Generated


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges what the strategies of one package draw."""

    package: Generated

    def judge_request(self, operation: str, value: dict[str, Any]) -> Iterator[str]:
        """The faults of a request."""
        yield from _list_counting("checked", self.package.check_request(operation, value))
        judge = find_judge(self.package.name, operation)
        if judge is None:
            return
        if report := judge.report(value):
            yield f"botocore's validator: {report[:200]}"
        yield from _serialize(self.package.name, operation, value)

    def judge_response(self, operation: str, value: dict[str, Any]) -> Iterator[str]:
        """The faults of a response, held to every rule."""
        strict = self.package.load("_runtime.policy").STRICT
        problems = self.package.check_response(operation, value, strict)
        yield from _list_counting("checked", problems)

    def judge_structure(self, value: Any) -> Iterator[str]:
        """The faults of a dataclass."""
        strict = self.package.load("_runtime.policy").STRICT
        wire = value.to_dict()
        cls: Any = value.__class__
        if cls.from_dict(wire) != value:
            yield "another one after to_dict and from_dict"
        shape = self.package.validation.VALIDATION.find_shape(value.__shape__)
        if type(shape).__name__ == "EventStream":
            return
        yield from _list_counting("checked", value.check(strict))
        yield from _list_counting(
            "its dict checked", self.package.check_shape(value.__shape__, wire)
        )

    def judge_broken(self, shape: str, broken: Any) -> Iterator[str]:
        """The faults of a value that has to have just one."""
        problems = self.package.check_shape(shape, broken.value)
        found = [
            (one.path, one.rule, one.facts.aspect, one.of_key)
            for one in problems
            if not one.advisory
        ]
        expected = (broken.path, broken.rule, broken.aspect, broken.of_key)
        if found != [expected]:
            yield f"{expected} is broken, and reported are {found[:3]}"


def _list_counting(what: str, problems: list[Any]) -> Iterator[str]:
    counting = [one for one in problems if not one.advisory]
    if counting:
        yield f"{what}: {str(counting[0])[:200]}"


def _serialize(service: str, operation: str, value: dict[str, Any]) -> Iterator[str]:
    """What botocore's serializers of all of a service's protocols stumble over."""
    model = _open(service)
    for serializer in _open_serializers(service):
        try:
            serializer.serialize_to_request(value, model.operation_model(operation))
        except Exception as error:  # noqa: BLE001 - of whatever kind: it is not sent
            yield f"botocore's serializer raised {type(error).__name__}: {str(error)[:200]}"


@lru_cache(maxsize=1)
def _open(service: str) -> Any:
    data = _load("loaders").Loader().load_service_model(service, "service-2")
    return _load("model").ServiceModel(data, service)


@lru_cache(maxsize=1)
def _open_serializers(service: str) -> list[Any]:
    metadata = _open(service).metadata
    protocols = metadata.get("protocols") or [metadata["protocol"]]
    known = _load("serialize").SERIALIZERS
    return [known[name]() for name in protocols if name in known]


@cache
def _load(name: str) -> Any:
    return import_module(f"botocore.{name}")  # which has no types
