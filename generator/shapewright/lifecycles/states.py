"""States: which attribute says what state a resource is in, and which states follow what is done.

Takes a draft, gives it its status. Waiters say what success is; where there is none the usual words
for it are looked for among the values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shapewright.ir.resource import Status, Verb
from shapewright.ir.shape import EnumShape, Member
from shapewright.lifecycles.draft import Draft
from shapewright.lifecycles.look import Look
from shapewright.lifecycles.words import find_core, flatten

_REST = (
    *("active", "inservice", "available", "ready", "completed", "succeeded", "complete"),
    *("createcomplete", "createcompleted", "createsucceeded", "success", "successful", "created"),
    *("enabled", "running", "deployed", "issued", "registered", "scheduled", "published"),
    *("associated", "attached", "done", "finished", "online", "healthy", "normal", "approved"),
    *("on", "open", "started", "valid", "verified", "ok"),
)
"""Where a resource comes to rest that was created, the likeliest first."""
_WORK_ENDS = ("completed", "succeeded", "complete", "success", "successful", "done", "finished")
_ON_THE_WAY = {
    Verb.CREATE: (
        ("creating", "createinprogress", "createpending", "provisioning", "initializing"),
        ("pending", "queued", "submitted", "starting", "pendingcreation", "requested"),
        ("inprogress", "running", "processing", "executing", "building", "importing"),
    ),
    Verb.UPDATE: (("updating", "updateinprogress", "modifying", "updatepending"),),
    Verb.START: (("starting", "startinprogress", "resuming", "pending"),),
    Verb.STOP: (("stopping", "stopinprogress", "cancelling", "canceling", "cancelinprogress"),),
    Verb.DELETE: (
        ("deleting", "deleteinprogress", "deletepending", "deprovisioning", "terminating"),
    ),
}
_UPDATED = ("updatecomplete", "updatecompleted", "updatesucceeded", "updated")
_STOPPED = (
    *("stopped", "cancelled", "canceled", "aborted", "suspended", "paused", "inactive"),
    *("disabled", "terminated", "incomplete"),
)
_STARTED = ("inservice", "running", "started", "active", "available", "scheduled", "enabled")
_NAMES = ("status", "state", "lifecyclestate", "lifecyclestatus", "currentstate")


def settle_status(look: Look, draft: Draft) -> None:
    """Find the status of a draft, if it has one."""
    for attribute, values in _find_attributes(look, draft):
        known = {flatten(value).replace(" ", ""): value for value in reversed(values)}
        rest = _find_success(look, draft, attribute, values) or _find_rest(draft, known)
        is_told = _is_told(look, draft, attribute)
        after = tuple(_find_after(draft, known, "" if is_told else rest))
        if after and (rest or is_told):
            draft.status = Status(attribute=attribute, after=after)
        if rest or is_told:
            return


def _find_attributes(look: Look, draft: Draft) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The attributes that may be the status, with their values, the likeliest first."""
    found: list[tuple[int, str, tuple[str, ...]]] = []
    for name, member in draft.attributes.items():
        if values := _values_of(look, member):
            found.append((_rate(draft, name, member), name, values))
        for inner, one in look.members(member.target).items():
            core = find_core(name, draft.noun)
            values = _values_of(look, one)
            if values and core in _NAMES and flatten(inner) in (*_NAMES, "code", "value"):
                found.append((2, f"{name}.{inner}", values))
    yield from ((name, values) for rate, name, values in sorted(found) if rate < 9)


def _values_of(look: Look, member: Member) -> tuple[str, ...]:
    shape = look.shape_of(member)
    return shape.values if isinstance(shape, EnumShape) else member.values


def _rate(draft: Draft, name: str, member: Member) -> int:
    """How unlikely it is that an attribute is the status: 9 is never."""
    core = find_core(name, draft.noun)
    if core in _NAMES:
        return _NAMES.index(core)
    # The state of a part of it is not its own, unless nothing else says what that is.
    has_own = any(find_core(one, draft.noun) in _NAMES for one in draft.attributes)
    is_likely = core.endswith(("status", "state")) and member.required and not has_own
    return 8 if is_likely else 9


def _first(known: dict[str, str], wanted: Sequence[str]) -> str:
    return next((known[word] for word in wanted if word in known), "")


def _find_success(look: Look, draft: Draft, attribute: str, values: Sequence[str]) -> str:
    """The state that a waiter of one of the draft's operations waits for."""
    operations = {*draft.family.of(Verb.READ, Verb.LIST)}
    for waiter in look.service.waiters:
        if waiter.operation not in operations:
            continue
        for acceptor in waiter.acceptors:
            path = acceptor.argument.replace("[]", "").split(".")
            is_meant = attribute.split(".") == path[-len(attribute.split(".")) :]
            expected = str(acceptor.expected)
            if acceptor.state == "success" and is_meant and expected in values:
                flat = flatten(expected)
                if flat in _REST and _is_first_of(waiter.name):
                    return expected
    return ""


def _find_rest(draft: Draft, known: dict[str, str]) -> str:
    """The state that a new resource comes to rest in; one that is to be started waits for it."""
    waits = Verb.START in draft.family.operations and not _first(known, ("inservice", "active"))
    return (_first(known, ("created",)) if waits else "") or _first(known, _REST)


def _is_told(look: Look, draft: Draft, attribute: str) -> bool:
    """Whether the one who creates a resource says what state it is in."""
    creators = draft.family.of(Verb.CREATE, Verb.PUT)
    return any(
        draft.match(name, [attribute])
        for one in creators
        for name in look.request(look.operations[one])
    )


def _is_first_of(name: str) -> bool:
    """Whether a waiter waits for what follows a creation."""
    return not any(word in name for word in ("Delete", "Stop", "Terminat", "Update", "Cancel"))


def _find_after(
    draft: Draft, known: dict[str, str], rest: str
) -> Iterator[tuple[Verb, tuple[str, ...]]]:
    """The states that follow each of the verbs that the draft's operations have."""
    verbs = [verb for verb in (Verb.CREATE, Verb.PUT) if verb in draft.family.operations]
    for verb in verbs:
        if rest:
            yield verb, (*_find_way(known, rest), rest)
    if Verb.UPDATE in draft.family.operations and Verb.START not in draft.family.operations:
        way = _first(known, _ON_THE_WAY[Verb.UPDATE][0])
        if way and rest:
            yield Verb.UPDATE, (way, _first(known, _UPDATED) or rest)
    if Verb.START in draft.family.operations:
        end = _first(known, _STARTED) or rest
        if end:
            way = _first(known, _ON_THE_WAY[Verb.START][0])
            yield Verb.START, (*((way,) if way else ()), end)
    if Verb.STOP in draft.family.operations and (end := _first(known, _STOPPED)):
        way = _first(known, _ON_THE_WAY[Verb.STOP][0])
        yield Verb.STOP, (*((way,) if way else ()), end)
    if Verb.DELETE in draft.family.operations:
        way = _first(known, _ON_THE_WAY[Verb.DELETE][0])
        if way:
            yield Verb.DELETE, (way,)


def _find_way(known: dict[str, str], rest: str) -> Iterator[str]:
    """The states on the way to rest after a creation."""
    creating, waiting, working = (_first(known, words) for words in _ON_THE_WAY[Verb.CREATE])
    if creating:
        yield creating
        return
    is_work = flatten(rest) in _WORK_ENDS
    for state in (waiting, working if is_work else ""):
        if state and state != rest:
            yield state
