"""The lifecycles of a service, inferred from its names, shapes, paginators and waiters.

Takes a built service, gives its resources, its operations on tags, and why other operations are no
part of any lifecycle. Nothing is corrected here, and nothing is raised whatever the model is like.
"""

from __future__ import annotations

from dataclasses import replace

from shapewright.ir.resource import Lifecycles, Resource, Use, Verb
from shapewright.ir.service import Service
from shapewright.lifecycles.draft import Draft
from shapewright.lifecycles.errors import find_missing
from shapewright.lifecycles.families import find_families
from shapewright.lifecycles.identity import settle_identity
from shapewright.lifecycles.kin import settle_kin
from shapewright.lifecycles.look import Look
from shapewright.lifecycles.made import settle_made
from shapewright.lifecycles.parents import settle_parents
from shapewright.lifecycles.prune import is_whole, prune
from shapewright.lifecycles.shown import settle_attributes
from shapewright.lifecycles.states import settle_status
from shapewright.lifecycles.tags import find_tagging, settle_tagging, settle_tags
from shapewright.lifecycles.uses import Notes, settle_uses


def infer_lifecycles(service: Service) -> Lifecycles:
    """The resources of a service, as far as its model alone tells."""
    look = Look(service)
    notes: Notes = {}
    tagging = list(find_tagging(look))
    of_tags = {use.operation for _, use in tagging}
    names = [name for name in look.operations if name not in of_tags]
    drafts = _draft_all(look, names, notes)
    by_noun = {draft.noun: draft for draft in drafts}
    for draft in drafts:
        settle_tags(look, draft)
        settle_made(look, draft)
        settle_status(look, draft)
        _settle_missing_parents(look, draft)
    for noun, use in tagging:
        if noun in by_noun:
            settle_tagging(by_noun[noun], use)
    resources = prune(look, map(build_resource, drafts))
    used = {use.operation for one in resources for use in one.uses}
    general = [use for _, use in tagging if use.operation not in used]
    used |= {use.operation for use in general}
    return Lifecycles(
        resources=resources,
        tagging=_sort(general),
        notes=tuple(sorted(pair for pair in notes.items() if pair[0] not in used)),
    )


def _draft_all(look: Look, names: list[str], notes: Notes) -> list[Draft]:
    """Every resource with its identity, parent and uses."""
    every = [Draft(family=family) for family in find_families(names)]
    for draft in every:
        settle_attributes(look, draft)
    settle_kin(look, every, names)
    drafts: list[Draft] = []
    for draft in every:
        if settle_identity(look, draft):
            drafts.append(draft)
            continue
        for name in draft.family.of(*draft.family.operations):
            notes.setdefault(name, f"nothing says what identifies a {draft.noun}")
    settle_parents(look, drafts)
    used: set[str] = set()
    for draft in drafts:
        settle_uses(look, draft, notes)
        # An operation that two families claim is the first one's.
        draft.uses = [use for use in draft.uses if use.operation not in used]
        if is_whole(build_resource(draft)):
            used |= {use.operation for use in draft.uses}
    return drafts


def _settle_missing_parents(look: Look, draft: Draft) -> None:
    """Give what creates or lists children the error for a parent that is not there."""
    uses: list[Use] = []
    for use in draft.uses:
        operation = look.operations[use.operation]
        if use.verb in {Verb.CREATE, Verb.PUT, Verb.LIST}:
            missing = find_missing(operation, draft.parent) if draft.parent else None
            uses.append(replace(use, missing=missing))
        else:
            uses.append(use)
    draft.uses = uses


def build_resource(draft: Draft) -> Resource:
    """The table of a draft."""
    return Resource(
        noun=draft.noun,
        identity=draft.identity,
        aliases=draft.aliases,
        made=tuple(draft.made),
        status=draft.status,
        parent=draft.parent,
        parent_by=draft.parent_by,
        tags=draft.tags,
        uses=_sort(draft.uses),
    )


def _sort(uses: list[Use]) -> tuple[Use, ...]:
    return tuple(sorted(uses, key=lambda use: use.operation))
