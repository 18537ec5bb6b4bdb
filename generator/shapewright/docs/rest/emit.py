"""Words and documentation as reST.

Takes words, gives a run; takes a `Doc`, gives its blocks. Markup cannot stand in markup: the inner
one counts, and a link is a link whatever its words are. Headings in documentation are bold lines,
so that those of a page are its own. A link that leads nowhere is its words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from shapewright.docs.flow import points_of
from shapewright.docs.lines import Joints, add_block, code_lines
from shapewright.docs.links import Links
from shapewright.docs.page import Hop, Target, Word
from shapewright.docs.rest.escape import (
    escape,
    guard,
    join,
    mark_code,
    mark_link,
    mark_role,
    mark_words,
)
from shapewright.ir.doc import (
    Block,
    Bullets,
    Code,
    CodeBlock,
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

Labels = Mapping[Target, str]
"""What leads to each place."""

JOINTS = Joints(before=re.compile(r"- |#\. | "), after=re.compile(r"- |#\. "), apart="..")
_Piece = tuple[str, bool]
_Kept = tuple[Doc, list[str]]


@dataclass(frozen=True, slots=True)
class Emitter:
    """Writes for all pages of a reference."""

    links: Links
    labels: Labels
    kept: dict[int, _Kept] = field(default_factory=dict[int, _Kept])
    """What documentation has become; it stands on many pages."""

    def emit_doc(self, doc: Doc) -> list[str]:
        """The lines of a text, as they stand at the margin."""
        if id(doc) not in self.kept:
            # Kept alive, so that no other one gets its identity.
            self.kept[id(doc)] = (doc, self._blocks(doc.blocks))
        return self.kept[id(doc)][1]

    def emit_words(self, words: Sequence[Word]) -> list[str]:
        """A phrase, as the lines of a paragraph; none if there is nothing to see."""
        line = guard(join(self._pieces(words)))
        return line.split("\n") if line else []

    def _pieces(self, words: Sequence[Word], mark: str = "") -> Iterator[_Piece]:
        for word in words:
            match word:
                case Text(text) | Placeholder(text):
                    yield from _keep_spaces(text, mark_words(text, mark)) if mark else _plain(text)
                case Emphasis(inlines):
                    yield from self._pieces(inlines, "*")
                case Strong(inlines):
                    yield from self._pieces(inlines, "**")
                case Code(inlines):
                    yield from self._mixed_code(inlines)
                case Link(inlines):
                    to = self.links.find(word)
                    yield from self._lead(plain_text(inlines), to) or self._pieces(inlines, mark)
                case Reference(inlines):
                    text = plain_text(inlines)
                    yield from self._lead(text, self.links.find(word)) or _code(text)
                case Hop(text, to, is_code):
                    yield from self._lead(text, to) or (_code(text) if is_code else _plain(text))

    def _mixed_code(self, inlines: Sequence[Inline]) -> Iterator[_Piece]:
        """Code with a link in it: both remain."""
        words = ""
        for inline in inlines:
            if isinstance(inline, Link):
                yield from _code(words)
                text = plain_text((inline,))
                yield from self._lead(text, self.links.find(inline)) or _code(text)
                words = ""
            else:
                words += plain_text((inline,))
        yield from _code(words)

    def _lead(self, text: str, to: str | Target | None) -> list[_Piece]:
        """Words as a link; nothing if there is no way."""
        if not text.strip() or to is None:
            return []
        if isinstance(to, str):
            return _keep_spaces(text, mark_link(text, to))
        label = self.labels.get(to) or self.labels.get(Target(to.path))
        return _keep_spaces(text, mark_role("ref", text, label)) if label else []

    def _blocks(self, blocks: Sequence[Block]) -> list[str]:
        lines: list[str] = []
        for block in blocks:
            add_block(lines, self._block(block), JOINTS)
        return lines

    def _block(self, block: Block) -> list[str]:
        match block:
            case Paragraph(inlines):
                return self.emit_words(inlines)
            case Heading(inlines):
                return self.emit_words((Strong(inlines),))
            case CodeBlock(text):
                return literal_lines("::", text)
            case Bullets(items):
                return [line for item in items for line in hang("- ", self._blocks(item))]
            case Numbered(items):
                return [line for item in items for line in hang("#. ", self._blocks(item))]
            case Definitions():
                return self._block(points_of(block))
            case Note(kind, blocks):
                own = self._blocks(blocks)
                return [f".. {kind.value}::", "", *hang("   ", own)] if own else []


def hang(mark: str, lines: Sequence[str]) -> list[str]:
    """Lines as an item, the mark before the first one."""
    margin = " " * len(mark)
    return [(margin if at else mark) + line if line else "" for at, line in enumerate(lines)]


def literal_lines(opening: str, text: str) -> list[str]:
    """A text whose layout counts, below the line that says so."""
    own = list(code_lines(text))
    return [opening, "", *(f"    {line}" if line else "" for line in own)] if any(own) else []


@lru_cache(maxsize=4096)  # the same few words stand at every member
def _plain(text: str) -> Sequence[_Piece]:
    return [(escape(text), False)]


@lru_cache(maxsize=4096)
def _code(text: str) -> Sequence[_Piece]:
    return _keep_spaces(text, mark_code(text))


def _keep_spaces(text: str, marked: str) -> list[_Piece]:
    """Marked words, with the spaces at the ends of the text outside their marks."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() else ""
    return [(before, False), (marked, True), (after, False)] if text.strip() else [(before, False)]
