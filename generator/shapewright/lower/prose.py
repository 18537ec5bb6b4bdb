"""Documentation as lines of plain text, marked lightly in the manner of Markdown.

Takes a `Doc` and a width; gives the lines a person reads in a docstring or a terminal: paragraphs
apart by an empty line, bullets with a hanging indent, code between backticks. It escapes nothing,
because what it writes is read far more often than rendered, and it writes no source: that a line
may stand in a docstring is that room's care.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from shapewright.ir.doc import (
    Block,
    Bullets,
    Code,
    CodeBlock,
    Definition,
    Definitions,
    Doc,
    Emphasis,
    Heading,
    Inline,
    Link,
    Note,
    Numbered,
    Paragraph,
    Placeholder,
    Reference,
    Strong,
    Text,
    plain_text,
)

_NARROWEST = 24  # deep lists stay readable, past the width if they must
_BACKTICKS = re.compile(r"`+")
_IN_ADDRESS = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"})


def lower_prose(doc: Doc, *, width: int, quotes: int = 0) -> list[str]:
    """The documentation as lines of at most ``width`` characters.

    Args:
        doc: the documentation.
        width: the most characters a line has. Only a single word, an address above all, or a
            line of a code block may be longer.
        quotes: the characters lost to opening quotes on the first line and, if there is just
            one line, to closing quotes as well.

    No line ends in white space or holds a tab; a line begins with spaces only below a list item
    or in a code block; there is no empty line at either end.
    """
    match doc.blocks:
        case (Paragraph(inlines),):
            return wrap(_mark(inlines), width=width, before=quotes, after=quotes)
        case (Paragraph(inlines), *rest):
            first = wrap(_mark(inlines), width=width, before=quotes)
            below = _lower_blocks(rest, width)
            return [*first, "", *below] if first and below else first or below
        case blocks:
            return _lower_blocks(blocks, width - quotes)


def wrap(text: str, *, width: int, before: int = 0, after: int = 0) -> list[str]:
    """Text as lines of at most ``width`` characters, broken at white space only.

    The first line is shorter by ``before``; a text that makes just one line leaves room for
    ``after`` more characters on it, or is broken.
    """
    text = " ".join(text.split())
    length = len(text)
    if length <= width - before - after:
        return [text] if text else []
    lines: list[str] = []
    start = 0
    room = max(min(width - before, length - 1), 1)
    while length - start > room:
        end = text.rfind(" ", start, start + room + 1)
        if end < 0:
            end = text.find(" ", start + room)
            if end < 0:
                break
        lines.append(text[start:end])
        start = end + 1
        room = width
    lines.append(text[start:])
    return lines


def _lower_blocks(blocks: Iterable[Block], width: int) -> list[str]:
    """The lines of several blocks, an empty line between them."""
    lines: list[str] = []
    for block in blocks:
        if own := _lower_block(block, width):
            if lines:
                lines.append("")
            lines += own
    return lines


def _lower_block(block: Block, width: int) -> list[str]:
    match block:
        case Paragraph(inlines):
            return wrap(_mark(inlines), width=width)
        case Heading(inlines):
            return wrap(f"**{_mark(inlines)}**", width=width)
        case CodeBlock(text):
            return _fence(text)
        case Bullets(items):
            return _lower_items([("- ", item) for item in items], width)
        case Numbered(items):
            return _lower_items([(f"{at}. ", item) for at, item in enumerate(items, 1)], width)
        case Definitions(items):
            return _lower_items([("- ", _define(item)) for item in items], width)
        case Note(kind, blocks):
            return _lower_blocks(_label(f"{kind.value.capitalize()}:", blocks), width)


def _lower_items(items: Sequence[tuple[str, Sequence[Block]]], width: int) -> list[str]:
    """The lines of a list: each item after its mark, its further lines as far in."""
    lines: list[str] = []
    for mark, blocks in items:
        margin = " " * len(mark)
        own = _lower_item(blocks, max(width - len(mark), _NARROWEST))
        lines += [(margin if at else mark) + line if line else "" for at, line in enumerate(own)]
    return lines


def _lower_item(blocks: Sequence[Block], width: int) -> list[str]:
    """The lines of an item; a list right below its first paragraph needs no empty line."""
    match blocks:
        case (Paragraph() as first, (Bullets() | Numbered() | Definitions()) as below):
            return _lower_block(first, width) + _lower_block(below, width)
        case _:
            return _lower_blocks(blocks, width)


def _define(item: Definition) -> Sequence[Block]:
    """A definition as the content of a bullet: the term, a colon, the meaning."""
    term = _mark(item.term)
    if not term or not item.blocks:
        return item.blocks or (Paragraph(item.term),)
    return _label(term if term.endswith((":", ".")) else f"{term}:", item.blocks)


def _label(label: str, blocks: Sequence[Block]) -> Sequence[Block]:
    """Blocks with a label before their first words."""
    match blocks:
        case (Paragraph(inlines), *rest):
            return (Paragraph((Text(f"{label} "), *inlines)), *rest)
        case _:
            return (Paragraph((Text(label),)), *blocks)


def _fence(text: str) -> list[str]:
    """A code block between fences no line of it can be mistaken for."""
    fence = "`" * max(3, _longest_run_of_backticks(text) + 1)
    return [fence, *(line.rstrip().expandtabs(4) for line in text.split("\n")), fence]


def _mark(inlines: Sequence[Inline]) -> str:
    """Inlines with their marks, not wrapped yet."""
    return "".join([_mark_one(inline) for inline in inlines])


def _mark_one(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case Code((Text(text),)):
            return _mark_code(text)
        case Code(inlines):
            return _mark_mixed_code(inlines)
        case Link(inlines, href):
            return _mark_link(_mark(inlines), href)
        case Reference(inlines):
            return _mark_code(plain_text(inlines))
        case Emphasis(inlines):
            return f"*{_mark(inlines)}*"
        case Strong(inlines):
            return f"**{_mark(inlines)}**"
        case Placeholder(raw):
            return raw


def _mark_link(words: str, href: str) -> str:
    address = href.translate(_IN_ADDRESS)
    return f"<{address}>" if words == href else f"[{words}]({address})"


def _mark_code(text: str) -> str:
    if "`" not in text:
        return f"`{text}`"
    fence = "`" * (_longest_run_of_backticks(text) + 1)
    pad = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _mark_mixed_code(inlines: Sequence[Inline]) -> str:
    """Code with spans inside: it has no marks of its own, but a link in it stays a link."""
    marked: list[str] = []
    words = ""
    for inline in inlines:
        if isinstance(inline, Link):
            marked += [
                _mark_words_as_code(words),
                _mark_link(_mark_mixed_code(inline.inlines), inline.href),
            ]
            words = ""
        else:
            words += plain_text((inline,))
    return "".join([*marked, _mark_words_as_code(words)])


def _mark_words_as_code(words: str) -> str:
    """Code with the spaces at its ends kept outside the backticks."""
    bare = words.strip(" ")
    return words.replace(bare, _mark_code(bare), 1) if bare else words


def _longest_run_of_backticks(text: str) -> int:
    return max(map(len, _BACKTICKS.findall(text)), default=0)
