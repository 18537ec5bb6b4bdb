"""Lists of resources: filtered, sorted and given page by page.

Takes records and what a request asks for, gives those of one page and the token of the
next. How an item is shown is for others to say.
"""

from __future__ import annotations

from ..accept import is_a
from .fit import UnfitError, read_time
from .path import find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from .lifecycle import Filter, Listing
    from .record import Record

PAGE = 100
"""Items of a page, where the request does not say how many."""


def choose(
    records: Sequence[Record], listing: Listing, params: Mapping[str, Any]
) -> list[Record]:
    """The records that the request's filters let through, in the order it asks for."""
    chosen = [*records]
    for one in listing.filters:
        asked = find(params, one.path)
        if asked is not None and one.test != "named":
            chosen = [record for record in chosen if _passes(record, one, asked)]
    return _sort(chosen, listing, params)


def _passes(record: Record, one: Filter, asked: Any) -> bool:
    found = record.get(one.attribute)
    test = _TESTS[one.test]
    try:
        return found is not None and test(found, asked)
    except (TypeError, UnfitError):
        return False


def _contains(found: Any, asked: Any) -> bool:
    return str(asked).lower() in str(found).lower()


def _after(found: Any, asked: Any) -> bool:
    return read_time(found) > read_time(asked)


def _before(found: Any, asked: Any) -> bool:
    return read_time(found) < read_time(asked)


_TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "equals": lambda found, asked: bool(found == asked),
    "not_equals": lambda found, asked: bool(found != asked),
    "contains": _contains,
    "prefix": lambda found, asked: str(found).startswith(str(asked)),
    "after": _after,
    "before": _before,
    "at_least": lambda found, asked: bool(found >= asked),
    "at_most": lambda found, asked: bool(found <= asked),
    "any_of": lambda found, asked: found in asked,
}


def _sort(
    records: list[Record], listing: Listing, params: Mapping[str, Any]
) -> list[Record]:
    by = str(find(params, listing.sort_by) or "")
    said = find(params, listing.sort_order) if listing.sort_order else None
    order = str(said).lower()  # some say by true or false whether to go up
    name = listing.sorts.get(by) or (_find_attribute(records, by) if by else "")
    if name:
        records = sorted(records, key=lambda record: _sort_key(record.get(name)))
    return records[::-1] if order.startswith(("desc", "false")) else records


def _find_attribute(records: Sequence[Record], by: str) -> str:
    """The attribute that a word to sort by names: ``CREATION_TIME`` or ``Name``."""
    folded = by.replace("_", "").lower()
    for record in records:
        for form in (folded, f"{folded}time", folded.removesuffix("time")):
            if record.get(form) is not None:
                return form
    return ""


def _sort_key(value: Any) -> tuple[str, Any]:
    return (type(value).__name__, value) if value is not None else ("", "")


class Pages:
    """Tokens that were given out, each with what was shown before it."""

    def __init__(self) -> None:
        self._shown: dict[tuple[str, str], frozenset[int]] = {}

    def find_rest(
        self, records: Sequence[Record], operation: str, token: Any
    ) -> list[Record]:
        """The records that were not shown before a token; all without one.

        Raises:
            KeyError: no such token was given out for the operation.
        """
        if token is None:
            return [*records]
        shown = self._shown[operation, spell_token(token)]
        return [record for record in records if record.serial not in shown]

    def remember(
        self, token: Any, operation: str, page: Iterable[Record], before: Any
    ) -> None:
        """Keep what a token means: that a page was shown, and those before it."""
        shown = frozenset(record.serial for record in page)
        if before is not None:
            shown |= self._shown[operation, spell_token(before)]
        self._shown[operation, spell_token(token)] = shown


def spell_token(token: Any) -> str:
    """A token, which may be a map, as one text."""
    return str(sorted(token.items())) if is_a(token, dict) else str(token)
