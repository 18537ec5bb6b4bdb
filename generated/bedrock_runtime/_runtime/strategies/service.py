"""The strategies of one service: what a generated package offers of them.

Takes the names of a generated package, gives what makes the strategies of its
structures, and strategies of requests, of responses and of values with one fault.
"""

from __future__ import annotations

from .broken import breakages
from .drawing import Style
from .heights import Shapes
from .make import Make, as_strategies, check_names, dicts, with_given

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from hypothesis.strategies import SearchStrategy

    from .broken import Broken


class Strategies:
    """The strategies of one service."""

    def __init__(
        self,
        module: str,
        *,
        classes: Mapping[str, str] | None = None,
        events: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        """The strategies of the package that holds a module.

        Args:
            module: the ``__name__`` of a module at the root of the package.
            classes: the class of each structure, by the name of what makes it.
            events: for each stream of events, the shapes of its events by their names.
        """
        self._module = module
        self._classes = classes or {}
        self._shapes = Shapes(module.rpartition(".")[0], events or {})
        self._ready: dict[str, Make[Any]] = {}

    def find(self, name: str) -> Make[Any]:
        """What makes the strategies of a structure.

        Raises:
            AttributeError: there is none of that name.
        """
        if name not in self._classes:
            message = f"module {self._module!r} has no attribute {name!r}"
            raise AttributeError(message, name=name)
        if name not in self._ready:
            self._ready[name] = Make(self._shapes, self._classes[name])
        return self._ready[name]

    def names(self) -> list[str]:
        """The names of what makes strategies."""
        return [*self._classes, "broken", "requests", "responses"]

    def requests(
        self,
        operation: str,
        *,
        minimal: bool = False,
        rich: bool = False,
        **members: object,
    ) -> SearchStrategy[dict[str, Any]]:
        """Valid parameters of an operation, as boto3 takes them.

        Args:
            operation: its name, ``CreateQueue``.
            minimal: required members alone.
            rich: every optional member, as long as a value does not grow too large.
            members: what these members are, each a value or a strategy; None for one
                that is absent. What is given is not looked at.

        Raises:
            TypeError: there is no such member.
            ValueError: there is no such operation, or no request keeps all rules.
        """
        shape = self._shapes.checks.find_operation(operation)[0]
        style = Style(minimal=minimal, rich=rich)
        return self._dicts(shape, operation, style, members)

    def responses(
        self,
        operation: str,
        *,
        minimal: bool = False,
        rich: bool = False,
        **members: object,
    ) -> SearchStrategy[dict[str, Any]]:
        """Valid responses of an operation, as boto3 gives them, but for its metadata.

        Args and errors are those of ``requests``.
        """
        shape = self._shapes.checks.find_operation(operation)[1]
        style = Style(minimal=minimal, rich=rich, nulls=True)
        return self._dicts(shape, operation, style, members)

    def broken(self, shape: str, *rules: str) -> SearchStrategy[Broken]:
        """Values of a shape in which exactly one rule is broken, as boto3 takes them.

        Args:
            shape: its name, ``CreateQueueRequest``.
            rules: the rules, or aspects of them, that may be broken: ``pattern``,
                ``length.max``; any when none is named.

        Raises:
            ValueError: there is no such shape or rule, or no valid value to break.
        """
        return breakages(self._shapes, shape, rules)

    def _dicts(
        self,
        shape: str | None,
        operation: str,
        style: Style,
        members: Mapping[str, object],
    ) -> SearchStrategy[dict[str, Any]]:
        names = (
            [] if shape is None else [part.name for part in self._shapes.parts(shape)]
        )
        check_names(operation, members, names)
        given = as_strategies(members)
        wire = dicts(self._shapes, shape, style, members)
        return with_given(wire, given) if given else wire
