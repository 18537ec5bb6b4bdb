"""Real services: the same facts in another order are no change, and one fact less is one."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from tests.changes.test_compare import shuffle

from shapewright.build.service import build_service
from shapewright.changes import compare_services
from shapewright.ir.graph import reachable_from, roots_of
from shapewright.ir.service import Service
from shapewright.ir.shape import StructureShape
from shapewright.sources import open_source
from shapewright.sources.raw import RawService

SERVICES = ["bedrock-runtime", "cloudfront", "dynamodb", "lexv2-runtime", "s3", "sqs"]
"""A protocol each, streams, documents, unions, recursion, XML, waiters and paginators."""
SOME = 15


def read(name: str) -> RawService:
    return open_source("installed").read(name)


def choose_structures(service: Service) -> list[StructureShape]:
    """Some of the structures with members that operations lead to, from all over the service."""
    roots = [root for operation in service.operations for root in roots_of(operation)]
    shapes = [service.shape(id_) for id_ in sorted(reachable_from(service.shapes, roots))]
    found = [one for one in shapes if isinstance(one, StructureShape) and one.members]
    return found[:: 1 + len(found) // SOME]


@pytest.mark.parametrize("name", SERVICES)
def test_the_order_of_facts_means_nothing(name: str) -> None:
    raw = read(name)
    other = replace(raw, model=shuffle(raw.model, random.Random(name)))  # noqa: S311 - no secret

    assert compare_services(build_service(raw).service, build_service(other).service) == ()


@pytest.mark.parametrize("name", SERVICES)
def test_a_member_less_is_found_wherever_it_is(name: str) -> None:
    """Once, and with an operation that it reaches."""
    service = build_service(read(name)).service
    for shape in choose_structures(service):
        less = replace(shape, members=shape.members[1:])
        shapes = {**service.shapes, shape.id: less}
        found = compare_services(service, replace(service, shapes=shapes))
        removed = [one for one in found if one.kind == "member-removed"]

        assert [one.path.rpartition(".")[2] for one in removed] == [shape.members[0].name]
        assert removed[0].operations
