"""A documentation page held against a service's model: operations, members, errors, changes.

Takes a page that was read and a built service, gives every fact in which they differ. What the page
cannot say or leaves out is no difference. It reads nothing and prints nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shapewright.ir.service import Operation, Service
from shapewright.ir.shape import StructureShape
from shapewright.lower.naming import snake
from shapewright.problem import Level, Problem, Where
from shapewright.sources.pages import (
    Fact,
    Kind,
    Layout,
    Page,
    PageError,
    PageMember,
    PageOperation,
    Part,
)

from .changes import find_missing_changes
from .difference import Comparison, Difference, DifferenceKind, Side
from .members import SideWalk
from .model_tree import ModelTree
from .seams import drop_moved_texts
from .text import find_parting, is_same_text
from .wording import Wording, words_on_page

_BOTH = {
    Side.REQUEST: {Part.REQUEST_SYNTAX, Part.REQUEST_MEMBERS},
    Side.RESPONSE: {Part.RESPONSE_SYNTAX, Part.RESPONSE_MEMBERS},
}
_SIDES = tuple(Side)
_STATUS = re.compile(r"HTTP Status Code: ?\d{3}")
"""A few models say it in their text, where the page has a line for it."""


def compare_page(page: Page, service: Service) -> Comparison:
    """Every fact in which a page and a service differ."""
    comparer = _Comparer(page, service)
    pairs = [(read, comparer.find(read)) for read in page.operations]
    differences: list[Difference] = []
    for read, operation in pairs:
        if operation is not None:
            differences += comparer.compare(read, operation)
        elif read.name or read.method:
            differences.append(_only_in_page(read))
    differences = drop_moved_texts(page, pairs, comparer.tree, comparer.wording, differences)
    differences += find_missing_changes(page, pairs, comparer.tree, differences)
    names = [operation.name if operation else _name(read) for read, operation in pairs]
    order = {name: at for at, name in enumerate(dict.fromkeys(names))}
    return Comparison(
        page=page,
        service=service.name,
        operations=tuple(name for name in order if name),
        differences=tuple(
            sorted(differences, key=lambda one: (order[one.operation], _SIDES.index(one.side)))
        ),
        problems=tuple(
            Problem(
                Where(page.source),
                f"operation {at} of the page has no name there, and was not compared",
                level=Level.WARNING,
            )
            for at, name in enumerate(names, 1)
            if not name
        ),
    )


def compare_with_nothing(page: Page, service: str) -> Comparison:
    """A page and a release that does not have the service at all: only the page has anything.

    Args:
        page: the page.
        service: boto3's name of the service.
    """
    return Comparison(
        page=page,
        service=service,
        operations=tuple(name for read in page.operations if (name := _name(read))),
        differences=tuple(_only_in_page(read) for read in page.operations),
    )


class _Comparer:
    """A page, a model, and what is found out about either only once."""

    def __init__(self, page: Page, service: Service) -> None:
        self.page = page
        self.service = service
        self.tree = ModelTree(service)
        self.wording = Wording(page)
        self._names = {operation.name: operation for operation in service.operations}
        self._methods = {snake(operation.name): operation for operation in service.operations}

    def find(self, read: PageOperation) -> Operation | None:
        """The model's operation that the page means."""
        return self._names.get(read.name) or self._methods.get(read.method)

    def compare(self, read: PageOperation, operation: Operation) -> Iterator[Difference]:
        """Everything about one operation."""
        yield from self._compare_head(read, operation)
        yield from self._compare_side(read, operation, Side.REQUEST)
        yield from self._compare_side(read, operation, Side.RESPONSE)
        if Fact.ERRORS not in self.page.silent:
            yield from self._compare_errors(read, operation)

    def _compare_head(self, read: PageOperation, operation: Operation) -> Iterator[Difference]:
        if read.deprecated and operation.deprecation is None:
            yield Difference(
                operation=operation.name,
                side=Side.OPERATION,
                kind=DifferenceKind.DEPRECATED,
                page="deprecated",
                model="not deprecated",
            )
        page, model = words_on_page(read.doc), self.wording.words(operation.doc)
        yield from self._compare_text(operation, Side.OPERATION, "", page, model)

    def _compare_text(
        self, operation: Operation, side: Side, path: str, page: str, model: str
    ) -> Iterator[Difference]:
        if not is_same_text(page, model):
            parting = find_parting(page, model)
            yield Difference(
                operation=operation.name,
                side=side,
                path=path,
                kind=DifferenceKind.TEXT,
                page=parting.page,
                model=parting.model,
            )

    def _compare_side(
        self, read: PageOperation, operation: Operation, side: Side
    ) -> Iterator[Difference]:
        said = read.request if side is Side.REQUEST else read.response
        ref = operation.input if side is Side.REQUEST else operation.output
        if said is None and read.left_out >= _BOTH[side]:
            return
        # A request without members, and in the API Reference a response, is none at all.
        none_is_empty = side is Side.REQUEST or self.page.layout is Layout.API_REFERENCE
        if ref is None:
            if said is not None and (said.members or not none_is_empty):
                yield _differ_in_whole(operation, side, said.kind.value, "")
            return
        node = self.tree.root(ref)
        if said is None and not none_is_empty:
            yield _differ_in_whole(operation, side, "", node.kind.value)
            return
        walk = SideWalk(self.page, read, operation.name, side, self.tree, self.wording)
        yield from walk.compare(said or PageMember(path="", kind=Kind.STRUCTURE), node)

    def _compare_errors(self, read: PageOperation, operation: Operation) -> Iterator[Difference]:
        met: set[str] = set()
        for error in read.errors:
            target = self._find_error(error, operation)
            if not target:
                yield _differ_in_error(operation, error.name, in_page=True)
                continue
            met.add(target)
            yield from self._compare_error(error, operation, target)
        for one in operation.errors:
            if one.target not in met:
                met.add(one.target)
                yield _differ_in_error(operation, one.target, in_page=False)

    def _find_error(self, error: PageError, operation: Operation) -> str:
        """The error that is meant: a page may write the code of the message."""
        targets = [one.target for one in operation.errors]
        if error.name in targets:
            return error.name
        for target in targets:
            shape = self.service.shape(target)
            trait = shape.error if isinstance(shape, StructureShape) else None
            if trait is not None and trait.code == error.name:
                return target
        return ""

    def _compare_error(
        self, error: PageError, operation: Operation, target: str
    ) -> Iterator[Difference]:
        one = next(one for one in operation.errors if one.target == target)
        shape = self.service.shape(one.target)
        status = shape.error.status if isinstance(shape, StructureShape) and shape.error else None
        if error.status is not None and status is not None and error.status != status:
            yield Difference(
                operation=operation.name,
                side=Side.ERRORS,
                path=error.name,
                kind=DifferenceKind.STATUS,
                page=str(error.status),
                model=str(status),
            )
        if Fact.ERROR_DOC not in self.page.silent:
            model = _STATUS.sub("", self.wording.words(one.doc or shape.doc))
            page = words_on_page(error.doc)
            yield from self._compare_text(operation, Side.ERRORS, error.name, page, model)


def _name(read: PageOperation) -> str:
    return read.name or read.method


def _only_in_page(read: PageOperation) -> Difference:
    sides = [side for side in (read.request, read.response) if side is not None]
    return Difference(
        operation=_name(read),
        side=Side.OPERATION,
        kind=DifferenceKind.ONLY_IN_PAGE,
        page="operation",
        only_page=1 + sum(bool(one.name) for side in sides for one in side.walk()),
    )


def _differ_in_whole(operation: Operation, side: Side, page: str, model: str) -> Difference:
    """A request or response that only one of the two has."""
    kind = DifferenceKind.ONLY_IN_PAGE if page else DifferenceKind.ONLY_IN_MODEL
    return Difference(
        operation=operation.name,
        side=side,
        kind=kind,
        page=page,
        model=model,
        only_page=int(bool(page)),
        only_model=int(bool(model)),
    )


def _differ_in_error(operation: Operation, name: str, *, in_page: bool) -> Difference:
    return Difference(
        operation=operation.name,
        side=Side.ERRORS,
        path=name,
        kind=DifferenceKind.ONLY_IN_PAGE if in_page else DifferenceKind.ONLY_IN_MODEL,
        page="error" if in_page else "",
        model="" if in_page else "error",
        only_page=int(in_page),
        only_model=int(not in_page),
    )
