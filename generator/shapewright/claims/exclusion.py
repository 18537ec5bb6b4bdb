"""Members that a sentence forbids together.

Takes a sentence and its place, gives the members named besides the place. Words of exclusion alone
are no claim: the sentence must name a member that is there, or say that the place's own choice is
among its members. That at least one of several is needed is no exclusion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shapewright.claims.finding import Finding, is_in_other_list, names_in
from shapewright.claims.place import Place, members_of
from shapewright.claims.sentences import Sentence
from shapewright.ir.claim import ClaimKind
from shapewright.ir.shape import UnionShape

_USE = r"(?:specify|provide|use|set|include|define|supply|pass|enter|filter by)"
_USED = r"(?:specified|provided|used|set|included|defined|combined|supplied|passed|present)"
_STRONG = re.compile(
    r"\bmutually exclusive\b|\bbut (?:not|never) both\b|\bnot both\b|\bone and only one\b"
    rf"|\b(?:can ?not|can't|do not|don't|must not|may not) {_USE} both\b"
    rf"|\b{_USE} (?:exactly|only) one of\b|\bonly one of\b|\bexactly one of\b",
    re.IGNORECASE,
)
_EITHER = re.compile(
    rf"^(?:you (?:must|can|should) )?{_USE} (?:either )?(?:an? |the )?`\w+` or (?:an? |the )?`\w+`|"
    rf"\b{_USE} either [^.]{{0,80}}?`\w+`[^.]{{0,80}}? or [^.]{{0,80}}?`\w+`|"
    rf"\beither `\w+` or `\w+` (?:must|can|should|is|may)\b",
    re.IGNORECASE,
)
_WITH = re.compile(
    rf"\b(?:can ?not|can't|(?<!you )(?<!but )(?<!and )(?:do not|don't)|must not|may not) (?:be )?"
    rf"(?:{_USE}|{_USED})\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    rf"\b(?:with|together|same time|combination|conjunction|in addition to|and vice)\b"
    rf"|\b(?:if|when) you {_USE}\b"
    rf"|\b(?:if|when) (?:a value for )?`\w+` is (?:also )?{_USED}\b(?! to)",
    re.IGNORECASE,
)
_FOR_VALUE = re.compile(r"\bset `\w+` to\b|`\w+` is (?:set to\b|`)", re.IGNORECASE)
"""Members that exclude each other for one value only."""
_OTHER = re.compile(r"\bfor any other\b", re.IGNORECASE)
_OF_MEMBERS = re.compile(
    r"\b(?:specify|set|provide|use|choose|include|contains?) (?:exactly |only )?one"
    r" of (?:the )?(?:following )?(?:\w+ )?(?:members|fields|parameters)\b|\bunion type\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"\b(?:one and only one|exactly one|only one)\b", re.IGNORECASE)
_BOTH = re.compile(
    r"\bor both\b|\(or both\)|\bat least one\b|\bif you don't specify\b", re.IGNORECASE
)
_TRIGGERS = ("exclusive", "both", "one", "either", " or ", "not", "n't", "union")


def find_exclusions(sentence: Sentence, place: Place) -> Iterator[Finding]:
    """The mutual exclusion that a sentence states."""
    text = sentence.text
    lower = text.lower()
    if not any(word in lower for word in _TRIGGERS) or _BOTH.search(text):
        return
    if is_in_other_list(sentence):
        return
    names = names_in(" ".join([text, *sentence.items]), place, inside=True)
    if _excludes(text, names, place):
        plain = _FOR_VALUE.search(text) is None
        yield Finding(kind=ClaimKind.EXCLUSION, value=names if plain else None, plain=plain)


def _excludes(text: str, names: tuple[str, ...], place: Place) -> bool:
    """Whether the words, with these members named, forbid some of them together."""
    needed = 1 if place.owner is not None else 2
    if names and _STRONG.search(text):
        return True
    if isinstance(place.target, UnionShape) and _ONE.search(text):
        return True
    if _OF_MEMBERS.search(text) and members_of(place.target):
        return place.owner is None or len(names) > 1
    if len(names) < needed:
        return False
    return bool(_EITHER.search(text) or _forbids_both(text))


def _forbids_both(text: str) -> bool:
    return bool(_WITH.search(text) and _TOGETHER.search(text) and not _OTHER.search(text))
