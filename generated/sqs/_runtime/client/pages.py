"""Pages: one operation called again and again with the token that it gave.

Takes what does the calling and the facts of the operation's paginator, gives responses.
Nothing is fetched before it is asked for.
"""

from __future__ import annotations

from ..accept import OBJECT
from .path import find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from .path import Path


class Paginator:
    """How the results of an operation are read page by page."""

    __slots__ = ("inputs", "limit", "more", "outputs", "results")

    def __init__(
        self,
        *,
        inputs: Sequence[str],
        outputs: Sequence[Path],
        results: Sequence[Path],
        more: Path = "",
        limit: str = "",
    ) -> None:
        self.inputs = inputs
        """The members of the request that take the tokens."""
        self.outputs = outputs
        """Where each token stands in the response."""
        self.results = results
        """Where the results stand; the first is what is counted."""
        self.more = more
        """What says whether there is more; empty when only the tokens say it."""
        self.limit = limit
        """The member of the request that says how many make a page; empty for none."""


def read_pages(
    call: Callable[[str, dict[str, Any]], dict[str, Any]],
    operation: str,
    paginator: Paginator,
    params: dict[str, Any],
) -> Iterator[dict[str, Any]]:
    """The responses to an operation, the first one included.

    Raises:
        PaginationError: a token came twice, so that there would be no end.
    """
    last: dict[str, Any] = {}
    while True:
        response = call(operation, dict(params))
        yield response
        token = _find_token(paginator, response)
        if not token:
            return
        if token == last:
            from .error import PaginationError

            raise PaginationError(operation, token)
        for name in paginator.inputs:
            # The text None is what some services write for no token.
            if token.get(name, "None") == "None":
                params.pop(name, None)
            else:
                params[name] = token[name]
        last = token


def _find_token(paginator: Paginator, response: dict[str, Any]) -> dict[str, Any]:
    """The token of the next page, by the member it goes to; empty at the end."""
    if paginator.more and not find(paginator.more, response):
        return {}
    found = {
        name: find(path, response)
        for name, path in zip(paginator.inputs, paginator.outputs, strict=False)
    }
    return {name: token for name, token in found.items() if token}


def read_items(pages: Iterable[object], attributes: tuple[str, ...]) -> Iterator[Any]:
    """The entries of one list or map of every page; of a map, its pairs."""
    for page in pages:
        found: Any = page
        for name in attributes:
            found = getattr(found, name, None)
        if isinstance(found, OBJECT):
            yield from found.items()
        elif found is not None:
            yield from found
