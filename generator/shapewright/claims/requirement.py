"""Members that a sentence requires under a condition.

Takes a sentence and its place, gives the members named beside the place. What is required must be
the place itself, or a member beside it that is named in code; that something else is required, or
that something is not, is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shapewright.claims.finding import Finding, is_in_other_list, names_in
from shapewright.claims.place import Place
from shapewright.claims.sentences import Sentence
from shapewright.ir.claim import ClaimKind

_THING = r"(?:parameter|field|value|member|property|attribute|setting)"
_SELF = rf"(?:this|it|this {_THING}|the {_THING}|`(?P<{{name}}>[\w.$]+)`(?: {_THING})?)"
_SUBJECT, _OTHER = _SELF.format(name="subject"), _SELF.format(name="other")
_FOR = r"for(?! (?:all|both|every|each|any)\b)"
_IF = rf"(?:(?:only )?(?:if|when|unless|whenever|in order|{_FOR})|only)\b"
_FORMS = (
    re.compile(rf"^(?:conditional[.:,]? )?(?:only )?(?:required|mandatory) {_IF}", re.IGNORECASE),
    re.compile(
        rf"(?:^|, |\. |; |\bthen ){_SUBJECT} (?:is|are|becomes) (?:also |only )?"
        rf"(?:a )?(?:required|mandatory)(?: {_THING})?,? {_IF}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^(?:if|when|for) [^.]{{3,300}}, (?:then )?(?:the )?{_SUBJECT}"
        rf" (?:is|are|becomes) (?:also |a )?(?:required|mandatory)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:if|when) [^.]{3,300}, (?:then )?(?:you must (?:also )?(?:specify|provide|include|set"
        rf"|define|supply) (?:a |an |the |a value for )?{_SUBJECT}(?! to\b)"
        rf"|{_OTHER} must (?:also )?be (?:specified|provided|set|included"
        r"|present|supplied)(?! to))",
        re.IGNORECASE,
    ),
    re.compile(
        r"\boptional (?:if|when|for) [^.]{3,160}(?:and|but) (?:is )?(?:required|mandatory)"
        r" (?:if|when|for)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\byou must (?:also )?(?:specify|provide|include|set|supply) (?:a value for )?"
        rf"{_SUBJECT} (?:if|when|whenever|unless|for)\b",
        re.IGNORECASE,
    ),
)
_NOT = re.compile(
    r"\b(?:not|n't|no longer) (?:be )?(?:required|mandatory)\b|\brequired that\b"
    r"|\bwhether\b|\bindicates\b|\bpermissions?\b",
    re.IGNORECASE,
)


def find_requirements(sentence: Sentence, place: Place) -> Iterator[Finding]:
    """The conditional requirement that a sentence states."""
    text = sentence.text
    lower = text.lower()
    if not any(word in lower for word in ("required", "mandatory", "must")):
        return
    if place.operation is not None or _NOT.search(text) or is_in_other_list(sentence):
        return
    found = next((match for form in _FORMS if (match := form.search(text))), None)
    if found is None:
        return
    about = _subject_of(found, place)
    if about in {place.name, *(member.name for member in place.siblings)}:
        yield Finding(kind=ClaimKind.REQUIREMENT, value=names_in(text, place), about=about)


def _subject_of(found: re.Match[str], place: Place) -> str:
    """What is required, by name: what the sentence names in code, or else the place."""
    groups = found.groupdict()
    named = groups.get("subject") or groups.get("other")
    return re.split(r"[.$]", named)[-1] if named else place.name
