"""A dump holds all of a service, and depends on its facts alone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any, TypeGuard

import pytest

from shapewright.build.facts import is_object
from shapewright.build.service import build_service
from shapewright.ir.json_form import dump_service, load_service
from shapewright.sources.open import Source
from shapewright.sources.raw import RawService

CHUNKS = 16
SETS = {"required", "enum", "errors"}


def shuffle(value: Any, chance: random.Random, key: str = "") -> Any:
    """The same JSON with its objects, and the lists that are sets, in another order."""
    if is_object(value):
        items = [(name, shuffle(item, chance, name)) for name, item in value.items()]
        chance.shuffle(items)
        return dict(items)
    if not is_array(value):
        return value
    parts = [shuffle(item, chance) for item in value]
    if key in SETS:
        chance.shuffle(parts)
    return parts


def is_array(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def shuffle_service(raw: RawService) -> RawService:
    chance = random.Random(raw.name)  # noqa: S311 - the same order in every run
    return RawService(
        name=raw.name,
        api_version=raw.api_version,
        release=raw.release,
        model=shuffle(raw.model, chance),
        paginators=shuffle(raw.paginators, chance),
        waiters=shuffle(raw.waiters, chance),
        examples=shuffle(raw.examples, chance),
        files=raw.files,
    )


def faults(raw: RawService) -> Iterator[str]:
    """What a dump of this service does not keep."""
    service = build_service(raw).service
    text = dump_service(service)
    loaded = load_service(text)
    if loaded != service:
        yield f"{raw.name}: another service comes back"
    if dump_service(loaded) != text:
        yield f"{raw.name}: what comes back is written differently"
    if dump_service(build_service(shuffle_service(raw)).service) != text:
        yield f"{raw.name}: the order of the model shows"


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_dumps_of_all_services_are_complete_and_canonical(chunk: int, installed: Source) -> None:
    names = installed.services()[chunk::CHUNKS]

    assert names
    assert [fault for name in names for fault in faults(installed.read(name))] == []


def test_the_order_is_shuffled_where_it_means_nothing(installed: Source) -> None:
    """The test above would say nothing of orders if this did not hold."""
    raw = installed.read("sqs")
    other = shuffle_service(raw)

    assert other.model != raw.model  # lists differ by their order
    assert list(other.model["shapes"]) != list(raw.model["shapes"])
    assert sorted(other.model["shapes"]) == sorted(raw.model["shapes"])


def test_a_dump_is_one_fact_a_line_without_defaults(installed: Source) -> None:
    text = dump_service(build_service(installed.read("sts")).service)

    assert text.endswith("}\n")
    assert '\n "name": "sts",\n' in text
    assert '": null' not in text
    assert '": false' not in text
