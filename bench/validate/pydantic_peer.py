"""pydantic, given the same rules.

Takes an operation, gives contestants in every configuration that may be the fastest: models or
typed dictionaries, patterns in Rust's engine where it can have them or all in Python's. Unknown
members are forbidden and nothing is converted.
"""

from __future__ import annotations

import importlib
import re
import sys
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
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
from bench.validate.rust_pattern import write_rust


def build_pydantic(model: Model, operation: str) -> Iterator[Contestant]:
    """Every configuration, as a contestant each."""
    for form in ("TypedDict", "BaseModel"):
        for engine in ("rust", "python"):
            home = f"bench_pydantic_{operation}_{form}_{engine}"
            builder = _Builder(model, home, form, in_rust=engine == "rust")
            yield Contestant(
                name=f"pydantic ({form}, {engine} patterns)",
                check=builder.build_check(model.find_input(operation)),
            )


@dataclass(slots=True)
class _Builder:
    """Builds types, which find each other by name in a module of their own."""

    model: Model
    home: str
    form: str
    in_rust: bool

    def build_check(self, shape: Any) -> Callable[[Any], object]:
        """What validates a value of a shape."""
        pydantic: Any = importlib.import_module("pydantic")
        module = sys.modules[self.home] = types.ModuleType(self.home)
        build = self._build_dict if self.form == "TypedDict" else self._build_model
        for one in walk_structures(shape):
            setattr(module, name_class(one), build(pydantic, one))
        validate = pydantic.TypeAdapter(
            getattr(module, name_class(shape))
        ).validator.validate_python
        refusal: type[Exception] = pydantic.ValidationError

        def check(params: Any) -> object:
            try:
                validate(params)
            except refusal as error:
                errors: Any = error
                return errors.errors(include_url=False)
            return None

        return check

    def _build_dict(self, pydantic: Any, shape: Any) -> Any:
        # Below Python 3.12 pydantic asks for this one.
        typing: Any = importlib.import_module("typing_extensions")
        members = {
            name: self._annotate(pydantic, member)
            if name in shape.required_members
            else typing.NotRequired[self._annotate(pydantic, member)]
            for name, member in shape.members.items()
        }
        made = typing.TypedDict(name_class(shape), members)
        made.__module__ = self.home
        made.__pydantic_config__ = {"extra": "forbid"}
        return made

    def _build_model(self, pydantic: Any, shape: Any) -> Any:
        members = {
            name: (
                self._annotate(pydantic, member),
                ... if name in shape.required_members else None,
            )
            for name, member in shape.members.items()
        }
        return pydantic.create_model(
            name_class(shape), __config__={"extra": "forbid"}, __module__=self.home, **members
        )

    def _annotate(self, pydantic: Any, shape: Any) -> Any:
        kind = shape.type_name
        if kind == "structure":
            return ForwardRef(name_class(shape))
        rules = self.model.read_rules(shape)
        if rules.enum:
            return Literal[rules.enum]
        given = name_bounds(shape, rules)
        if rules.matcher:
            given["pattern"] = self._write_pattern(rules.pattern, rules.matcher)
        base: Any = KINDS.get(kind)
        if kind == "list":
            base = LIST[self._annotate(pydantic, shape.member)]
        elif kind == "map":
            key, value = shape.key, shape.value
            base = DICT[self._annotate(pydantic, key), self._annotate(pydantic, value)]
        return ANNOTATED[base, pydantic.Field(strict=True, **given)]

    def _write_pattern(self, text: str, matcher: re.Pattern[str]) -> str | re.Pattern[str]:
        """For Rust a string, for Python a compiled pattern, anchored at both ends."""
        if self.in_rust and (rust := write_rust(text)) and _is_taken(rust):
            return rust
        return re.compile(rf"^(?:{matcher.pattern})\Z", matcher.flags)


@cache
def _is_taken(rust: str) -> bool:
    """Whether Rust's engine takes a pattern: it refuses those that become too large, too."""
    core: Any = importlib.import_module("pydantic_core")
    refusal: type[Exception] = core.SchemaError
    try:
        core.SchemaValidator(core.core_schema.str_schema(pattern=rust))
    except refusal:
        return False
    return True
