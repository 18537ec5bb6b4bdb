"""Why an automaton cannot be had.

Gives the two exceptions that automata raise and this room catches: neither leaves it, since what
they mean is that a question about a pattern stays open.
"""

from __future__ import annotations


class TooLargeError(Exception):
    """An automaton, or a tree made from one, would be larger than it may be."""


class UndecidableError(Exception):
    """A pattern is no regular language, or none that can be read off its tree."""
