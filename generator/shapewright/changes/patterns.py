"""How one pattern stands to another: by the texts that they match, not by how they are written.

Takes the texts of two patterns, gives the relation, or says that it could not be decided within
bounds. Patterns are matched in full, so anchors at the ends mean nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from shapewright.patterns.compare import relate
from shapewright.patterns.error import PatternError
from shapewright.patterns.parse import parse_pattern


class Relation(StrEnum):
    """What the new pattern matches, compared with the old one; each the end of a kind's name."""

    SAME = "same"
    LOOSER = "looser"
    TIGHTER = "tighter"
    INCOMPARABLE = "incomparable"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the texts of the new pattern stand to those of the old one."""

    relation: Relation
    note: str = ""


_RELATIONS = {
    (True, True): Relation.SAME,
    (True, False): Relation.LOOSER,
    (False, True): Relation.TIGHTER,
    (False, False): Relation.INCOMPARABLE,
}
_ANCHORS_ALONE = Verdict(Relation.SAME, "only the anchors at its ends")
_LINES = "but for texts of several lines, which a dot does not match"
_ONE_LINE = "(?=.*$)(?:{})"


@lru_cache(maxsize=4096)
def judge(old: str, new: str) -> Verdict:
    """How two patterns that are not written alike stand to each other."""
    if _bare(old) == _bare(new):
        return _ANCHORS_ALONE
    relation = _relate(old, new)
    if relation not in {Relation.TIGHTER, Relation.INCOMPARABLE} or "." not in new:
        return Verdict(relation)
    # ``[^A-Z]*`` to ``.*`` is meant to allow more, and takes line ends away.
    of_lines = _relate(*(_ONE_LINE.format(pattern) for pattern in (old, new)))
    if of_lines in {Relation.SAME, Relation.LOOSER}:
        return Verdict(of_lines, _LINES)
    return Verdict(relation)


def _relate(old: str, new: str) -> Relation:
    try:
        before, after = parse_pattern(old), parse_pattern(new)
    except PatternError:
        return Relation.UNDECIDED
    if before == after:
        return Relation.SAME
    wider, narrower = relate(after, before)
    if wider is None or narrower is None:
        return Relation.UNDECIDED
    return _RELATIONS[wider, narrower]


def _bare(pattern: str) -> str:
    """A pattern without the anchors at its ends; one that is a choice keeps them."""
    return pattern if "|" in pattern else pattern.removeprefix("^").removesuffix("$")
