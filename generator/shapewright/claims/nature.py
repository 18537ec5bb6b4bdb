"""What sentences say of a value's nature: unique, unchangeable, no longer to be used.

Takes a sentence and its place, gives findings without a value. The sentence must be about the place
as such: that something in it, near it or named by it is so, is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shapewright.claims.finding import Finding, codes_in, is_in_other_list
from shapewright.claims.place import Place
from shapewright.claims.sentences import Sentence
from shapewright.ir.claim import ClaimKind

_UNIQUE = re.compile(
    r"\b(?:must|should|has to|have to|needs to) (?:also )?be (?:\w+ )?unique\b"
    r"|\b(?:can ?not|can't|must not|may not) (?:contain|have|include|specify) (?:any )?"
    r"duplicates?\b"
    r"|\b(?:is|are) unique (?:within|in|across|per|for each|to|among)\b"
    r"|\bcan (?:appear|occur|be listed) only once\b"
    r"|^A unique,?(?: case-sensitive,?)? (?:identifier|token|ID|string|value|key|number)"
    r" (?:that you (?:provide|specify|supply|create)|that guarantees|to ensure|used to ensure)\b"
    r"|\b(?:no|without) duplicates?(?: \w+)? (?:are )?allowed\b"
    r"|\bduplicates? (?:\w+ )?(?:are|is) not allowed\b",
    re.IGNORECASE,
)
_CHANGE = r"(?:chang|modif|updat|edit|alter|renam)"
_FIXED = re.compile(
    r"\b(?:can ?not|can't|can never|may not|must not|not able to) (?:be )?"
    rf"{_CHANGE}(?:ed|ied|e|y)?\b"
    r"|\b(?:is|are) immutable\b|^(?:this|it|the) (?:\w+ ){0,3}is read-only\b(?! to\b)",
    re.IGNORECASE,
)
_NOT_FIXED = re.compile(
    r"\b(?:both|while|until|earlier|more than|between|in progress|in use|status|state|by using"
    r"|another|others?|because|thrown|error|from `|from a)\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless)\b", re.IGNORECASE)
_FOR_SOME = re.compile(r"\b(?:when|for)\b", re.IGNORECASE)
_THING = (
    r"(?:parameter|field|property|attribute|member|operation|api|action|data type|structure|setting"
    r"|option|feature|shape|value|exception|object|element|command|method|request|response)"
)
_OLD = (
    r"(?:deprecated|obsolete|discontinued|retired|no longer (?:supported|available|used|in use"
    r"|valid|returned|maintained|recommended|needed|required|applicable)"
    r"|(?:replaced|superseded) (?:by|with))"
)
_DEPRECATED = re.compile(
    r"^(?:\W*(?:note|important|warning)\W+)?\W?(?:deprecated(?=[^\w ]|\Z| in favor| since| and)"
    rf"|(?:this|the|these) (?:`(?P<shown>\w+)` |\w+ )?{_THING}s? (?:is|are|has been|have been|was) "
    rf"(?:now |being |currently )?{_OLD}"
    rf"|`(?P<name>\w+)`(?: {_THING})? (?:is|has been|was) (?:now )?{_OLD}"
    rf"|(?:this|it) (?:is|has been|was) (?:now )?{_OLD}|no longer (?:supported|used)\b)",
    re.IGNORECASE,
)


def find_uniqueness(sentence: Sentence, place: Place) -> Iterator[Finding]:
    """That values must be unique."""
    text = sentence.text
    if not any(word in text for word in ("unique", "duplicate", "only once")):
        return
    found = _UNIQUE.search(text)
    if found is None or is_in_other_list(sentence):
        return
    if {*codes_in(text[: found.start()])} <= {place.name}:
        yield Finding(kind=ClaimKind.UNIQUENESS, plain=not _IF.search(text))


def find_immutability(sentence: Sentence, _: Place) -> Iterator[Finding]:
    """That something cannot be changed."""
    text = sentence.text
    if not any(word in text for word in ("not", "n't", "immutable", "read-only", "never")):
        return
    found = _FIXED.search(text)
    if found is None or is_in_other_list(sentence) or _NOT_FIXED.search(text):
        return
    conditional = _IF.search(text) or _FOR_SOME.search(text, found.end())
    yield Finding(kind=ClaimKind.IMMUTABILITY, plain=not conditional)


def find_deprecation(sentence: Sentence, place: Place) -> Iterator[Finding]:
    """That the place should no longer be used."""
    found = _DEPRECATED.match(sentence.text)
    if found is None or is_in_other_list(sentence):
        return
    if (found["name"] or found["shown"] or place.name) == place.name:
        yield Finding(kind=ClaimKind.DEPRECATION)
