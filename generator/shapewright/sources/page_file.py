"""One documentation page that stands alone, as a source of the one service it describes.

Takes the path of a page; gives a source like that of a model. What the page does not say is left
out, with a warning; a page that is cut short or hurt is no source. The service's name comes from
the page's own words, or from whoever asks.
"""

from __future__ import annotations

import hashlib
import re
from functools import cached_property
from pathlib import Path

from shapewright.problem import CannotContinueError, Where, has_errors

from .pages import Page, build_page_model, read_page
from .payload import MAX_BYTES, cannot_continue, read_bytes
from .raw import RawFile, RawService

_AROUND = re.compile(r"^(?:Amazon|AWS)\s+|\s+Service$")


class PageFile:
    """The service of a page; the file is read once, when first asked about."""

    release = ""

    def __init__(self, path: Path) -> None:
        self.path = path

    def services(self) -> tuple[str, ...]:
        """The service as the page names it; none when it does not.

        Raises:
            CannotContinueError: the file cannot be read, or is no whole page.
        """
        name = name_service(self.page)
        return (name,) if name else ()

    def digests(self, name: str) -> tuple[RawFile, ...]:  # noqa: ARG002 - any name will do
        """The page.

        Raises:
            CannotContinueError: the file cannot be read.
        """
        return (RawFile(self.path.name, hashlib.sha256(self.data).hexdigest()),)

    def read(self, name: str) -> RawService:
        """The page as a model, under any name.

        Raises:
            CannotContinueError: the file cannot be read, or is no whole page.
        """
        model, warnings = build_page_model(self.page)
        return RawService(
            name=name,
            api_version="",
            release=self.release,
            model=model,
            paginators={},
            waiters={},
            examples={},
            files=self.digests(name),
            origin="a documentation page",
            is_whole=False,
            problems=(*self.page.problems, *warnings),
        )

    @cached_property
    def data(self) -> bytes:
        """The bytes of the file."""
        return read_bytes(self.path, at_most=MAX_BYTES)

    @cached_property
    def page(self) -> Page:
        """The page, whole."""
        page = read_page(str(self.path), self.data)
        if has_errors(page.problems):
            raise CannotContinueError(page.problems)
        if not page.operations:
            raise cannot_continue(Where(str(self.path)), "describes no operation")
        return page


def name_service(page: Page) -> str:
    """A name for the service of a page; empty when the page has none."""
    return re.sub(r"\W+", "-", _AROUND.sub("", page.service.strip())).strip("-").lower()
