"""Uses: what each operation of a family does with the resource.

Takes a draft with its attributes and identity, gives it its uses. An operation whose request does
not say which one is meant is no use, and a note says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from shapewright.ir.resource import Listing, Use, Verb
from shapewright.ir.service import Operation
from shapewright.ir.shape import ShapeId
from shapewright.lifecycles.draft import Draft, match_core, match_identifier
from shapewright.lifecycles.elsewhere import find_inside, find_wrapped
from shapewright.lifecycles.errors import find_existing, find_missing
from shapewright.lifecycles.identity import find_needed, is_aside
from shapewright.lifecycles.listings import find_listing
from shapewright.lifecycles.look import PARTS, TEXTS, Look, Members
from shapewright.lifecycles.places import find_source
from shapewright.lifecycles.shown import find_renamed, members_of_items
from shapewright.lifecycles.words import find_singulars

Notes = dict[str, str]
_MAKING = (Verb.CREATE, Verb.PUT)


def settle_uses(look: Look, draft: Draft, notes: Notes) -> None:
    """Find what every operation of the family does; what cannot be told is noted."""
    for verb, names in draft.family.operations.items():
        for name in names:
            operation = look.operations[name]
            found = (
                _find_list(look, draft, operation)
                if verb is Verb.LIST
                else _find_use(look, draft, operation, verb)
            )
            if isinstance(found, str):
                notes[name] = found
            else:
                draft.uses.append(found)


def _find_use(look: Look, draft: Draft, operation: Operation, verb: Verb) -> Use | str:
    """What an operation does with one resource, or why that is not known."""
    request = look.request(operation)
    if operation.name in draft.many:
        return _find_each(look, draft, operation, verb)
    source = _find_source(look, draft, operation, verb)
    identity = tuple(_find_identity(look, draft, request, source, verb))
    if verb not in _MAKING and not _says_which(draft, [name for _, name in identity]):
        return f"does not say which {draft.noun} is meant"
    stated = look.at(request, source)
    result = draft.results.get(operation.name, "")
    members = look.at(look.response(operation), result)
    paths = {path for path, _ in identity}
    renamed = (*find_wrapped(look, draft, stated), *find_renamed(look, draft, stated))
    return Use(
        operation=operation.name,
        verb=verb,
        identity=identity,
        source=source,
        result=result,
        given=tuple(
            (path, to)
            for path, to in dict(renamed).items()
            if path not in paths and verb is not Verb.READ
        ),
        shown=tuple(find_renamed(look, draft, members)),
        missing=None if verb in _MAKING else find_missing(operation, draft.noun),
        existing=find_existing(operation, draft.noun) if verb is Verb.CREATE else None,
    )


def _find_each(look: Look, draft: Draft, operation: Operation, verb: Verb) -> Use | str:
    """What an operation does with each of many resources that are named in a list."""
    request = look.request(operation)
    needed = find_needed(look, request, draft.noun)
    above = {name: name for name in needed if name in draft.identity}
    for name, member in request.items():
        element = look.element_of(member)
        is_list = element is not None and isinstance(look.service.shape(element), TEXTS)
        singular = next((one for one in find_singulars(name) if draft.match(one, draft.keys)), "")
        if is_list and member.required and singular:
            return Use(
                operation=operation.name,
                verb=verb,
                each=name,
                identity=(*above.items(), ("", draft.match(singular, draft.keys))),
                missing=find_missing(operation, draft.noun),
            )
    return f"does not name each {draft.noun} in a list"


def _find_source(look: Look, draft: Draft, operation: Operation, verb: Verb) -> str:
    if verb not in (*_MAKING, Verb.UPDATE):
        return ""
    return find_source(look, operation, find_shape(look, draft), draft)


def find_shape(look: Look, draft: Draft) -> ShapeId | None:
    """The structure that shows the resource whole; None if it is a response itself."""
    for name in draft.family.of(Verb.READ):
        place = draft.results.get(name, "")
        member = look.find(look.response(look.operations[name]), place) if place else None
        if member:
            return member.target
    return None


def _find_identity(
    look: Look, draft: Draft, request: Members, source: str, verb: Verb
) -> Iterator[tuple[str, str]]:
    """The paths that say which resource is meant, each attribute once, needed members first."""
    seen: set[str] = set()
    inner = [name for name, _ in find_wrapped(look, draft, request)] if verb in _MAKING else []
    inner = [source] if source else inner
    places = [("", request), *((f"{name}.", look.at(request, name)) for name in inner)]
    for prefix, members in places:
        needed = [*find_needed(look, members, draft.noun)]
        rest = [name for name in members if name not in needed]
        for name in (*needed, *rest):
            found = _match_key(look, draft, members, name)
            is_same = name in draft.told or match_core(name, draft.noun, [found])
            if verb in _MAKING and not is_same:
                # What is called as the resource itself is what it is made of: a certificate.
                continue
            is_sure = name in needed or name in draft.told
            if found and found not in seen and (is_sure or _may_name(draft, found, verb)):
                seen.add(found)
                yield prefix + name, found


def _may_name(draft: Draft, attribute: str, verb: Verb) -> bool:
    """Whether a member that need not be there names the resource, and is not what to change."""
    is_version = draft.noun.endswith("Version") and attribute in draft.identity
    return verb is not Verb.UPDATE or is_version or attribute in draft.identity[:-1]


def _match_key(look: Look, draft: Draft, members: Members, name: str) -> str:
    """The attribute by which a member names the resource; empty if it does not."""
    if not isinstance(look.shape_of(members[name]), PARTS):
        return ""
    known = dict.fromkeys((*draft.identity, *draft.aliases, *draft.parent_by))
    found = draft.match(name, known)
    if not found or found == name:
        return found
    # A member that means another attribute of its very name is not the key.
    return "" if name in draft.attributes else found


def _says_which(draft: Draft, given: list[str]) -> bool:
    """Whether these attributes tell one resource from others."""
    if not draft.identity or any(one in draft.aliases for one in given):
        return True
    own = draft.identity[-1]
    return own in given


def _find_list(look: Look, draft: Draft, operation: Operation) -> Use | str:
    """What a list shows, or why it is not known to show these resources."""
    request = look.request(operation)
    identity = tuple(_find_parents(look, draft, request))
    found = find_listing(look, operation, draft, tuple(path for path, _ in identity))
    if found is None:
        return f"its response holds no list of {draft.noun}"
    open_ = [
        name for name in found.rest if request[name].required and not is_aside(name, draft.noun)
    ]
    if open_:
        return f"{', '.join(open_)} chooses by what no attribute of {draft.noun} is"
    listing = found.listing
    members = members_of_items(look, look.response(operation), listing.items)
    inside = ""
    if not _tells_which(look, draft, (identity, listing), members):
        inside = find_inside(look, members, find_shape(look, draft))
        members = look.at(members, inside)
        if not inside or not _tells_which(look, draft, (identity, listing), members):
            return f"its items do not say which {draft.noun} each of them is"
    shown = tuple(find_renamed(look, draft, members))
    return Use(
        operation=operation.name,
        verb=Verb.LIST,
        identity=identity,
        shown=shown,
        missing=find_missing(operation, draft.noun),
        listing=replace(listing, inside=inside),
    )


def _tells_which(
    look: Look,
    draft: Draft,
    asked: tuple[tuple[tuple[str, str], ...], Listing],
    members: Members,
) -> bool:
    """Whether each item of a list says which one it is, or what is asked for does."""
    identity, listing = asked
    told = {name for _, name in identity} | {one.attribute for one in listing.filters}
    if listing.bare or {*draft.identity} <= told:
        return True
    own = [key.partition(".")[0] for key in draft.keys if key not in draft.parent_by]
    shown = {*members} | {name for _, name in find_renamed(look, draft, members)}
    return any(match_core(name, draft.noun, shown) for name in own)


def _find_parents(look: Look, draft: Draft, request: Members) -> Iterator[tuple[str, str]]:
    """The members that say whose children a list shows."""
    above = draft.parent_by or draft.identity[:-1]
    for name in find_needed(look, request, draft.noun):
        if name in above:
            yield name, name
        elif found := draft.match(name, [one for one in above if one not in request]):
            yield name, found
    for name, member in request.items():
        if not member.required and (found := match_identifier(name, above)):
            yield name, found
