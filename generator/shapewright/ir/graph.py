"""Questions about how shapes hang together: what is reachable, what is recursive.

Takes a service, gives ids and groups of ids, always in an order that depends on the facts alone.
Nothing here changes a service except ``select_operations``, which gives a smaller one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from shapewright.ir.service import Operation, Service
from shapewright.ir.shape import Shape, ShapeId, references_of


def roots_of(operation: Operation) -> tuple[ShapeId, ...]:
    """The ids an operation refers to: its input, its output, its errors."""
    refs = [ref.target for ref in (operation.input, operation.output) if ref is not None]
    return (*refs, *(error.target for error in operation.errors))


def reachable_from(shapes: Mapping[ShapeId, Shape], roots: Iterable[ShapeId]) -> set[ShapeId]:
    """Every id that can be reached from these, themselves included."""
    seen: set[ShapeId] = set()
    waiting = list(roots)
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            waiting.extend(references_of(shapes[current]))
    return seen


def select_operations(service: Service, names: Collection[str]) -> Service:
    """The same service with these operations alone and exactly the shapes that they reach."""
    operations = tuple(op for op in service.operations if op.name in names)
    roots = [root for operation in operations for root in roots_of(operation)]
    kept = reachable_from(service.shapes, roots)
    return replace(
        service,
        operations=operations,
        shapes={id_: shape for id_, shape in service.shapes.items() if id_ in kept},
        paginators=tuple(item for item in service.paginators if item.operation in names),
        waiters=tuple(item for item in service.waiters if item.operation in names),
        examples=tuple(item for item in service.examples if item.operation in names),
    )


def cycles_of(
    shapes: Mapping[ShapeId, Shape], edges: Mapping[ShapeId, Iterable[ShapeId]] | None = None
) -> list[tuple[ShapeId, ...]]:
    """The groups of mutually recursive ids, each sorted, the groups sorted by their first id.

    A shape that refers to itself directly is a group of one. ``edges`` replaces the shapes' own
    references, to ask about some kinds of reference only. Time is linear and depth unbounded
    (Tarjan's algorithm with its own stack).
    """
    graph = (
        {id_: tuple(edges.get(id_, ())) for id_ in shapes}
        if edges is not None
        else {id_: references_of(shape) for id_, shape in shapes.items()}
    )
    groups = [
        tuple(sorted(group))
        for group in _components_of(graph)
        if len(group) > 1 or group[0] in graph[group[0]]
    ]
    return sorted(groups)


def components_of(shapes: Mapping[ShapeId, Shape]) -> Iterator[list[ShapeId]]:
    """Ids in groups, those referred to before those that refer; what is not recursive is alone."""
    return _components_of({id_: references_of(shape) for id_, shape in shapes.items()})


def _components_of(graph: Mapping[ShapeId, tuple[ShapeId, ...]]) -> Iterator[list[ShapeId]]:
    index: dict[ShapeId, int] = {}
    low: dict[ShapeId, int] = {}
    path: list[ShapeId] = []
    on_path: set[ShapeId] = set()
    for start in graph:
        if start in index:
            continue
        stack: list[tuple[ShapeId, Iterator[ShapeId]]] = []
        current: ShapeId | None = start
        while current is not None or stack:
            if current is not None:
                index[current] = low[current] = len(index)
                path.append(current)
                on_path.add(current)
                stack.append((current, iter(graph[current])))
                current = None
            node, following = stack[-1]
            for target in following:
                if target not in index:
                    current = target
                    break
                if target in on_path:
                    low[node] = min(low[node], index[target])
            else:
                stack.pop()
                if stack:
                    parent = stack[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == index[node]:
                    yield _pop_group(path, on_path, node)


def _pop_group(path: list[ShapeId], on_path: set[ShapeId], root: ShapeId) -> list[ShapeId]:
    group: list[ShapeId] = []
    while not group or group[-1] != root:
        group.append(path.pop())
    on_path.difference_update(group)
    return group
