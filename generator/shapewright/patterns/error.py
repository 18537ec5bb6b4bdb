"""What is said of a pattern that cannot be read.

Gives the one exception of this room. It carries the place in the text, so that a report can point
at it; whether that stops the work is for the caller to say.
"""

from __future__ import annotations


class PatternError(ValueError):
    """A pattern has no meaning in the dialect, or one that no tree can hold.

    Attributes:
        text: the whole pattern.
        position: the offset in characters at which reading stopped making sense.
        what: what stands there, as the end of a sentence.
    """

    def __init__(self, text: str, position: int, what: str) -> None:
        super().__init__(text, position, what)
        self.text = text
        self.position = position
        self.what = what

    def __str__(self) -> str:
        return f"at character {self.position} of the pattern: {self.what}"
