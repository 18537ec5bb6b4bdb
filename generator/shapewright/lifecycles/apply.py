"""Applying corrections to what was found.

Takes a table and corrections, gives the corrected table and a problem for each correction that
matches nothing. An operation that a correction gives to one resource is taken from any other.
Whether what is said fits the service is checked afterwards, by the checks of any table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from shapewright.ir.resource import ANY, Lifecycles, Listing, Made, Resource, Use, Verb
from shapewright.lifecycles.correction import Correction, UseCorrection
from shapewright.problem import Problem, Where, pointer_to

_LISTING = {Verb.LIST, Verb.RECEIVE}
_MEND = "See `shapewright lifecycles`; mend it, or remove it."


def apply_corrections(
    table: Lifecycles, corrections: Sequence[Correction]
) -> tuple[Lifecycles, list[Problem]]:
    """The table as it is corrected, and the corrections that match nothing in it."""
    work = _Work(table)
    for correction in corrections:
        work.apply(correction)
    return work.build(), work.problems


class _Work:
    """A table while it is being corrected."""

    def __init__(self, table: Lifecycles) -> None:
        self.resources = {one.noun: one for one in table.resources}
        self.resources[ANY] = Resource(noun=ANY, identity=(), uses=table.tagging)
        self.notes = dict(table.notes)
        self.problems: list[Problem] = []

    def build(self) -> Lifecycles:
        tagging = self.resources.pop(ANY).uses
        resources = [self.resources[noun] for noun in sorted(self.resources)]
        used = {use.operation for one in resources for use in one.uses}
        used |= {use.operation for use in tagging}
        notes = sorted(pair for pair in self.notes.items() if pair[0] not in used)
        return Lifecycles(resources=tuple(resources), tagging=tagging, notes=tuple(notes))

    def apply(self, correction: Correction) -> None:
        noun = correction.noun
        found = self.resources.get(noun)
        if correction.remove:
            if self.resources.pop(noun, None) is None:
                self._say(correction, f"there is no resource {noun!r} to remove")
            for use in found.uses if found else ():
                self.notes[use.operation] = correction.reason
            return
        if found is None or correction.replace:
            found = Resource(noun=noun, identity=())
        resource = replace(found, **dict(correction.fields))
        resource = replace(resource, made=_correct_made(resource, correction))
        uses = {use.operation: use for use in resource.uses}
        for one in correction.uses:
            self._apply_use(correction, one, uses)
        self.resources[noun] = replace(resource, uses=tuple(uses[name] for name in sorted(uses)))

    def _apply_use(self, correction: Correction, said: UseCorrection, uses: dict[str, Use]) -> None:
        name = said.operation
        if said.remove:
            if uses.pop(name, None) is None:
                what = f"{name} is no operation of {correction.noun} that could be removed"
                self._say(correction, what, name)
            self.notes[name] = said.reason or correction.reason
            return
        self._take_away(name, correction.noun)
        fields = dict(said.fields)
        use = uses.get(name)
        if use is None:
            if "verb" not in fields:
                what = f"{name} is no operation of {correction.noun}, and no verb says what it does"
                self._say(correction, what, name)
                return
            use = Use(operation=name, verb=fields["verb"])
        use = replace(use, **fields)
        listing = use.listing
        if said.listing:
            listing = replace(listing or Listing(items=""), **dict(said.listing))
        uses[name] = replace(use, listing=listing if use.verb in _LISTING else None)

    def _take_away(self, operation: str, noun: str) -> None:
        """An operation has one use: what someone says of it counts more than what was found."""
        for other, resource in self.resources.items():
            kept = tuple(use for use in resource.uses if use.operation != operation)
            if other != noun and kept != resource.uses:
                self.resources[other] = replace(resource, uses=kept)

    def _say(self, correction: Correction, what: str, *keys: str) -> None:
        where = correction.where
        pointer = where.pointer + (pointer_to("uses", *keys) if keys else "")
        self.problems.append(Problem(Where(where.source, pointer), what, _MEND))


def _correct_made(resource: Resource, correction: Correction) -> tuple[Made, ...]:
    said = dict(correction.made)
    kept = [one for one in resource.made if one.attribute not in said]
    added = [one for made in said.values() for one in made]
    return tuple(sorted([*kept, *added], key=lambda one: one.attribute))
