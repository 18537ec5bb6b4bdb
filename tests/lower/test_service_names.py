"""Names and homes over every service: botocore's spelling, no collision, nothing ever moves."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from botocore import xform_name  # pyright: ignore[reportUnknownVariableType]

from shapewright.ir.graph import cycles_of
from shapewright.ir.service import Service
from shapewright.ir.shape import EnumShape, EventStreamShape, StructureShape, UnionShape
from shapewright.lower.homes import ROOM, plan_homes
from shapewright.lower.naming import KEYWORDS, constant_names, member_names, snake
from shapewright.lower.package import class_names_of, lower_package

AGGREGATE = StructureShape | UnionShape | EventStreamShape


def test_members_are_spelled_as_botocore_spells_names(services: list[Service]) -> None:
    """For all of them but those botocore leaves alone, or starts with an underscore."""
    compared = 0
    for service in services:
        for shape in service.shapes.values():
            for member in shape.members if isinstance(shape, AGGREGATE) else ():
                expected = str(xform_name(member.name))
                if not member.name.isalnum() or expected.startswith("_"):
                    continue
                compared += 1
                assert snake(member.name) == expected, (service.name, shape.id, member.name)

    assert compared > 5000


def test_exceptions_to_botocores_spelling_are_few_and_differ_by_underscores_alone(
    services: list[Service],
) -> None:
    """What is not spelled as botocore does has the same letters in the same order."""
    for service in services:
        for shape in service.shapes.values():
            for member in shape.members if isinstance(shape, AGGREGATE) else ():
                ours = snake(member.name).replace("_", "")
                letters = "".join(char for char in member.name if char.isalnum()).lower()
                assert ours == letters, (service.name, shape.id, member.name)


def test_methods_of_operations_are_boto3s(services: list[Service]) -> None:
    for service in services:
        for operation in service.operations:
            assert snake(operation.name) == xform_name(operation.name), operation.name


def test_no_two_names_of_a_scope_are_the_same(services: list[Service]) -> None:
    """Members of a structure, values of an enum, classes of a service; none is a keyword."""
    for service in services:
        scopes: list[Mapping[Any, str]] = [class_names_of(service)]
        for shape in service.shapes.values():
            if isinstance(shape, AGGREGATE):
                scopes.append(member_names(member.name for member in shape.members))
            elif isinstance(shape, EnumShape):
                scopes.append(constant_names(shape.values))
        for names in scopes:
            spelled = [*names.values()]
            assert len({*spelled}) == len(spelled), service.name
            assert not KEYWORDS & {*spelled}
            assert all(name.isidentifier() and name.isascii() for name in spelled)


def test_no_member_takes_a_name_of_its_structure(services: list[Service]) -> None:
    """What the base and the template offer or use by name stays what it is."""
    for service in services:
        for shape in service.shapes.values():
            if isinstance(shape, AGGREGATE):
                names = {*member_names(member.name for member in shape.members).values()}
                assert not names & {"to_dict", "from_dict", "from_wire", "which", "self"}
                assert not any(name.startswith("__") for name in names)


def test_modules_differ_whatever_the_case_and_can_be_imported(services: list[Service]) -> None:
    for service in services:
        homes = plan_homes(service)
        for room in (homes.structures, homes.enums):
            modules = {*room.values()}
            assert len({name.lower() for name in modules}) == len(modules)
            assert all(name.isidentifier() and name not in KEYWORDS for name in modules)
            assert not {"con", "aux", "nul", "prn", "__init__"} & modules


def test_selecting_operations_moves_and_renames_nothing(services: list[Service]) -> None:
    """For a half, a handful and one of the operations, chosen at random."""
    for service in services:
        random = Random(service.name)  # noqa: S311 - no secret
        names = [operation.name for operation in service.operations]
        whole = lower_package(service, names)
        for count in (len(names) // 2, min(5, len(names)), 1):
            part = lower_package(service, random.sample(names, count))
            kept = part.service.shapes.keys()
            assert kept <= service.shapes.keys()
            for room in ("structures", "enums"):
                selected = getattr(part.homes, room)
                expected = getattr(whole.homes, room)
                assert selected == {id_: expected[id_] for id_ in expected if id_ in kept}
            assert {id_: part.classes[id_] for id_ in kept & part.classes.keys()} == {
                id_: whole.classes[id_] for id_ in kept & whole.classes.keys()
            }


def test_what_is_mutually_recursive_shares_a_module(services: list[Service]) -> None:
    for service in services:
        homes = plan_homes(service).structures
        for group in cycles_of(service.shapes):
            assert len({homes[id_] for id_ in group if id_ in homes}) <= 1, group


def test_modules_stay_small_unless_recursion_or_errors_fill_them(services: list[Service]) -> None:
    """A module holds more than fits only where its family has no further word to split by."""
    for service in services:
        homes = plan_homes(service).structures
        united = {id_ for group in cycles_of(service.shapes) for id_ in group}
        sizes: dict[str, int] = {}
        for id_, home in homes.items():
            shape = service.shape(id_)
            if id_ not in united and isinstance(shape, AGGREGATE):
                sizes[home] = sizes.get(home, 0) + 1 + len(shape.members)
        large = {home for home, size in sizes.items() if size > ROOM and home != "errors"}
        for home in large:
            inside = [id_ for id_, module in homes.items() if module == home and id_ not in united]
            assert len(inside) == 1 or all(_is_spent(home, id_, service) for id_ in inside), home


def _is_spent(home: str, id_: str, service: Service) -> bool:
    """Whether the module's name already says every word this shape is filed by."""
    words = home.strip("_").split("_")
    used = len(words) - 2 if words[0] == "others" else len(words)
    spoken = [
        len(snake(operation.name).split("_")) - 1
        for operation in service.operations
        for ref in (operation.input, operation.output)
        if ref is not None and ref.target == id_
    ]
    return used >= (spoken[0] if spoken else len(snake(id_).split("_")))
