"""Text as HTML: the one place that escapes.

Takes plain text, gives text that can stand between tags or in a quoted attribute and is never
markup. Characters that HTML has no place for are replaced, since they would make a page unreadable
or impossible to write.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

_BAD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""What is no character of a page: controls, halves of one, and what turns the line around."""
_NO_CLASS = re.compile(r"[^a-z0-9]+")


def to_html(text: str) -> str:
    """Text for between tags or in a quoted attribute."""
    if text.isascii() and text.isprintable():
        return escape(text)
    return escape(_BAD.sub("\N{REPLACEMENT CHARACTER}", text))


@lru_cache(maxsize=256)
def to_class(word: str) -> str:
    """A word as the name of a class: small letters, digits and hyphens alone."""
    return _NO_CLASS.sub("-", word.lower()).strip("-")
