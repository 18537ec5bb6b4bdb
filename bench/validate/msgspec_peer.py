"""msgspec, given the same rules.

Takes an operation, gives a contestant: structs that forbid unknown members and are not tracked by
the garbage collector, strict conversion from plain data.
"""

from __future__ import annotations

import importlib
import sys
import types
from dataclasses import dataclass
from typing import Any, ForwardRef, Literal

from bench.validate.rules import (
    ANNOTATED,
    DICT,
    KINDS,
    LIST,
    Contestant,
    Model,
    name_bounds,
    name_class,
    walk_structures,
)


def build_msgspec(model: Model, operation: str) -> Contestant:
    """``msgspec.convert``, as a contestant."""
    msgspec: Any = importlib.import_module("msgspec")
    shape = model.find_input(operation)
    builder = _Builder(model, msgspec, f"bench_msgspec_{operation}")
    convert, struct = msgspec.convert, builder.build(shape)
    refusal: type[Exception] = msgspec.ValidationError

    def check(params: Any) -> object:
        try:
            convert(params, struct, strict=True)
        except refusal as error:
            return str(error)
        return None

    return Contestant(name="msgspec", check=check)


@dataclass(slots=True)
class _Builder:
    """Builds structs, which find each other by name in a module of their own."""

    model: Model
    msgspec: Any
    home: str

    def build(self, shape: Any) -> Any:
        """The struct of a structure, and of all in its reach."""
        module = sys.modules[self.home] = types.ModuleType(self.home)
        for one in walk_structures(shape):
            setattr(module, name_class(one), self._build_struct(one))
        return getattr(module, name_class(shape))

    def _build_struct(self, shape: Any) -> Any:
        unset = self.msgspec.UNSET
        fields: list[Any] = []
        for name, member in shape.members.items():
            annotation = self._annotate(member)
            if name in shape.required_members:
                fields.append((name, annotation))
            else:
                fields.append((name, annotation | self.msgspec.UnsetType, unset))
        return self.msgspec.defstruct(
            name_class(shape),
            fields,
            module=self.home,
            forbid_unknown_fields=True,
            kw_only=True,
            gc=False,
        )

    def _annotate(self, shape: Any) -> Any:
        kind = shape.type_name
        if kind == "structure":
            return ForwardRef(name_class(shape))
        rules = self.model.read_rules(shape)
        if rules.enum:
            return Literal[rules.enum]
        given = name_bounds(shape, rules)
        if rules.matcher:
            # It searches; this matches in full, and in ASCII.
            given["pattern"] = rf"(?a)^(?:{rules.matcher.pattern})\Z"
        base: Any = KINDS.get(kind)
        if kind == "list":
            base = LIST[self._annotate(shape.member)]
        elif kind == "map":
            base = DICT[self._annotate(shape.key), self._annotate(shape.value)]
        return ANNOTATED[base, self.msgspec.Meta(**given)] if given else base
