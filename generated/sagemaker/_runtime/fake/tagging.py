"""Tags: read from requests, and written into answers, in each service's own form.

Takes the shape of tags (a list of pairs, or a map) and a value of it, gives a plain
dictionary, and the other way round.
"""

from __future__ import annotations

from ..accept import is_a
from ..shape import List, Map

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .known import Known


class Tags(dict[str, str]):
    """The tags of a resource, in no service's form."""


def read_tags(value: Any) -> dict[str, str]:
    """The tags in a request, whichever form they have."""
    if is_a(value, dict):
        return {str(key): str(one) for key, one in value.items()}
    tags: dict[str, str] = {}
    for pair in value if is_a(value, (list, tuple)) else ():
        if is_a(pair, (list, tuple)):  # each list is for a kind of its own
            tags.update(read_tags(pair))
        if is_a(pair, dict):
            folded = {str(key).lower(): one for key, one in pair.items()}
            key = folded.get("key", folded.get("tagkey"))
            if key is not None:
                tags[str(key)] = str(folded.get("value", folded.get("tagvalue", "")))
    return tags


def write_tags(tags: dict[str, str], name: str, known: Known) -> Any:
    """Tags in the form of a shape; None if it is none for tags."""
    shape = known.find(name)
    if isinstance(shape, Map):
        return dict(tags)
    if not isinstance(shape, List):
        return None
    members = known.members_of(shape.element)
    key = _find_member(members, ("key", "tagkey"))
    value = _find_member(members, ("value", "tagvalue"))
    if not key or not value:
        return None
    return [{key: one, value: tags[one]} for one in tags]


def _find_member(members: Any, names: tuple[str, ...]) -> str:
    return next((one for one in members if str(one).lower() in names), "")
