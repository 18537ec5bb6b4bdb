"""Documentation from the pages that are plain text: indented, flattened, or of changes.

Takes the lines of one text, gives its documentation tree and the facts that boto3's generator wrote
into it. Such text has no code, no links and no end of a note, and flattened text has lost some of
its paragraphs: what is left of them stays, and nothing is put back.
"""

from __future__ import annotations

import re

from shapewright.sources.doc_builder import DocBuilder, ListKind

from .rest_doc import AUTO_FILLED, AUTO_FILLED_TOO, UNION_NOTE, RestText

DEPRECATED = "This operation is deprecated and may not function as expected."

_BULLET = "• "
_DEPRECATION = re.compile(r"(?:Danger)?\s*" + re.escape(DEPRECATED) + r"[^\n]*")
_ENDS_A_SENTENCE = (".", ":", "?", "!")


def read_indented_text(lines: list[str]) -> RestText:
    """The documentation in lines whose indentation and blank lines count."""
    kept = list(lines)
    union = _cut_union_note(kept)
    auto_filled = _cut_auto_filled(kept)
    builder = DocBuilder()
    columns: list[int] = []
    for line in kept:
        text = line.strip()
        if not text:
            builder.end_paragraph()
            continue
        column = len(line) - len(line.lstrip())
        is_bullet = text.startswith(_BULLET)
        while columns and (column < columns[-1] or (column == columns[-1] and not is_bullet)):
            columns.pop()
            builder.close_list()
        if is_bullet:
            if not columns or columns[-1] != column:
                columns.append(column)
                builder.open_list(ListKind.BULLETS)
            builder.start_item()
            text = text[len(_BULLET) :]
        builder.run.add_text(text + "\n")
    return RestText(builder.finish(), union, auto_filled)


def read_flat_text(text: str) -> RestText:
    """The documentation in text without indentation, whose line ends may or may not mean something.

    A line that ends a sentence ends a paragraph. Any other line end is a space: flattened pages
    have one on either side of each word of code.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    union = _cut_union_note(lines)
    auto_filled = _cut_auto_filled(lines)
    builder = DocBuilder()
    for line in lines:
        builder.run.add_text(line + "\n")
        if line.rstrip().endswith(_ENDS_A_SENTENCE):
            builder.end_paragraph()
    return RestText(builder.finish(), union, auto_filled)


def cut_deprecation(text: str) -> tuple[str, bool]:
    """An introduction without the generator's words about deprecation, and whether it had them."""
    if DEPRECATED not in text:
        return text, False
    return _DEPRECATION.sub("", text, count=1), True


def _cut_union_note(lines: list[str]) -> bool:
    """Whether there is the generator's note about a union; it is last, and is taken out."""
    at = next((at for at, line in enumerate(lines) if UNION_NOTE in line), None)
    if at is None:
        return False
    before = lines[at][: lines[at].index(UNION_NOTE)].rstrip()
    del lines[at:]
    lines.append(before.removesuffix("Note"))
    if not before:
        _cut_label(lines)
    return True


def _cut_label(lines: list[str]) -> None:
    last = next((at for at in range(len(lines) - 1, -1, -1) if lines[at].strip()), None)
    if last is not None:
        lines[last] = lines[last].rstrip().removesuffix("Note")


def _cut_auto_filled(lines: list[str]) -> bool:
    last = next((at for at in range(len(lines) - 1, -1, -1) if lines[at].strip()), None)
    if last is None:
        return False
    text = lines[last].rstrip()
    if text.endswith(AUTO_FILLED):
        lines[last] = text.removesuffix(AUTO_FILLED).rstrip()
        return True
    return any(AUTO_FILLED_TOO in line for line in lines)
