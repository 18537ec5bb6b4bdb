"""Valid values that a sentence lists.

Takes a sentence and its place, gives the values in the order in which they are listed. A value is
code, quoted, or one of several bare words between commas; where a list follows, each entry begins
with one. A listing that is only partly understood gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shapewright.claims.finding import (
    Finding,
    has_condition,
    names_another,
)
from shapewright.claims.place import Place
from shapewright.claims.sentences import Sentence
from shapewright.claims.spelling import bare
from shapewright.ir.claim import ClaimKind
from shapewright.ir.shape import (
    DoubleShape,
    EnumShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    StringShape,
)

_LISTABLE = StringShape | EnumShape | IntegerShape | LongShape | FloatShape | DoubleShape

_NOUN = r"(?:values?|options|choices)"
_OF = r"(?: for (?!each|every|all)(?:the |this )?`?\w+`?(?: parameter| field| property)?)?"
_OPENING = re.compile(
    r"(?:\b(?:the )?(?:only |currently,? )?(?:valid|possible|allowed|accepted|acceptable|permitted"
    rf"|supported) {_NOUN}{_OF} ?(?:is|are|include|can be|:)(?: either| one of)?"
    r"(?: the following)? ?:?"
    r"|\b(?:must|can|has to|should) be (?:either|one of(?: the following)?(?: values)?)(?: of)?:?"
    r"|\b(?:is|contains|be|returns) one of the following(?: \w+){0,2}:?"
    r"|^(?:one|any) of(?: the following)?(?: values)?:"
    r"|\b(?:with|specify|use|choose|select|set to|returns|the) (?:one of )?the following values?:?"
    r"|^(?:choose (?:either|from)|returns either):?"
    r"|\bthe following (?:are )?(?:the )?(?:\w+ )?(?:valid |possible |supported )?values"
    r"(?: are)?(?: \w+)?:?) ?",
    re.IGNORECASE,
)
_TRIGGERS = (
    "value",
    "option",
    "choice",
    "one of",
    "either",
    "any of",
    "choose",
    "returns",
    "status",
)
_TOKEN = re.compile(
    r"`([^`]{1,200})`|[\"\u201c]([^\"\u201d\u201c]{1,100})[\"\u201d]|'([^' ]{1,100})'"
)
_ASIDE = re.compile(r"\s*\([^()]{0,200}\)")
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and|or)\b|,|\||\band\b|\bor\b|/)\s*")
_BARE = re.compile(r"[A-Za-z0-9][\w.\-/:+*]*\Z")
_BARE_ITEM = re.compile(r"([A-Za-z0-9][\w.\-/]*)(?=\s*(?::|[-\u2013\u2014] |\(|\Z))")
_NOT_VALUES = re.compile(r"\b(?:from|between|in the|up to|depend|subject to|example)\b|[{}]")
_SAYS_BE = re.compile(r"must|can|has|should|is\b|contains|be\b|returns one", re.IGNORECASE)
_SELF = frozenset({"this", "it", "value", "values", "parameter", "field", "property", "which"})
_DENIED = re.compile(r"\b(?:no longer|not|cannot|n't|except|deprecated)\b|n't\b", re.IGNORECASE)


def find_values(sentence: Sentence, place: Place) -> Iterator[Finding]:
    """The valid values that a sentence lists."""
    if not _may_list(place):
        return
    lower = sentence.text.lower()
    opening = None
    if any(word in lower for word in _TRIGGERS):
        opening = _OPENING.search(sentence.text)
    if opening is None:
        yield from _find_described(sentence, place)
        return
    if names_another(sentence.text, place) or sentence.lead:
        return
    if _SAYS_BE.match(opening.group()) and not _is_about(sentence.text[: opening.start()], place):
        return
    rest = sentence.text[opening.end() :]
    values = _read_items(sentence.items) if _leads(sentence, rest) else _read_values(rest)
    if not values or place.name in values:
        return
    plain = not has_condition(sentence.text)
    yield Finding(kind=ClaimKind.VALUES, value=values if plain else None, plain=plain)


def _find_described(sentence: Sentence, place: Place) -> Iterator[Finding]:
    """Values that a list describes one by one, without saying that they are the valid ones.

    The model has to know most of them: other things are described in lists, too.
    """
    known = place.target.values if isinstance(place.target, EnumShape) else ()
    if not (known and sentence.items) or sentence.lead or _DENIED.search(sentence.text):
        return
    values = _read_items(sentence.items)
    words = {bare(value) for value in known}
    if len(values) == 1 and values != known:
        return
    if 2 * sum(bare(value) in words for value in values) > len(values):
        yield Finding(kind=ClaimKind.VALUES, value=values)


def _is_about(before: str, place: Place) -> bool:
    """Whether a sentence with these words before "can be" speaks of the place's value."""
    words = re.findall(r"\w+", before.split(" of ", maxsplit=1)[0])
    return not words or words[-1].lower() in _SELF or words[-1].lower() in place.name.lower()


def _may_list(place: Place) -> bool:
    """Whether the place has values that can be listed, or a list of such values."""
    shape = place.target if place.operation is None else None
    if isinstance(shape, ListShape):
        shape = place.service.shape(shape.element.target)
    return isinstance(shape, _LISTABLE)


def _leads(sentence: Sentence, rest: str) -> bool:
    return bool(sentence.items) and not rest.strip(" :.")


def _read_values(rest: str) -> tuple[str, ...]:
    """The run of values with which the text begins; nothing after the run is read."""
    values: list[str] = []
    at = len(rest) - len(rest.lstrip(" *"))
    while token := _TOKEN.match(rest, at):
        values += _split(token.group(token.lastindex or 0))
        end = token.end()
        if aside := _ASIDE.match(rest, end):
            end = aside.end()
        between = _BETWEEN.match(rest, end)
        if between is None:
            break
        at = between.end()
    if values:
        return tuple(dict.fromkeys(values))
    return _read_bare(rest)


def _split(code: str) -> list[str]:
    """A code span may hold a whole list: ``A | B | C``."""
    parts = [part.strip() for part in code.split(" | ")]
    return [part.strip("'\"") for part in parts if part]


def _read_bare(rest: str) -> tuple[str, ...]:
    """Bare words up to the end of the sentence, all of them single."""
    listing = _ASIDE.sub("", rest).strip(" .:")
    if not listing or _NOT_VALUES.search(listing):
        return ()
    parts = [part.strip(" .") for part in _BETWEEN.split(listing)]
    words = [part for part in parts if part]
    single = len(words) > 1 or words[0].isdigit() or words[0] != words[0].lower()
    return tuple(dict.fromkeys(words)) if single and all(map(_BARE.match, words)) else ()


def _read_items(items: tuple[str, ...]) -> tuple[str, ...]:
    """The value at the start of each entry; nothing if any entry begins otherwise."""
    values: list[str] = []
    for item in items:
        token = _TOKEN.match(item) or _BARE_ITEM.match(item)
        if token is None:
            return ()
        values += _split(token.group(token.lastindex or 0))
    return tuple(dict.fromkeys(values))
