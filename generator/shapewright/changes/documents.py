"""The documentation of two parts held against each other.

Takes operations, shapes and editions, gives each text that differs with where it stands in either
edition. What such a text claims of values is looked for elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shapewright.ir.claim import Address, Subject
from shapewright.ir.doc import Doc
from shapewright.ir.service import Operation
from shapewright.ir.shape import ListShape, MapShape, Shape
from shapewright.lower.prose import lower_prose

from .found import AGGREGATES, Editions
from .pairs import Paired, pair_members
from .shapes import refs_of

_ENDLESS = 1_000_000
_SUBJECTS = {"[]": Subject.ELEMENT, "{key}": Subject.KEY, "{}": Subject.VALUE}


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text that is not the same in two editions."""

    step: str
    old: Doc
    new: Doc
    old_address: Address
    new_address: Address
    guess: str = ""
    """What it rests on that both are one text, where that is a guess."""


def find_rewritten(old: Shape, new: Shape, editions: Editions) -> Iterator[Rewritten]:
    """The texts of two shapes at one place, and of their parts, that differ."""
    if old.doc != new.doc:
        yield Rewritten("", old.doc, new.doc, Address(old.id), Address(new.id))
    if isinstance(old, AGGREGATES) and isinstance(new, AGGREGATES):
        for pair in pair_members(old, new, editions).pairs:
            was, now = pair.old, pair.new
            if was.doc != now.doc:
                before = Address(old.id, was.name, Subject.MEMBER)
                after = Address(new.id, now.name, Subject.MEMBER)
                yield Rewritten(f".{was.name}", was.doc, now.doc, before, after, pair.guess)
    both_lists = isinstance(old, ListShape) and isinstance(new, ListShape)
    if both_lists or (isinstance(old, MapShape) and isinstance(new, MapShape)):
        yield from _find_rewritten_parts(old, new)


def _find_rewritten_parts(old: Shape, new: Shape) -> Iterator[Rewritten]:
    if not isinstance(old, ListShape | MapShape) or not isinstance(new, ListShape | MapShape):
        return
    for (step, before), (_, after) in zip(refs_of(old), refs_of(new), strict=True):
        if before.doc != after.doc:
            here, there = (Address(one.id, subject=_SUBJECTS[step]) for one in (old, new))
            yield Rewritten(step, before.doc, after.doc, here, there)


def find_rewritten_operation(pair: Paired[Operation]) -> Iterator[Rewritten]:
    """The texts of an operation of both editions that differ."""
    old, new = pair.old, pair.new
    if old.doc != new.doc:
        here, there = (Address(one.name, subject=Subject.OPERATION) for one in (old, new))
        yield Rewritten(old.name, old.doc, new.doc, here, there, pair.guess)
    for side, before, after in (
        ("request", old.input, new.input),
        ("response", old.output, new.output),
    ):
        if before is not None and after is not None and before.doc != after.doc:
            step, here, there = f"{old.name}.{side}", Address(before.target), Address(after.target)
            yield Rewritten(step, before.doc, after.doc, here, there, pair.guess)
    errors = {error.target: error.doc for error in new.errors}
    for error in old.errors:
        if error.doc != errors.get(error.target, error.doc):
            step, place = f"{old.name}.errors.{error.target}", Address(error.target)
            yield Rewritten(step, error.doc, errors[error.target], place, place, pair.guess)


def say_doc(doc: Doc) -> str:
    """A text in words, a line for each paragraph."""
    return "\n".join(filter(None, lower_prose(doc, width=_ENDLESS)))
