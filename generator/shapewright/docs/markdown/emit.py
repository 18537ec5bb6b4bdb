"""Words and documentation as Markdown.

Takes words, gives a run of one line; takes a `Doc`, gives its blocks. A paragraph is one line,
however long, and what stands in an item is four spaces in: both readers agree on that. Headings in
documentation are bold lines, so that those of a page are its own. A link that leads nowhere is its
words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from shapewright.docs.flow import points_of
from shapewright.docs.lines import Joints, add_block, code_lines
from shapewright.docs.links import Links
from shapewright.docs.markdown.escape import (
    escape,
    fence_lines,
    guard,
    mark_address,
    mark_code,
)
from shapewright.docs.page import Hop, Target, Word
from shapewright.ir.doc import (
    Block,
    Bullets,
    Code,
    CodeBlock,
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

Fragments = Mapping[Target, str]
"""What leads to a place from another page: the address of the heading it stands under, if it has
one that all builders know. Every page is here."""

_APART = "<!-- -->"
"""Keeps two blocks from being read as one; shows nothing."""
JOINTS = Joints(
    # Lists, quotes and code in an item; `guard` sees to it that no other line begins like them.
    before=re.compile(r"-   |\d+\. |>| {4}"),
    after=re.compile(r"-   |\d+\. |> | {4}"),
    apart=_APART,
)
_MOST = 99  # a larger number would move what stands below it; readers count for themselves
_SIMPLE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ]*[A-Za-z0-9])?|`[^`]+`")
_BEFORE, _AFTER = ("", " "), ("", " ", ".", ",", ";", ":")
_Kept = tuple[Doc, str]


@dataclass(frozen=True, slots=True)
class Emitter:
    """Writes for the pages of one folder."""

    links: Links
    fragments: Fragments
    depth: int = 0
    """How many folders down the pages stand."""
    kept: dict[int, _Kept] = field(default_factory=dict[int, _Kept])
    """What documentation has become; it stands on many pages."""

    def emit_doc(self, doc: Doc) -> str:
        """The blocks of a text, as they stand at the margin."""
        if known := self.kept.get(id(doc)):
            return known[1]
        text = "\n".join(self._blocks(doc.blocks, is_root=True))
        self.kept[id(doc)] = (doc, text)  # kept alive, so that no other one gets its identity
        return text

    def emit_words(self, words: Sequence[Word], here: str = "", *, linked: bool = True) -> str:
        """A phrase, not yet fit for the beginning of a line.

        Args:
            words: the phrase.
            here: the path of the page it stands on; places on it need no way there.
            linked: whether links are links; they cannot be in one another.
        """
        words = [*self._open(words, linked=linked)]
        pieces = [self._word(word, here, linked=linked) for word in words]
        text = ""
        for at, piece in enumerate(pieces):
            if isinstance(words[at], Emphasis | Strong) and not piece.isspace():
                after = "".join(pieces[at + 1 : at + 2])
                text += _set_apart(words[at], text, piece, after)
            elif piece[:1] == "`" == text[-1:]:
                text += _APART + piece  # two code spans that touch would be one
            else:
                text += piece
        return text

    def _open(self, words: Sequence[Word], *, linked: bool) -> Iterator[Word]:
        """The words, with those of links that lead nowhere in their place."""
        for word in words:
            if isinstance(word, Link) and not (linked and self.links.find(word)):
                yield from self._open(word.inlines, linked=linked)
            else:
                yield word

    def _word(self, word: Word, here: str, *, linked: bool) -> str:
        match word:
            case Text(text) | Placeholder(text):
                return escape(text)
            case Code((Text(text),)):
                return mark_code(text)
            case Code(inlines):
                return self._mixed_code(inlines, here, linked=linked)
            case Emphasis(inlines) | Strong(inlines):
                return self.emit_words(inlines, here, linked=linked)
            case Link(inlines):
                return self._lead(
                    self.emit_words(inlines, here, linked=False), self.links.find(word), here
                )
            case Reference(inlines):
                words = mark_code(plain_text(inlines))
                return self._lead(words, self.links.find(word) if linked else None, here)
            case Hop(text, to, is_code):
                words = mark_code(text) if is_code else escape(text)
                return self._lead(words, to if linked else None, here)

    def _mixed_code(self, inlines: Sequence[Word], here: str, *, linked: bool) -> str:
        """Code with a link in it: both remain."""
        parts: list[Word] = []
        words = ""
        for inline in inlines:
            if isinstance(inline, Link):
                parts += [*_code_of(words), Link(_code_of(plain_text((inline,))), inline.href)]
                words = ""
            elif not isinstance(inline, Hop):
                words += plain_text((inline,))
        return self.emit_words((*parts, *_code_of(words)), here, linked=linked)

    def _lead(self, words: str, to: str | Target | None, here: str) -> str:
        """Words as a link, or alone."""
        if to is None or not words.strip():
            return words
        if isinstance(to, str):
            return _wrap_link(words, mark_address(to))
        if to.path == here and to.anchor:
            return f'<a href="#{to.anchor}">{words}</a>'
        fragment = self.fragments.get(to) or self.fragments.get(Target(to.path))
        if fragment is None:
            return words
        return _wrap_link(words, f"{'../' * self.depth}{to.path}.md{fragment and '#'}{fragment}")

    def _blocks(self, blocks: Sequence[Block], *, is_root: bool = False) -> list[str]:
        lines: list[str] = []
        for block in blocks:
            add_block(lines, self._block(block, is_root=is_root), JOINTS)
        return lines

    def _block(self, block: Block, *, is_root: bool) -> list[str]:
        match block:
            case Paragraph(inlines):
                return [line] if (line := guard(self.emit_words(inlines))) else []
            case Heading(inlines):
                return self._block(Paragraph((Strong(inlines),)), is_root=is_root)
            case CodeBlock(text) if is_root:
                return list(fence_lines(text))
            case CodeBlock(text):
                return [f"    {line}" if line else "" for line in code_lines(text)]
            case Bullets(items):
                return self._items([("-", item) for item in items])
            case Numbered(items):
                return self._items([(f"{min(at, _MOST)}.", one) for at, one in enumerate(items, 1)])
            case Definitions():
                return self._block(points_of(block), is_root=is_root)
            case Note(kind, blocks):
                label = Paragraph((Strong((Text(kind.value.capitalize()),)),))
                lines = self._blocks((label, *blocks))
                return [f"> {line}".rstrip() for line in lines]

    def _items(self, items: Sequence[tuple[str, Sequence[Block]]]) -> list[str]:
        """The lines of a list; each item begins with a line of words, or of nothing."""
        own = [(mark, self._item(blocks)) for mark, blocks in items]
        is_loose = any("" in lines for _, lines in own)
        lines: list[str] = []
        for mark, item in own:
            if lines and is_loose:
                lines.append("")
            lines += [indent(line, "" if at else mark) for at, line in enumerate(item)]
        return lines

    def _item(self, blocks: Sequence[Block]) -> list[str]:
        lines = self._blocks(blocks)
        match blocks:
            case (Paragraph() | Heading() as first, *_) if self._block(first, is_root=False):
                return lines
            case _:
                return [_APART, "", *lines]


def indent(line: str, mark: str = "") -> str:
    """A line as part of an item, or as its first one."""
    return mark.ljust(4) + line if line or mark else ""


def _code_of(text: str) -> tuple[Text | Code, ...]:
    """Code with the spaces at its ends kept outside it."""
    bare = text.strip()
    start = text.find(bare)
    parts = (Text(text[:start]), Code((Text(bare),)), Text(text[start + len(bare) :]))
    return parts if bare else (Text(text),)


def _set_apart(word: Word, before: str, piece: str, after: str) -> str:
    """Words in asterisks where all readers take them for marks, else in an element."""
    if not piece:
        return ""
    is_free = before[-1:] in _BEFORE and after[:1] in _AFTER
    if is_free and _SIMPLE.fullmatch(piece):
        mark = "*" if isinstance(word, Emphasis) else "**"
        return f"{mark}{piece}{mark}"
    tag = "em" if isinstance(word, Emphasis) else "strong"
    return f"<{tag}>{piece}</{tag}>"


def _wrap_link(words: str, address: str) -> str:
    """A link; the spaces at the ends of its words stand outside it."""
    bare = words.strip()
    return words.replace(bare, f"[{bare}]({address})", 1)
