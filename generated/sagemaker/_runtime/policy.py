"""Policies: which rules count, which only advise, and which are off.

A rule is named alone (``length``) or with one of its aspects (``length.max``). What a
policy does not name counts. Nothing is checked here.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import NoReturn

RULES = frozenset(
    {
        "required",
        "unknown",
        "type",
        "type.bool",
        "enum",
        "length",
        "length.min",
        "length.max",
        "length.blob",
        "range",
        "range.min",
        "range.max",
        "range.nan",
        "range.width",
        "count",
        "count.min",
        "count.max",
        "count.map",
        "pattern",
        "union",
        "json",
        "json.keys",
        "json.nan",
        "label",
        "label.host",
        "label.uri",
        "claim",
        "claim.min",
        "claim.max",
        "claim.values",
    }
)
"""Every rule, and every aspect of one that can be named alone:

``required`` a member that must be there; ``unknown`` one that does not exist;
``type`` the Python type, ``type.bool`` a bool for a number or a timestamp;
``enum`` the values that are known; ``length`` of strings in characters and of blobs in
bytes; ``range`` of numbers, ``range.nan`` what is no number where a bound is stated,
``range.width`` 32 or 64 bits; ``count`` of the entries of lists and maps, ``count.map``
of maps; ``pattern`` the whole text; ``union`` exactly one member; ``json`` what JSON
can hold, ``json.keys`` keys that are strings, ``json.nan`` finite numbers; ``label``
text that becomes a part of the address and must not be empty; ``claim`` what only the
documentation says, ``claim.min``, ``claim.max`` of bounds, ``claim.values`` of values.
"""


class Policy:
    """What a check enforces: everything but what is named here. It does not change."""

    __slots__ = ("advisory", "off")

    advisory: frozenset[str]
    """Rules that are reported and refuse nothing."""
    off: frozenset[str]
    """Rules that are not reported."""

    def __init__(
        self, *, advisory: Iterable[str] = (), off: Iterable[str] = ()
    ) -> None:
        """A policy.

        Raises:
            ValueError: there is no such rule.
        """
        for name, rules in (("advisory", frozenset(advisory)), ("off", frozenset(off))):
            if strange := sorted(rules - RULES):
                known = ", ".join(sorted(RULES))
                message = f"no rule is called {strange[0]!r}; there are {known}"
                raise ValueError(message)
            object.__setattr__(self, name, rules)

    def level(self, rule: str, aspect: str) -> str:
        """``off``, ``advisory`` or ``enforced``; what names the aspect goes first."""
        for name in (aspect, rule):
            if name in self.off:
                return "off"
            if name in self.advisory:
                return "advisory"
        return "enforced"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        message = f"a policy does not change: make another one to set {name!r}"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> NoReturn:
        message = f"a policy does not change: make another one without {name!r}"
        raise AttributeError(message)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Policy):
            return NotImplemented
        return self.advisory == other.advisory and self.off == other.off

    def __hash__(self) -> int:
        return hash((self.advisory, self.off))

    def __repr__(self) -> str:
        return f"Policy(advisory={sorted(self.advisory)}, off={sorted(self.off)})"

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return _remake, (self.advisory, self.off)


def _remake(advisory: frozenset[str], off: frozenset[str]) -> Policy:
    return Policy(advisory=advisory, off=off)


STRICT = Policy()
"""Every rule counts: for requests."""

BOTOCORE = Policy(
    off={
        "enum",
        "pattern",
        "type.bool",
        "length.max",
        "length.blob",
        "range.max",
        "range.nan",
        "range.width",
        "count.max",
        "count.map",
        "json.keys",
        "json.nan",
        "label.uri",
        "claim",
    }
)
"""What botocore itself checks, and nothing more."""

LENIENT = Policy(
    advisory={"required", "length", "range", "count", "pattern", "union", "label"},
    off={"enum", "unknown", "claim"},
)
"""For responses: a service may add members and values, and relax its limits."""
