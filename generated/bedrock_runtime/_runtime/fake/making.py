"""Attributes that a service makes: ids, ARNs, numbers, times, digests.

Takes a new record and what its kind says is made, gives it these attributes. Those that
others are made of come first.
"""

from __future__ import annotations

from ..shape import String
from .fit import UnfitError
from .template import spell_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any, TypeAlias

    from .answer import Answers
    from .fit import Fitting
    from .lifecycle import Made, Resource, Use
    from .record import Record
    from .template import Templates

    Order: TypeAlias = tuple[list[Made], list[str], list[Made]]
    """What is made first, the identity that nothing else makes, what is of others."""

_OF_OTHERS = frozenset({"arn", "text", "digest"})
"""Ways to make an attribute of other attributes."""
TRIES = 20
"""How many ids are made, where several shapes have to take one."""


class Making:
    """Makes attributes for one service's resources."""

    def __init__(
        self,
        answers: Answers,
        fitting: Fitting,
        templates: Templates,
        count: Callable[..., int],
    ) -> None:
        """What makes attributes.

        Args:
            answers: which knows where responses show what.
            fitting: which knows the shapes.
            templates: which fill texts.
            count: gives the next number of a group.
        """
        self._answers = answers
        self._fitting = fitting
        self._synthesis = fitting.synthesis
        self._templates = templates
        self._count = count
        self._constants: dict[tuple[str, str, str], Any] = {}
        self._shapes: dict[tuple[str, str], list[str]] = {}
        self._orders: dict[str, Order] = {}

    def make_new(self, record: Record) -> None:
        """Everything that a new resource gets."""
        resource = record.resource
        order = self._orders.get(resource.noun)
        if order is None:
            order = self._orders[resource.noun] = _order(resource)
        first, ids, of_others = order
        self._make_all(record, first)
        for name in ids:
            if record.get(name) is None:
                record.set(name, self._make_id(record, name))
        self._make_all(record, of_others)

    def make_anew(self, record: Record, attributes: Iterable[str]) -> None:
        """What is new each time that a resource is handed out."""
        for name in attributes:
            record.set(name, self._make_id(record, name))

    def mark_changed(self, record: Record) -> None:
        """That it was changed now."""
        for made in record.resource.made:
            if made.by == "changed":
                record.set(made.attribute, self._spell_time(record.resource, made))

    def set_all(self, record: Record, sets: Mapping[str, str]) -> None:
        """What changes without being asked for."""
        for attribute, template in sets.items():
            text = self._templates.fill(template, record)
            if text is not None:
                record.set(attribute, self._fit(record.resource, attribute, text))

    def _make_all(self, record: Record, made: Iterable[Made]) -> None:
        for one in made:
            if record.get(one.attribute) is None:
                value = self._make(record, one)
                if value is not None:
                    record.set(one.attribute, value)

    def _make(self, record: Record, made: Made) -> Any:
        resource = record.resource
        match made.by:
            case "id":
                if made.template:
                    return spell_number(record.serial, made.template)
                return self._make_id(record, made.attribute)
            case "number":
                number = self._number(record, made.template)
                return number and self._fit(resource, made.attribute, number)
            case "created" | "changed":
                return self._spell_time(resource, made)
            case "constant":
                return self._fit_constant(resource, made)
            case "digest":
                return _digest(record.get(made.template))
            case _:
                text = self._templates.fill(made.template, record)
                if text is None or self._is_taken(record, made.attribute, text):
                    return text
                return self._make_id(record, made.attribute)

    def _fit_constant(self, resource: Resource, made: Made) -> Any:
        """A constant as the attribute's type has it, which is found out once."""
        key = (resource.noun, made.attribute, made.template)
        if key not in self._constants:
            self._constants[key] = self._fit(resource, made.attribute, made.template)
        return self._constants[key]

    def _number(self, record: Record, template: str) -> int | None:
        """Its number among the children of one parent, or those with much in common."""
        resource = record.resource
        group = self._templates.fill(template, record)
        if group is None:
            return None
        parents = (str(record.get(name)) for name in resource.parent_by)
        return self._count(resource.noun, group or "/".join(parents))

    def _spell_time(self, resource: Resource, made: Made) -> Any:
        """The time, as the attribute has it."""
        now = self._synthesis.clock.now
        if made.template == "epoch":
            return str(int(now.timestamp()))
        for shape in self.shapes_of(resource, made.attribute)[:1]:
            if isinstance(self._fitting.known.find(shape), String):
                return now.isoformat(timespec="milliseconds")
        return now

    def _make_id(self, record: Record, attribute: str) -> Any:
        """A new value that every response can show and every request can name."""
        shapes = self.shapes_of(record.resource, attribute)
        for shape in shapes:
            if not isinstance(self._fitting.known.find(shape), String):
                return self._fit(record.resource, attribute, record.serial)
            for _ in range(TRIES):
                id_ = self._synthesis.make_id()
                text = self._synthesis.make_text(shape, attribute, plain=id_)
                if self._is_taken(record, attribute, text):
                    return text
        return (
            self._synthesis.make_text(shapes[0])
            if shapes
            else self._synthesis.make_id()
        )

    def _is_taken(self, record: Record, attribute: str, value: Any) -> bool:
        shapes = self.shapes_of(record.resource, attribute)
        return all(self._fitting.known.takes(shape, value) for shape in shapes)

    def _fit(self, resource: Resource, attribute: str, value: Any) -> Any:
        """A number or constant as the attribute's type has it."""
        for shape in self.shapes_of(resource, attribute):
            for form in _list_forms(value):
                try:
                    return self._fitting.fit(form, shape)
                except UnfitError:
                    continue
        return value

    def shapes_of(self, resource: Resource, attribute: str) -> list[str]:
        """The shapes of an attribute, in the responses and requests that have it."""
        key = (resource.noun, attribute)
        shapes = self._shapes.get(key)
        if shapes is None:
            found = [
                shape
                for use in resource.uses
                for shape in self._find_shapes(use, attribute)
                if shape is not None
            ]
            shapes = self._shapes[key] = [*dict.fromkeys(found)]
        return shapes

    def _find_shapes(self, use: Use, attribute: str) -> Iterator[str | None]:
        output = self._fitting.known.output_of(use.operation)
        request = self._fitting.known.input_of(use.operation)
        shown = {name: path for path, name in use.shown.items()}
        root = use.place
        if root and use.listing.bare == attribute:
            yield self._answers.shape_at(output, root)
        else:
            path = f"{root}.{shown.get(attribute, attribute)}".strip(".")
            yield self._answers.shape_at(output, path)
        for path, name in use.identity.items():
            if name == attribute:
                inner = f"{use.each}[].{path}".strip(".") if use.each else path
                yield self._answers.shape_at(request, inner)


def _order(resource: Resource) -> Order:
    """In which order a new resource gets what is made."""
    of_others = [one for one in resource.made if one.by in _OF_OTHERS]
    first = [one for one in resource.made if one.by not in _OF_OTHERS]
    named = {one.attribute for one in of_others}
    return first, [name for name in resource.identity if name not in named], of_others


def _digest(value: Any) -> str | None:
    if value is None:
        return None
    from hashlib import md5

    data = value if isinstance(value, bytes) else str(value).encode()
    return md5(data, usedforsecurity=False).hexdigest()


def _list_forms(value: Any) -> tuple[Any, ...]:
    """What a value may be meant as: itself, a text, a number, true or false."""
    text = str(value)
    others = {"true": (True,), "false": (False,)}.get(text, ())
    return (value, text, int(text), *others) if text.isdecimal() else (value, *others)
