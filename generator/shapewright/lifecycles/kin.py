"""Kin: operations that name a resource and a part of it, and show the resource whole.

Takes drafts with their attributes and the operations that no family has, gives these to the drafts
of which they show the very structure: ``GetFunctionConfiguration`` shows a ``Function``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from shapewright.ir.resource import Verb
from shapewright.ir.shape import ShapeId
from shapewright.lifecycles.draft import Draft
from shapewright.lifecycles.look import Look
from shapewright.lifecycles.words import flatten, split_operation

_VERBS = {"Get": Verb.READ, "Describe": Verb.READ, "Update": Verb.UPDATE, "Modify": Verb.UPDATE}


def settle_kin(look: Look, drafts: Sequence[Draft], names: Collection[str]) -> None:
    """Give operations without a family to the draft whose structure they show, if there is one."""
    taken = {
        name for one in drafts for verb in one.family.operations for name in one.family.of(verb)
    }
    shapes = {one.noun: shape for one in drafts if (shape := _find_shape(look, one))}
    for name in sorted({*names} - taken):
        verb, noun = split_operation(name)
        near = [one for one in drafts if noun.startswith(one.noun) and one.noun in shapes]
        draft = max(near, key=lambda one: len(one.noun), default=None)
        if draft is None or verb not in _VERBS:
            continue
        place = _find_place(look, name, shapes[draft.noun])
        if place is not None:
            draft.family.add(_VERBS[verb], name)
            draft.results[name] = place


def _find_shape(look: Look, draft: Draft) -> ShapeId | None:
    """The structure that describing one shows it in."""
    for name in draft.family.of(Verb.READ):
        output = look.operations[name].output
        place = draft.results.get(name, "")
        member = look.find(look.response(look.operations[name]), place) if place else None
        if output is not None:
            return member.target if member else output.target
    return None


def _find_place(look: Look, name: str, shape: ShapeId) -> str | None:
    """Where the response of an operation has a structure; None if it has not."""
    operation = look.operations[name]
    if operation.output is None:
        return None
    if operation.output.target == shape:
        return ""
    found = [one for one, member in look.response(operation).items() if member.target == shape]
    return min(found, key=flatten, default=None)
