"""When two pieces of a syntax tree are the same: when they say the same, blank lines apart.

Takes nodes, gives their text, and chooses among three versions of a piece. What neither side
touched, or one side alone, or both alike, is settled here; the rest is the caller's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import libcst as cst

from shapewright.vendor.merge.conflict import CHANGED, Conflict

PieceT = TypeVar("PieceT")

_EMPTY = cst.Module(body=[])


def code_of(piece: cst.CSTNode | Sequence[cst.CSTNode] | None) -> str:
    """The text of a node or of several, without the blank lines around it."""
    if piece is None:
        return ""
    nodes = [piece] if isinstance(piece, cst.CSTNode) else piece
    return "".join(map(_EMPTY.code_for_node, nodes)).strip("\n")


def remarks_of(node: cst.CSTNode | cst.MaybeSentinel | Sequence[cst.CSTNode] | None) -> str:
    """The comments in a piece, and nothing of its layout."""
    if isinstance(node, cst.Comment):
        return node.value
    if isinstance(node, cst.CSTNode):
        return remarks_of(node.children)
    if node is None or isinstance(node, cst.MaybeSentinel):
        return ""
    return "\n".join(filter(None, map(remarks_of, node)))


@dataclass(slots=True)
class Merging:
    """A merge under way: in which file, at which place, and what could not be merged so far."""

    path: str
    conflicts: list[Conflict] = field(default_factory=list[Conflict])
    _names: list[str] = field(default_factory=list[str])

    def inside(self, name: str, merge: Callable[[], PieceT]) -> PieceT:
        """Merge a piece that stands under a name."""
        self._names.append(name)
        try:
            return merge()
        finally:
            self._names.pop()

    def report(self, name: str, what: str, ours: str, theirs: str) -> None:
        """Keep a conflict."""
        names = ", ".join([*self._names, *([name] if name else [])])
        self.conflicts.append(
            Conflict(path=self.path, name=names, what=what, ours=ours, theirs=theirs)
        )

    def choose(
        self,
        name: str,
        versions: tuple[PieceT, PieceT, PieceT],
        text_of: Callable[[Any], str],
    ) -> PieceT:
        """The version of a part that one side alone changed; a conflict if both did."""
        _, ours, theirs = versions
        before, here, there = map(text_of, versions)
        if here in {there, before}:
            return theirs
        if there != before:
            self.report(name, CHANGED, here, there)
        return ours
