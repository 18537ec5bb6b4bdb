"""Filters by name: lists in a request of which each entry says what it chooses by.

Takes resources with the items that show them, and entries such as ``{"Name": "vpc-id",
"Values": ["vpc-1"]}``, gives the resources that every entry lets through. A name means
what an item shows under it, so that what is chosen by is what is seen; one that means
nothing there is refused, and so is an entry with more to it than a name and values.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from ..accept import is_a
from ..shape import List, Map, Structure
from .known import target_of
from .path import EVERY, find
from .record import spell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any, TypeAlias

    from .known import Known
    from .lifecycle import Resource, Use
    from .record import Record
    from .world import World

    Shown: TypeAlias = tuple[Record, Any]
    """A resource, and the item that shows it."""

_NAME = frozenset({"name", "key", "filtername", "filterkey"})
_VALUES = frozenset({"values", "value", "filtervalues", "filtervalue", "valuelist"})
_TAG = "tag:"
_PLURALS = ("", "s", "set")
_SPECIAL = re.compile(r"(\\.|\*+|\?)")
_PLAIN = re.compile(r"^\\(.)$")


def choose_by_name(
    world: World,
    resource: Resource,
    use: Use,
    shown: Sequence[Shown],
    entries: Sequence[Any],
) -> list[Record]:
    """The resources that all entries let through.

    Raises:
        Refusal: an entry asks for what is not known.
    """
    left = [*shown]
    for entry in entries:
        name, values = _read(entry)
        look = name and _find_look(world, resource, use, name)
        if not look:
            named = name or "one that has more to it than a name and values"
            raise world.refuse(
                "", f"The fake of {use.operation} has no filter {named}."
            )
        patterns = [_compile(value) for value in values]
        left = [pair for pair in left if _lets_through(patterns, look(*pair))]
    return [record for record, _ in left]


def _read(entry: Mapping[str, Any]) -> tuple[str, Sequence[Any]]:
    """The name and the values of an entry; no name if there is more to it."""
    folded = {key.lower(): value for key, value in entry.items()}
    names = [folded.pop(key) for key in _NAME & folded.keys()]
    given = [folded.pop(key) for key in _VALUES & folded.keys()]
    values = given[0] if given else ()
    name = str(names[0]) if names and not folded else ""
    return name, values if is_a(values, (list, tuple)) else [values]


def _find_look(
    world: World, resource: Resource, use: Use, name: str
) -> Callable[[Record, Any], Any] | None:
    """Where to look for what a name means; None if it means nothing."""
    attribute = use.listing.names.get(name)
    if attribute is not None:
        return lambda record, _: record.get(attribute)
    if name.startswith(_TAG):
        return lambda record, _: record.tags.get(name[len(_TAG) :])
    if name in {"tag-key", "tag-value"}:
        is_key = name == "tag-key"
        return lambda record, _: [*(record.tags if is_key else record.tags.values())]
    output = world.known.output_of(use.operation)
    shape = world.answers.shape_at(output, use.place)
    path = _find_path(world.known, resource.noun, shape, name)
    return None if path is None else lambda _, item: find(item, path)


def _find_path(known: Known, noun: str, shape: str | None, name: str) -> str | None:
    """The path into a structure that a name means: ``State.Name``."""
    head, _, rest = name.partition(".")
    forms = spell(noun, _fold(head))
    members = {
        member: target_of(target) for member, target in known.members_of(shape).items()
    }
    for member, target in members.items():
        if any(_fold(member).removesuffix(end) in forms for end in _PLURALS):
            found = _enter(known, target, rest)
            if found is not None:
                return f"{member}{found}"
    for member, target in members.items() if not rest else ():
        for form in forms:
            inner = form.removeprefix(_fold(member))
            found = _enter(known, target, inner) if "" != inner != form else None
            if found is not None:
                return f"{member}{found}"
    return None


def _enter(known: Known, target: str, rest: str) -> str | None:
    """What follows a member: the way to the rest of a name, or nothing to a value."""
    shape = known.find(target)
    every = ""
    if isinstance(shape, List):
        target, every = shape.element, EVERY
        shape = known.find(target)
    is_value = not isinstance(shape, (Structure, List, Map))
    if not rest:
        return every and "" if is_value else None
    found = _find_path(known, "", target, rest)
    return None if found is None else f"{every}.{found}"


def _fold(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "")


def _lets_through(patterns: Sequence[re.Pattern[str]], found: Any) -> bool:
    """Whether a value, or any of a list of them, is one of those asked for."""
    if is_a(found, (list, tuple)):
        return any(_lets_through(patterns, one) for one in found)
    return found is not None and any(one.fullmatch(_show(found)) for one in patterns)


def _compile(value: Any) -> re.Pattern[str]:
    """A value: ``*`` is any text in it and ``?`` any character, if not escaped.

    What follows a ``*`` is looked for where it comes first, and nowhere else: further
    on there would only be less left for the rest.
    """
    *runs, last = _split_runs(_show(value))
    if not runs:
        return re.compile(last, re.DOTALL)
    first, *between = runs
    found = "".join(f"(?>.*?{run})" for run in between)
    return re.compile(f"{first}{found}.*{last}", re.DOTALL)


def _split_runs(text: str) -> list[str]:
    """The patterns of what stands between the ``*`` of a value."""
    runs = [""]
    for part in _SPECIAL.split(text):
        if part.startswith("*"):
            runs.append("")
        else:
            plain = re.escape(_PLAIN.sub(r"\1", part))
            runs[-1] += "." if part == "?" else plain
    return runs


def _show(value: Any) -> str:
    """A value as filters spell it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        text = value.astimezone(UTC).isoformat(timespec="milliseconds")
        return text.replace("+00:00", "Z")
    return str(value)
