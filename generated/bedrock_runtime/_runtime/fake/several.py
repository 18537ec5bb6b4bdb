"""Operations on many resources: lists of them, and those that hand some out for a time.

Takes the parts of a fake, a use and a request, gives the response.
"""

from __future__ import annotations

from datetime import timedelta

from ..accept import is_a
from ..shape import Map
from .answer import look_up
from .fit import UnfitError
from .listing import PAGE, choose
from .path import find, put
from .record import key_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from .lifecycle import Listing, Resource, Use
    from .record import Record
    from .world import World

HIDDEN_SECONDS = 30
"""For how long what was handed out is hidden, if the request does not say."""
_MORE = frozenset(
    {"istruncated", "truncated", "hasmore", "hasmoreresults", "moreresults"}
)
_COUNTS = frozenset({"count", "scannedcount"})


def list_(
    world: World, resource: Resource, use: Use, params: Mapping[str, Any]
) -> dict[str, Any]:
    """Show many resources, a page at a time.

    Raises:
        Refusal: the token is none, or one that was asked for by name is not there.
    """
    listing = use.listing
    absent: list[Any] = []
    named = _find_named(world, resource, use, params)
    if named is None:
        records = _find_records(world, resource, use, params)
    else:
        records, absent = named
    records = _choose_by_name(world, resource, use, records, params)
    records = choose(records, listing, params)
    usual = max(PAGE, len(records)) if resource.key_names else PAGE
    limit = _read_limit(find(params, listing.limit) if listing.limit else None, usual)
    token = find(params, listing.input_token) if listing.input_token else None
    if not listing.output_token:
        limit = max(limit, len(records))
    limit = min(limit, _find_most(world, use))
    try:
        rest = world.pages.find_rest(records, use.operation, token)
    except KeyError:
        raise _refuse_token(world, use, token) from None
    page = rest[:limit]
    following: Any = ""
    if len(rest) > limit and listing.output_token:
        following = _make_token(world, use, listing, (page or rest)[-1])
        world.pages.remember(following, use.operation, page, token)
    answer = _show_page(world, use, page, following, params)
    _tell_absent(world, use, answer, absent)
    return answer


def receive(
    world: World, resource: Resource, use: Use, params: Mapping[str, Any]
) -> dict[str, Any]:
    """Hand out some resources, which are then hidden from everybody else for a time."""
    listing = use.listing
    now = world.clock.now
    waiting = [
        record
        for record in _find_records(world, resource, use, params)
        if record.hidden_until is None or record.hidden_until <= now
    ]
    limit = _read_limit(find(params, listing.limit) if listing.limit else None, 1)
    page = waiting[:limit]
    asked = find(params, use.seconds) if use.seconds else None
    seconds = _read_limit(asked, HIDDEN_SECONDS)
    for record in page:
        world.store.remove(record)
        world.making.make_anew(record, use.anew)
        record.hidden_until = now + timedelta(seconds=seconds)
        world.store.add(record)
    return _show_page(world, use, page, "", params)


def _find_records(
    world: World, resource: Resource, use: Use, params: Mapping[str, Any]
) -> list[Record]:
    given = world.identify(resource, use, params)
    world.check_parent(use, resource, given)
    found = [
        record
        for record in world.store.of(resource.noun)
        if world.is_there(record)
        and all(
            key_of(record.get(name)) == key_of(value) for name, value in given.items()
        )
    ]
    if not use.listing.condition:
        return found
    from .keyed import choose_by_key

    return choose_by_key(world, resource, use, found, params)


def _choose_by_name(
    world: World,
    resource: Resource,
    use: Use,
    records: list[Record],
    params: Mapping[str, Any],
) -> list[Record]:
    entries = find(params, use.listing.by_name) if use.listing.by_name else None
    if not entries:
        return records
    from .named import choose_by_name

    shown = [(record, _show_item(world, use, record)) for record in records]
    return choose_by_name(world, resource, use, shown, entries)


def _find_named(
    world: World, resource: Resource, use: Use, params: Mapping[str, Any]
) -> tuple[list[Record], list[Any]] | None:
    """Those that were asked for by name, in that order, and the names of those absent.

    Gives None if none was asked for by name.
    """
    one = next((one for one in use.listing.filters if one.test == "named"), None)
    values = find(params, one.path) if one is not None else None
    if one is None or not values:
        return None
    found: list[Record] = []
    absent: list[Any] = []
    others = world.identify(resource, use, params)
    for value in values if is_a(values, (list, tuple)) else [values]:
        given = {**others, one.attribute: value}
        record = world.find(resource, given)
        if record is None or not world.is_there(record):
            record = world.store.find_buried(resource, given)
        if record is not None:
            found.append(record)
        elif use.missing and not use.listing.absent:
            raise world.refuse_missing(use, resource.noun, {one.attribute: value})
        else:
            absent.append(value)
    return found, absent


def _tell_absent(
    world: World, use: Use, answer: dict[str, Any], absent: Sequence[Any]
) -> None:
    """Say in an answer which of those that were asked for are not there."""
    output = world.known.output_of(use.operation)
    for value in absent:
        told: dict[str, dict[str, Any]] = {}
        for path, text in use.listing.absent.items():
            items, _, member = path.partition("[].")
            told.setdefault(items, {})[member] = value if text == "{}" else text
        for items, members in told.items():
            shape = world.answers.shape_at(output, f"{items}[]")
            filled = world.answers.fill(shape, [members.get])
            put(answer, items, [*(find(answer, items) or ()), filled])


def _show_page(
    world: World,
    use: Use,
    page: Sequence[Record],
    token: Any,
    params: Mapping[str, Any],
) -> dict[str, Any]:
    listing = use.listing
    output = world.known.output_of(use.operation)
    shape = world.answers.shape_at(output, listing.items)
    shown = [_show_item(world, use, record) for record in page]
    items: Any = [item for item in shown if item is not None]
    if shape is not None and isinstance(world.known.find(shape), Map):
        items = {
            str(record.identity[-1]): item
            for record, item in zip(page, shown, strict=True)
        }

    counts = _COUNTS if page and page[0].resource.key_names else ()

    def look(member: str) -> Any:
        if member.lower() in counts:
            return len(page)
        return bool(token) if member.lower() in _MORE else None

    filled = world.answers.fill_at(
        output, listing.items, items, [look, look_up(params)]
    )
    if listing.output_token:
        _drop(
            filled, listing.output_token, world.known.find(output) if output else None
        )
        if token:
            put(filled, listing.output_token, token)
    return filled


def _drop(filled: dict[str, Any], name: str, shape: Any) -> None:
    """Take a token out of a response that needs none."""
    if name not in getattr(shape, "required", ()):
        filled.pop(name, None)


def _show_item(world: World, use: Use, record: Record) -> Any:
    """What a list shows of a resource; None where it cannot be shown."""
    shown = record.shown.get(use.operation)
    if shown is None:
        output = world.known.output_of(use.operation)
        shape = world.answers.shape_at(output, f"{use.listing.items}[]")
        if use.listing.bare:
            shown = _fit_bare(world, record.get(use.listing.bare), shape)
        else:
            shown = _fill_item(world, use, record, shape)
        record.shown[use.operation] = shown
    return shown


def _fill_item(world: World, use: Use, record: Record, shape: str | None) -> Any:
    look = world.look_in(record, use)
    inside = use.listing.inside
    if not inside:
        return world.answers.fill(shape, [look])
    inner = world.answers.fill(world.answers.shape_at(shape, inside), [look])
    return world.answers.fill_at(shape, inside, inner, [look])


def _fit_bare(world: World, value: Any, shape: str | None) -> Any:
    try:
        return None if shape is None else world.fitting.fit(value, shape)
    except UnfitError:
        return None


def _make_token(world: World, use: Use, listing: Listing, last: Record) -> Any:
    if last.resource.key_names:  # the place where to go on is said by a key
        return last.get(last.resource.identity[-1])
    output = world.known.output_of(use.operation)
    shape = world.answers.shape_at(output, listing.output_token)
    if shape is None:
        return world.synthesis.make_id()
    return world.synthesis.make_text(shape, "Token", plain=world.synthesis.make_id())


def _refuse_token(world: World, use: Use, token: Any) -> Exception:
    """The error for a token that was never given out."""
    declared = world.facts.raises.get(use.operation, ())
    shape = next((one for one in declared if "token" in one.lower()), "")
    return world.refuse(
        shape, f"The token {token!r} was not given out by {use.operation}."
    )


def _find_most(world: World, use: Use) -> int:
    """How many entries a response can hold."""
    output = world.known.output_of(use.operation)
    shape = world.answers.shape_at(output, use.listing.items)
    most = world.known.find(shape).maximum if shape is not None else None
    return PAGE**2 if most is None else int(most)


def _read_limit(value: Any, default: int) -> int:
    """How many; some services send the number as text."""
    try:
        return default if value is None else max(0, int(value))
    except (TypeError, ValueError):
        return default
