"""Where each page of a service stands, and where each member stands on it.

Takes a service, gives a target for every operation, shape, paginator and waiter. Paths are names
that every file system and URL takes as they are: of two that differ in case alone, the second gets
a number. A structure that is nothing but the request or response of one operation has no page: it
stands on that of the operation. Lists, maps and scalars stand on one page together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from shapewright.docs.page import PageKind, Target
from shapewright.ir.service import Service
from shapewright.ir.shape import (
    EnumShape,
    EventStreamShape,
    Shape,
    ShapeId,
    StructureShape,
    UnionShape,
    references_of,
)

INDEX = Target("index")
"""The page of the service itself."""
TYPES = Target("types")
"""The page of lists, maps and scalars."""
CHANGES = Target("changes")
MEMBERS = "member"
"""What the anchors of members begin with on the page of their shape."""

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where things stand."""

    operations: Mapping[str, Target]
    shapes: Mapping[ShapeId, Target]
    paginators: Mapping[str, Target]
    """By operation."""
    waiters: Mapping[str, Target]
    pages: Mapping[ShapeId, Target]
    """Of the shapes that have a page of their own."""

    def find_member(self, shape: Target, anchor: str) -> Target:
        """Where a member stands, given where its shape does and its own part of the anchor."""
        return Target(shape.path, f"{shape.anchor or MEMBERS}.{anchor}")


def find_addresses(service: Service) -> Addresses:
    """Where everything of a service stands."""
    operations = _give("operations", (one.name for one in service.operations))
    pages: dict[ShapeId, Target] = {}
    shapes: dict[ShapeId, Target] = dict(_find_sides(service, operations))
    own = [id_ for id_, shape in service.shapes.items() if id_ not in shapes and has_page(shape)]
    for id_, target in _give("shapes", own).items():
        pages[ShapeId(id_)] = shapes[ShapeId(id_)] = target
    rest = [id_ for id_ in service.shapes if id_ not in shapes]
    anchors = _spell(rest, taken={"", TYPES.path}, told_apart=str)
    shapes |= {id_: Target(TYPES.path, anchors[id_]) for id_ in rest}
    return Addresses(
        operations=operations,
        shapes=shapes,
        paginators=_give("paginators", (one.operation for one in service.paginators)),
        waiters=_give("waiters", (one.name for one in service.waiters)),
        pages=pages,
    )


def has_page(shape: Shape) -> bool:
    """Whether shapes of this kind have a page each, rather than one together."""
    return isinstance(shape, StructureShape | UnionShape | EventStreamShape | EnumShape)


def page_kind_of(shape: Shape) -> PageKind:
    """What kind of page a shape has."""
    match shape:
        case StructureShape() if shape.error is not None:
            return PageKind.ERROR
        case UnionShape():
            return PageKind.UNION
        case EventStreamShape():
            return PageKind.EVENT_STREAM
        case EnumShape():
            return PageKind.ENUM
        case StructureShape():
            return PageKind.STRUCTURE
        case _:
            return PageKind.TYPES


def _find_sides(
    service: Service, operations: Mapping[str, Target]
) -> Iterator[tuple[ShapeId, Target]]:
    """The structures that are one side of one operation and nothing else."""
    uses: Counter[ShapeId] = Counter()
    for shape in service.shapes.values():
        uses.update(references_of(shape))
    for operation in service.operations:
        uses.update(error.target for error in operation.errors)
        uses.update(ref.target for ref in (operation.input, operation.output) if ref is not None)
    for operation in service.operations:
        page = operations[operation.name].path
        for anchor, ref in (("request", operation.input), ("response", operation.output)):
            if ref is not None and uses[ref.target] == 1:
                yield ref.target, Target(page, anchor)


def _give(folder: str, names: Iterable[str]) -> dict[str, Target]:
    """A page for each name, in a folder."""
    spelled = _spell(names, taken={"", "index", *_DEVICES}, told_apart=str.lower)
    return {name: Target(f"{folder}/{text}") for name, text in spelled.items()}


def _is_unsafe(name: str) -> bool:
    return safe(name) != name


def spell_anchors(names: Iterable[str]) -> dict[str, str]:
    """An anchor, or a part of one, for each of these names, no two the same."""
    return _spell(names, taken={""}, told_apart=str)


def _spell(
    names: Iterable[str], *, taken: set[str], told_apart: Callable[[str], str]
) -> dict[str, str]:
    """A safe spelling for each name, no two the same; names that are safe keep theirs."""
    spelled: dict[str, str] = {}
    counts: defaultdict[str, int] = defaultdict(lambda: 1)
    for name in sorted(set(names), key=lambda name: (_is_unsafe(name), name)):
        base = text = safe(name)
        while told_apart(text) in taken:
            counts[base] += 1  # goes on where it was: a thousand names may become the same
            text = f"{base}-{counts[base]}"
        taken.add(told_apart(text))
        spelled[name] = text
    return spelled


def safe(name: str) -> str:
    """A name as part of a path or an anchor; it may not be the only one that becomes this."""
    return _UNSAFE.sub("-", name).strip("-") or "unnamed"
