"""Two versions of a docstring, merged paragraph by paragraph.

Takes what both began as and the two versions of any sequence, gives the merged one, or nothing
where both sides changed what stands side by side, or where there is too much of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

_BREAK = "\n\n"
_MOST = 100_000
"""How many pairs of equal paragraphs are looked at: of a few hundred, if all are the same."""


def merge_paragraphs(base: str, ours: str, theirs: str) -> str | None:
    """The merged text; nothing after a conflict."""
    texts = [text.rstrip() for text in (base, ours, theirs)]
    ends = [text[len(kept) :] for text, kept in zip((base, ours, theirs), texts, strict=True)]
    split = [text.split(_BREAK) for text in texts]
    if max(_count_pairs(split[0], other) for other in split[1:]) > _MOST:
        return None
    merged = merge_sequences(*split)
    if merged is None:
        return None
    end = ends[1] if ends[2] == ends[0] else ends[2]
    return _BREAK.join(merged) + end


def _count_pairs(base: Sequence[str], other: Sequence[str]) -> int:
    """How many pairs of equal elements there are."""
    counts = Counter(other)
    return sum(counts[one] for one in base)


def merge_sequences(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> list[str] | None:
    """The merged sequence; nothing when both sides changed one stretch, each in its own way."""
    here, there = _match(base, ours), _match(base, theirs)
    # Between two anchors, which all three versions have, at least one side changed something.
    anchors = [at for at in range(len(base)) if here[at] >= 0 and there[at] >= 0]
    merged: list[str] = []
    last = (-1, -1, -1)
    for at in [*anchors, len(base)]:
        ends = (at, len(ours), len(theirs)) if at == len(base) else (at, here[at], there[at])
        stretches = [
            list(version[start + 1 : end])
            for version, start, end in zip((base, ours, theirs), last, ends, strict=True)
        ]
        stretch = _settle(*stretches)
        if stretch is None:
            return None
        merged += stretch
        merged += base[at : at + 1]
        last = ends
    return merged


def _settle(base: list[str], ours: list[str], theirs: list[str]) -> list[str] | None:
    if ours in (theirs, base):
        return theirs
    if theirs == base:
        return ours
    if len(base) < 2 or not len(base) == len(ours) == len(theirs):
        return None
    each = [_settle([b], [o], [t]) for b, o, t in zip(base, ours, theirs, strict=True)]
    settled = [one[0] for one in each if one]
    return settled if len(settled) == len(each) else None


def _match(base: Sequence[str], other: Sequence[str]) -> list[int]:
    """Where each element of the one stands in the other, or -1."""
    found = [-1] * len(base)
    for block in SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks():
        for offset in range(block.size):
            found[block.a + offset] = block.b + offset
    return found
