"""The methods of a client: one for each operation, and those for pages, items and waits.

Takes a lowered package, gives the views of its methods in the order of their names, and notes the
symbols that their annotations use. Behaviour is the runtime's: a method says which of its functions
does the work, for which operation, and what comes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shapewright.client.facts import may_succeed_by, offered_paginators, offered_waiters
from shapewright.client.views import MethodView
from shapewright.ir.service import Operation, Paginator, Waiter
from shapewright.ir.shape import (
    Aggregate,
    EventStreamShape,
    ListShape,
    MapShape,
    Member,
    Shape,
    ShapeId,
)
from shapewright.lower.annotation import Annotation, Annotator
from shapewright.lower.docstring import lower_docstring
from shapewright.lower.literal import literal
from shapewright.lower.naming import Identifier, member_names, sort_naturally
from shapewright.lower.package import Package
from shapewright.lower.prose import lower_prose, wrap
from shapewright.lower.remarks import code, link_to, lower_remarks, remark_on_deprecation

_INDENT = 8
_WIDTH = 88 - _INDENT - len('""""""')
_PATIENCE = "delay: float | None = None, max_attempts: int | None = None"


class MethodBuilder:
    """Builds the methods of one client and notes the symbols they need."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.annotator = Annotator(package.service, package.classes, frozenset(), {})
        self.symbols: set[str] = set()
        self._operations = {one.name: one for one in package.service.operations}

    def build(self) -> tuple[MethodView, ...]:
        """All methods, sorted by name."""
        service = self.package.service
        views = [self._operation(operation) for operation in service.operations]
        for paginator in offered_paginators(service):
            views += self._paginator(paginator)
        for waiter in offered_waiters(service):
            views += self._waiter(waiter)
        by_name = {view.name: view for view in views}
        return tuple(by_name[name] for name in sort_naturally(by_name))

    def _operation(self, operation: Operation) -> MethodView:
        parameters, request = self._take(operation)
        arguments = [literal(operation.name), request]
        function, returns = "_run", "None"
        if operation.output is not None:
            function, returns = "_call", self._refer(operation.output.target)
            arguments.append(returns)
            if stream := self._find_stream(operation.output.target):
                function = "_stream"
                arguments.append(literal(str(stream)))
        call = f"self.{function}({', '.join(arguments)})"
        return MethodView(
            name=self.package.names.methods[operation.name],
            parameters=parameters,
            returns=returns,
            docstring=self._describe(operation),
            statement=call if returns == "None" else f"return {call}",
        )

    def _paginator(self, paginator: Paginator) -> Iterable[MethodView]:
        operation = self._operations[paginator.operation]
        if operation.output is None:
            return
        names = self.package.names
        output = self._refer(operation.output.target)
        parameters, request = self._take(operation)
        called = names.methods[operation.name]
        pages = names.pages[operation.name]
        self.symbols.add("Iterator")
        yield MethodView(
            name=pages,
            parameters=parameters,
            returns=f"Iterator[{output}]",
            docstring=_say(f"Every page of {code(called)}, fetched when it is asked for."),
            statement=f"return self._pages({literal(operation.name)}, {request}, {output})",
        )
        found = self._find_items(operation.output.target, paginator)
        if found is None:
            return
        attributes, item = found
        given = "" if request == "None" else request
        path = ", ".join(literal(str(name)) for name in attributes)
        what = code(".".join(attributes))
        yield MethodView(
            name=names.items[operation.name],
            parameters=parameters,
            returns=f"Iterator[{item}]",
            docstring=_say(f"Each of {what} over all pages of {code(called)}."),
            statement=f"return self._items(self.{pages}({given}), {path})",
        )

    def _waiter(self, waiter: Waiter) -> Iterable[MethodView]:
        operation = self._operations[waiter.operation]
        if operation.output is None:
            return
        output = self._refer(operation.output.target)
        parameters, request = self._take(operation)
        by_response, by_error = may_succeed_by(waiter)
        arguments = f"{literal(waiter.name)}, {request}, (delay, max_attempts), {output}"
        function = "_wait_or_fail" if by_error else "_wait"
        returns = f"{output} | None" if by_error else output
        statement = f"return self.{function}({arguments})"
        if by_error and not by_response:
            returns, statement = "None", f"self._poll({arguments})"
        yield MethodView(
            name=self.package.names.waiters[waiter.name],
            parameters=f"{parameters}, *, {_PATIENCE}",
            returns=returns,
            docstring=self._describe_waiter(waiter, returns),
            statement=statement,
        )

    def _take(self, operation: Operation) -> tuple[str, str]:
        """The parameters of a method that calls an operation, and what is handed on."""
        if operation.input is None:
            return "self", "None"
        form = self._refer(operation.input.target)
        shape = self.package.service.shape(operation.input.target)
        if any(member.required for member in _members_of(shape)):
            return f"self, request: {form}", "request"
        return f"self, request: {form} | None = None", "request"

    def _refer(self, target: ShapeId) -> str:
        return self._note(self.annotator.refer(target))

    def _note(self, annotation: Annotation) -> str:
        self.symbols |= annotation.symbols
        return annotation.text

    def _find_stream(self, target: ShapeId) -> Identifier | None:
        """The attribute of a structure that is an event stream."""
        service = self.package.service
        members = _members_of(service.shape(target))
        names = member_names(member.name for member in members)
        for member in members:
            if isinstance(service.shape(member.target), EventStreamShape):
                return names[member.name]
        return None

    def _find_items(self, output: ShapeId, paginator: Paginator) -> tuple[list[str], str] | None:
        """The attributes that lead to the results, and the type of each of these."""
        service = self.package.service
        shape: Shape = service.shape(output)
        attributes: list[str] = []
        for part in paginator.result_keys[0].split(".") if paginator.result_keys else ():
            members = _members_of(shape)
            found = next((member for member in members if member.name == part), None)
            if found is None:
                return None
            attributes.append(member_names(member.name for member in members)[part])
            shape = service.shape(found.target)
        match shape:
            case ListShape():
                element = self._annotate(shape.element.target)
                return attributes, f"{element} | None" if shape.sparse else element
            case MapShape():
                value = self._annotate(shape.value.target)
                value = f"{value} | None" if shape.sparse else value
                return attributes, f"tuple[str, {value}]"
            case _:
                return None

    def _annotate(self, target: ShapeId) -> str:
        """The type of a value of a shape, as of a member that is present."""
        return self._note(self.annotator.annotate_value(target))

    def _describe(self, operation: Operation) -> str:
        service = self.package.service
        lines = lower_prose(operation.doc, width=_WIDTH) or [f"Call `{operation.name}`."]
        remarks: list[str] = []
        if self._takes_events(operation):
            remarks.append("boto3 cannot call it: the request is a stream of events")
        if names := [self.package.names.exceptions[error.target] for error in operation.errors]:
            remarks.append(f"Raises: {', '.join(map(code, names))}")
        remarks += remark_on_deprecation(operation.deprecation)
        bullets = [*remarks, *link_to(service, operation.name)]
        return _docstring([*lines, *_below(bullets)])

    def _takes_events(self, operation: Operation) -> bool:
        return operation.input is not None and self._find_stream(operation.input.target) is not None

    def _describe_waiter(self, waiter: Waiter, returns: str) -> str:
        called = code(self.package.names.methods[waiter.operation])
        lines = wrap(f"Wait until {code(waiter.name)}, by asking {called}.", width=_WIDTH)
        remarks = [f"Asks every {waiter.delay} s, {waiter.max_attempts} times at most"]
        if returns == "None":
            remarks.append("Gives nothing, for what is waited for is an error")
        elif returns.endswith("None"):
            remarks.append("Gives None when what was waited for is an error")
        remarks.append("Raises: `WaiterError`")
        return _docstring([*lines, *_below(remarks)])


def _members_of(shape: Shape) -> Sequence[Member]:
    return shape.members if isinstance(shape, Aggregate) else ()


def _below(remarks: Iterable[str]) -> list[str]:
    bullets = lower_remarks(remarks, width=_WIDTH)
    return ["", *bullets] if bullets else []


def _say(text: str) -> str:
    return _docstring(wrap(text, width=_WIDTH))


def _docstring(lines: Sequence[str]) -> str:
    return lower_docstring(lines, indent=_INDENT)
