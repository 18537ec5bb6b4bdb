"""Reachability, recursion and selection, against the slowest and plainest way to find them."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from shapewright.ir.graph import cycles_of, reachable_from, roots_of, select_operations
from shapewright.ir.service import Service
from shapewright.ir.shape import (
    ListShape,
    MapShape,
    Ref,
    Shape,
    ShapeId,
    StringShape,
    references_of,
)

MakeService = Callable[..., Service]
Graph = dict[str, list[str]]

NODES = st.integers(0, 9).map(lambda size: [f"S{at}" for at in range(size)])


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Edges between up to nine nodes, repeats and self-references included."""
    nodes = draw(NODES)
    if not nodes:
        return {}
    return {node: draw(st.lists(st.sampled_from(nodes), max_size=3)) for node in nodes}


@st.composite
def operations_on(draw: st.DrawFn, graph: Graph) -> dict[str, list[str]]:
    targets = st.lists(st.sampled_from(sorted(graph)), max_size=4) if graph else st.just([])
    return draw(st.dictionaries(st.sampled_from(["A", "B", "C", "D"]), targets))


def closure(graph: Graph, roots: set[str]) -> set[str]:
    """What can be reached, one step at a time until nothing is added."""
    found = set(roots)
    while more := {target for node in found for target in graph[node]} - found:
        found |= more
    return found


def groups_in(graph: Graph) -> list[tuple[str, ...]]:
    """Nodes that reach each other in at least one step."""
    after = {node: closure(graph, set(targets)) for node, targets in graph.items()}
    groups = {
        tuple(sorted(other for other in graph if other in after[node] and node in after[other]))
        for node in graph
        if node in after[node]
    }
    return sorted(groups)


@given(graphs(), st.data())
def test_reachable_is_the_closure(
    make_service: MakeService, graph: Graph, data: st.DataObject
) -> None:
    roots = set(data.draw(st.lists(st.sampled_from(sorted(graph)))) if graph else [])
    shapes = make_service(graph, {}).shapes

    assert reachable_from(shapes, map(ShapeId, roots)) == closure(graph, roots)


@given(graphs())
def test_cycles_are_the_groups_that_reach_each_other(
    make_service: MakeService, graph: Graph
) -> None:
    assert cycles_of(make_service(graph, {}).shapes) == groups_in(graph)


@given(graphs(), st.data())
def test_cycles_of_some_references_only_are_found_by_them_alone(
    make_service: MakeService, graph: Graph, data: st.DataObject
) -> None:
    some = {
        node: data.draw(st.lists(st.sampled_from(targets), unique=True)) if targets else []
        for node, targets in graph.items()
    }
    edges = {ShapeId(node): [ShapeId(target) for target in some[node]] for node in some}

    assert cycles_of(make_service(graph, {}).shapes, edges) == groups_in(some)


def test_a_ring_of_many_is_one_group(make_service: MakeService) -> None:
    """Deeper than any stack of calls."""
    size = 50_000
    ring = {f"S{at:05}": [f"S{(at + 1) % size:05}"] for at in range(size)}

    assert cycles_of(make_service(ring, {}).shapes) == [tuple(ring)]


@given(graphs(), st.data())
def test_a_selection_is_exactly_what_its_operations_reach(
    make_service: MakeService, graph: Graph, data: st.DataObject
) -> None:
    operations = data.draw(operations_on(graph))
    names = data.draw(st.sets(st.sampled_from(["A", "B", "C", "D", "Other"])))
    service = make_service(graph, operations)
    selected = select_operations(service, names)
    kept = {name for name in operations if name in names}
    roots = {root for name in kept for root in operations[name]}

    assert [operation.name for operation in selected.operations] == sorted(kept)
    assert list(selected.shapes) == sorted(closure(graph, roots))
    assert all(selected.shapes[id_] is service.shapes[id_] for id_ in selected.shapes)
    assert [item.operation for item in selected.paginators] == sorted(kept)
    assert [item.operation for item in selected.waiters] == sorted(kept)
    assert [item.operation for item in selected.examples] == sorted(kept)
    assert select_operations(selected, names) == selected


@given(graphs(), st.data())
def test_every_reference_of_a_selection_resolves(
    make_service: MakeService, graph: Graph, data: st.DataObject
) -> None:
    operations = data.draw(operations_on(graph))
    selected = select_operations(make_service(graph, operations), list(operations)[:1])
    targets = [target for shape in selected.shapes.values() for target in references_of(shape)]
    targets += [root for operation in selected.operations for root in roots_of(operation)]

    assert all(target in selected.shapes for target in targets)


def test_selecting_everything_drops_what_no_operation_reaches(make_service: MakeService) -> None:
    service = make_service({"A": ["B"], "B": [], "Lonely": ["A"]}, {"Act": ["A"]})

    assert list(select_operations(service, ["Act"]).shapes) == ["A", "B"]


def test_collections_lead_to_what_they_hold() -> None:
    ids = {name: ShapeId(name) for name in ("Map", "List", "Key", "Value")}
    shapes: dict[ShapeId, Shape] = {
        ids["Map"]: MapShape(
            id=ids["Map"], key=Ref(target=ids["Key"]), value=Ref(target=ids["List"])
        ),
        ids["List"]: ListShape(id=ids["List"], element=Ref(target=ids["Value"])),
        ids["Key"]: StringShape(id=ids["Key"]),
        ids["Value"]: StringShape(id=ids["Value"]),
    }

    assert reachable_from(shapes, [ids["Map"]]) == set(shapes)
    assert reachable_from(shapes, [ids["List"]]) == {"List", "Value"}
    assert cycles_of(shapes) == []
