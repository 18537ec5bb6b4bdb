"""The table of traits says what becomes of every key of the installed models, and no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol

import pytest

from shapewright.build.service import build_service
from shapewright.build.traits import CARRIED, KNOWN, SHAPE_TYPES, STRUCTURE_KINDS, TRAITS
from shapewright.problem import CannotContinueError, Level, pointer_to
from shapewright.sources.open import Source
from shapewright.sources.raw import RawService


class Place(Protocol):
    """One object of a raw service."""

    level: str
    file: str
    at: tuple[str | int, ...]
    raw: dict[str, Any]


Walk = Callable[[RawService], Iterator[Place]]
Raw = Callable[..., RawService]

LIKE_ANY_STRUCTURE = "read for every kind of structure alike, so that a release may start to use it"
LIKE_ANY_REFERENCE = "read for every kind of reference alike, so that a release may start to use it"
NONE_IN_THIS_RELEASE = {
    ("exception", "event"): LIKE_ANY_STRUCTURE,
    ("exception", "locationName"): LIKE_ANY_STRUCTURE,
    ("exception", "payload"): LIKE_ANY_STRUCTURE,
    ("exception", "wrapper"): LIKE_ANY_STRUCTURE,
    ("exception", "xmlNamespace"): LIKE_ANY_STRUCTURE,
    ("union", "locationName"): LIKE_ANY_STRUCTURE,
    ("union", "required"): LIKE_ANY_STRUCTURE,
    ("union", "wrapper"): LIKE_ANY_STRUCTURE,
    ("union", "xmlNamespace"): LIKE_ANY_STRUCTURE,
    ("union", "xmlOrder"): LIKE_ANY_STRUCTURE,
    ("map", "locationName"): "a list of the same release has one",
}
"""Keys that no installed model uses, and why they are read all the same."""


def keys_in(place: Place) -> Iterator[tuple[str, str]]:
    """The keys of an object with their level, ``shape`` for those of all shapes."""
    is_shape = place.level in {*SHAPE_TYPES, *STRUCTURE_KINDS}
    for key in place.raw:
        yield ("shape" if is_shape and key in TRAITS["shape"] else place.level), key


def test_the_table_holds_the_keys_of_all_models_and_no_others(
    walk: Walk, installed: Source
) -> None:
    """And the reasons given for not carrying a key are true of every model."""
    used: set[tuple[str, str]] = set()
    decided = {(level, key) for level, keys in TRAITS.items() for key in keys}
    for name in installed.services():
        raw = installed.read(name)
        places = list(walk(raw))
        used.update(found for place in places for found in keys_in(place))

        assert [one for one in places if not is_redundant(one, raw.model["shapes"])] == [], name

    assert used - decided == set()
    assert decided - used == set(NONE_IN_THIS_RELEASE)


def test_the_model_with_every_key_has_every_key(walk: Walk, rich: RawService) -> None:
    decided = {(level, key) for level, keys in TRAITS.items() for key in keys}

    assert {found for place in walk(rich) for found in keys_in(place)} == decided


def test_an_unknown_key_is_one_warning_wherever_it_stands(walk: Walk, rich: RawService) -> None:
    places = [place for place in walk(rich) if place.level != "awsQueryCompatible"]
    expected = build_service(rich).service
    levels = {place.level for place in places}

    assert levels | {"awsQueryCompatible", "shape"} == set(KNOWN)
    for place in places:
        place.raw["spa/rkle"] = {"not": "known"}
        built = build_service(rich)
        del place.raw["spa/rkle"]

        (warning,) = built.warnings
        assert warning.level is Level.WARNING
        assert warning.where.source == f"case/2020-01-01/{place.file}.json"
        assert warning.where.pointer == pointer_to(*place.at, "spa/rkle")
        assert "'spa/rkle'" in warning.what
        assert built.service == expected


def test_every_carried_key_makes_a_difference(walk: Walk, rich: RawService) -> None:
    """Taken away, a carried key is missed or gives another service; any other key is not missed."""
    before = build_service(rich)

    assert before.warnings == ()
    for place in list(walk(rich)):
        for key in list(place.raw):
            traits = TRAITS["shape"] | TRAITS[place.level]
            value = place.raw.pop(key)
            same = is_same(rich, before.service)
            place.raw[key] = value

            implied = (place.level, key) in {
                ("metadata", "apiVersion"),  # the folder's name says it again
                ("metadata", "protocol"),  # the first of the protocols
            }
            assert same == (traits[key] != CARRIED or implied), (place.level, key)


def test_every_key_of_a_member_counts_alone(rich: RawService) -> None:
    """A member is read in full whichever of its keys it has."""
    members = rich.model["shapes"]["PutThingInput"]["members"]
    full = members["Id"]
    members["Id"] = {"shape": full["shape"]}
    plain = build_service(rich).service

    for key in full.keys() - {"shape", "deprecatedMessage", "deprecatedSince"}:
        members["Id"] = {"shape": full["shape"], key: full[key]}
        assert not is_same(rich, plain), key


def is_same(raw: RawService, service: object) -> bool:
    """Whether these facts build the same service, without a word."""
    try:
        built = build_service(raw)
    except CannotContinueError:
        return False
    return built.service == service and not built.warnings


@pytest.mark.parametrize("level", sorted(TRAITS))
def test_what_is_left_behind_has_a_reason(level: str) -> None:
    assert [key for key, why in TRAITS[level].items() if why != CARRIED and len(why) < 20] == []


def is_redundant(place: Place, shapes: dict[str, Any]) -> bool:
    """Whether the keys that are not carried say what stands elsewhere, or nothing."""
    match place.level:
        case "model":
            return place.raw.get("version", "2.0") == "2.0" and not place.raw.get("examples")
        case "document":
            return not place.raw["members"]
        case "error reference":
            shape = shapes[place.raw["shape"]]
            return all(
                place.raw.get(key, shape[key]) == shape[key]
                for key in ("exception", "error")
                if key in place.raw
            )
        case _:
            return True
