"""Lines of text as a page can show them: what both text formats do before their own escaping.

Takes any text, gives it without the characters that no page shows or that a reader of markup takes
for its own: each one becomes U+FFFD, so that its loss is seen. And it sets blocks of lines one
below the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SPACE = re.compile(r"\s+")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # controls that are no white space
    r"\u202a-\u202e\u2066-\u2069\ufeff"  # what turns the line around, or is not seen
    r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # halves of a character, and none
)
_ASCII = re.compile(r"[ -~]*")


@dataclass(frozen=True, slots=True)
class Joints:
    """Where a blank line alone would make two blocks one, or the second a part of the first."""

    before: re.Pattern[str]
    """How the last line of the first begins."""
    after: re.Pattern[str]
    """How the second begins."""
    apart: str
    """A line that keeps them apart and shows nothing."""


def visible(text: str, *, joined: bool = True) -> str:
    """The text on one line.

    Args:
        text: any text.
        joined: whether a run of white space is one space; each is a space of its own otherwise.
    """
    if _ASCII.fullmatch(text) and "  " not in text:
        return text
    text = _SPACE.sub(" " if joined else _widen, text)
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def code_lines(text: str) -> Iterator[str]:
    """The lines of a text whose layout counts, none with white space or empty lines at its ends."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    seen = [at for at, line in enumerate(lines) if line]
    for line in lines[seen[0] : seen[-1] + 1] if seen else ():
        yield visible(line.expandtabs(4), joined=False)


def add_block(lines: list[str], block: Sequence[str], joints: Joints) -> None:
    """Adds the lines of a block to those of others, and keeps it apart from them."""
    if lines and block:
        joins = joints.after.match(block[0]) and joints.before.match(lines[-1])
        lines += ["", joints.apart, ""] if joins else [""]
    lines += block


def _widen(found: re.Match[str]) -> str:
    return " " * len(found[0])
