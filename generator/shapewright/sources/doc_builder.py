"""A documentation tree in the making, block by block.

Takes the events of any markup, well formed or not: text, spans, lists and notes opening and
closing, paragraphs ending; gives a `Doc` without empty blocks. Events that fit nowhere are put
where a reader would look for them, never refused, and no word is dropped. It knows no markup
language: which tag or directive means what is its caller's to say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from shapewright.ir.doc import (
    EMPTY,
    Block,
    Bullets,
    CodeBlock,
    Definition,
    Definitions,
    Doc,
    Heading,
    Inline,
    Note,
    NoteKind,
    Numbered,
    Paragraph,
    Strong,
    Text,
)
from shapewright.sources.inline_run import InlineRun, collapse

_DEEPEST = 32  # far above what people write; emitters may recurse over what is built here


class ListKind(Enum):
    """The lists there are."""

    BULLETS = auto()
    NUMBERED = auto()
    DEFINITIONS = auto()


@dataclass(slots=True)
class _Item:
    """What one item of a list holds so far; a note or the document has exactly one."""

    term: tuple[Inline, ...] = ()
    blocks: list[Block] = field(default_factory=list["Block"])


@dataclass(slots=True)
class _Frame:
    """A list, a note or the document itself, still open."""

    kind: ListKind | NoteKind | None
    items: list[_Item]


class DocBuilder:
    """Builds one `Doc`. Use `run` for the words and spans of the current paragraph."""

    __slots__ = ("_frames", "_heading", "_term", "_too_deep", "run")

    def __init__(self) -> None:
        self.run = InlineRun()
        self._frames = [_Frame(None, [_Item()])]
        self._heading = 0  # the level of the heading being read
        self._term = False  # whether a term is being read
        self._too_deep = 0  # lists and notes opened below the deepest level, and not closed yet

    def end_paragraph(self) -> None:
        """The current paragraph, heading or term is complete; nothing happens if it is empty."""
        inlines = self.run.finish()
        if not inlines or (len(inlines) == 1 and _is_blank(inlines[0])):
            return
        if self._term:
            self._frames[-1].items[-1].term = inlines
        elif self._heading:
            self._add(Heading(_unstressed(inlines), self._heading))
        else:
            self._add(Paragraph(inlines))
        self._term, self._heading = False, 0

    def start_heading(self, level: int) -> None:
        """What follows, up to the end of the paragraph, is a heading of this level (1 to 6)."""
        self._start_block()
        self._heading = level

    def end_block(self) -> None:
        """The paragraph, heading or term ends, even if it is empty."""
        self.end_paragraph()
        self._term, self._heading = False, 0

    def open_list(self, kind: ListKind) -> None:
        """A list begins inside the current item, note or document."""
        self._start_block()
        self._push(kind, [])

    def start_item(self) -> None:
        """An item of the innermost list begins; without a list, a list of bullets begins too."""
        self._start_block()
        self._close_down_to_list((ListKind.BULLETS, ListKind.NUMBERED))
        self._frames[-1].items.append(_Item())

    def start_term(self) -> None:
        """A term of the innermost list of definitions begins; without one, such a list does."""
        self._start_block()
        self._close_down_to_list((ListKind.DEFINITIONS,))
        self._frames[-1].items.append(_Item())
        self._term = True

    def start_definition(self) -> None:
        """What the latest term means begins."""
        self._start_block()
        self._close_down_to_list((ListKind.DEFINITIONS,))

    def end_item(self) -> None:
        """The current item or definition ends, with the notes left open in it."""
        self.end_block()
        while isinstance(self._frames[-1].kind, NoteKind) and self._in_list():
            self._pop()

    def close_list(self) -> None:
        """The innermost list ends, with the notes left open in it."""
        self.end_block()
        if self._too_deep:
            self._too_deep -= 1
        elif self._in_list():
            while isinstance(self._frames[-1].kind, NoteKind):
                self._pop()
            self._pop()

    def open_note(self, kind: NoteKind) -> None:
        """A note begins inside the current item, note or document."""
        self._start_block()
        self._push(kind, [_Item()])

    def close_note(self) -> None:
        """The innermost note ends, with the lists left open in it."""
        self.end_block()
        if self._too_deep:
            self._too_deep -= 1
        elif any(isinstance(frame.kind, NoteKind) for frame in self._frames):
            while not isinstance(self._frames[-1].kind, NoteKind):
                self._pop()
            self._pop()

    def add_code_block(self, text: str) -> None:
        """Lines whose layout counts, separated by any line ends."""
        self._start_block()
        lines = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4).split("\n")
        # one character at a time, so that runs of spaces keep their length
        kept = ["".join(map(collapse, line)).rstrip() for line in lines]
        if body := "\n".join(kept).strip("\n"):
            self._add(CodeBlock(body))

    def finish(self) -> Doc:
        """The documentation; everything still open ends here."""
        self.end_block()
        while len(self._frames) > 1:
            self._pop()
        blocks = tuple(self._frames[0].items[0].blocks)
        return Doc(blocks) if blocks else EMPTY

    def _start_block(self) -> None:
        self.end_paragraph()
        self._term, self._heading = False, 0

    def _add(self, block: Block) -> None:
        items = self._frames[-1].items
        if not items:
            items.append(_Item())
        items[-1].blocks.append(block)

    def _push(self, kind: ListKind | NoteKind, items: list[_Item]) -> None:
        if len(self._frames) > _DEEPEST:
            self._too_deep += 1
        else:
            self._frames.append(_Frame(kind, items))

    def _pop(self) -> None:
        block = _build_block(self._frames.pop())
        if block is not None:
            self._add(block)

    def _in_list(self) -> bool:
        return any(isinstance(frame.kind, ListKind) for frame in self._frames)

    def _close_down_to_list(self, kinds: tuple[ListKind, ...]) -> None:
        """Make a list of one of these kinds the innermost open block."""
        if any(frame.kind in kinds for frame in self._frames):
            while self._frames[-1].kind not in kinds:
                self._pop()
        else:
            if len(self._frames) > _DEEPEST:
                self._pop()
            self._frames.append(_Frame(kinds[0], []))


def _build_block(frame: _Frame) -> Block | None:
    """The finished block, or nothing if it holds nothing."""
    if isinstance(frame.kind, NoteKind):
        blocks = tuple(frame.items[0].blocks)
        return Note(frame.kind, blocks) if blocks else None
    if frame.kind is ListKind.DEFINITIONS:
        definitions = tuple(
            Definition(item.term, tuple(item.blocks))
            for item in frame.items
            if item.term or item.blocks
        )
        return Definitions(definitions) if definitions else None
    items = tuple(tuple(item.blocks) for item in frame.items if item.blocks)
    if not items:
        return None
    return Numbered(items) if frame.kind is ListKind.NUMBERED else Bullets(items)


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, Text) and inline.text.isspace()


def _unstressed(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A heading's inlines: a heading that is strong from end to end is just a heading."""
    match inlines:
        case (Strong(inside),):
            return inside
        case _:
            return inlines
