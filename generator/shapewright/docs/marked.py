"""Phrases in which code stands between backticks, as words.

Takes a phrase as claims and patterns have it, gives its words. A backtick without another one is
itself.
"""

from __future__ import annotations

import re

from shapewright.docs.page import Word, Words, mono
from shapewright.ir.doc import Text

_SPAN = re.compile(r"(?<!`)(`+)(?!`) ?(.+?) ?(?<!`)\1(?!`)", re.DOTALL)


def read_marked(text: str) -> Words:
    """The words of a phrase."""
    words: list[Word] = []
    end = 0
    for span in _SPAN.finditer(text):
        words += [Text(text[end : span.start()]), mono(span[2])]
        end = span.end()
    words.append(Text(text[end:]))
    return tuple(word for word in words if word != Text(""))
