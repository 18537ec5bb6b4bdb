"""What the service makes: ARNs, ids, times and numbers that nobody gives.

Takes a draft with its identity, gives it what is made. Only what responses show is made; what is
neither given nor made is left to those who answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shapewright.ir.resource import Made, Making, Verb
from shapewright.ir.shape import IntegerShape, LongShape, StringShape, TimestampShape
from shapewright.lifecycles.arns import OWN_ID, build_numbered, build_template, is_arn
from shapewright.lifecycles.draft import Draft
from shapewright.lifecycles.look import Look
from shapewright.lifecycles.words import find_core, flatten

_CREATED = re.compile(
    r"creat(?:ion|ed?)|registration|registered|submi(?:tted|ssion)|^started|^start"
)
_CHANGED = re.compile(r"modif|updat|chang")
_OTHER = re.compile(
    r"next|expir|delet|dereg|stop|end(?:ed|time|date)|complet|cancel|rotat|access|used|login|sync"
    r"|refresh|attempt|origin|version|snapshot|allowed"
)
"""Of what else times tell, at which most resources that are new have not arrived."""
_TIME = re.compile(r"(?:time|at|date|on|timestamp|datetime|modified|updated)$")


def settle_made(look: Look, draft: Draft) -> None:
    """Find what the service makes of the resource."""
    given = _find_given(look, draft)
    made: list[Made] = []
    for attribute in (*draft.keys, *draft.attributes):
        if attribute in given or attribute in draft.parent_by:
            continue
        if any(one.attribute == attribute for one in made):
            continue
        made += _find_making(look, draft, attribute)
    draft.made = sorted(made, key=lambda one: one.attribute)


def _find_given(look: Look, draft: Draft) -> set[str]:
    """The attributes that a request gives when the resource is made."""
    given: set[str] = set()
    for use in draft.uses_of(Verb.CREATE, Verb.PUT):
        operation = look.operations[use.operation]
        given |= {attribute for _, attribute in (*use.identity, *use.given)}
        given |= look.at(look.request(operation), use.source).keys()
    return given


def _find_making(look: Look, draft: Draft, attribute: str) -> list[Made]:
    member = draft.attributes.get(attribute)
    if member is None:
        return []
    shape = look.shape_of(member)
    is_key = attribute in draft.keys
    match shape:
        case TimestampShape():
            by = _find_time(attribute, required=member.required)
            return [Made(attribute=attribute, by=by)] if by else []
        case IntegerShape() | LongShape():
            found = _find_number(draft, attribute, is_key=is_key, required=member.required)
            return [found] if found else []
        case StringShape() if is_key:
            return _find_text(look, draft, attribute)
        case _:
            return []


def _find_text(look: Look, draft: Draft, attribute: str) -> list[Made]:
    """An ARN where there is a template for it, else an id."""
    if is_arn(attribute, draft.noun):
        keys = tuple(_find_parts(draft))
        above = tuple(key for key in keys if key in draft.parent_by)
        template = build_template(look, draft, attribute, keys) if keys != above else ""
        if template:
            return [Made(attribute=attribute, by=Making.ARN, template=template)]
        template, form = build_numbered(look, draft, attribute, above)
        if template:
            own = Made(attribute=OWN_ID, by=Making.ID, template=form)
            return [own, Made(attribute=attribute, by=Making.ARN, template=template)]
    return [Made(attribute=attribute, by=Making.ID)]


def _find_parts(draft: Draft) -> Iterator[str]:
    """The attributes that an ARN is made of: what identifies the resource, by its id if it has one.

    Parts of the identity that some do not have are left out.
    """
    own_id = next((one for one in draft.aliases if find_core(one, draft.noun) == "id"), "")
    by_id = own_id and (draft.aliases[0] == own_id or not draft.identity)
    for one in draft.identity:
        core = find_core(one, draft.noun)
        if core == "name" and by_id:
            yield own_id
        elif core != "arn" and one not in draft.optional:
            yield one
    if own_id and all(is_arn(one, draft.noun) for one in draft.identity):
        yield own_id


def _find_time(attribute: str, *, required: bool) -> Making | None:
    flat = flatten(attribute)
    if not _TIME.search(flat):
        return None
    if not required and _OTHER.search(flat):
        return None
    if _CHANGED.search(flat):
        return Making.CHANGED
    return Making.CREATED if _CREATED.search(flat) or required else None


def _find_number(draft: Draft, attribute: str, *, is_key: bool, required: bool) -> Made | None:
    if is_key:
        return Made(attribute=attribute, by=Making.NUMBER)
    if required and find_core(attribute, draft.noun) == "version":
        return Made(attribute=attribute, by=Making.CONSTANT, template="1")
    return None
