"""The texts of members, operations and errors, page against model.

Takes what either says at one place, gives both texts where they differ. The words of the model are
folded once each, however often a shape is met.
"""

from __future__ import annotations

from shapewright.ir.doc import Doc
from shapewright.sources.pages import Fact, Page, PageMember
from shapewright.sources.pages.rest_doc import AUTO_FILLED_TOO, UNKNOWN_MEMBER

from .model_tree import Node
from .text import is_same_text, words_of


class Wording:
    """Compares the texts of one page with those of one model."""

    def __init__(self, page: Page) -> None:
        self._has_notes = Fact.NOTES not in page.silent
        self._words: dict[int, tuple[Doc, str]] = {}

    def words(self, doc: Doc) -> str:
        """The words of a model's text that the page's layout would show."""
        found = self._words.get(id(doc))
        if found is None:
            # The text is kept beside its words, so that no other can come to have its id.
            found = self._words[id(doc)] = doc, words_of(doc, notes=self._has_notes)
        return found[1]

    def compare(self, said: PageMember, node: Node) -> tuple[str, str] | None:
        """The texts of a member, if they differ."""
        page = words_on_page(said.doc)
        if said.auto_filled:
            page = page.partition(AUTO_FILLED_TOO)[0]
        if not page and not node.own_doc:
            return None  # a member may say nothing though its shape does: the model drops which
        words = self.words(node.doc)
        return None if is_same_text(page, words) else (page, words)


def words_on_page(doc: Doc) -> str:
    """The words of a text on a page, without what boto3 writes about a union.

    A page without notes has lost the note, and kept the sample that follows it.
    """
    return words_of(doc).replace(UNKNOWN_MEMBER, "")
