"""What a sentence was found to say, before it is held against the model.

Gives one frozen value, and the questions about a sentence that several kinds of claim ask: whether
it holds under a condition, which members it names, whether it is about the place where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from shapewright.claims.place import Place, members_of
from shapewright.claims.sentences import Sentence
from shapewright.ir.claim import ClaimKind, ClaimValue

_CODE = re.compile(r"`([^`]+)`")

_LAST_STEP = re.compile(r"[.$:]")
_TRIVIAL = re.compile(
    r"^(?:optional[.,:] )?(?:if|when) (?:(?:it is |it's |(?:this|no) (?:\w+ ){1,3}is )?"
    r"(?:not |un|left un)?(?:provided|specified|set|present|included|supplied)"
    r"|you (?:do not |don't )?(?:specify|provide|set|include)"
    r" (?:(?:a|an|the|this|any) (?:value|parameter|field)|one|it)), ",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|when|whenever|unless|while|until|except|otherwise|depends?|depending|only for|for all"
    r"|for (?:most|new|other|existing|single)|after the|using|combined|total|across"
    r"|at (?:a|one|any) time|lesser|smaller of|larger of"
    r"|in (?:a|one|each|any) (?:\w+ )?(?:request|call|batch|operation)|per (?:request|call|second"
    r"|minute|hour|day|account|region|user|resource))\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:[^`.]{0,40}: )?(?:for|with|in|on|using|to|by) (?!example|default)", re.IGNORECASE
)
_OF_RULES = re.compile(
    r"\b(?:(?:constraints?|rules|requirements?|criteria|conventions)\b.{0,30}"
    r"|must(?: \w+){0,4}):?\Z"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a sentence says about the place where it stands."""

    kind: ClaimKind
    value: ClaimValue = None
    about: str = ""
    """What it is about, by name, where that is a member beside the place."""
    plain: bool = True
    """It holds always and for this place alone, so it can be compared."""


def has_condition(text: str) -> bool:
    """Whether the words say that they hold in some cases only, or for more than one thing.

    That a value counts only where it is given is no condition.
    """
    words = _TRIVIAL.sub("", text)
    return bool(_CONDITION.search(words) or _OPENING.match(words))


def is_in_other_list(sentence: Sentence) -> bool:
    """Whether the sentence is an entry of a list that does not list rules of its place."""
    return bool(sentence.lead) and not _OF_RULES.search(sentence.lead.lower()[-80:])


def codes_in(text: str) -> list[str]:
    """What is code in the text, in order."""
    return _CODE.findall(text)


def names_in(text: str, place: Place, *, inside: bool = False) -> tuple[str, ...]:
    """The members that the text names in code, without the place itself; each once, in order.

    A path names its last step: ``A.B`` and ``A$B`` name ``B``.

    Args:
        text: with code between backticks.
        place: where it stands; the members are those beside it.
        inside: whether those of the place's own shape are named, too.
    """
    known = {member.name for member in place.siblings}
    if inside:
        known.update(member.name for member in members_of(place.target))
    steps = [_LAST_STEP.split(code.rstrip("[]"))[-1] for code in codes_in(text)]
    return tuple(dict.fromkeys(step for step in steps if step in known and step != place.name))


def names_another(text: str, place: Place) -> bool:
    """Whether the text's code names a member beside the place and not the place itself."""
    return bool(names_in(text, place)) and place.name not in codes_in(text)
