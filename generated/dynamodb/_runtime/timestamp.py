"""Points in time written as text, in the many forms that boto3 takes.

boto3 asks ``float`` first and then ``dateutil``, whose grammar is wide: ISO 8601, the
forms of mail and of ``date``, dates by month names. Takes text, answers whether it is
of that grammar, with every number in its range; gives no time.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 100
"""Characters; longer text is no time."""

_MONTHS_AND_DAYS = re.compile(
    r"jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?"
    r"|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?"
    r"|(mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
)
_OTHER_WORDS = re.compile(
    r"[ap]m?|at|on|and|ad|of|t|st|nd|rd|th|z|utc|gmt|h|m|s|(hour|minute|second)s?"
)
_ZONE = re.compile(r"[A-Z]{3,5}")
_TOKEN = re.compile(r"[0-9]+|[A-Za-z]+|[\s,.:/+()';-]", re.ASCII)
_TRIPLE = re.compile(
    r"(?<![0-9:.])([0-9]{1,4})([-/.])([0-9]{1,2})\2([0-9]{1,4})(?![0-9])"
)
_CLOCK = re.compile(r"(?<![0-9])([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2}))?(?![0-9])")
_OFFSET = re.compile(r"[+-][0-9]{1,2}:?[0-9]{2}\s*$")


def is_timestamp_text(text: str) -> bool:
    """Whether boto3 can read a point in time from text."""
    if len(text) > MOST:
        return False
    return _is_epoch_text(text) or _is_date(text)


def is_epoch(seconds: float) -> bool:
    """Whether boto3 can send a time so many seconds after 1970: the years 1 to 9999."""
    return -62135596800 <= seconds <= 253402300799


def _is_epoch_text(text: str) -> bool:
    try:
        return is_epoch(float(text))
    except ValueError:
        return False


def _is_date(text: str) -> bool:
    tokens = _TOKEN.findall(text)
    if sum(map(len, tokens)) != len(text):
        return False
    words = [token for token in tokens if token.isalpha()]
    numbers = [token for token in tokens if token.isdigit()]
    if not (numbers or any(_MONTHS_AND_DAYS.fullmatch(word.lower()) for word in words)):
        return False
    if not all(_is_word(word) for word in words):
        return False
    return all(_find_faults(text))


def _is_word(word: str) -> bool:
    known = (_MONTHS_AND_DAYS, _OTHER_WORDS)
    if any(pattern.fullmatch(word.lower()) for pattern in known):
        return True
    return _ZONE.fullmatch(word) is not None


def _find_faults(text: str) -> Iterator[bool]:
    """For each part that has a range, whether it keeps it."""
    dates = _TRIPLE.findall(text)
    yield len(dates) <= 1
    for first, _, second, third in dates:
        yield _is_calendar([int(first), int(second), int(third)])
    for hour, minute, second in _CLOCK.findall(_OFFSET.sub("", text)):
        yield int(hour) <= 24 and int(minute) <= 59 and int(second or 0) <= 59


def _is_calendar(parts: list[int]) -> bool:
    """Whether some order makes them a year, a month and a day."""
    return any(
        1 <= parts[month] <= 12
        and any(1 <= parts[day] <= 31 for day in range(3) if day != month)
        for month in range(3)
    )
