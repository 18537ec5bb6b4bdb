"""A change of one fact of a text, and what it claims, for every kind of such a change."""

from __future__ import annotations

from tests.changes.mutation import (
    Mutation,
    R,
    member,
)

_DOC = frozenset({"documentation"})
OF_TEXTS = [
    Mutation(
        "default-added",
        member("PutRequest", "Size", documentation="<p>The default is 5.</p>"),
        "PutMade.request.Size",
        ("", "5"),
        R,
        None,
        _DOC,
    ),
    Mutation(
        "claim-added",
        member("PutRequest", "Text", documentation="<p>Up to 4 characters.</p>"),
        "PutMade.request.Text",
        ("", "<= 4 characters"),
        R,
        None,
        _DOC,
    ),
]
"""The other four changes of claims are from one text to another: see the test beside this."""
