"""What differs between a page and a model: one value for each fact, with what either says.

Gives the frozen values that comparing hands on. Whether a difference matters, and how it is shown,
is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from shapewright.problem import Problem
from shapewright.sources.pages import Page


class Side(StrEnum):
    """The part of an operation that a difference is in."""

    OPERATION = "operation"
    REQUEST = "request"
    RESPONSE = "response"
    ERRORS = "errors"


class DifferenceKind(StrEnum):
    """What differs."""

    ONLY_IN_PAGE = "only in the page"
    ONLY_IN_MODEL = "only in the model"
    TYPE = "type"
    REQUIRED = "required"
    VALUES = "enum values"
    CONSTRAINT = "constraint"
    SHAPE = "shape name"
    UNION = "union"
    DEPRECATED = "deprecated"
    STATUS = "HTTP status"
    CHANGE = "listed change"
    """A page of changes says that it is new, and the model does not have it."""
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One fact in which a page and a model differ."""

    operation: str
    """The service's name of the operation; the page's own where the model has none of it."""
    side: Side
    path: str = ""
    """``A.B[].C{}.D``, a map's key ``A{key}``, an error's name; empty for the whole."""
    kind: DifferenceKind
    page: str = ""
    """What the page says, in words; empty where it says nothing. Of values, those it alone has."""
    model: str = ""
    """What the model says, likewise."""
    only_page: int = 0
    """How many members, values or errors the page has and the model has not."""
    only_model: int = 0
    """The other way round; both are 0 where the two say different things of the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A page held against a model."""

    page: Page
    service: str
    """boto3's name."""
    operations: tuple[str, ...]
    """The operations of the page, in its order, by the service's names."""
    differences: tuple[Difference, ...]
    """In the order of the operations; in each the operation, request, response, errors."""
    problems: tuple[Problem, ...] = ()
    """What was left uncompared and why, as warnings."""

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return not self.differences

    def differences_of(self, operation: str) -> list[Difference]:
        """The differences in one operation."""
        return [one for one in self.differences if one.operation == operation]


def count_structural(differences: Iterable[Difference]) -> int:
    """How many facts differ, texts aside; each value of an enum is one."""
    return sum(
        max(1, one.only_page + one.only_model)
        for one in differences
        if one.kind is not DifferenceKind.TEXT
    )
