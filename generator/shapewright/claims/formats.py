"""How a text is to be written, where a sentence says so.

Takes a sentence and its place, gives the name of the format, or the form itself where it is shown
as code. What a value points to, or is turned into later, has its own format and is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shapewright.claims.finding import Finding, has_condition, is_in_other_list, names_another
from shapewright.claims.place import Place
from shapewright.claims.sentences import Sentence
from shapewright.ir.claim import ClaimKind
from shapewright.ir.shape import (
    BlobShape,
    DocumentShape,
    ListShape,
    StringShape,
    TimestampShape,
)

_NAMED: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        "ISO 8601",
        "8601",
        re.compile(
            r"\b(?:in|as|an|the|use|uses|must be)\b[^.;]{0,40}\bISO[ -]?8601\b", re.IGNORECASE
        ),
    ),
    (
        "Unix timestamp",
        "nix",
        re.compile(
            r"\b(?:in|as|takes in|is|be|uses) (?:an? |the )?(?:Unix|POSIX)\b[^.;]{0,20}"
            r"\b(?:time|timestamp|epoch|format)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "base64",
        "ase",
        re.compile(
            r"\bbase-?64[- ]encoded\b|\bbase-?64 encoding of\b|\bencoded (?:in|as|using)"
            r" base-?64\b",
            re.IGNORECASE,
        ),
    ),
    (
        "JSON",
        "JSON",
        re.compile(
            r"(?:\b(?:in|as|is|be|a|an|inline|with a)|^(?:The|An?)) (?:an? |the )?"
            r"(?:inline |valid |serialized )?(?:YAML or )?JSON[- ](?:formatted |encoded )?"
            r"(?:(?:policy |configuration |pipeline )?(?:document|definition)|string|object|format"
            r"|blob|text|policy)\b"
        ),
    ),
    ("MIME type", "MIME", re.compile(r"^(?:The|A|Specifies the)\b[^.]{0,60}\bMIME\)? types?\b")),
    (
        "regular expression",
        "egular",
        re.compile(r"^(?:A|The) regular expressions? (?:that|used|to|for|pattern)", re.IGNORECASE),
    ),
    ("cron expression", "cron", re.compile(r"^(?:A|The) cron expression\b", re.IGNORECASE)),
    (
        "UTC",
        "UTC",
        re.compile(r"\bin (?:Coordinated Universal Time|Universal Coordinated Time|UTC)\b"),
    ),
    (
        "case-insensitive",
        "sensitive",
        re.compile(
            r"\b(?:name|value|this|it|`\w+`|identifier|token|is|are)\b[^.;,]{0,40}?"
            r"\b(?:not case[- ]sensitive|case[- ]insensitive)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "case-sensitive",
        "sensitive",
        re.compile(
            r"\b(?:(?:is|are|be) case[- ]sensitive|case-sensitive (?:identifier|string|name"
            r"|token|value))\b",
            re.IGNORECASE,
        ),
    ),
)
_SHOWN = re.compile(
    r"\b(?:must (?:be in|follow|have|match|take|use)|is in|are in|in|follows|uses?|have|has|as)"
    r" (?:the|this|a) (?:following )?(?:format|form|pattern)(?: of| similar to the following)?:?"
    r" ?(?:is )?`(?P<shown>[^`]{1,120})`"
    r"|\bin `(?P<inside>[^`]{1,80})` format\b",
    re.IGNORECASE,
)
_TRIGGERS = (
    "8601",
    "nix",
    "ase",
    "JSON",
    "MIME",
    "egular",
    "cron",
    "UTC",
    "sensitive",
    "form",
    " with `",
    "pattern",
)
_SEVERAL = re.compile(
    r"\b(?:can|must|may) be (?:in )?(?:any|one|either) of the following formats?\b"
)
_ENDS = re.compile(
    r"\bmust (?P<verb>begin|start|end) with (?:the (?:prefix|suffix|string) )?"
    r"`(?P<shown>[^`]{1,80})`(?! or\b|,? followed)",
    re.IGNORECASE,
)
_POINTS = re.compile(r"(?:Ur[il]|URI|URL|Path|Location|Arn|ARN)s?$")
_OF_CONTENT = frozenset({"JSON", "case-sensitive", "case-insensitive"})
_GOES_ON = re.compile(r"[^.,;]{0,10}\bfollowed by\b")
_NO_FORMAT = re.compile(
    r"\b(?:To convert|decode|will by default|can be converted|for example, if|JSON file"
    r"|formatted (?:S3|Amazon S3) file|file (?:that|is)|when the|only when|learn more)\b",
    re.IGNORECASE,
)


def find_formats(sentence: Sentence, place: Place) -> Iterator[Finding]:
    """The formats that a sentence asks for."""
    text = sentence.text
    if not any(word in text for word in _TRIGGERS) or not _may_have_format(place):
        return
    if _NO_FORMAT.search(text) or is_in_other_list(sentence) or names_another(text, place):
        return
    for value, end in (*_find_named(text, place), *_find_shown(text)):
        yield Finding(kind=ClaimKind.FORMAT, value=value, plain=not has_condition(text[:end]))
    if sentence.items and _SEVERAL.search(text):
        yield Finding(kind=ClaimKind.FORMAT)


def _find_named(text: str, place: Place) -> Iterator[tuple[str, int]]:
    """The formats that the text names, and where it has done so."""
    names: set[str] = set()
    for name, word, pattern in _NAMED:
        found = pattern.search(text) if word in text else None
        if found is None or (name in _OF_CONTENT and _POINTS.search(place.name)):
            continue
        if name != "case-sensitive" or "case-insensitive" not in names:
            names.add(name)
            yield _name_of(name, found), found.end()


def _find_shown(text: str) -> Iterator[tuple[str, int]]:
    """The forms that the text shows as code, and where it has done so."""
    if ends := _ENDS.search(text):
        yield f"{ends['verb'].lower()}s with {ends['shown']}", ends.end()
    shown = _SHOWN.search(text)
    if shown and not _GOES_ON.match(text, shown.end()):
        yield shown["shown"] or shown["inside"], shown.end()


def _name_of(name: str, found: re.Match[str]) -> str:
    return "JSON or YAML" if name == "JSON" and "YAML" in found.group() else name


def _may_have_format(place: Place) -> bool:
    """Whether the place has texts: its own, or those of its elements."""
    shape = place.target if place.operation is None else None
    if isinstance(shape, ListShape):
        shape = place.service.shape(shape.element.target)
    return isinstance(shape, StringShape | BlobShape | TimestampShape | DocumentShape)
