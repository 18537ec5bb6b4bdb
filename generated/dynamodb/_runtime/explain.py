"""Why a value is refused: every problem in it, each with its path.

Takes a value and the shape it should have, gives problems in a stable order: those of a
structure itself first (the missing and the unknown members), then those of its members
in the order of the shape's, and entries in their own order. Walks with a stack of its
own, so that no depth of nesting stops it, and looks at what is shared only a bounded
number of times. Runs no code of the value's own. It is asked only after a predicate has
said no, and asks the predicates of what is inside in turn: what they let pass has no
problem, and is not looked into.
"""

from __future__ import annotations

from functools import partial

from .accept import OBJECT, is_a, items_of
from .findings import Fault, Findings
from .place import MAP_KEY, Place, name_key
from .rules import check_rules
from .shape import Document, List, Map, Member, Structure
from .show import name_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from .policy import Policy
    from .problem import Problem
    from .shape import Shape

MOST_VISITS = 100
"""How often a container is looked into that stands at many places and has problems."""

MOST_ASKED = 30
"""How deep predicates are asked; each of them asks all that is below it."""

_ANYTHING = Document()


class Explainer:
    """Explains values by the shapes of one service."""

    def __init__(
        self,
        find_shape: Callable[[str], Shape],
        find_values: Callable[[str], Any],
        passes: Callable[[str, Any], bool] | None = None,
    ) -> None:
        self.find_shape = find_shape
        self.find_values = find_values
        """From the name of an enum to its known values."""
        self.passes = passes
        """Whether the predicate of a structure, by its name, lets a value pass."""

    def explain(self, value: Any, shape: Shape, policy: Policy) -> list[Problem]:
        """Every problem that the policy does not turn off."""
        findings = Findings(policy, self.find_values)
        visits: dict[tuple[int, int], int] = {}
        inside: set[tuple[int, int]] = set()
        waiting: list[tuple[Place, int]] = [(Place(value, shape), -1)]
        while waiting:
            place, before = waiting.pop()
            # Documents are all of one shape, whatever they are called.
            is_document = isinstance(place.shape, Document)
            key = (id(place.value), 0 if is_document else id(place.shape))
            if before >= 0:
                inside.discard(key)
                visits[key] = (
                    MOST_VISITS if before == len(findings.problems) else visits[key] + 1
                )
                continue
            if key in inside:
                findings.add(place, Fault("type", "holds itself", "a value that ends"))
                continue
            children = self._look_at(place, findings, visits.get(key, 0))
            if children:
                inside.add(key)
                visits.setdefault(key, 0)
                waiting.append((place, len(findings.problems)))
                waiting.extend((child, -1) for child in reversed(children))
        return findings.problems

    def _look_at(self, place: Place, findings: Findings, visits: int) -> list[Place]:
        """Note what is wrong with the value itself; give what is inside it."""
        try:
            has_more = check_rules(place, findings)
        except BaseException as error:
            if not isinstance(error, Exception):
                raise
            raised = name_type(type(error))
            message = f"cannot be looked at: its own code raised {raised}"
            findings.add(place, Fault("type", message, "plain data", got="an object"))
            has_more = False
        if not has_more:
            return []
        return [] if visits >= MOST_VISITS else [*self._enter(place)]

    def _enter(self, place: Place) -> Iterator[Place]:
        shape = place.shape
        if place.member.json:
            return iter(())
        if isinstance(shape, Structure):
            return self._enter_structure(place, shape)
        if isinstance(shape, List):
            return self._enter_list(place, shape)
        if isinstance(shape, Map):
            return self._enter_map(place, shape)
        if isinstance(shape, Document):
            return self._enter_document(place)
        return iter(())

    def _enter_structure(self, place: Place, shape: Structure) -> Iterator[Place]:
        value = place.value
        for name, given in shape.members.items():
            if OBJECT.__contains__(value, name):
                member = given if isinstance(given, Member) else Member(given)
                inner = OBJECT.__getitem__(value, name)
                target = self.find_shape(member.target)
                passes = self._find_predicate(place, member.target, target)
                if not passes(inner):
                    yield Place(inner, target, before=place, step=name, member=member)

    def _enter_list(self, place: Place, shape: List) -> Iterator[Place]:
        element = self.find_shape(shape.element)
        passes = self._find_predicate(place, shape.element, element)
        for index, inner in enumerate(items_of(place.value)):
            if inner is None and shape.sparse:
                continue
            if not passes(inner):
                yield Place(inner, element, before=place, step=index)

    def _enter_map(self, place: Place, shape: Map) -> Iterator[Place]:
        key_shape = self.find_shape(shape.key)
        value_shape = self.find_shape(shape.value)
        passes = self._find_predicate(place, shape.value, value_shape)
        for key, inner in OBJECT.items(place.value):
            step = name_key(key, hidden=key_shape.sensitive or place.hidden)
            yield Place(key, key_shape, before=place, step=step, member=MAP_KEY)
            if inner is None and shape.sparse:
                continue
            if not passes(inner):
                yield Place(inner, value_shape, before=place, step=step)

    def _find_predicate(
        self, place: Place, name: str, shape: Shape
    ) -> Callable[[Any], bool]:
        """Whether a value inside a place has no problem; no, if none can be asked."""
        if self.passes and isinstance(shape, Structure) and place.depth < MOST_ASKED:
            return partial(self.passes, name)
        return _is_in_doubt

    def _enter_document(self, place: Place) -> Iterator[Place]:
        value = place.value
        if is_a(value, list):
            for index, inner in enumerate(items_of(value)):
                yield Place(inner, _ANYTHING, before=place, step=index)
        elif is_a(value, dict):
            for key, inner in OBJECT.items(value):
                step = name_key(key, hidden=place.hidden)
                yield Place(inner, _ANYTHING, before=place, step=step)


def _is_in_doubt(value: Any) -> bool:
    """The predicate of what has to be looked into."""
    del value
    return False
