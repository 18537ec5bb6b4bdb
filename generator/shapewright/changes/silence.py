"""What cannot be compared, because a page that is one of the two editions does not say it.

Takes the facts that pages are silent about, gives for each kind of change whether it could be told
at all. A fact that was never said is no change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from shapewright.ir.doc import Doc
from shapewright.lower.naming import snake
from shapewright.reconcile.text import is_same_text, words_of
from shapewright.sources.pages import Fact, Page, Part

from .found import Found

_BOUNDS = re.compile("minimum-|maximum-|bound-")
_NEVER = re.compile(
    "operation-(added|removed|renamed|wire-name)|http-|result-wrapper|idempotent|read-only"
    "|checksum|compression|endpoint|signing|binding|payload|wire-form|timestamp-format|sparse-"
    "|idempotency-token|stream-length|box|error-(code|fault|retry|status)|bound-restated"
    "|retargeted|shape-|input-|type-(widened|narrowed)"
)
"""No page says it, or none in a way that can be held against a model."""
_KINDS: dict[Fact, re.Pattern[str]] = {
    Fact.VALUES: re.compile("enum-"),
    Fact.KEY_VALUES: re.compile("enum-"),
    Fact.NUMBER_TYPE: re.compile("type"),
    Fact.BOUNDS: _BOUNDS,
    Fact.PATTERN: re.compile("pattern-"),
    Fact.UNION: re.compile("union-"),
    Fact.ERRORS: re.compile("error-"),
    Fact.TRAITS: re.compile("sensitive-|deprecat|undeprecated|json-value|streaming"),
}
_REQUIRED = re.compile("member-required|member-optional|required-member-added")
_STREAM = re.compile(r"structure \S+\nevent stream|event stream \S+\nstructure")
_INNER = re.compile(r"[.\[{]")


@dataclass(frozen=True, slots=True)
class Silence:
    """What is left uncompared."""

    facts: frozenset[Fact] = frozenset()
    is_partial: bool = False
    """One of the two is a page, of some operations and of nothing else of the service."""
    left_out: frozenset[tuple[str, str]] = frozenset()
    """boto3's methods, each with a side that was too large for the page."""

    def covers(self, found: Found, path: str) -> bool:
        """Whether what was found at this path could not be told."""
        if not self.is_partial:
            return False
        kind = found.kind
        if _NEVER.match(kind) or self._is_stream(found):
            return True
        side, inner = _split(path)
        if (snake(path.partition(".")[0]), side) in self.left_out:
            return True
        if side == "errors" and (inner or Fact.ERRORS in self.facts):
            return True
        if any(pattern.match(kind) for fact in self.facts if (pattern := self._find(fact, path))):
            return True
        if _REQUIRED.match(kind):
            return (side == "response" and Fact.REQUIRED_IN_RESPONSE in self.facts) or (
                inner and Fact.REQUIRED_NESTED in self.facts
            )
        return inner and Fact.TYPE_NESTED in self.facts

    def is_same_text(self, old: Doc, new: Doc) -> bool:
        """Whether two texts that differ say the same, as far as a page keeps them.

        A page shows one text for a member, of the two that a model may have for it.
        """
        if not self.is_partial:
            return False
        if not old or not new:
            return True
        notes = Fact.NOTES not in self.facts
        return is_same_text(words_of(old, notes=notes), words_of(new, notes=notes))

    def _is_stream(self, found: Found) -> bool:
        """Whether it is an event stream, which the API Reference calls a structure."""
        words = f"{found.before}\n{found.after}"
        return Fact.TYPE_NESTED in self.facts and _STREAM.match(words) is not None

    def _find(self, fact: Fact, path: str) -> re.Pattern[str] | None:
        """The kinds that a fact is about, unless it is about other paths."""
        if fact is Fact.KEY_VALUES and not path.endswith("{key}"):
            return None
        if fact is Fact.VALUES and not _split(path)[1]:
            return None
        return _KINDS.get(fact)


NOTHING_SILENT = Silence()
"""Both editions say all that a model can say."""

_SIDES = {
    Part.REQUEST_SYNTAX: "request",
    Part.RESPONSE_SYNTAX: "response",
}


def silence_of(pages: Sequence[Page]) -> Silence:
    """What cannot be compared when these pages are among two editions."""
    return Silence(
        facts=frozenset[Fact]().union(*(page.silent for page in pages)),
        is_partial=True,
        left_out=frozenset(
            (operation.method, side)
            for page in pages
            for operation in page.operations
            for part, side in _SIDES.items()
            if part in operation.left_out
        ),
    )


def _split(path: str) -> tuple[str, bool]:
    """The side that a path is on, and whether it leads below the top level there."""
    parts = path.split(".", 2)
    side = parts[1] if len(parts) > 1 else ""
    return side, len(parts) > 2 and bool(_INNER.search(parts[2]))
