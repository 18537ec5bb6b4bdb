"""Looks at what stands behind.

Takes the body of a lookbehind, gives looks whose bodies each have one width, which is the only kind
that Python's engine knows: one of several widths is several looks.
"""

from __future__ import annotations

from shapewright.patterns.normal import make_choice, make_look, make_sequence
from shapewright.patterns.scan import Scanner
from shapewright.patterns.syntax import Choice, Node
from shapewright.patterns.width import find_width


def make_lookbehind(scanner: Scanner, opened: int, body: Node, *, negative: bool) -> Node:
    """What does or does not stand behind.

    Raises:
        PatternError: the body, or one of its options, may be longer or shorter.
    """
    if _has_one_width(body):
        return make_look(body, ahead=False, negative=negative)
    options = body.options if isinstance(body, Choice) else (body,)
    if not all(_has_one_width(option) for option in options):
        raise scanner.fail("what stands behind can have several lengths", opened)
    looks = [make_look(option, ahead=False, negative=negative) for option in options]
    return make_sequence(looks) if negative else make_choice(looks)


def _has_one_width(node: Node) -> bool:
    fewest, most = find_width(node)
    return fewest == most
