"""Documentation pages as a source: what a published page says about operations.

Takes the text of one page in any of five layouts, gives one `Page`: operations with their members,
what changed, what the layout cannot say, and the problems met. Nothing is taken from prose.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from .api_changes import read_api_changes
from .api_reference import read_api_reference
from .detect import detect_layout, read_text
from .flattened import read_flattened
from .indented import read_indented
from .model import build_page_model
from .page import (
    ChangeSide,
    Constraints,
    Fact,
    Kind,
    Layout,
    Page,
    PageChange,
    PageError,
    PageMember,
    PageOperation,
    Part,
)
from .page_text import PageText
from .rest import read_rest

__all__ = [
    "ChangeSide",
    "Constraints",
    "Fact",
    "Kind",
    "Layout",
    "Page",
    "PageChange",
    "PageError",
    "PageMember",
    "PageOperation",
    "Part",
    "build_page_model",
    "read_page",
]

_READERS: Final[dict[Layout, Callable[[PageText], Page]]] = {
    Layout.REST: read_rest,
    Layout.INDENTED: read_indented,
    Layout.FLATTENED: read_flattened,
    Layout.API_REFERENCE: read_api_reference,
    Layout.API_CHANGES: read_api_changes,
}


def read_page(source: str, data: bytes | str) -> Page:
    """What a documentation page says.

    Args:
        source: what the data is called in problems: a path or an address.
        data: the page, as bytes in UTF-8 or as text.

    Raises:
        CannotContinueError: this is no page of a known layout, or more than one page.
    """
    page = read_text(source, data)
    return _READERS[detect_layout(page)](page)
