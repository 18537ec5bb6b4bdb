"""Documentation and phrases as HTML.

Takes the documentation tree and phrases of pages, gives HTML with every text escaped. A link leads
where ``Links`` says or is not one; a heading is bold text, since those of the page are its own. The
same documentation stands on many pages, and is written once for all pages of the same depth.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from shapewright.docs.links import Links
from shapewright.docs.page import Hop, Target, Word
from shapewright.docs.site.markup import to_html
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


@dataclass(frozen=True, slots=True)
class Emitter:
    """Writes for pages of one depth below the folder of a service."""

    links: Links
    up: str
    """From such a page to the folder of its service: ``../``, or nothing."""
    _docs: dict[int, tuple[Doc, str]] = field(default_factory=dict[int, tuple[Doc, str]])
    """By identity, since to hash a tree takes longer than to write it; kept, so that it stays."""

    def emit_doc(self, doc: Doc) -> str:
        """A documentation, as blocks."""
        if (found := self._docs.get(id(doc))) is None:
            found = self._docs[id(doc)] = (doc, self._emit_blocks(doc.blocks))
        return found[1]

    def emit_words(self, words: Sequence[Word]) -> str:
        """A phrase."""
        return self._emit_inlines(words)

    def find_href(self, target: Target) -> str:
        """The address of a place in the reference, from a page of this depth."""
        anchor = f"#{target.anchor}" if target.anchor else ""
        return to_html(f"{self.up}{target.path}.html{anchor}")

    def _emit_blocks(self, blocks: Iterable[Block]) -> str:
        return "\n".join([self._emit_block(block) for block in blocks])

    def _emit_block(self, block: Block) -> str:
        match block:
            case Paragraph(inlines):
                return f"<p>{self._emit_inlines(inlines)}</p>"
            case Heading(inlines):
                return f'<p class="heading">{self._emit_inlines(inlines)}</p>'
            case CodeBlock(text):
                return f"<pre><code>{to_html(text)}</code></pre>"
            case Bullets(items):
                return f"<ul>{self._emit_items(items)}</ul>"
            case Numbered(items):
                return f"<ol>{self._emit_items(items)}</ol>"
            case Definitions(items):
                terms = "".join([self._emit_definition(item) for item in items])
                return f'<ul class="terms">{terms}</ul>'
            case Note(kind, blocks):
                word = f'<p class="word">{kind.value.capitalize()}</p>'
                return f'<div class="note {kind.value}">{word}{self._emit_blocks(blocks)}</div>'

    def _emit_items(self, items: Sequence[tuple[Block, ...]]) -> str:
        return "".join([f"<li>{self._emit_item(blocks)}</li>" for blocks in items])

    def _emit_item(self, blocks: Sequence[Block]) -> str:
        """The blocks of an item; a paragraph at its start needs no mark of its own."""
        match blocks:
            case (Paragraph(inlines),):
                return self._emit_inlines(inlines)
            case (Paragraph(inlines), (Bullets() | Numbered()) as below):
                return f"{self._emit_inlines(inlines)}{self._emit_block(below)}"
            case _:
                return self._emit_blocks(blocks)

    def _emit_definition(self, item: Definition) -> str:
        term = f"<strong>{self._emit_inlines(item.term)}</strong>" if item.term else ""
        return f"<li>{term}{self._emit_blocks(item.blocks)}</li>"

    def _emit_inlines(self, words: Iterable[Word], *, linked: bool = False) -> str:
        return "".join([self._emit_word(word, linked=linked) for word in words])

    def _emit_word(self, word: Word, *, linked: bool) -> str:
        match word:
            case Text(text):
                return to_html(text)
            case Code(inlines):
                return f"<code>{self._emit_inlines(inlines, linked=linked)}</code>"
            case Emphasis(inlines):
                return f"<em>{self._emit_inlines(inlines, linked=linked)}</em>"
            case Strong(inlines):
                return f"<strong>{self._emit_inlines(inlines, linked=linked)}</strong>"
            case Placeholder(raw):
                return f"<var>{to_html(raw)}</var>"
            case Reference(inlines):
                words = f"<code>{to_html(plain_text(inlines))}</code>"
                return words if linked else self._link(word, words)
            case Link(inlines):
                words = self._emit_inlines(inlines, linked=True)
                return words if linked else self._link(word, words)
            case Hop():
                words = to_html(word.text)
                words = f"<code>{words}</code>" if word.is_code else words
                return words if linked else f'<a href="{self.find_href(word.to)}">{words}</a>'

    def _link(self, inline: Link | Reference, words: str) -> str:
        """Words that lead where the reference or the address of the source does, if anywhere."""
        match self.links.find(inline):
            case None:
                return words
            case Target() as target:
                return f'<a href="{self.find_href(target)}">{words}</a>'
            case address:
                return f'<a href="{to_html(address)}" rel="external">{words}</a>'
