"""A text with other words in some places, and without others.

Takes the text of a part, gives it with everything done to it that was asked for; what nobody asked
about stays byte by byte, comments and layout included. A place inside one that goes, goes along.
"""

from __future__ import annotations

import ast

from shapewright.vendor.single.parts import Part, Placed, Span


class Splice:
    """Collects what is to be done."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.changes: dict[Span, str] = {}

    def put(self, span: Span, text: str) -> None:
        """Write something else there."""
        self.changes[span] = text

    def replace(self, node: Placed, text: str) -> None:
        """Write something else for a node."""
        self.put(self.part.find_span(node), text)

    def remove(self, statement: ast.stmt, *, is_first: bool) -> None:
        """Leave a statement out, with its lines and the blank lines and comments before it.

        Args:
            statement: it stands alone on its lines.
            is_first: whether nothing is left before it in its block, so that the blank lines
                behind it have to go too.
        """
        first, last = statement.lineno - 1, statement.end_lineno or 1
        while first and self._read_line(first - 1)[:1] in {b"", b"#"}:
            first -= 1
        while is_first and last < len(self.part.lines) - 1 and not self._read_line(last):
            last += 1
        self.put((self.part.lines[first], self.part.lines[last]), "")

    def fill(self, before: Placed, last: Placed, text: str) -> None:
        """Write something else for the lines behind one node, up to the end of another."""
        begin, end = before.end_lineno or 1, last.end_lineno or 1
        self.put((self.part.lines[begin], self.part.lines[end]), text)

    def render(self) -> str:
        """The text."""
        code, pieces, at = self.part.code, list[bytes](), 0
        for (begin, end), text in sorted(
            self.changes.items(), key=lambda one: (one[0][0], -one[0][1])
        ):
            if begin >= at:
                pieces += [code[at:begin], text.encode()]
                at = end
            elif not text:
                at = max(at, end)  # neighbours that both go share the blank lines between them
        return b"".join([*pieces, code[at:]]).decode()

    def _read_line(self, at: int) -> bytes:
        return self.part.code[self.part.lines[at] : self.part.lines[at + 1]].strip()
