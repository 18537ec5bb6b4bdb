"""Limits in sentences: lengths, counts, ranges, sizes and times.

Takes a sentence and its place, gives findings with bounds. Only phrases that set a limit count: a
number that describes, recommends or exemplifies is no claim. A limit that is not one of the place's
own value, always, is given without bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from shapewright.claims.bounds import NUMBER_WORDS, Phrase, find_phrases
from shapewright.claims.finding import Finding, has_condition, is_in_other_list
from shapewright.claims.place import Place
from shapewright.claims.sentences import Sentence
from shapewright.claims.units import MEASURES
from shapewright.ir.claim import Bounds, ClaimKind
from shapewright.ir.shape import (
    BlobShape,
    BooleanShape,
    DoubleShape,
    EnumShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    MapShape,
    Shape,
    StringShape,
)

_NO_LIMIT = re.compile(
    r"\b(?:recommend\w*|suggest\w*|for example|e\.g\.|typically|generally|usually|approximately"
    r"|about|truncated|followed by|first|last|takes? effect|can take|completes?|reduce\w*"
    r"|cost\w*|optimi[sz]\w+|increase\w*|contact|only if|more than one time"
    r"|at least once|returns? up to|refers?|means|represents?|although|disabled|matches"
    r"|retr(?:y|ies)|such as|see|wait\w*|earlier|error|exceeded)\b",
    re.IGNORECASE,
)
_OF_VALUE = re.compile(
    r"(?:\b(?:must|should|can|cannot|can't|may|has to|have to|needs to)(?: not)?(?: always| only)?"
    r" be(?: set to)?(?: an?)?(?: [\w-]+){0,4}"
    r"|\b(?:valid|allowed|supported|possible|accepted|acceptable|permitted|legal|the) values?"
    r"[\w: ]{0,25}"
    r"|^(?:the )?(?:values?|numbers?|range|it|this)\b[\w: ]{0,25}"
    r"|\b(?:valid|allowed|supported|value|the) range[\w: ]{0,25}|\b(?:value|number|integer|float)"
    r"|\b(?:specify|provide|set|choose|select|use|enter)\b[\w: ]{0,40})\Z",
    re.IGNORECASE,
)
_OF_COUNT = re.compile(
    r"\b(?:specify|provide|include|create|add|attach|use|have|has|list|array|set|contains?|support"
    r"|supports|select|choose|define|pass|reboot|replace|request|associate|assign|supply|delete"
    r"|number of [^.;]{1,60}|maximum|minimum|entries|max|must be|can be)(?: only)?(?: a| of)*$",
    re.IGNORECASE,
)
_OF_MEASURE = re.compile(
    r"\b(?:must|should|cannot|can't|can|may|limit\w*|sizes?|values?|duration|length|range"
    r"|timeout|period|maximum|minimum|time|string)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_AFTER_COUNT = re.compile(r"[^.]{0,50}\b(?:can be|are|is) (?:specified|supported|allowed)\b")
_FOR_SOME = re.compile(r"[^.;,]{0,40}\bfor (?!this|the (?:value|parameter)|each|every|an?\b)")
_LIST_OF = re.compile(r"\b(?:list|array|set) of(?: up to| at most)?\Z", re.IGNORECASE)
_FOR_NAMED = re.compile(r"\bfor `(\w+)`")
_PER = re.compile(r"\b(?:per|each|every) `?(?!key|value|entry|item|name)(\w+)`?", re.IGNORECASE)
_ONE_OF = re.compile(r"(?:at least |exactly |only )?one of `", re.IGNORECASE)
_EACH_ENTRY = re.compile(r"\b(?:each|every) (?:key|value|entry|item|name)\b", re.IGNORECASE)
_NUMBER_OF = re.compile(r"\bnumber of `?([A-Za-z]+(?: [A-Za-z]+)?)", re.IGNORECASE)
_GENERIC = frozenset({"item", "entry", "element", "value", "id", "object", "member"})
_KEY_AND_VALUE = re.compile(
    r"\b(?:each|every) key and value\b|\bkeys? and values?\b", re.IGNORECASE
)
_TRIGGER = re.compile(rf"\d|\b(?:{'|'.join(NUMBER_WORDS)})\b")

_Numbers = IntegerShape | LongShape | FloatShape | DoubleShape


@dataclass(frozen=True, slots=True)
class _Context:
    """A sentence being read, where it stands."""

    sentence: Sentence
    place: Place

    @property
    def target(self) -> Shape | None:
        """The shape of the values that the sentence is about."""
        return None if self.place.operation else self.place.target


def find_limits(sentence: Sentence, place: Place) -> Iterator[Finding]:
    """The limits that a sentence sets."""
    text = sentence.text
    if not _TRIGGER.search(text.lower()) or _NO_LIMIT.search(text):
        return
    context = _Context(sentence, place)
    for phrase in find_phrases(text):
        is_in_code = text.count("`", 0, phrase.start) % 2
        kind = None if is_in_code else _kind_of(phrase, context)
        if kind is not None:
            plain = _is_unconditional(kind, phrase, context) and _is_of_place(kind, phrase, context)
            yield Finding(kind=kind, value=_bounds_of(kind, phrase) if plain else None, plain=plain)


def _kind_of(phrase: Phrase, context: _Context) -> ClaimKind | None:
    """What the phrase limits; nothing where it sets no limit."""
    before = context.sentence.text[: phrase.start]
    words = [*phrase.unit.lower().split(), "", ""]
    if words[0] == "of" and phrase.operator in {"exactly", "at least"}:
        return None
    if words[0] in {"bit", "bits"} or (words[0] == "character" and phrase.operator == "exactly"):
        return None
    if "character" in words[0] or "character" in words[1] or words[0] == "letters":
        return ClaimKind.LENGTH
    if words[0] in MEASURES and words[0] != "bytes":
        return _kind_of_measure(phrase, context, before)
    if "length" in phrase.operator or re.search(r"\blength(?: of)?$", before.rstrip().lower()):
        return ClaimKind.LENGTH
    if words[0] == "bytes":
        return _kind_of_measure(phrase, context, before)
    if isinstance(context.target, _Numbers):
        return ClaimKind.RANGE if _sets_value(phrase, before) else None
    if words[0] in {"percent", "%"}:
        return ClaimKind.RANGE if _sets_value(phrase, before) else None
    return _kind_of_count(phrase, context, before)


def _kind_of_measure(phrase: Phrase, context: _Context, before: str) -> ClaimKind | None:
    """A size or time is a limit in such words, and in a list only in the plainest."""
    if phrase.is_limit:
        return ClaimKind.LIMIT
    own = not is_in_other_list(context.sentence)
    return ClaimKind.LIMIT if own and _OF_MEASURE.search(before) else None


def _is_unconditional(kind: ClaimKind, phrase: Phrase, context: _Context) -> bool:
    """Whether the limit always holds.

    In a list, what is counted under the place's own name is counted for the place. What is counted
    in each entry is not.
    """
    text = context.sentence.text
    if kind is ClaimKind.COUNT and _EACH_ENTRY.search(text[: phrase.start]):
        return False
    if has_condition(text) or _ONE_OF.match(text) or _FOR_SOME.match(text[phrase.end :]):
        return False
    named = [*_FOR_NAMED.findall(text), *_PER.findall(text)]
    names = f"{context.place.name} {context.place.address.owner}".lower()
    if any(name.lower() not in names for name in named):
        return False
    is_list = isinstance(context.target, ListShape | MapShape)
    own = is_list and not _is_generic(phrase) and _counts_entries(phrase, context)
    return own or not is_in_other_list(context.sentence)


def _sets_value(phrase: Phrase, before: str) -> bool:
    """Whether the words up to the number speak of a value; "from" and "values" belong to them."""
    if phrase.is_limit:
        return True
    is_range = phrase.bounds.minimum is not None and phrase.bounds.maximum is not None
    words = before + phrase.operator if is_range else before
    return bool(_OF_VALUE.search(words.rstrip()))


def _kind_of_count(phrase: Phrase, context: _Context, before: str) -> ClaimKind | None:
    after = context.sentence.text[phrase.end :]
    words = phrase.unit.lower().split()
    if isinstance(context.target, StringShape | EnumShape | BlobShape | BooleanShape):
        return None
    if words[:1] == ["of"] or not (words or "number of" in phrase.operator + before.lower()):
        return None
    is_list = isinstance(context.target, ListShape | MapShape)
    if phrase.operator == "exactly" and not is_list:
        return None
    if phrase.bounds.above_minimum or (is_in_other_list(context.sentence) and not is_list):
        return None
    if "number of" in before.lower() and phrase.operator.endswith("exceed"):
        return ClaimKind.COUNT
    if phrase.is_limit or "only" in phrase.operator or _OF_COUNT.search(before.rstrip()):
        return ClaimKind.COUNT
    if phrase.operator.endswith(" of") and phrase.bounds.minimum is not None:
        return ClaimKind.COUNT
    opens = not before.strip() and (phrase.operator == "at most" or _AFTER_COUNT.match(after))
    return ClaimKind.COUNT if opens else None


def _is_of_place(kind: ClaimKind, phrase: Phrase, context: _Context) -> bool:
    """Whether the limit is one of the place's own value and not of something near it."""
    target, text = context.target, context.sentence.text
    match kind:
        case ClaimKind.LENGTH:
            of_parts = isinstance(target, MapShape) and bool(_KEY_AND_VALUE.search(text))
            return of_parts or isinstance(target, StringShape | EnumShape)
        case ClaimKind.COUNT:
            return isinstance(target, ListShape | MapShape) and _counts_entries(phrase, context)
        case _:
            return isinstance(target, _Numbers)


def _counts_entries(phrase: Phrase, context: _Context) -> bool:
    """Whether what is counted are the entries: named so, or by a word of the place's names."""
    until = context.sentence.text[: phrase.start] + phrase.operator
    if _is_generic(phrase) or _LIST_OF.search(until):
        return True
    words = _words_of(phrase)
    for number_of in _NUMBER_OF.findall(until):
        words += [_stem(word) for word in number_of.split()]
    shape = context.target
    names = [context.place.name, shape.id if shape else ""]
    if isinstance(shape, ListShape):
        names.append(shape.element.target)
    joined = " ".join(names).lower()
    return any(len(word) > 2 and word in joined for word in words)


def _is_generic(phrase: Phrase) -> bool:
    """Whether what is counted are just entries, whatever they are."""
    return bool(_GENERIC & {*_words_of(phrase)})


def _words_of(phrase: Phrase) -> list[str]:
    return [_stem(word) for word in re.findall(r"[A-Za-z]+", phrase.unit)]


def _stem(word: str) -> str:
    lower = word.lower()
    return lower[:-3] + "y" if lower.endswith("ies") else lower.removesuffix("s")


def _bounds_of(kind: ClaimKind, phrase: Phrase) -> Bounds:
    first = phrase.unit.lower().split()[:1]
    match kind:
        case ClaimKind.LENGTH:
            unit = "bytes" if first == ["bytes"] else "characters"
        case ClaimKind.LIMIT:
            unit = MEASURES[first[0]].name
        case ClaimKind.COUNT:
            unit = "entries"
        case _:
            unit = ""
    return replace(phrase.bounds, unit=unit)
