"""Parents: which resource another is part of.

Takes the drafts of a service with their identities, gives each at most one parent: the one of which
the identity stands whole in its own. The parent's part comes first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from shapewright.ir.resource import Verb
from shapewright.lifecycles.draft import Draft
from shapewright.lifecycles.identity import find_needed
from shapewright.lifecycles.look import Look
from shapewright.lifecycles.words import find_core, flatten

_ENDING = re.compile(r"(?<=.)(?:id|arn|name)$")
_BARE = {"name", "id", "arn", "identifier", "type", "version"}


def settle_parents(look: Look, drafts: Sequence[Draft]) -> None:
    """Give each draft its parent; of several, the one with the longest identity."""
    by_noun = {one.noun: one for one in drafts}
    # Twice: what holds the parent's identity follows its order, which its own parent may change.
    for _ in range(2):
        for draft in drafts:
            _find_parent(look, draft, drafts)
        for draft in drafts:
            if _goes_in_a_circle(draft, by_noun):
                draft.parent, draft.parent_by = "", ()
            if {*draft.parent_by} <= {*draft.identity}:
                own = [one for one in draft.identity if one not in draft.parent_by]
                draft.identity = (*draft.parent_by, *own)
    for draft in drafts:
        if draft.parent and len(draft.parent_by) not in {1, len(by_noun[draft.parent].identity)}:
            draft.parent, draft.parent_by = "", ()


def _find_parent(look: Look, draft: Draft, drafts: Sequence[Draft]) -> None:
    draft.parent, draft.parent_by = "", ()
    found = [
        (len(by), _is_named_after(by, parent), parent.noun, by)
        for parent in drafts
        if _may_be_above(parent, draft) and (by := _find_part(draft, parent))
    ]
    if found:
        _, _, draft.parent, draft.parent_by = max(found)
    else:
        _find_by_list(look, draft, drafts)


def _is_named_after(by: tuple[str, ...], parent: Draft) -> bool:
    """Whether the parent's own part of an identity has its noun in it: ``clusterName``."""
    return flatten(by[-1]).startswith(flatten(parent.noun))


def _may_be_above(parent: Draft, draft: Draft) -> bool:
    is_below = parent.noun.startswith(draft.noun) and parent.noun != draft.noun
    has_own = any(find_core(one, parent.noun) in _BARE for one in parent.identity)
    is_other = parent is not draft and not is_below
    return is_other and (has_own or draft.noun.startswith(parent.noun)) and bool(parent.identity)


def _find_part(draft: Draft, parent: Draft) -> tuple[str, ...]:
    """The attributes that hold the parent's identity; none if not all of it is there."""
    own = [one for one in draft.identity if find_core(one, draft.noun) in _BARE]
    rest = [one for one in draft.identity if one not in (*own, *draft.optional)]
    by = _find_each(rest, parent)
    # What has no more than the parent's identity is a part of it only by its name: its policy.
    is_beside = draft.noun.startswith(parent.noun)
    if by and (is_beside or {*by} != {*draft.identity} or _is_named_after(by, parent)):
        return by
    return _find_each([*draft.identity], parent) if is_beside else ()


def _find_each(among: list[str], parent: Draft) -> tuple[str, ...]:
    """For each attribute of the parent's identity one that is the same; none if one has none."""
    found: list[str] = []
    for attribute in parent.identity:
        wanted = _names_of(parent, attribute)
        one = next((one for one in among if flatten(one) in wanted and one not in found), "")
        found.append(one)
    if all(found):
        return tuple(found)
    # Named by another key of the parent: its ARN, or its id.
    keys = {name for alias in parent.aliases for name in _names_of(parent, alias)}
    named = [one for one in among if flatten(one) in keys]
    return tuple(named[:1])


def _names_of(parent: Draft, attribute: str) -> set[str]:
    """What others call an attribute of the parent, flat."""
    noun, flat = flatten(parent.noun), flatten(attribute)
    core = find_core(attribute, parent.noun)
    if core not in _BARE:
        stem = _ENDING.sub("", flat)
        return {flat, f"{stem}identifier"} if stem != flat else {flat}
    names = {noun + core, noun, f"{noun}identifier"}
    return names | ({flat} if flat != core and len(parent.identity) == 1 else set())


def _find_by_list(look: Look, draft: Draft, drafts: Sequence[Draft]) -> None:
    """Find the parent that creating one and listing them must both be told."""
    creating = [_needed(look, name, draft.noun) for name in draft.family.of(Verb.CREATE)]
    listing = [_needed(look, name, draft.noun) for name in draft.family.of(Verb.LIST)]
    both = sorted(set[str]().union(*creating) & set[str]().union(*listing))
    for parent in drafts:
        if both and _may_be_above(parent, draft) and (by := _find_each(both, parent)):
            draft.parent, draft.parent_by = parent.noun, by


def _needed(look: Look, operation: str, noun: str) -> set[str]:
    return {*find_needed(look, look.request(look.operations[operation]), noun)}


def _goes_in_a_circle(draft: Draft, drafts: dict[str, Draft]) -> bool:
    seen: set[str] = set()
    here: Draft | None = draft
    while here and here.parent:
        if here.noun in seen:
            return True
        seen.add(here.noun)
        here = drafts.get(here.parent)
    return False
