"""Parts put together so that what they share is said once.

Takes parts, gives the node they make together: equal neighbours become a count, options share what
they begin and end with. Every rule keeps the language and makes no string match in more ways than
before. Looks and references are left as they are; order among options is not kept.
"""

from __future__ import annotations

from collections.abc import Iterable

from shapewright.patterns.charset import CharSet
from shapewright.patterns.normal import NEVER
from shapewright.patterns.syntax import EMPTY, Chars, Choice, Node, Repeat, Sequence


def join(*nodes: Node) -> Node:
    """One after the other, repetitions counted."""
    parts: list[Node] = []
    for node in nodes:
        if node == NEVER:
            return NEVER
        for part in node.parts if isinstance(node, Sequence) else (node,):
            append(parts, part)
    return parts[0] if len(parts) == 1 else Sequence(tuple(parts))


def append(parts: list[Node], part: Node) -> None:
    """Add one part to a sequence, as a further round of what stands before where it is one."""
    parts.append(part)
    while fold_last(parts):
        pass


def fold_last(parts: list[Node]) -> bool:
    """Make one part of the last ones, if they say the same."""
    if len(parts) < 2:
        return False
    last, before = parts[-1], parts[-2]
    body, low, high = as_repeat(last)
    other, fewest, most = as_repeat(before)
    if body == other and isinstance(body, Chars):
        if last == before and len(body.chars) == 1:
            return False
        parts[-2:] = [Repeat(body, low + fewest, add(high, most))]
        return True
    if isinstance(last, Repeat) and (turns := take_turns_after(before, last)):
        parts[-2:] = turns
        return True
    if isinstance(last, Repeat):
        rounds = last.body.parts if isinstance(last.body, Sequence) else (last.body,)
        size = len(rounds)
        if tuple(parts[-1 - size : -1]) == rounds:
            parts[-1 - size :] = [Repeat(last.body, low + 1, add(high, 1))]
            return True
    return False


def take_turns_after(before: Node, last: Repeat) -> list[Node] | None:
    """``X(YTX(Y)?)?`` with turns ``T`` of ``(XY){0,n}`` as one turn more; ``X`` may be empty."""
    if not (isinstance(before, Repeat) and before.low == 0 and (last.low, last.high) == (0, 1)):
        return None
    match last.body:
        case Sequence(parts=(*ours, again, end)) if ours and again == before:
            high: int | None = 0
            turns = ours[-1] if len(ours) > 1 else EMPTY
            if isinstance(turns, Repeat) and turns.low == 0:
                if turns.body != join(before, *ours[:-1]):
                    return None
                high = turns.high
                ours = ours[:-1]
            if end != maybe(join(*ours)):
                return None
            return [Repeat(join(before, *ours), 0, add(high, 1)), before, end]
        case _:
            return None


def as_repeat(node: Node) -> tuple[Node, int, int | None]:
    """A part as so many rounds of another."""
    if isinstance(node, Repeat):
        return node.body, node.low, node.high
    return node, 1, 1


def add(one: int | None, other: int | None) -> int | None:
    """The sum of two upper counts."""
    return None if one is None or other is None else one + other


def star(node: Node) -> Node:
    """Any number of rounds, of which none need be empty."""
    if node in {NEVER, EMPTY}:
        return EMPTY
    if isinstance(node, Repeat) and node.low <= 1 and node.high in {1, None}:
        return Repeat(node.body, 0, None)
    return Repeat(node, 0, None)


def maybe(node: Node) -> Node:
    """A part or nothing."""
    if node in {NEVER, EMPTY}:
        return EMPTY
    if isinstance(node, Repeat):
        if node.low == 0:
            return node
        if node.low == 1:
            return Repeat(node.body, 0, node.high)
    return take_turns(node) or Repeat(node, 0, 1)


def take_turns(node: Node) -> Node | None:
    """``(Y(XT)?)?`` with turns ``T`` of ``(YX){0,n}Y?`` as one turn more, if it is that."""
    match node:
        case Sequence(
            parts=(*ours, Repeat(body=Sequence(parts=(*theirs, end)), low=0, high=1))
        ) if ours and end == maybe(join(*ours)):
            if theirs and isinstance(theirs[-1], Repeat) and theirs[-1].low == 0:
                turns = theirs[-1]
                if turns.body == join(*ours, *theirs[:-1]):
                    return join(Repeat(turns.body, 0, add(turns.high, 1)), end)
            return join(maybe(join(*ours, *theirs)), end)
        case _:
            return None


def choose(options: Iterable[Node]) -> Node:
    """One of several, in their order, with what they share taken out."""
    flat: list[Node] = []
    for option in options:
        flat.extend(option.options if isinstance(option, Choice) else (option,))
    is_optional = False
    kept: list[Node] = []
    for option in flat:
        if option == EMPTY:
            is_optional = True
        elif isinstance(option, Repeat) and option.low == 0 and option.high == 1:
            is_optional = True
            kept.extend(option.body.options if isinstance(option.body, Choice) else (option.body,))
        elif option != NEVER:
            kept.append(option)
    found = share(kept)
    return maybe(found) if is_optional else found


def share(options: list[Node]) -> Node:
    """One of several that are not empty."""
    chars = [option.chars for option in options if isinstance(option, Chars)]
    if len(chars) > 1:
        union = unite(chars)
        first = next(at for at, option in enumerate(options) if isinstance(option, Chars))
        options = [
            Chars(union) if at == first else option
            for at, option in enumerate(options)
            if at == first or not isinstance(option, Chars)
        ]
    options = share_side(options, at_end=False)
    options = share_side(options, at_end=True)
    if not options:
        return NEVER
    return options[0] if len(options) == 1 else Choice(tuple(options))


def share_side(options: list[Node], *, at_end: bool) -> list[Node]:
    """Options with a first, or last, part in common made one."""
    groups: dict[Node, list[tuple[Node, ...]]] = {}
    for option in options:
        parts = split_parts(option)
        key = parts[-1] if at_end else parts[0]
        groups.setdefault(key, []).append(parts[:-1] if at_end else parts[1:])
    if len(groups) == len(options):
        return options
    found: list[Node] = []
    for key, rests in groups.items():
        inner = choose(join(*rest) for rest in rests) if len(rests) > 1 else join(*rests[0])
        found.append(join(inner, key) if at_end else join(key, inner))
    return found


def split_parts(node: Node) -> tuple[Node, ...]:
    """The parts of a sequence, the first or last round of a repetition apart from the others."""
    if isinstance(node, Sequence):
        return node.parts
    return (node,)


def unite(sets: Iterable[CharSet]) -> CharSet:
    """The union of some sets."""
    return CharSet.of(item for chars in sets for item in chars.ranges)
