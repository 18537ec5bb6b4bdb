"""Whether a type that a page names can be the type that a model has.

Takes what the page says and in what state it says it, gives yes or no. Where a page has one word
for several types, each of them fits.
"""

from __future__ import annotations

from typing import Final

from shapewright.sources.pages import Kind, Layout, PageMember

_EVERYWHERE: Final[dict[Kind, frozenset[Kind]]] = {
    # boto3 parses some strings, and its pages then show ``{...}``
    Kind.DICT: frozenset({Kind.STRUCTURE, Kind.MAP, Kind.EVENT_STREAM, Kind.STRING}),
    Kind.DECIMAL: frozenset({Kind.FLOAT, Kind.DOUBLE}),
    Kind.NUMBER: frozenset({Kind.INTEGER, Kind.FLOAT, Kind.DOUBLE, Kind.TIMESTAMP}),
}
_IN_REFERENCE: Final[dict[Kind, frozenset[Kind]]] = {
    Kind.STRING: frozenset({Kind.JSON_VALUE}),
    Kind.STRUCTURE: frozenset({Kind.EVENT_STREAM}),
    Kind.BLOB: frozenset({Kind.STREAM}),
}
_WITHOUT_SYNTAX: Final[dict[Kind, frozenset[Kind]]] = {
    Kind.STRUCTURE: frozenset({Kind.EVENT_STREAM}),
}
_WITHOUT_DESCRIPTION: Final[dict[Kind, frozenset[Kind]]] = {
    Kind.DOCUMENT: frozenset({Kind.JSON_VALUE}),
}
_CONTAINERS: Final = frozenset({Kind.STRUCTURE, Kind.MAP})


def is_kind(
    page: PageMember, model: Kind, layout: Layout, *, has_syntax: bool, has_members: bool
) -> bool:
    """Whether the model's kind is one that the page's word stands for.

    Args:
        page: the member on the page.
        model: the kind in the model.
        layout: how the page is written.
        has_syntax: the page has the syntax block of this side.
        has_members: the page describes the members of this side.
    """
    kind = page.kind
    if kind in {Kind.UNKNOWN, model}:
        return True
    if page.recursive and kind in {Kind.STRUCTURE, Kind.DICT}:
        return model in _CONTAINERS  # which of the two it repeats, no page tells
    return (
        model in _EVERYWHERE.get(kind, ())
        or (layout is Layout.API_REFERENCE and model in _IN_REFERENCE.get(kind, ()))
        or (not has_syntax and model in _WITHOUT_SYNTAX.get(kind, ()))
        or (not has_members and model in _WITHOUT_DESCRIPTION.get(kind, ()))
    )
