"""The engine of a fake: it plays a service's lifecycles.

Takes an operation and its parameters, gives the response, and keeps what was made. An
operation that no lifecycle knows is answered from its request and its shapes alone.
"""

from __future__ import annotations

from . import labels, several, single
from .answer import look_up
from .each import perform_each
from .lifecycle import ANY
from .path import find
from .tagging import Tags
from .world import World

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from .facts import Facts
    from .lifecycle import Resource, Use
    from .record import Record
    from .setting import Setting

_SINGLE: dict[str, Callable[[World, Resource, Use, Mapping[str, Any]], Record]] = {
    "create": single.create,
    "put": single.create,
    "read": single.read,
    "update": single.update,
    "start": single.update,
    "stop": single.update,
    "delete": single.delete,
}
_SEVERAL: dict[str, Callable[..., dict[str, Any]]] = {
    "list": several.list_,
    "receive": several.receive,
    "tag": labels.tag,
    "untag": labels.untag,
    "list_tags": labels.list_tags,
}


_MOST_MADE = 1_000
"""Resources that one request can have made."""


class Engine:
    """A service in memory."""

    def __init__(self, facts: Facts, setting: Setting) -> None:
        self._facts = facts
        self._setting = setting
        self.world = World(facts, setting)
        self._uses: dict[str, tuple[Resource | None, Use]] = {
            use.operation: (None if resource.noun == ANY else resource, use)
            for resource in facts.resources
            for use in resource.uses
        }

    def reset(self) -> None:
        """Forget all resources, and how fast they change; the clock goes on."""
        self.world = World(self._facts, self._setting)

    def perform(self, operation: str, params: Mapping[str, Any]) -> dict[str, Any]:
        """The response to a request, which has been checked; not to be changed.

        Raises:
            Refusal: the service's answer is an error.
        """
        answer = self._play(operation, params)
        if operation not in self._facts.statuses:
            return answer
        member, status = self._facts.statuses[operation]
        return {**answer, member: status}

    def _play(self, operation: str, params: Mapping[str, Any]) -> dict[str, Any]:
        """The response without what the transport adds to it."""
        found = self._uses.get(operation)
        if found is None:
            return self._echo(operation, params)
        resource, use = found
        self._check_played(use, params)
        if resource is None or use.verb in _SEVERAL:
            return _SEVERAL[use.verb](self.world, resource, use, params)
        do = _SINGLE[use.verb]
        if use.each:
            return perform_each(self.world, do, (resource, use), params)
        if use.quiet and self.world.find_record(resource, use, params) is None:
            return self.world.answers.fill(self.world.known.output_of(operation), [])
        count = self._read_count(use, params)
        records = [do(self.world, resource, use, params) for _ in range(count)]
        return self.world.show(use, records, params)

    def _read_count(self, use: Use, params: Mapping[str, Any]) -> int:
        """How many resources a request asks for.

        Raises:
            Refusal: more than are played, or fewer than there can be.
        """
        asked: Any = find(params, use.count) if use.count else None
        count = int(asked or 1)
        if not 1 <= count <= _MOST_MADE:
            message = f"The fake of {use.operation} makes 1 to {_MOST_MADE} at once"
            raise self.world.refuse("", f"{message}, not {count}.")
        return count

    def _check_played(self, use: Use, params: Mapping[str, Any]) -> None:
        """Refuse what asks for more than is played: it would be answered wrongly."""
        for name in use.refused:
            if find(params, name) is not None:
                message = f"The fake of {use.operation} does not play {name}."
                raise self.world.refuse("", message)

    def _echo(self, operation: str, params: Mapping[str, Any]) -> dict[str, Any]:
        """An answer from the request and the shapes alone."""
        world = self.world
        answer = world.answers.fill(world.known.output_of(operation), [look_up(params)])
        world.answers.add_kinds(world.known.output_of(operation), answer)
        for value in answer.values():
            if isinstance(value, str) and value.startswith("arn:"):
                world.loose_tags.setdefault(value, Tags())
        return answer
