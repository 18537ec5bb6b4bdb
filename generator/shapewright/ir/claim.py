"""Claims: what a documentation sentence says about the API, and whether the model says it too.

Gives frozen values only. A claim is advisory: it changes no shape. One that cannot be held against
the model, because it holds under a condition, for several members together or in relation to
something else, says so in its standing and carries no value that could be taken for a plain rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ClaimKind(StrEnum):
    """What a claim is about."""

    LENGTH = "length"
    """Characters of a text."""
    COUNT = "count"
    """Entries of a list or map, or things in general."""
    RANGE = "range"
    """A number."""
    LIMIT = "limit"
    """A size in bytes or a time, whatever it is written in."""
    VALUES = "values"
    """The values that are valid."""
    DEFAULT = "default"
    """What an absent value stands for."""
    REQUIREMENT = "requirement"
    """That a member must be present under a condition."""
    EXCLUSION = "exclusion"
    """That members may not be present together."""
    UNIQUENESS = "uniqueness"
    FORMAT = "format"
    """How a text is to be written or read."""
    IMMUTABILITY = "immutability"
    """That something cannot be changed once it is there."""
    DEPRECATION = "deprecation"


NUMERIC_KINDS = frozenset({ClaimKind.LENGTH, ClaimKind.COUNT, ClaimKind.RANGE, ClaimKind.LIMIT})
"""The kinds whose value is ``Bounds``."""


class Standing(StrEnum):
    """How a claim stands to what the model says."""

    AGREES = "agrees"
    SILENT = "silent"
    """The model does not say it."""
    CONTRADICTS = "contradicts"
    PARTIAL = "partial"
    """Some of the values that the model knows, and none that it does not."""
    SPELLING = "spelling"
    """The model's values, in another case, with other punctuation, or cut short."""
    INCOMPARABLE = "incomparable"
    """Conditional, relative, about several members, or in a unit the model does not count in."""


class Subject(StrEnum):
    """What kind of thing an address leads to."""

    OPERATION = "operation"
    SHAPE = "shape"
    MEMBER = "member"
    ELEMENT = "element"
    KEY = "key"
    VALUE = "value"


ClaimKey = tuple[str, str | None]
"""What claims are kept by: the owner and the member; of a shape and its entries an empty member, of
an operation None, since a shape may have its name."""

_STEPS = {Subject.ELEMENT: "[]", Subject.KEY: "{key}", Subject.VALUE: "{}"}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a sentence stands in the model; written ``Shape.Member``, ``Shape[]``, ``Shape{}``."""

    owner: str
    """The shape or the operation."""
    member: str = ""
    subject: Subject = Subject.SHAPE

    @property
    def key(self) -> ClaimKey:
        """What the claims made here are kept by."""
        return (self.owner, None if self.subject is Subject.OPERATION else self.member)

    def __str__(self) -> str:
        if self.subject is Subject.MEMBER:
            return f"{self.owner}.{self.member}"
        return self.owner + _STEPS.get(self.subject, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Inclusive bounds unless said otherwise; ``None`` where no bound was stated."""

    minimum: float | None = None
    maximum: float | None = None
    above_minimum: bool = False
    """The minimum itself is not allowed."""
    below_maximum: bool = False
    """The maximum itself is not allowed."""
    unit: str = ""
    """``characters``, ``bytes``, ``KB``, ``seconds``, or the counted things; empty for none."""

    def __str__(self) -> str:
        stated: list[str] = []
        if self.minimum is not None:
            stated.append(f"{'>' if self.above_minimum else '>='} {self.minimum:.15g}")
        if self.maximum is not None:
            stated.append(f"{'<' if self.below_maximum else '<='} {self.maximum:.15g}")
        return f"{' and '.join(stated)} {self.unit}".rstrip()


ClaimValue = Bounds | str | tuple[str, ...] | None
"""Bounds of a numeric kind; a default or the name of a format; valid values, or members' names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that one sentence says."""

    address: Address
    kind: ClaimKind
    sentence: str
    """The words, code between backticks."""
    value: ClaimValue = None
    """What was read from the sentence; None where nothing could be, or should be taken alone."""
    standing: Standing = Standing.SILENT
    model: str = ""
    """What the model says instead, or too, as a phrase; empty where it says nothing."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """That what is claimed of a member is so, and how that is known."""

    member: str
    """``Structure.Member``."""
    reason: str
