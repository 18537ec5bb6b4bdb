"""Descriptions: documentation and remarks together, as the docstring of one class or attribute.

Takes a documentation tree, what to say when it is empty, and remarks; gives docstring source for
one level of indentation below a class.
"""

from __future__ import annotations

from collections.abc import Iterable

from shapewright.ir.doc import Doc
from shapewright.lower.docstring import lower_docstring
from shapewright.lower.prose import lower_prose
from shapewright.lower.remarks import lower_remarks

_INDENT = 4
_WIDTH = 88 - _INDENT - len('""""""')


def lower_description(doc: Doc, fallback: str, remarks: Iterable[str]) -> str:
    """The docstring source: the text or its fallback, an empty line, the remarks as bullets."""
    lines = lower_prose(doc, width=_WIDTH) or ([fallback] if fallback else [])
    bullets = lower_remarks(remarks, width=_WIDTH)
    between = [""] if lines and bullets else []
    return lower_docstring([*lines, *between, *bullets], indent=_INDENT)
