"""The members of one request or response, page against model, one by one.

Takes the tree on the page and the model's node, gives the differences. What the layout cannot say
and what this page leaves out is no difference; a member that only one of the two has is one,
however much is below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shapewright.sources.pages import (
    Constraints,
    Fact,
    Kind,
    Layout,
    Page,
    PageMember,
    PageOperation,
    Part,
)

from .constraints import find_contradictions
from .difference import Difference, DifferenceKind, Side
from .kinds import is_kind
from .model_tree import ModelTree, Node, find_name
from .text import find_parting
from .wording import Wording

_NAMED = frozenset({Kind.STRUCTURE, Kind.EVENT_STREAM})
_SYNTAX = {Side.REQUEST: Part.REQUEST_SYNTAX, Side.RESPONSE: Part.RESPONSE_SYNTAX}
_MEMBERS = {Side.REQUEST: Part.REQUEST_MEMBERS, Side.RESPONSE: Part.RESPONSE_MEMBERS}
_REPEATS = {True: "repeats what is around it", False: "is written out"}
_REQUIRED = {True: "required", False: "optional"}


@dataclass(frozen=True, slots=True)
class SideWalk:
    """One side of an operation, on a page in a certain state."""

    page: Page
    read: PageOperation
    operation: str
    side: Side
    tree: ModelTree
    wording: Wording

    @property
    def has_syntax(self) -> bool:
        """Whether the page has the syntax block."""
        return _SYNTAX[self.side] not in self.read.left_out

    @property
    def has_members(self) -> bool:
        """Whether the page describes the members."""
        return _MEMBERS[self.side] not in self.read.left_out

    @property
    def is_reference(self) -> bool:
        """Whether this is a page of the API Reference, which tells little below the top level."""
        return self.page.layout is Layout.API_REFERENCE

    def compare(self, said: PageMember, node: Node) -> Iterator[Difference]:
        """Everything at one place, and below it."""
        if not is_kind(
            said,
            node.kind,
            self.page.layout,
            has_syntax=self.has_syntax,
            has_members=self.has_members,
        ):
            yield self._differ(said, DifferenceKind.TYPE, said.kind.value, node.kind.value)
            return
        yield from self._compare_required(said, node)
        if self._is_described(said):
            yield from self._compare_described(said, node)
        if said.recursive != node.recursive and self.has_syntax:
            yield self._differ(
                said, DifferenceKind.TYPE, _REPEATS[said.recursive], _REPEATS[node.recursive]
            )
            return
        if node.recursive or said.recursive:
            if said.shape and said.shape != node.target:
                yield self._differ(said, DifferenceKind.SHAPE, said.shape, node.target)
            return
        yield from self._compare_values(said, node)
        yield from self._descend(said, node)

    def _differ(self, said: PageMember, kind: DifferenceKind, page: str, model: str) -> Difference:
        return Difference(
            operation=self.operation,
            side=self.side,
            path=said.path,
            kind=kind,
            page=page,
            model=model,
        )

    def _is_described(self, said: PageMember) -> bool:
        """Whether the page says more of it than its name and kind."""
        if not self.has_members:
            return False
        if not self.is_reference:
            return True
        if "." in said.path or not said.path:
            return False
        return said.required is not None or not said.name or self.side is not Side.REQUEST

    def _compare_required(self, said: PageMember, node: Node) -> Iterator[Difference]:
        if said.required is None or node.required is None or said.required is node.required:
            return
        if said.auto_filled and node.required:
            return  # boto3 does not ask for what it fills in
        words = _REQUIRED[said.required], _REQUIRED[node.required]
        yield self._differ(said, DifferenceKind.REQUIRED, *words)

    def _compare_described(self, said: PageMember, node: Node) -> Iterator[Difference]:
        if said.union and not node.union:
            words = "only one member may be set", "any members may be set"
            yield self._differ(said, DifferenceKind.UNION, *words)
        yield from self._compare_constraints(said, node)
        yield from self._compare_shape(said, node)
        has_text = bool(said.path) or (self.side is Side.RESPONSE and not self.is_reference)
        if has_text and (said.name or not self.is_reference):
            texts = self.wording.compare(said, node)
            if texts is not None:
                parting = find_parting(*texts)
                yield self._differ(said, DifferenceKind.TEXT, parting.page, parting.model)

    def _compare_constraints(self, said: PageMember, node: Node) -> Iterator[Difference]:
        if Fact.BOUNDS in self.page.silent or not said.path:
            return
        is_silent = said.constraints == Constraints()
        if is_silent and not said.name and not _is_item_of_text(said, node):
            return  # of keys, values and other items a page may have nothing to say
        if not said.name and node.kind in {Kind.LIST, Kind.MAP}:
            return
        counted = node.kind in {Kind.LIST, Kind.MAP}
        for one in find_contradictions(said.constraints, node.rules, counted=counted):
            yield self._differ(said, DifferenceKind.CONSTRAINT, one.page, one.model)

    def _compare_shape(self, said: PageMember, node: Node) -> Iterator[Difference]:
        """The name of the shape, of a list or map that of what it holds."""
        if not said.shape.isalnum() or not said.name:
            return
        holder = self.tree.item(node) if node.kind in {Kind.LIST, Kind.MAP} else node
        if holder is not None and holder.target != said.shape:
            yield self._differ(said, DifferenceKind.SHAPE, said.shape, holder.target)

    def _compare_values(self, said: PageMember, node: Node) -> Iterator[Difference]:
        if not self._tells_values(said) or node.kind is not Kind.STRING:
            return
        meant = {" ".join(value.split()) for value in node.values}
        if meant == {"string"}:
            meant.clear()  # a plain string looks just the same
        here, there = sorted({*said.values} - meant), sorted(meant.difference(said.values))
        if not here and not there:
            return
        yield Difference(
            operation=self.operation,
            side=self.side,
            path=said.path,
            kind=DifferenceKind.VALUES,
            page=", ".join(here) if said.values else "any string",
            model=", ".join(there) if meant else "any string",
            only_page=len(here),
            only_model=len(there),
        )

    def _tells_values(self, said: PageMember) -> bool:
        """Whether the page shows the values of an enum here, if there are any."""
        if said.path.endswith("{key}"):
            return False  # no page does
        if self.is_reference:
            at_top = "." not in said.path and (said.name or said.path.endswith("[]"))
            return bool(said.values) or bool(at_top and self._is_described(said))
        return self.has_syntax

    def _descend(self, said: PageMember, node: Node) -> Iterator[Difference]:
        if said.kind in _NAMED and node.kind in _NAMED:
            yield from self._compare_names(said, node)
            return
        for inner in said.members:
            of_key = inner.path.endswith("{key}")
            below = self.tree.key(node) if of_key else self.tree.item(node)
            if below is not None:
                yield from self.compare(inner, below)

    def _compare_names(self, said: PageMember, node: Node) -> Iterator[Difference]:
        if not self.has_syntax and not said.members:
            return  # what repeats something looks like this too
        nodes = self.tree.members(node)
        met: set[str] = set()
        for inner in said.members:
            name = find_name(nodes, inner.name) if self.is_reference else inner.name
            if name in nodes:
                met.add(name)
                yield from self.compare(inner, nodes[name])
            else:
                yield self._only_in_page(inner)
        for name in nodes:
            if name not in met:
                yield self._only_in_model(f"{said.path}.{name}" if said.path else name, nodes[name])

    def _only_in_page(self, said: PageMember) -> Difference:
        return Difference(
            operation=self.operation,
            side=self.side,
            path=said.path,
            kind=DifferenceKind.ONLY_IN_PAGE,
            page=said.kind.value,
            only_page=sum(bool(one.name) for one in said.walk()),
        )

    def _only_in_model(self, path: str, node: Node) -> Difference:
        return Difference(
            operation=self.operation,
            side=self.side,
            path=path,
            kind=DifferenceKind.ONLY_IN_MODEL,
            model=node.kind.value,
            only_model=1,
        )


def _is_item_of_text(said: PageMember, node: Node) -> bool:
    """Whether this is an item of a top-level list of strings."""
    return said.path.count("[]") == 1 and "{" not in said.path and node.kind is Kind.STRING
