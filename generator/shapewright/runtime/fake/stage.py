"""What a test prepares and looks at: resources that are there, and their pace.

The part of a fake that sets its scene. Scripts and the journal are other parts.
"""

from __future__ import annotations

from ..accept import is_a
from . import single
from .body import read_bodies
from .engine import Engine
from .lifecycle import MAKING
from .path import find
from .snapshot import take_snapshot
from .transition import Pace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from ..structure import Structure
    from .facts import Facts
    from .lifecycle import Use
    from .setting import Setting
    from .world import World

_SHOWING = frozenset({"create", "put", "read", "list"})


class Stage:
    """The part of a fake that holds its resources."""

    if TYPE_CHECKING:
        FACTS: Facts
        engine: Engine
        setting: Setting

    @property
    def state(self) -> dict[str, list[dict[str, Any]]]:
        """The resources that are there, by kind: copies, attributes in lower case."""
        world = self.engine.world
        shown: dict[str, list[dict[str, Any]]] = {}
        for record in world.store.everything():
            attributes = take_snapshot(record.attributes)
            if record.tags:
                attributes["tags"] = dict(record.tags)
            shown.setdefault(record.resource.noun, []).append(attributes)
        return shown

    def seed(self, *values: Structure) -> None:
        """Have resources there that nobody has made.

        Args:
            values: dataclasses of the package: the request that would have made a
                resource, or a response, or the part of one, that shows it.

        Raises:
            ValidationError: a request is not right.
            Refusal: the service would not take it.
            ValueError: no resource is known that such a value makes or shows.
        """
        for value in values:
            _seed(self.engine, value)

    def transitions(
        self,
        noun: str,
        *,
        states: Sequence[str] | None = None,
        calls: int = 1,
        seconds: float = 0,
    ) -> None:
        """Have the resources of a kind take their time from now on.

        Args:
            noun: the kind, ``Endpoint``.
            states: the states that a new one goes through, if not those of its model.
            calls: how often each state is shown before the next.
            seconds: how long each state lasts by the fake's clock; 0 to count calls.

        Raises:
            ValueError: there is no such kind, or it has no states.
        """
        known = self.engine.world.resources
        resource = known.get(noun)
        if resource is None or resource.status is None:
            kinds = sorted(one for one in known if known[one].status is not None)
            message = f"no resource with states is called {noun!r}; there are {kinds}"
            raise ValueError(message)
        pace = Pace(states, calls, seconds)
        self.engine.world.transitions.set_pace(noun, pace)


def _seed(engine: Engine, value: Structure) -> None:
    name = value.__shape__
    world = engine.world
    for resource in world.resources.values():
        for use in resource.uses:
            made_by = world.known.input_of(use.operation)
            if use.verb in MAKING and made_by == name:
                params = read_bodies(take_snapshot(value.to_valid_dict()))
                engine.perform(use.operation, params)
                return
    for resource in world.resources.values():
        for use in resource.uses:
            shown = _find_shown(world, use, name, read_bodies(value.to_dict()))
            if shown is not None:
                single.seed(world, resource, shown)
                return
    message = f"no resource of {world.facts.service} is made or shown by a {name}"
    raise ValueError(message)


def _find_shown(
    world: World, use: Use, name: str, wire: Mapping[str, Any]
) -> dict[str, Any] | None:
    """The attributes in a response of this shape, or in the part that shows them."""
    output = world.known.output_of(use.operation)
    part: Any = None
    if use.verb not in _SHOWING:
        return None
    if output == name and not use.listing.items:
        part = find(wire, use.result)
    elif world.answers.shape_at(output, use.place) == name:
        part = wire
    if not is_a(part, dict):
        return None
    return {use.shown.get(member, member): one for member, one in part.items()}
