"""What a botocore shape demands, as every contestant is told it.

Takes a shape, gives its rules. Patterns come from the generated package, which has them in a form
that Python understands: nobody has to translate AWS's dialect, and all match the same strings.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from botocore.loaders import Loader
from botocore.model import ServiceModel

_WIDTHS = {"integer": (-(2**31), 2**31 - 1), "long": (-(2**63), 2**63 - 1)}
LIST: Any = list
DICT: Any = dict
ANNOTATED: Any = Annotated
"""Loosely typed: what they are filled with is made at run time."""
KINDS: dict[str, Any] = {"string": str, "integer": int, "long": int, "boolean": bool, "blob": bytes}
"""The Python type of each scalar that the requests have. A float or a timestamp has none here:
they are not among them, and a contestant asked about one fails loudly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a value has to be, beyond its type and what is inside it."""

    minimum: int | None
    maximum: int | None
    """Of an integer its value, of anything else its size."""
    enum: tuple[str, ...]
    pattern: str
    """In the syntax of ``re``, but for ``\\p{L}`` and the like; empty for none."""
    matcher: re.Pattern[str] | None
    """The same compiled, ASCII deciding what a digit is; to be matched in full."""


@dataclass(slots=True)
class Model:
    """A service's model, and the package generated from it."""

    service: Any
    package: Any

    @classmethod
    def load(cls, service: str) -> Model:
        """The model of the installed botocore, and the package, which can be imported."""
        loader: Any = Loader()
        model: Any = ServiceModel(loader.load_service_model(service, "service-2"))
        return cls(model, importlib.import_module(service))

    def find_input(self, operation: str) -> Any:
        """The shape of an operation's request."""
        return self.service.operation_model(operation).input_shape

    def read_rules(self, shape: Any) -> Rules:
        """The rules of a shape."""
        given = shape.metadata
        low, high = _WIDTHS.get(shape.type_name, (None, None))
        matcher = self._find_matcher(shape.name) if "pattern" in given else None
        return Rules(
            # A size of at least 0 is no rule.
            minimum=given.get("min", low) or (None if low is None else 0),
            maximum=given.get("max", high),
            enum=tuple(given.get("enum", ())),
            pattern=matcher.text if matcher else "",
            matcher=matcher.fullmatch.__self__ if matcher else None,
        )

    def _find_matcher(self, shape: str) -> Any:
        name = self.package.__name__
        home = importlib.import_module(f"{name}.shapes").HOMES[shape]
        return importlib.import_module(f"{name}.shapes.{home}").SHAPES[shape].matcher


def walk_structures(shape: Any) -> Iterator[Any]:
    """Every structure in reach of a shape, itself included, each once."""
    seen: set[str] = set()
    waiting = [shape]
    while waiting:
        one = waiting.pop()
        if one.type_name == "list":
            waiting.append(one.member)
        elif one.type_name == "map":
            waiting.append(one.value)
        elif one.type_name == "structure" and one.name not in seen:
            seen.add(one.name)
            yield one
            waiting += one.members.values()


def name_bounds(shape: Any, rules: Rules) -> dict[str, Any]:
    """The bounds of a shape, under the names that pydantic and msgspec both give them."""
    is_value = shape.type_name in _WIDTHS
    names = ("ge", "le") if is_value else ("min_length", "max_length")
    bounds = zip(names, (rules.minimum, rules.maximum), strict=True)
    return {name: bound for name, bound in bounds if bound is not None}


def name_class(shape: Any) -> str:
    """What a peer calls the class of a structure: no member has the same name."""
    return f"Shape{shape.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    """Someone who validates the requests of one operation."""

    name: str
    check: Callable[[Any], object]
    """Takes what ``prepare`` gave, gives something true when it is refused, with the reasons."""
    prepare: Callable[[dict[str, Any]], Any] = lambda params: params
    """Makes of a request what is checked; not part of the work."""
    is_probed: bool = True
    """Whether it can be asked about any broken request: a dataclass cannot hold some."""
    checks_all: bool = True
    """Whether it says that it checks every rule."""
