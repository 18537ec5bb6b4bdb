"""Errors: which of an operation's errors says that something is not there, or there already.

Takes an operation and the noun it is about, gives the ids of the errors. Only names are read.
"""

from __future__ import annotations

import re

from shapewright.ir.service import Operation
from shapewright.ir.shape import ShapeId
from shapewright.lifecycles.words import find_endings, flatten

_MISSING = re.compile(
    r"notfound|nosuch|doesnotexist|doesntexist|nonexist|notexist|unknown\w|notregistered"
)
_EXISTING = re.compile(r"alreadyexist|alreadyregistered|exists|duplicate|inuse|conflict|alreadyin")
_FIRM = re.compile(r"exist|duplicate|alreadyregistered")
_KIND = re.compile(r"(?:exception|error|fault)$")
_GENERAL = ("", "resource", "entity", "object", "item")


def find_missing(operation: Operation, noun: str) -> ShapeId | None:
    """The error for what is not there; None if the operation has none.

    One that names another noun is not meant, unless it is the only one.
    """
    found = [one for one in _targets(operation) if _MISSING.search(_plain(one))]
    about = [one for one in found if _subject(one, _MISSING) in find_endings(noun)]
    general = [one for one in found if _subject(one, _MISSING) in _GENERAL]
    return next(iter((*about, *general)), found[0] if len(found) == 1 else None)


def find_existing(operation: Operation, noun: str) -> ShapeId | None:
    """The error for what is there already; None if the operation has none."""
    found = [one for one in _targets(operation) if _EXISTING.search(_plain(one))]
    firm = [one for one in found if _FIRM.search(_plain(one))]
    about = [one for one in firm if _subject(one, _EXISTING) in find_endings(noun)]
    general = [one for one in firm if _subject(one, _EXISTING) in _GENERAL]
    used = [one for one in found if "inuse" in _plain(one)]
    return next(iter((*about, *general, *firm, *used, *found)), None)


def is_firm(error: ShapeId | None) -> bool:
    """Whether an error is likely to mean that there is one of that name."""
    return is_very_firm(error) or (error is not None and "inuse" in _plain(error))


def is_very_firm(error: ShapeId | None) -> bool:
    """Whether an error can only mean that there is one of that name."""
    return error is not None and bool(_FIRM.search(_plain(error)))


def _targets(operation: Operation) -> list[ShapeId]:
    return [error.target for error in operation.errors]


def _plain(error: ShapeId) -> str:
    return _KIND.sub("", flatten(error))


def _subject(error: ShapeId, said: re.Pattern[str]) -> str:
    """What the name of an error speaks of, without what it says about it."""
    return said.sub("", _plain(error))
