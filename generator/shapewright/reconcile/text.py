"""Documentation compared by its words: white space, markup, labels and quotes do not count.

Takes two documentation trees, gives the first place where their words part, or nothing. A page of
text has lost its markup and some of its blanks, so that only what every layout keeps is looked at.
The work is linear in the texts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from shapewright.ir.doc import (
    Block,
    Bullets,
    CodeBlock,
    Definitions,
    Doc,
    Heading,
    Note,
    Numbered,
    Paragraph,
    plain_text,
)

_MARKS = re.compile(r"""[\s*`\\\-'"\u2010-\u2015\u2018-\u201f\u2022\u00a0]+""")
_LABELS = re.compile("Note|Warning|Danger")
"""What plain pages write where the model has tags."""

_BEFORE = 24
_SHOWN = 72
"""How many characters of a text are shown, and how many of them before the two part."""
_DOTS = "\N{HORIZONTAL ELLIPSIS}"

_APPENDED = (
    "This value will be base64 encoded automatically. "
    "Do not base64 encode this value prior to performing the operation."
)
"""What botocore adds to the text of some blobs."""


@dataclass(frozen=True, slots=True)
class Parting:
    """Two texts, each from shortly before the place where they part."""

    page: str
    model: str


def words_of(doc: Doc, *, notes: bool = True) -> str:
    """Every word of a documentation tree, without its notes if they are not wanted."""
    return _words(doc.blocks, notes=notes)


def fold_words(words: str) -> str:
    """What counts of a text."""
    return _LABELS.sub("", _MARKS.sub("", words))


_FOLDED_APPENDED = fold_words(_APPENDED)


def is_same_text(page: str, model: str) -> bool:
    """Whether two texts say the same, apart from what botocore adds to a page's."""
    if page == model:
        return True
    said, meant = fold_words(page), fold_words(model)
    return said == meant or said.removesuffix(_FOLDED_APPENDED) == meant


def find_parting(page: str, model: str) -> Parting:
    """The first place where two texts that differ part, shown in both."""
    places = [_find_places(text) for text in (page, model)]
    said, meant = fold_words(page), fold_words(model)
    length = min(len(said), len(meant))
    low, high = 0, length
    while low < high:  # the longest common start, by halves: comparing slices is fast
        middle = (low + high + 1) // 2
        if said[low:middle] == meant[low:middle]:
            low = middle
        else:
            high = middle - 1
    return Parting(*(_show(text, at, low) for text, at in zip((page, model), places, strict=True)))


def _words(blocks: tuple[Block, ...], *, notes: bool) -> str:
    return " ".join([_block_words(block, notes=notes) for block in blocks])


def _block_words(block: Block, *, notes: bool) -> str:
    match block:
        case Paragraph(inlines) | Heading(inlines, _):
            return plain_text(inlines)
        case CodeBlock(text):
            return text
        case Bullets(items) | Numbered(items):
            return " ".join([_words(item, notes=notes) for item in items])
        case Note(_, blocks):
            return _words(blocks, notes=notes) if notes else ""
        case Definitions(items):
            return " ".join(
                [f"{plain_text(one.term)} {_words(one.blocks, notes=notes)}" for one in items]
            )


def _find_places(text: str) -> list[int]:
    """For each character that counts, where it stands in the text."""
    kept = [at for at, char in enumerate(text) if not _MARKS.match(char)]
    squeezed = "".join([text[at] for at in kept])
    places: list[int] = []
    start = 0
    for label in _LABELS.finditer(squeezed):
        places += kept[start : label.start()]
        start = label.end()
    return [*places, *kept[start:]]


def _show(text: str, places: list[int], at: int) -> str:
    """The text around its counted character of this number, on one line."""
    place = places[at] if at < len(places) else len(text)
    start = max(0, place - _BEFORE)
    end = min(len(text), start + _SHOWN)
    shown = " ".join(text[start:end].split())
    return f"{_DOTS if start else ''}{shown}{_DOTS if end < len(text) else ''}"
