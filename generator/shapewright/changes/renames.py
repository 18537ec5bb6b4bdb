"""Renames: what is gone and what is new, recognised as the same under another name.

Takes what was removed and what was added, and who tells what speaks for two of them being one;
gives the pairs for which something does, each with the evidence. A pair is given only if neither of
the two could be paired with another. It is a guess all the same, and said to be.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

_SEPARATORS = re.compile(r"(?<!\d)[\W_]+|[\W_]+(?!\d)")
"""All but those between two digits."""

Evidence = Callable[[T, T], str]
"""What speaks for a rename, as a clause; empty when nothing strong does."""


def find_renames(
    removed: Sequence[T], added: Sequence[T], evidence: Evidence[T]
) -> list[tuple[T, T, str]]:
    """The removed and added ones that are probably the same, in the order of the removed."""
    found = [
        (at, to, said)
        for at, old in enumerate(removed)
        for to, new in enumerate(added)
        if (said := evidence(old, new))
    ]
    olds = Counter(at for at, _, _ in found)
    news = Counter(to for _, to, _ in found)
    return [
        (removed[at], added[to], said) for at, to, said in found if olds[at] == 1 and news[to] == 1
    ]


def fold_name(name: str) -> str:
    """What of a name stays when it is only spelled in another way; ``1.1`` is not ``11``."""
    return _SEPARATORS.sub("", name.casefold())
