"""Phrases that bound a number, read into numbers.

Takes the text of a sentence and gives every phrase such as "up to 50 nodes", "between 1 and 3",
"the maximum value is 20,000" with what it bounds by and in what. It does not judge whether the
phrase sets a limit or merely mentions a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shapewright.ir.claim import Bounds

NUMBER_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "fifty": 50,
    "hundred": 100,
}
"""Numbers that are written out, in lower case."""
_NUMBER = (
    r"[`\"']?-?(?:\d[\d,]{0,20}(?:\.\d{1,20})?|\b(?:" + "|".join(NUMBER_WORDS) + r")\b)[`\"']?"
)
_WORDS_AFTER = (
    r"(?P<unit>(?: ?%| ?(?!(?:and|or|to)\b)[A-Za-z`][\w`\-]*(?: [A-Za-z`][\w`\-]*){0,3})?)"
)
_UNIT = rf"(?={_WORDS_AFTER})"
_PAIR = (
    rf"(?P<low>{_NUMBER})(?: ?\([^()]{{1,30}}\)| ?%)? ?(?:to|and|through|-|\u2013)"
    rf" ?(?P<high>{_NUMBER})"
)
_SUBJECT = r"(?: [^.;:,\d]{1,90}?)?(?:, combined,)?"

_RANGE = re.compile(
    r"\b(?P<operator>between|from|(?:with)?in (?:a|the) range (?:of|from)|ranges? (?:is|from|of)|"
    r"values?(?: are| can be|:)(?: from)?|have|contain|be|(?:list|array|set) of)"
    rf" (?:between )?{_PAIR}{_UNIT}",
    re.IGNORECASE,
)
_UPPER = (
    r"up to|at most|no more than|not more than|(?:not|n't|cannot) exceed"
    r"|limited to(?: a maximum of)?"
    r"|limit of|limit(?: for [^.;,\d]{1,40})? is|less than or equal to|maximum of"
    r"|can only (?:specify|have|use|provide|select|include)"
    r"|(?:not|n't|cannot) be (?:greater|more|larger|longer|higher) than"
    rf"|max(?:imum|\.)?{_SUBJECT}(?: is(?: also)?| are|:| of| allowed is)"
)
_LOWER = (
    r"at least|greater than or equal to|minimum of|(?:not|n't|cannot) be (?:less|lower|fewer) than"
    rf"|min(?:imum|\.)?{_SUBJECT}(?: is| are|:| of| allowed is)"
)
_BELOW = r"less than|fewer than|smaller than|lower than|shorter than|below"
_ABOVE = r"greater than|more than|larger than|higher than|longer than"
_SINGLE = re.compile(
    rf"(?:\b|(?<=n't ))(?P<operator>(?P<upper>{_UPPER})|(?P<lower>{_LOWER})|(?P<below>{_BELOW})"
    rf"|(?P<above>{_ABOVE})|(?P<exact>exactly))(?: the)? (?P<number>{_NUMBER})(?![.,]?\d|[\^*/+])"
    rf"(?! ?(?:to|and|-|\u2013) ?[`\"']?\d){_UNIT}",
    re.IGNORECASE,
)
_DENIED = re.compile(r"(?:\bnot|n't|\bcannot)\b[^.;,]{0,60}$", re.IGNORECASE)
_LESS = re.compile(
    rf"(?P<number>{_NUMBER})(?P<unit>(?: [A-Za-z]+)?) or (?:less|fewer)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that bounds a number."""

    start: int
    end: int
    bounds: Bounds
    operator: str
    """The words that make it a bound, in lower case."""
    unit: str
    """The words after the number, up to four."""

    @property
    def is_limit(self) -> bool:
        """Whether its own words say that it is a limit."""
        return self.operator.startswith(("max", "min", "limit"))


def find_phrases(text: str) -> Iterator[Phrase]:
    """The phrases of a sentence that bound a number, from left to right."""
    found = [*_find_ranges(text)]
    taken = [(phrase.start, phrase.end) for phrase in found]
    found += [
        phrase
        for phrase in _find_singles(text)
        if not any(start < phrase.end and phrase.start < end for start, end in taken)
    ]
    yield from _merge(sorted(found, key=lambda phrase: phrase.start), text)


def _find_ranges(text: str) -> Iterator[Phrase]:
    for match in _RANGE.finditer(text):
        low, high = _number(match["low"]), _number(match["high"])
        if low <= high:
            yield _phrase(match, Bounds(minimum=low, maximum=high))


def _find_singles(text: str) -> Iterator[Phrase]:
    for match in _SINGLE.finditer(text):
        yield _phrase(match, _bounds_of(match, text))
    for match in _LESS.finditer(text):
        bounds = Bounds(maximum=_number(match["number"]))
        # "9 or fewer" says as plainly as "limit of 9" that it is a limit.
        yield Phrase(match.start(), match.end(), bounds, "limit", match["unit"].strip())


def _bounds_of(match: re.Match[str], text: str) -> Bounds:
    number = _number(match["number"])
    denied = _DENIED.search(text[max(0, match.start() - 70) : match.start()]) is not None
    if match["upper"] or (match["above"] and denied):
        return Bounds(maximum=number)
    if match["lower"] or (match["below"] and denied):
        return Bounds(minimum=number)
    if match["below"]:
        return Bounds(maximum=number, below_maximum=True)
    if match["above"]:
        return Bounds(minimum=number, above_minimum=True)
    return Bounds(minimum=number, maximum=number)


def _phrase(match: re.Match[str], bounds: Bounds) -> Phrase:
    unit = match["unit"].replace("`", "").strip()
    return Phrase(match.start(), match.end(), bounds, match["operator"].lower(), unit)


def _merge(phrases: list[Phrase], text: str) -> Iterator[Phrase]:
    """Two phrases around "and" that bound one number from two sides are one."""
    waiting: Phrase | None = None
    for phrase in phrases:
        if waiting is None:
            waiting = phrase
            continue
        low, high = waiting.bounds, phrase.bounds
        between = text[waiting.end : phrase.start]
        if between == " and " and low.maximum is None and high.minimum is None:
            both = Bounds(
                minimum=low.minimum,
                above_minimum=low.above_minimum,
                maximum=high.maximum,
                below_maximum=high.below_maximum,
            )
            waiting = Phrase(waiting.start, phrase.end, both, waiting.operator, phrase.unit)
        else:
            yield waiting
            waiting = phrase
    if waiting is not None:
        yield waiting


def _number(text: str) -> float:
    digits = text.strip("`\"'").replace(",", "").lower()
    if digits in NUMBER_WORDS:
        return NUMBER_WORDS[digits]
    return float(digits) if "." in digits else int(digits)
