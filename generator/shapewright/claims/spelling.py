"""Words that differ only in how they are spelled.

Takes words, says whether letters and digits are the same but for case, as in ``IN_PROGRESS`` and
``InProgress``, or whether one is what another begins or ends with, as ``User`` and
``R_STUDIO_USER``. It knows no other words for the same thing.
"""

from __future__ import annotations

import re

_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_MARKS = re.compile(r"[\W_]+")


def same_word(one: str, other: str) -> bool:
    """Whether two words are the same but for case and punctuation."""
    return bare(one) == bare(other)


def is_short_for(word: str, whole: str) -> bool:
    """Whether a word is the first or the last of the words that make up another."""
    parts = [part.casefold() for part in _PARTS.findall(whole)]
    wanted = [part.casefold() for part in _PARTS.findall(word)]
    count = len(wanted)
    return 0 < count < len(parts) and wanted in (parts[:count], parts[-count:])


def bare(word: str) -> str:
    """A word's letters and digits, in one case."""
    return _MARKS.sub("", word).casefold()
