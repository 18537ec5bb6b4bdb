"""Which module each class lives in.

Takes a whole service, gives a module name for each of its shapes that becomes a class. Shapes live
by the noun that their name begins with, as far as some operation is about that noun; the rest live
by their first letter. A home depends on the whole service, never on which operations were selected,
so that taking one more moves nothing; one that is new in the service moves the shapes of its own
noun at most. Shapes that are mutually recursive share a home. Modules need no order among
themselves, since generated modules reach each other lazily.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass

from shapewright.ir.graph import cycles_of
from shapewright.ir.service import Service
from shapewright.ir.shape import (
    EnumShape,
    EventStreamShape,
    Shape,
    ShapeId,
    StructureShape,
    UnionShape,
)
from shapewright.lower.naming import KEYWORDS, snake

ROOM = 300
"""How many entries (members, values) a family may hold before it is split by its next word.

About 4,000 lines of code and documentation.
"""


@dataclass(frozen=True, slots=True)
class Homes:
    """The module of each class, and of each shape as data."""

    structures: Mapping[ShapeId, str]
    enums: Mapping[ShapeId, str]
    shapes: Mapping[ShapeId, str]
    """Of every shape as data, those that become no class included."""

    def keep(self, kept: Container[ShapeId]) -> Homes:
        """The homes of some shapes alone."""
        return Homes(
            structures={id_: home for id_, home in self.structures.items() if id_ in kept},
            enums={id_: home for id_, home in self.enums.items() if id_ in kept},
            shapes={id_: home for id_, home in self.shapes.items() if id_ in kept},
        )


def plan_homes(service: Service) -> Homes:
    """The home of every structure, union, event stream and enum of a service."""
    families = _families_of(service)
    structures: dict[ShapeId, int] = {}
    others: dict[ShapeId, int] = {}
    enums: dict[ShapeId, int] = {}
    for id_, shape in service.shapes.items():
        match shape:
            case StructureShape() | UnionShape() | EventStreamShape():
                structures[id_] = 1 + len(shape.members)
            case EnumShape():
                enums[id_] = 1 + len(shape.values)
            case _:
                others[id_] = 1
    return Homes(
        structures=_reunite(_settle(structures, families), cycles_of(service.shapes)),
        enums=_settle(enums, families),
        shapes=_settle(structures | dict.fromkeys(enums, 1) | others, families),
    )


def _families_of(service: Service) -> dict[ShapeId, tuple[str, ...]]:
    """The words by which each shape is filed, the broadest first."""
    nouns: dict[ShapeId, tuple[str, ...]] = {}
    for operation in service.operations:
        for ref in (operation.input, operation.output):
            if ref is not None:
                words = _words(operation.name)
                nouns.setdefault(ref.target, words[1:] or words)
    known = {words[0] for words in nouns.values()}
    return {
        id_: _family(shape, nouns.get(id_) or _words(id_), known)
        for id_, shape in service.shapes.items()
    }


def _family(shape: Shape, words: tuple[str, ...], known: Collection[str]) -> tuple[str, ...]:
    if isinstance(shape, StructureShape) and shape.error is not None:
        return ("errors",)
    return words if words[0] in known else (f"others_{words[0][0]}", *words)


def _words(name: str) -> tuple[str, ...]:
    return tuple(_singular(word) for word in snake(name).split("_") if word)


def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word


def _settle(
    sizes: Mapping[ShapeId, int], families: Mapping[ShapeId, tuple[str, ...]]
) -> dict[ShapeId, str]:
    homes: dict[ShapeId, str] = {}
    waiting: list[tuple[int, list[ShapeId]]] = [(1, list(sizes))]
    while waiting:
        depth, members = waiting.pop()
        groups: defaultdict[tuple[str, ...], list[ShapeId]] = defaultdict(list)
        for id_ in members:
            groups[families[id_][:depth]].append(id_)
        for words, group in groups.items():
            longer = any(len(families[id_]) > depth for id_ in group)
            if longer and sum(sizes[id_] for id_ in group) > ROOM:
                waiting.append((depth + 1, group))
            else:
                homes.update((id_, _module_name(words)) for id_ in group)
    return homes


def _module_name(words: Iterable[str]) -> str:
    """A name no file system, keyword or sibling can object to."""
    name = "_".join(words)
    if name[0].isdigit():
        return f"_{name}"
    return f"{name}_" if name in _UNFIT else name


_UNFIT = KEYWORDS.union(
    ("aux", "con", "nul", "prn"), (f"{port}{n}" for port in ("com", "lpt") for n in range(10))
)
"""Python's keywords, and the names that Windows keeps for devices."""


def _reunite(
    homes: dict[ShapeId, str], cycles: Iterable[tuple[ShapeId, ...]]
) -> dict[ShapeId, str]:
    for group in cycles:
        classes = [id_ for id_ in group if id_ in homes]
        if classes:
            homes.update((id_, homes[classes[0]]) for id_ in classes)
    return homes
