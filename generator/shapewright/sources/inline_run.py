"""One run of inlines in the making: words and the spans around them, in reading order.

Takes text and the opening and closing of spans, in whatever order a careless writer left them;
gives well-nested inlines with white space collapsed, empty spans gone and neighbours of one kind
joined. White space at the edge of a span moves out of it, so that ``a<b> b </b>c`` and
``a <b>b</b> c`` are one tree. It knows no markup language and no blocks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from shapewright.ir.doc import (
    Code,
    Emphasis,
    Inline,
    Link,
    Placeholder,
    Reference,
    Strong,
    Text,
    plain_text,
)

_SPACE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")


class Span(Enum):
    """What may stand around words. At most one of each kind is open at a time."""

    CODE = auto()
    EMPHASIS = auto()
    STRONG = auto()
    ANCHOR = auto()


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a span of kind `Span.ANCHOR` leads."""

    href: str = ""
    """The address of a link; empty for a reference."""
    target: str = ""
    """The name a reference leads to; empty when its own words are the name."""


_NOWHERE = Anchor()


def collapse(text: str) -> str:
    """Text with every run of white space, control characters and line separators as one space.

    White space that is not a place to break, such as U+00A0, stays.
    """
    return _SPACE.sub(" ", text)


class InlineRun:
    """Builds the inlines of one paragraph after another.

    Spans open lazily, with their first word, and their number is bounded by their kinds: nothing
    here takes more than a constant time per call, however the spans are nested.
    """

    __slots__ = ("_again", "_open", "_parts", "_space")

    def __init__(self) -> None:
        self._open: list[tuple[Span, Anchor]] = []
        self._again: dict[Span, int] = {}  # opened while open already
        # what the paragraph and each begun span hold so far; the spans begun come first in _open
        self._parts: list[list[Inline | str]] = [[]]
        self._space = False

    def add_text(self, text: str) -> None:
        """More words, white space as the source has it."""
        if not text:
            return
        if text.isprintable():  # no white space in it but plain spaces
            words = " ".join(text.split())
        else:
            text = collapse(text)
            words = text.strip(" ")
        if not words:
            self._space = True
            return
        self._add(words, space_before=text[0] == " ")
        self._space = text[-1] == " "

    def add_placeholder(self, raw: str) -> None:
        """A stand-in, as written."""
        self._add(Placeholder(collapse(raw)), space_before=False)
        self._space = False

    def open_span(self, kind: Span, anchor: Anchor = _NOWHERE) -> None:
        """What follows stands in a span, until `close_span` or the end of the run."""
        if any(kind is span for span, _ in self._open):
            if kind is not Span.ANCHOR:
                self._again[kind] = self._again.get(kind, 0) + 1
                return
            self.close_span(kind)  # links do not nest: the next one ends the one before
        self._open.append((kind, anchor))

    def close_span(self, kind: Span) -> None:
        """The span of this kind ends, if there is one; spans inside it go on after it."""
        if self._again.get(kind):
            self._again[kind] -= 1
            return
        at = next((at for at, (span, _) in enumerate(self._open) if span is kind), None)
        if at is None:
            return
        while len(self._parts) > at + 1:
            self._end_innermost()
        del self._open[at]

    def finish(self) -> tuple[Inline, ...]:
        """The inlines so far; the run starts afresh.

        Spans that have begun end here; those still without a word wait for the next run, as a
        span may be opened around the paragraphs it is meant for.
        """
        waiting = self._open[len(self._parts) - 1 :]
        while len(self._parts) > 1:
            self._end_innermost()
        if not self._parts[0]:
            self._space = False
            return ()
        inlines = _join(self._parts[0])
        self._parts = [[]]
        self._open = waiting
        self._again.clear()
        self._space = False
        return inlines

    def _add(self, content: Inline | str, *, space_before: bool) -> None:
        parts = self._parts
        if (space_before or self._space) and (parts[0] or len(parts) > 1):
            parts[-1].append(" ")
        while len(parts) <= len(self._open):
            parts.append([])
        parts[-1].append(content)

    def _end_innermost(self) -> None:
        inlines = _join(self._parts.pop())
        kind, anchor = self._open[len(self._parts) - 1]
        span = _lead(inlines, anchor) if kind is Span.ANCHOR else _SPANS[kind](inlines)
        self._parts[-1].append(span)


_Wrapper = Callable[[tuple[Inline, ...]], Inline]
_SPANS: dict[Span, _Wrapper] = {
    Span.CODE: Code,
    Span.EMPHASIS: Emphasis,
    Span.STRONG: Strong,
}


def _lead(inlines: tuple[Inline, ...], anchor: Anchor) -> Link | Reference:
    if anchor.href:
        return Link(inlines, anchor.href)
    return Reference(inlines, anchor.target or plain_text(inlines))


def _join(parts: Iterable[Inline | str]) -> tuple[Inline, ...]:
    """Parts as inlines, with neighbours of one kind made one."""
    joined: list[Inline] = []
    for kind, neighbours in groupby(parts, type):
        if kind is str:
            joined.append(Text("".join(map(str, neighbours))))
            continue
        group = [part for part in neighbours if not isinstance(part, str)]
        first = group[0]
        if len(group) > 1 and isinstance(first, Code | Emphasis | Strong):
            group = [type(first)(_join(_parts_of(group)))]
        joined += group
    return tuple(joined)


def _parts_of(spans: Iterable[Inline]) -> Iterator[Inline | str]:
    """What several spans hold, as if they had never been apart."""
    for span in spans:
        if isinstance(span, Code | Emphasis | Strong):
            for inline in span.inlines:
                yield inline.text if isinstance(inline, Text) else inline
