"""Checks of one service's values: a predicate first, and its reasons when it says no.

Takes the names of a generated package, gives the functions that people call. A
predicate that says yes is the whole answer, under every policy: it knows all rules. One
that says no, or stumbles over a value, is asked no further; the explanation decides.
"""

from __future__ import annotations

import sys
from functools import partial

from .accept import OBJECT
from .policy import LENIENT, STRICT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from .explain import Explainer
    from .policy import Policy
    from .problem import Problem
    from .shape import Shape

_METADATA = "ResponseMetadata"
"""What boto3 adds to every response."""


class Validation:
    """The checks of one service."""

    def __init__(
        self,
        module: str,
        *,
        operations: Mapping[str, tuple[str | None, str | None]],
        predicates: Mapping[str, str],
    ) -> None:
        """The checks of the package that holds a module.

        Args:
            module: the ``__name__`` of a module at the root of the package.
            operations: for each, the shapes of its request and its response.
            predicates: for each structure, the name of its predicate.
        """
        self.package = module.rpartition(".")[0]
        self.operations = operations
        self.predicates = predicates
        self.outputs = frozenset(output for _, output in operations.values() if output)
        self._ready: dict[str | None, Callable[[Any], bool]] = {}
        self._shapes: dict[str, Shape] = {}
        self._values: dict[str, Any] = {}
        self._explainer: Explainer | None = None

    def check_request(
        self, operation: str, params: object, policy: Policy = STRICT
    ) -> list[Problem]:
        """What is wrong with the parameters of an operation, as boto3 takes them.

        Raises:
            ValueError: there is no such operation.
        """
        shape = self.find_operation(operation)[0]
        return self._check(shape, params, policy)

    def check_response(
        self, operation: str, response: Any, policy: Policy = LENIENT
    ) -> list[Problem]:
        """What is wrong with the response of an operation, as boto3 gives it.

        Raises:
            ValueError: there is no such operation.
        """
        shape = self.find_operation(operation)[1]
        added = isinstance(response, OBJECT) and _METADATA in response
        if added and not self._is_member(shape, _METADATA):
            response = {key: response[key] for key in response if key != _METADATA}
        return self._check(shape, response, policy)

    def check_shape(
        self, name: str, value: object, policy: Policy = STRICT
    ) -> list[Problem]:
        """What is wrong with a value of any shape, as boto3 takes or gives it.

        Raises:
            ValueError: there is no such shape.
        """
        if name not in self.predicates and name not in self._index():
            raise ValueError(explain_unknown("shape", name, self._index()))
        return self._check(name, value, policy)

    def check_structure(
        self, name: str, value: Any, policy: Policy | None
    ) -> tuple[dict[str, Any], list[Problem]]:
        """A dataclass as what it becomes for boto3, and what is wrong with that."""
        if policy is None:
            policy = LENIENT if name in self.outputs else STRICT
        try:
            wire = value.to_dict()
        except BaseException as error:  # the value's own code, or its depth
            if not isinstance(error, Exception):
                raise
            return {}, [_explain_failure(error)]
        return wire, self._check(name, wire, policy)

    def find_writer(self, name: str) -> Callable[[Any, Any], dict[str, Any]] | None:
        """What checks and converts a dataclass of this shape in one pass, if anything.

        It takes a dataclass and its class, and raises for what it does not take, be
        there a fault or not: ``check_structure`` decides.
        """
        writer = f"wire{self.predicates.get(name, '')[2:]}"
        found: Callable[[Any, Any], dict[str, Any]] | None
        found = getattr(self._import("validators"), writer, None)
        return found

    def find_operation(self, name: str) -> tuple[str | None, str | None]:
        """The shapes of an operation's request and response.

        Raises:
            ValueError: there is no such operation.
        """
        try:
            return self.operations[name]
        except (KeyError, TypeError):
            message = explain_unknown("operation", name, self.operations)
            raise ValueError(message) from None

    def _check(self, name: str | None, value: Any, policy: Policy) -> list[Problem]:
        return [] if self._passes(name, value) else self._explain(name, value, policy)

    def _passes(self, name: str | None, value: Any) -> bool:
        """What a predicate says; one that stumbles does not say yes."""
        try:
            ask = self._ready[name]
        except KeyError:
            ask = self._prepare(name)
        try:
            return ask(value)
        except BaseException as error:  # the value's own code, or its depth
            if not isinstance(error, Exception):
                raise
            return False

    def _prepare(self, name: str | None) -> Callable[[Any], bool]:
        ask: Callable[[Any], bool] = _say_no
        if name is None:
            ask = _is_empty
        elif name in self.predicates:
            found: Any = getattr(self._import("validators"), self.predicates[name])
            ask = found if found.__code__.co_argcount == 1 else _start(found)
        self._ready[name] = ask
        return ask

    def _explain(self, name: str | None, value: Any, policy: Policy) -> list[Problem]:
        if self._explainer is None:
            from .explain import Explainer

            self._explainer = Explainer(self.find_shape, self.find_values, self._passes)
        from .shape import Structure

        shape = Structure({}) if name is None else self.find_shape(name)
        try:
            return self._explainer.explain(value, shape, policy)
        except BaseException as error:  # as above
            if not isinstance(error, Exception):
                raise
            return [_explain_failure(error)]

    def _is_member(self, name: str | None, member: str) -> bool:
        return name is not None and member in getattr(
            self.find_shape(name), "members", ()
        )

    def find_shape(self, name: str) -> Shape:
        """What a value of the shape with this name has to be; there must be one."""
        found = self._shapes.get(name)
        if found is None:
            home = self._index()[name]
            found = self._shapes[name] = self._import(f"shapes.{home}").SHAPES[name]
        return found

    def find_values(self, name: str) -> Any:
        """The known values of the enum class with this name, as keys of a dict."""
        found = self._values.get(name)
        if found is None:
            enum = getattr(self._import("enums"), name)
            found = self._values[name] = {member._value_: None for member in enum}
        return found

    def _index(self) -> Mapping[str, str]:
        homes: Mapping[str, str] = self._import("shapes").HOMES
        return homes

    def _import(self, module: str) -> Any:
        path = f"{self.package}.{module}" if self.package else module
        __import__(path)
        return sys.modules[path]


def find_check(
    cls: type[Any],
) -> Callable[[Any, Any], tuple[dict[str, Any], list[Problem]]]:
    """How the structures of a class are checked: by the package that defines it."""
    validation, name, _ = _find_validation(cls)
    return partial(_check, validation, name)


def find_writer(cls: type[Any]) -> Callable[[Any, Any], dict[str, Any]] | None:
    """What checks and converts the structures of a class in one pass, if anything.

    A class that extends a generated one may convert its values in its own way.
    """
    validation, name, base = _find_validation(cls)
    return validation.find_writer(name) if base is cls else None


def _find_validation(cls: type[Any]) -> tuple[Validation, str, type[Any]]:
    """The validation that knows a class, its shape, and the class that is the shape."""
    for base in cls.__mro__:
        name = str(base.__dict__.get("__shape__", ""))
        if name:
            package = base.__module__.rsplit(".", 2)[0]
            module = f"{package}.validation"
            __import__(module)
            return sys.modules[module].VALIDATION, name, base
    message = f"{cls.__qualname__} is no shape of a generated package"
    raise TypeError(message)


def _check(
    validation: Validation, name: str, value: Any, policy: Policy | None
) -> tuple[dict[str, Any], list[Problem]]:
    return validation.check_structure(name, value, policy)


def _explain_failure(error: Exception) -> Problem:
    """The problem of a value that cannot even be looked at."""
    from .problem import Problem

    if isinstance(error, RecursionError):
        message = "holds itself, or is nested too deeply"
        return Problem("", "type", message, "a value that ends", "a circle")
    message = f"cannot be looked at: its own code raised {type(error).__name__}"
    return Problem("", "type", message, "plain data", "a value with code of its own")


def _say_no(value: Any) -> bool:
    """The predicate of shapes that have none: the explanation answers."""
    del value
    return False


def _is_empty(value: Any) -> bool:
    """The predicate of an operation that takes or gives nothing."""
    return isinstance(value, OBJECT) and not value


def _start(predicate: Callable[[Any, Any], bool]) -> Callable[[Any], bool]:
    """The predicate of a structure that can contain itself, asked from outside."""

    def ask(value: Any) -> bool:
        return predicate(value, {})

    return ask


def explain_unknown(kind: str, name: object, known: Iterable[str]) -> str:
    """What to tell somebody who asks for a name that does not exist."""
    return f"there is no {kind} {name!r} in this package{suggest(name, known)}"


def suggest(name: object, known: Iterable[str]) -> str:
    """What was meant by a name that does not exist; empty if nothing is near."""
    from difflib import get_close_matches

    folded: dict[str, str] = {}
    for one in known:
        folded.setdefault(one.lower().replace("_", ""), one)
    near = get_close_matches(str(name).lower().replace("_", ""), folded, n=1)
    return f"; did you mean {folded[near[0]]!r}?" if near else ""
