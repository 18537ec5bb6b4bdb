"""Names: from the words of an API to Python identifiers, each decided once and here.

Gives pure functions on single names and ``claim``, which settles all names of one scope together.
A wire name is never computed back from an identifier; both are kept wherever one is needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Self

from botocore import xform_name  # pyright: ignore[reportUnknownVariableType]


class Identifier(str):
    """A string that is a valid Python name, not a keyword, and decided by this room."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Take text that is already a name.

        Raises:
            ValueError: it is not one.
        """
        if not text.isidentifier() or text in KEYWORDS:
            raise ValueError(f"not an identifier: {text!r}")
        return super().__new__(cls, text)


_KEYWORDS = """
    False None True and as assert async await break class continue def del elif else except finally
    for from global if import in is lambda nonlocal not or pass raise return try while with yield
"""
KEYWORDS = frozenset(_KEYWORDS.split())
"""Python's keywords, listed so that output never depends on the interpreter that writes it."""

STRUCTURE_API = frozenset(
    [
        *("check", "classmethod", "from_dict", "from_wire", "self"),
        *("structure", "to_dict", "to_valid_dict", "validate", "which"),
    ]
)
"""What every generated structure offers or uses by name; no member may take these."""

PACKAGE_API = frozenset(
    [
        *("BOTOCORE", "LENIENT", "STRICT", "Policy", "Problem", "Structure", "Union"),
        "ValidationError",
    ]
)
"""What every generated package offers by name beside its shapes."""

CLIENT_API = frozenset(
    [
        *("answer", "attach", "call", "calls", "client", "clock", "detach", "engine", "fail"),
        *("fault", "faults", "install", "pass_time", "policy", "presigned_url", "region"),
        *("requests", "reset", "scripts", "seed", "setting", "state", "transitions"),
        "unused_scripts",
    ]
)
"""What clients, or what stands in for them, offer beside the operations of their service."""

EXCEPTIONS_API = frozenset(["CODES", "PaginationError", "ServiceError", "WaiterError"])
"""What the exceptions of every package offer beside one for each modelled error."""

CLIENT_MODULE = frozenset(
    ["BotoClient", "Calls", "Document", "Iterator", "Mapping", "Protocol", "Sequence"]
)
"""What the module of a client calls by name."""

RUNTIME_PREDICATES = frozenset(
    [
        *("is_blob", "is_blob_of", "is_document", "is_in_range", "is_integer", "is_json_text"),
        *("is_number", "is_stream_of_events", "is_timestamp"),
    ]
)
"""The runtime's predicates, which generated ones call by name."""

STRATEGY_API = frozenset(["annotations", "broken", "models", "requests", "responses"])
"""What every module of strategies has by name beside its makers."""

_NOT_WORD = re.compile(r"[^A-Za-z0-9]+")
_NOT_NAME = re.compile(r"[^A-Za-z0-9_]+")
_DIGITS = re.compile(r"[0-9]+")
_SYMBOLS = {"*": "STAR", "+": "PLUS", "-": "MINUS", "/": "SLASH", ".": "DOT", "=": "EQUALS"}


@cache
def snake(name: str) -> str:
    """The name in snake_case as boto3 writes it, without the underscore it puts before acronyms.

    The rule is botocore's own (``xform_name``), so that methods and members read alike; a name that
    has underscores already, which botocore leaves alone, is spelled part by part.
    """
    parts = [part for part in _NOT_WORD.split(name) if part]
    return "_".join(str(xform_name(part)).strip("_") for part in parts) or "unnamed"


@cache
def pascal(name: str) -> str:
    """The name with its first letter in upper case and nothing before it; otherwise as it is."""
    text = _NOT_WORD.sub("_", name).strip("_") or "unnamed"
    return text[:1].upper() + text[1:]


@cache
def constant(value: str) -> str:
    """A value in UPPER_SNAKE_CASE: ``ml.t2.medium`` is ``ML_T2_MEDIUM``."""
    parts = [part for part in _NOT_WORD.split(value) if part]
    if not parts:
        parts = [_SYMBOLS.get(char, f"U{ord(char):04X}") for char in value] or ["EMPTY"]
    text = "_".join(_camel_split(part) for part in parts).upper()
    return f"VALUE_{text}" if text[0].isdigit() else text


def _camel_split(part: str) -> str:
    if part.isupper() or part.islower() or part.isdigit():
        return part
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", part)


def claim(
    names: Iterable[str], spell: Callable[[str], str], reserved: Collection[str]
) -> dict[str, Identifier]:
    """An identifier for each of these names, all different, none reserved, none a keyword.

    A name that is spelled as it stands goes first, so that it keeps its spelling whatever else is
    added; the others follow in order, and one that finds its spelling taken gets a number.
    """
    given: dict[str, Identifier] = {}
    fixed = KEYWORDS.union(reserved)
    taken = set(fixed)
    for name in sorted(set(names), key=lambda name: (spell(name) != name, name)):
        base = spell(name)
        if not base.isidentifier() or base.startswith("__"):
            # Within a class, Python takes a name with two underscores in front for its own.
            base = f"_{_NOT_NAME.sub('_', base).lstrip('_') or 'unnamed'}"
        spelling = base = f"{base}_" if base in fixed else base
        count = 2
        while spelling in taken:
            spelling = f"{base}_{count}"
            count += 1
        taken.add(spelling)
        given[name] = Identifier(spelling)
    return given


def member_names(members: Iterable[str]) -> dict[str, Identifier]:
    """The attribute for each member of one structure."""
    return claim(members, snake, STRUCTURE_API)


def class_names(shapes: Iterable[str]) -> dict[str, Identifier]:
    """The class for each of a service's shapes that becomes one."""
    return claim(shapes, pascal, PACKAGE_API)


def exception_names(errors: Iterable[str]) -> dict[str, Identifier]:
    """The exception for each error of a service; they have a module of their own."""
    return claim(errors, pascal, EXCEPTIONS_API)


def method(name: str) -> str:
    """The name of an operation or a waiter as boto3 spells it, underscores before acronyms too."""
    return str(xform_name(name))


def method_names(operations: Iterable[str]) -> dict[str, Identifier]:
    """The method for each operation of a service."""
    return claim(operations, method, CLIENT_API)


def derived_names(names: Iterable[str], form: str, taken: Iterable[str]) -> dict[str, Identifier]:
    """The method for what comes with an operation: its pages, its items, a wait for it.

    Args:
        names: of operations or waiters.
        form: how the method is called, ``{}_pages``.
        taken: the methods that there are already.
    """
    return claim(names, lambda name: form.format(method(name)), CLIENT_API.union(taken))


def package_name(service: str) -> str:
    """The folder for a service, a name that Python can import: ``bedrock_runtime``."""
    name = snake(service)
    name = name if name.isidentifier() else f"_{name}"
    return f"{name}_" if name in KEYWORDS else name


@dataclass(frozen=True, slots=True)
class ServiceNames:
    """What stands for a service as a whole, each in the namespace of its package."""

    protocol: Identifier
    """The operations as a protocol: ``SageMaker``."""
    calls: Identifier
    """The operations over any transport: ``SageMakerCalls``."""
    client: Identifier
    """The same over boto3: ``SageMakerClient``."""
    fake: Identifier
    """What stands in for the service in tests: ``FakeSageMaker``."""


def service_names(service: str, classes: Iterable[str]) -> ServiceNames:
    """The names for a service.

    Args:
        service: its service id, ``SageMaker Runtime``.
        classes: the classes of its shapes, which keep their names.
    """
    base = "".join(part[:1].upper() + part[1:] for part in _NOT_WORD.split(service)) or "Service"
    spellings = (base, f"{base}Calls", f"{base}Client", f"Fake{base}")
    given = claim(spellings, str, PACKAGE_API.union(CLIENT_MODULE, classes))
    return ServiceNames(*(given[spelling] for spelling in spellings))


def predicate_names(classes: Iterable[str]) -> dict[str, Identifier]:
    """The predicate for each class of a service."""
    return claim(classes, lambda name: f"is_{snake(name)}", RUNTIME_PREDICATES)


def strategy_names(classes: Iterable[str]) -> dict[str, Identifier]:
    """What makes the strategies of each class of a service."""
    return claim(classes, snake, STRATEGY_API)


def constant_shape_names(shapes: Iterable[str], taken: Collection[str]) -> dict[str, Identifier]:
    """The constant for the pattern or the values of each shape of a service that has any."""
    return claim(shapes, _short_constant, ("ARRAY", "OBJECT", *taken))


def _short_constant(name: str) -> str:
    """A constant of at most 40 characters, so that the lines that use it stay whole."""
    return constant(name)[:40].rstrip("_")


def constant_names(values: Iterable[str]) -> dict[str, Identifier]:
    """The enum member for each value of one enum."""
    return claim(values, constant, ())


def sort_naturally(names: Iterable[str]) -> list[str]:
    """Names in the order that import sorters and linters keep: ``a2`` before ``a10``."""
    return sorted(names, key=_natural_key)


def sort_as_exports(names: Iterable[str]) -> list[str]:
    """Names as in a sorted ``__all__``: constants, then classes, then the rest."""
    return sorted(names, key=lambda name: (_rank(name), _natural_key(name)))


def sort_as_imports(names: Iterable[str]) -> list[str]:
    """Names as in a sorted import: as exports, but whatever their case."""
    return sorted(names, key=lambda name: (_rank(name), _natural_key(name.lower()), name))


def _rank(name: str) -> int:
    if len(name) > 1 and name.isupper():
        return 0
    return 1 if name[:1].isupper() else 2


def _natural_key(name: str) -> str:
    """The name with its numbers padded, so that they compare by size.

    One that starts with a zero comes before all others and compares digit by digit.
    """
    return _DIGITS.sub(_pad, name)


def _pad(digits: re.Match[str]) -> str:
    return f"\0{digits[0]}\0" if digits[0].startswith("0") else digits[0].zfill(20)
