"""Listings: how an operation shows many resources, page by page, chosen and sorted.

Takes an operation that lists and a draft, gives the listing, or what it asks for that is no
attribute. Paginators are believed; where there is none, names are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shapewright.ir.resource import Filter, Listing, Test
from shapewright.ir.service import Operation
from shapewright.ir.shape import BooleanShape, EnumShape, ListShape, Member, ShapeId, StructureShape
from shapewright.lifecycles.draft import Draft, match_core
from shapewright.lifecycles.look import NONE, SCALARS, TEXTS, Look, Members
from shapewright.lifecycles.words import find_core, find_singulars, flatten

TOKENS = ("nexttoken", "marker", "pagetoken", "paginationtoken", "continuationtoken", "token")
LIMITS = ("maxresults", "maxitems", "limit", "maxrecords", "pagesize", "maxresult", "maxentries")
_SORT_BY = {"sortby", "orderby"}
_SORT_ORDER = {"sortorder", "order", "orderdirection", "sortdirection"}
_SUFFIXES = (
    ("notequals", Test.NOT_EQUALS),
    ("equals", Test.EQUALS),
    ("contains", Test.CONTAINS),
    ("prefix", Test.PREFIX),
    ("beginswith", Test.PREFIX),
    ("startswith", Test.PREFIX),
    ("greaterthanorequalto", Test.AT_LEAST),
    ("lessthanorequalto", Test.AT_MOST),
    ("after", Test.AFTER),
    ("before", Test.BEFORE),
    ("filter", Test.EQUALS),
    ("in", Test.ANY_OF),
)
_FILTERS = {"filter", "filters", "filterlist"}
_NAMES = {"name", "key", "filtername", "filterkey"}
_PLAIN = 2
"""How many members a filter has that is a name and values alone."""
_TIMES = {
    "created": "creationtime",
    "createdat": "creationtime",
    "creation": "creationtime",
    "create": "creationtime",
    "modified": "lastmodifiedtime",
    "lastmodified": "lastmodifiedtime",
    "lastmodification": "lastmodifiedtime",
    "updated": "lastmodifiedtime",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A listing, and which members of its request it made nothing of."""

    listing: Listing
    rest: tuple[str, ...]


def find_listing(
    look: Look, operation: Operation, draft: Draft, identity: tuple[str, ...]
) -> Found | None:
    """How an operation lists what the draft is of; None if its response holds no list of them.

    ``identity`` names the members of the request that say whose children are meant.
    """
    items = draft.results.get(operation.name, "")
    response, request = look.response(operation), look.request(operation)
    member = look.find(response, items) if items else None
    if member is None:
        return None
    element = look.element_of(member)
    bare = ""
    if element is not None and not look.is_structure(element):
        bare = find_bare(look, draft, member)
        if not bare:
            return None
    tokens = _find_tokens(look, operation)
    limit = _find_limit(look, operation)
    sorting = _find_sorting(look, request, draft)
    by_name = _find_by_name(look, request)
    taken = {*tokens, limit, sorting.sort_by, sorting.sort_order, by_name, *identity}
    filters = [
        (name, _find_filter(look, one, draft)) for name, one in request.items() if name not in taken
    ]
    listing = Listing(
        items=items,
        bare=bare,
        filters=tuple(one for _, one in filters if one),
        by_name=by_name,
        input_token=tokens[0],
        output_token=tokens[1],
        limit=limit,
        sort_by=sorting.sort_by,
        sort_order=sorting.sort_order,
        sorts=sorting.sorts,
    )
    return Found(listing, tuple(name for name, one in filters if one is None))


def find_bare(look: Look, draft: Draft, member: Member) -> str:
    """The attribute that the entries of a list of texts are; empty if that cannot be told."""
    element = look.element_of(member)
    if element is None or not isinstance(look.service.shape(element), TEXTS):
        return ""
    same = [one for one in draft.keys if _target_of(draft, one) == element]
    if len(same) == 1:
        return same[0]
    names = (*find_singulars(member.name), member.name, str(element))
    return next((found for name in names if (found := draft.match(name))), "")


def _target_of(draft: Draft, attribute: str) -> ShapeId | None:
    member = draft.attributes.get(attribute)
    return member.target if member else None


def _find_tokens(look: Look, operation: Operation) -> tuple[str, str]:
    """The members that hold the token of a page, in the request and in the response."""
    request, response = look.request(operation), look.response(operation)
    paginator = look.paginators.get(operation.name)
    if paginator and len(paginator.input_tokens) == 1:
        asked, told = paginator.input_tokens[0], paginator.output_tokens[0]
        told = told.split(" || ")[0].strip()
        if asked in request and look.find(response, told):
            return asked, told
    asked = next((one for one in request if flatten(one) in TOKENS), "")
    told = next((one for one in response if flatten(one) in (*TOKENS, "nextmarker")), "")
    return (asked, told) if asked and told else ("", "")


def _find_limit(look: Look, operation: Operation) -> str:
    request = look.request(operation)
    paginator = look.paginators.get(operation.name)
    if paginator and paginator.limit_key in request:
        return paginator.limit_key
    return next((one for one in request if flatten(one) in LIMITS), "")


def _find_sorting(look: Look, request: Members, draft: Draft) -> Listing:
    """How a request says what to sort by; nothing else of the listing is filled in."""
    by = next((one for one in request if flatten(one) in _SORT_BY), "")
    shape = look.shape_of(request[by]) if by else None
    if not isinstance(shape, EnumShape):
        by, shape = "", None
    order = next((one for one in request if flatten(one) in _SORT_ORDER), "")
    if order and not isinstance(look.shape_of(request[order]), EnumShape):
        order = ""
    values = shape.values if isinstance(shape, EnumShape) else ()
    sorts = [(value, found) for value in values if (found := _match_stem(draft, flatten(value)))]
    return Listing(items="", sort_by=by, sort_order=order, sorts=tuple(sorts))


def _find_by_name(look: Look, request: Members) -> str:
    """Where a request holds filters that are structures, each with a name; empty for none."""
    for name, member in request.items():
        element = look.element_of(member)
        inside = look.members(element) if element else NONE
        has_name = any(flatten(one) in _NAMES for one in inside)
        is_plain = len(inside) == _PLAIN or not member.required
        if flatten(name) in _FILTERS and has_name and is_plain:
            return name
    return ""


def _find_filter(look: Look, member: Member, draft: Draft) -> Filter | None:
    """What a member of a request chooses by; None if that is not known."""
    shape = look.shape_of(member)
    if isinstance(shape, ListShape):
        return _find_choice(look, member, draft)
    if not isinstance(shape, SCALARS):
        return None
    flat = flatten(member.name)
    for suffix, test in _SUFFIXES:
        stem = flat.removesuffix(suffix)
        if stem != flat and (attribute := _match_stem(draft, stem)):
            return _filter_by(look, member, attribute, draft, test)
    attribute = match_core(member.name, draft.noun, [*draft.attributes, *draft.identity])
    return _filter_by(look, member, attribute, draft, Test.EQUALS) if attribute else None


def _filter_by(
    look: Look, member: Member, attribute: str, draft: Draft, test: Test
) -> Filter | None:
    """The filter, if the attribute can be compared with what the member holds."""
    known = draft.attributes.get(attribute)
    shape = look.shape_of(known) if known else None
    if isinstance(shape, StructureShape | ListShape):
        return None
    if isinstance(look.shape_of(member), BooleanShape) and not isinstance(shape, BooleanShape):
        return None
    return Filter(path=member.name, attribute=attribute, test=test)


def _find_choice(look: Look, member: Member, draft: Draft) -> Filter | None:
    """What a list of names or values chooses by."""
    element = look.element_of(member)
    if element is None or not isinstance(look.service.shape(element), TEXTS):
        return None
    for name in (*find_singulars(member.name), member.name):
        attribute = draft.match(name)
        if attribute in draft.keys:
            return Filter(path=member.name, attribute=attribute, test=Test.NAMED)
        known = draft.attributes.get(attribute)
        if known and isinstance(look.shape_of(known), TEXTS):
            return Filter(path=member.name, attribute=attribute, test=Test.ANY_OF)
    return None


def _match_stem(draft: Draft, stem: str) -> str:
    """The attribute that is meant where what is said of it was cut off."""
    return _match_first(draft, stem) or _match_first(draft, _TIMES.get(stem, ""))


def _match_first(draft: Draft, stem: str) -> str:
    if not stem:
        return ""
    core = find_core(stem, draft.noun)
    for attribute in (*draft.identity, *draft.attributes):
        if find_core(attribute, draft.noun) == core:
            return attribute
    return next(_near(draft, core), "") if core in _TIMES.values() else ""


def _near(draft: Draft, core: str) -> Iterator[str]:
    """Times by their other usual names."""
    wanted = ("creat",) if core == "creationtime" else ("modif", "updat", "chang")
    for attribute in draft.attributes:
        flat = flatten(attribute)
        if any(word in flat for word in wanted) and flat.endswith(("time", "at", "date", "on")):
            yield attribute
