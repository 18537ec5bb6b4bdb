"""What makes the strategies of one structure, and of the dictionaries behind it.

Takes what is to be drawn, gives strategies. Members can be given by name, as values or
as strategies; all others are drawn. What cannot be made is refused at once, with the
reason.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Generic, TypeVar

from hypothesis import strategies as st

from ..shape import EventStream
from ..validation import suggest
from .drawing import Drawing, Style
from .heights import NEVER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from typing import Any

    from hypothesis.strategies import DrawFn, SearchStrategy

    from .facts import Part
    from .heights import Shapes

T = TypeVar("T")


class Make(Generic[T]):
    """Makes strategies of one structure; call it."""

    def __init__(self, shapes: Shapes, name: str) -> None:
        """What makes those of a class of ``models``."""
        self._shapes = shapes
        self.name = name

    def __call__(
        self, *, minimal: bool = False, rich: bool = False, **members: object
    ) -> SearchStrategy[T]:
        """A strategy of valid structures.

        Args:
            minimal: required members alone.
            rich: every optional member, as long as a value does not grow too large.
            members: what these members are, each a value or a strategy; None for one
                that is absent. What is given is not looked at.

        Raises:
            TypeError: there is no such member.
            ValueError: no structure keeps all of its rules, or it would have to be
                minimal and rich.
        """
        cls: Any = getattr(self._shapes.load("models"), self.name)
        names = {one.name: str(one.metadata["wire_name"]) for one in fields(cls)}
        check_names(self.name, members, names)
        settled = {names[name] for name in members}
        style = Style(minimal=minimal, rich=rich)
        wire = dicts(self._shapes, str(cls.__shape__), style, settled)
        return _structures(cls, wire, as_strategies(members))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"


def dicts(
    shapes: Shapes, name: str | None, style: Style, settled: Collection[str] = ()
) -> SearchStrategy[dict[str, Any]]:
    """Structures as boto3 takes them, without the members that are settled otherwise.

    Where there is no shape, nothing is all there can be.

    Raises:
        ValueError: no structure keeps all of its rules.
    """
    if name is None:
        return _dicts(shapes, (), style, one_of=False)
    shape = shapes.shape(name)
    is_stream = isinstance(shape, EventStream)
    one_of = is_stream or bool(getattr(shape, "union", False))
    parts = shapes.events_of(name) if is_stream else shapes.parts(name)
    left = [part for part in parts if part.name not in settled]
    if one_of:
        left = [] if settled else [part for part in left if shapes.can_be(part)]
    heights = [shapes.height_of(part) for part in left if part.required]
    is_empty = one_of and not (left or settled)
    if is_empty or max(heights, default=0) >= NEVER:
        why = shapes.explain(name)
        raise ValueError(f"no {name} can be made: {why}")
    return _dicts(shapes, tuple(left), style, one_of=bool(left) and one_of)


def check_names(owner: str, given: Iterable[str], known: Iterable[str]) -> None:
    """Refuse what is no member.

    Raises:
        TypeError: there is no such member.
    """
    names = list(known)
    for name in given:
        if name not in names:
            hint = suggest(name, names)
            raise TypeError(f"{owner} has no member {name!r}{hint}")


def as_strategies(given: Mapping[str, object]) -> dict[str, SearchStrategy[Any]]:
    """What was given, values as strategies of just that value."""
    return {
        name: value if isinstance(value, st.SearchStrategy) else st.just(value)
        for name, value in given.items()
    }


@st.composite
def with_given(
    draw: DrawFn,
    wire: SearchStrategy[dict[str, Any]],
    given: Mapping[str, SearchStrategy[Any]],
) -> dict[str, Any]:
    """Dictionaries with these members put in; one that is None is left out."""
    made = draw(wire)
    for name, strategy in given.items():
        value = draw(strategy)
        if value is not None:
            made[name] = value
    return made


@st.composite
def _structures(
    draw: DrawFn,
    cls: Any,
    wire: SearchStrategy[dict[str, Any]],
    given: Mapping[str, SearchStrategy[Any]],
) -> Any:
    made = cls.from_dict(draw(wire))
    for name, strategy in given.items():
        setattr(made, name, draw(strategy))
    return made


@st.composite
def _dicts(
    draw: DrawFn, shapes: Shapes, parts: Sequence[Part], style: Style, *, one_of: bool
) -> dict[str, Any]:
    drawing = Drawing(draw, shapes, style)
    if one_of:
        return drawing.draw_one(parts, style.room)
    return drawing.draw_members(parts, style.room)
