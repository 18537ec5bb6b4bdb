"""Defaults that a sentence states.

Takes a sentence and its place, gives the value that an absent member stands for, as text: code,
something quoted, a number with its unit, or a single word that can only be a value. A default that
holds under a condition is given without it; one of something else than the place is not given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shapewright.claims.finding import (
    Finding,
    codes_in,
    has_condition,
    is_in_other_list,
    names_another,
)
from shapewright.claims.place import Place, members_of
from shapewright.claims.sentences import Sentence
from shapewright.claims.spelling import is_short_for, same_word
from shapewright.claims.units import MEASURES
from shapewright.ir.claim import ClaimKind
from shapewright.ir.shape import EnumShape, ListShape, MapShape

_NUMBER = r"-?\d[\d,]{0,20}(?:\.\d{1,10})?%?"
_QUOTED = r"[\"'\u201c\u2018](?P<quoted>[^\"'\u201d\u2019\u201c]{1,100})[\"'\u201d\u2019]"
_VALUE = (
    rf"(?:set to )?(?:`(?P<code>[^`]{{1,200}})`|{_QUOTED}|(?P<number>{_NUMBER})"
    r"|(?P<word>(?:true|false|null|none)\b|[A-Za-z][\w\-./]*(?=\s*(?:\.?\Z|\.? ?\(|,|\. )))"
    rf")(?: (?P<unit>{'|'.join(sorted(MEASURES, key=len, reverse=True))}|percent)\b)?"
)
_STATED = re.compile(
    r"(?:\b(?:the )?default (?:(?:\w+ ){0,5}(?:value|setting|size|number|period) |\w+ )?"
    r"(?P<of>(?:for|of) [^.;:]{1,60}? )?(?:is|are|of|:|=) ?(?:the )?(?:value )?"
    r"|\bdefault(?: value)?(?: is|:| =) ?"
    r"|\bdefaults? to (?:the value )?"
    rf"|\bby default,? (?:this|it|the value|this value) is ){_VALUE}",
    re.IGNORECASE,
)
_MARKED = re.compile(r"`(?P<code>[^`]{1,100})` \((?:the )?default(?: value)?\)", re.IGNORECASE)
_MARKED_WORD = re.compile(r"\b(?P<word>[A-Z]\w+) \((?:the )?default\)", re.IGNORECASE)
_ASIDE = re.compile(r"\((?P<number>\d[\d,]{0,20}) by default\)")
_IS_DEFAULT = re.compile(
    r"(?:`(?P<code>[^`]{1,100})`|(?P<number>\d+)),? (?:which )?is the default\b"
)
_FORMS = (_STATED, _MARKED, _ASIDE, _IS_DEFAULT)
_OF_PLACE = re.compile(
    r"(?:for|of) (?:the |this )?"
    r"(?:`(?P<name>\w+)`|parameter|field|value|property|setting|attribute)"
    r"(?: parameter| field| value)? ",
    re.IGNORECASE,
)
_HEAD = re.compile(r"\b(?:the|an?) (?:\w+ ){0,4}(?P<noun>\w+) \Z", re.IGNORECASE)
_IS = re.compile(r"`(?P<name>\w+)` is \Z")
_GOES_ON = re.compile(r"[`\"']? (?:is|are|differs|depends|followed by|plus|times|multiplied|per )")
_IN_SOME_CASES = re.compile(
    r"\A[^.]{0,3}(?:for (?!this)|in \w+ mode|when|if (?!not|you don't|it is not|this))"
    r"|\A[`\"']? ?\([^()]{1,80}\)[;,]|\b(?:except|unless|otherwise)\b",
    re.IGNORECASE,
)
_NO_VALUE = frozenset(
    {"the", "a", "an", "for", "not", "this", "that", "used", "your", "all", "one", "based", "set"}
    | {"enabled", "disabled", "empty", "specified", "determined", "applied", "optional", "it"}
)


def find_defaults(sentence: Sentence, place: Place) -> Iterator[Finding]:
    """The default that a sentence states for its place."""
    text = sentence.text
    if "efault" not in text or not _may_have_default(place):
        return
    found = next((match for form in _FORMS if (match := form.search(text))), None)
    if found is None:
        found = _find_marked_value(text, place)
    if found is None or _is_of_another(sentence, found, place):
        return
    value = _value_of(found)
    if _GOES_ON.match(text, found.end()) or not _is_possible(found, place):
        return
    if value and not is_in_other_list(sentence):
        plain = _is_plain(sentence, found, place)
        yield Finding(kind=ClaimKind.DEFAULT, value=value if plain else None, plain=plain)


def _may_have_default(place: Place) -> bool:
    """Whether the place has values that can be written in one word."""
    if place.operation is not None or isinstance(place.target, MapShape | ListShape):
        return False
    return not members_of(place.target)


def _find_marked_value(text: str, place: Place) -> re.Match[str] | None:
    """A bare word marked as the default, if the model knows it."""
    target = place.target
    for match in _MARKED_WORD.finditer(text):
        if isinstance(target, EnumShape) and any(
            same_word(match["word"], value) for value in target.values
        ):
            return match
    return None


def _is_possible(found: re.Match[str], place: Place) -> bool:
    """A bare word is a value of an enum only if the enum has such a word."""
    word = found.groupdict().get("word")
    if word is None or word.lower() == "null" or not isinstance(place.target, EnumShape):
        return True
    known = place.target.values
    return any(same_word(word, value) or is_short_for(word, value) for value in known)


def _is_of_another(sentence: Sentence, found: re.Match[str], place: Place) -> bool:
    """Whether the sentence states the default of something beside its place."""
    before = sentence.text[: found.start()]
    if re.search(r"\b(?:path|port|attribute|of `\w+`) *$", before):
        return True
    if (other := _IS.search(before)) and other["name"] != place.name:
        return True
    clause = before.rpartition(",")[2]
    head = _HEAD.search(clause)
    if head and head["noun"].lower() not in f"{place.name.lower()} value setting parameter field":
        return True
    subject = [code for code in codes_in(clause) if re.fullmatch(r"[A-Za-z]\w*", code)]
    value = found.groupdict().get("code") or ""
    if isinstance(place.target, EnumShape) and value in place.target.values:
        return names_another(before, place)
    if subject and subject[-1].lower() != place.name.lower() and found.re is _STATED:
        return True
    return names_another(sentence.text.replace(f"`{value}`", ""), place)


def _value_of(found: re.Match[str]) -> str:
    groups = found.groupdict()
    if groups.get("number"):
        return f"{groups['number'].rstrip(',')} {groups.get('unit') or ''}".rstrip()
    if groups.get("word"):
        word = groups["word"].rstrip(".")
        return "" if word.lower() in _NO_VALUE else word
    shown = (groups.get("code") or groups.get("quoted") or "").strip("'\"")
    return f"{shown} {groups.get('unit') or ''}".rstrip()


def _is_plain(sentence: Sentence, found: re.Match[str], place: Place) -> bool:
    """Whether the default always holds, and for the place alone."""
    of = found.groupdict().get("of")
    if of:
        named = _OF_PLACE.fullmatch(of)
        if named is None or (named["name"] or place.name).lower() != place.name.lower():
            return False
    if found.re is not _STATED:
        return not sentence.text.lower().startswith("for ")
    after = sentence.text[found.end() :]
    return not (has_condition(sentence.text[: found.end()]) or _IN_SOME_CASES.search(after))
