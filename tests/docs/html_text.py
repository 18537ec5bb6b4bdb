"""What a browser would show of a piece of HTML: its words, and the elements they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Shown:
    """What was found."""

    text: str = ""
    """Runs of white space are one space."""
    tags: list[str] = field(default_factory=list[str])
    """In the order in which they open; a comment is one too."""
    links: list[str] = field(default_factory=list[str])
    ids: list[str] = field(default_factory=list[str])


def read_html(text: str) -> Shown:
    """What this HTML shows; a word does not go on past the end of a block."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.shown.text = " ".join("".join(reader.words).split())
    return reader.shown


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.shown = Shown()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shown.tags.append(tag)
        for name, value in attrs:
            if name == "href":
                self.shown.links.append(value or "")
            if name == "id":
                self.shown.ids.append(value or "")
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.shown.tags.append(f"!--{data}--")

    def _part(self, tag: str) -> None:
        if tag in {"p", "li", "ul", "ol", "pre", "div", "blockquote", "h1", "h2", "section"}:
            self.words.append(" ")
