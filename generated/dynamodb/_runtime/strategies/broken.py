"""Values in which exactly one rule is broken, and which.

Takes shapes and the name of one, gives a strategy: a valid value is drawn, then a rule,
then a place in the value where it can be broken and no other rule with it. That it is
the only one is asked of the rules themselves, at that place.
"""

from __future__ import annotations

from hypothesis import reject
from hypothesis import strategies as st

from ..findings import Findings, render_path
from ..place import Place, name_key
from ..policy import RULES, STRICT
from ..rules import check_rules
from .breaks import Breaks
from .choices import below
from .drawing import ROOM, Style, values
from .facts import Part
from .heights import NEVER
from .site import find_sites

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from hypothesis.strategies import DrawFn, SearchStrategy

    from .heights import Shapes
    from .site import Site


class Broken:
    """A value with one fault."""

    __slots__ = ("aspect", "of_key", "path", "value")
    __match_args__ = ("value", "path", "rule", "aspect")

    def __init__(self, value: Any, path: str, aspect: str, *, of_key: bool) -> None:
        self.value = value
        """As boto3 takes it."""
        self.path = path
        """Where the fault is: ``A.B[0].C{key}``; empty for the whole value."""
        self.aspect = aspect
        """The rule that is broken, or the aspect of it: ``length.max``."""
        self.of_key = of_key
        """It is the key of the map entry that is wrong, not its value."""

    @property
    def rule(self) -> str:
        """The rule that is broken: ``length``."""
        return self.aspect.partition(".")[0]

    def __repr__(self) -> str:
        key = ", of_key=True" if self.of_key else ""
        return f"Broken({self.value!r}, {self.path!r}, {self.aspect!r}{key})"


def breakages(
    shapes: Shapes, name: str, rules: Sequence[str]
) -> SearchStrategy[Broken]:
    """Values of a shape with one fault.

    Raises:
        ValueError: there is no such shape or rule, or no valid value to break.
    """
    shapes.checks.check_shape(name, None)  # which knows whether there is such a shape
    for rule in rules:
        if rule not in RULES:
            raise ValueError(f"no rule is called {rule!r}")
    part = Part("", name)
    if shapes.height_of(part) >= NEVER:
        raise ValueError(f"no {name} can be made: {shapes.explain(name)}")
    return _breakages(shapes, part, frozenset(rules))


@st.composite
def _breakages(draw: DrawFn, shapes: Shapes, part: Part, rules: frozenset[str]) -> Any:
    value = draw(values(shapes, part, Style(), ROOM))
    known: dict[str, list[Site]] = {}
    for site in find_sites(shapes, value, part):
        for aspect in Breaks(draw, shapes, site).find_aspects():
            if not rules or aspect in rules or aspect.partition(".")[0] in rules:
                known.setdefault(aspect, []).append(site)
    while known:
        aspects = sorted(known)
        aspect = aspects[draw(below(len(aspects)))]
        found = known.pop(aspect)
        first = draw(below(len(found)))
        for site in (*found[first:], *found[:first]):
            for wrong, *inner in Breaks(draw, shapes, site).make(aspect):
                if _breaks_alone(shapes, site, wrong, aspect):
                    path = _put(site, wrong, inner)
                    whole = wrong if site.holder is None else value
                    return Broken(whole, path, aspect, of_key=site.place.is_key)
    return reject()


def _breaks_alone(shapes: Shapes, site: Site, wrong: Any, aspect: str) -> bool:
    """Whether a value breaks this rule where it stands, and no other that counts."""
    findings = Findings(STRICT, shapes.checks.find_values)
    place = site.place
    check_rules(Place(wrong, place.shape, member=place.member), findings)
    found = [one.facts.aspect for one in findings.problems if not one.advisory]
    return found == [aspect]


def _put(site: Site, wrong: Any, inner: Sequence[str]) -> str:
    """Put a value in the place of the right one; the path of the problem."""
    place, holder = site.place, site.holder
    if place.is_key and place.before is not None:
        entries = [*holder.items()]
        holder.clear()
        holder.update((wrong if key == site.key else key, one) for key, one in entries)
        hidden = place.shape.sensitive or place.before.hidden
        return render_path((*place.before.steps, name_key(wrong, hidden=hidden)))
    if holder is not None:
        holder[site.key] = wrong
    return render_path((*place.steps, *inner))
