"""The formats that pages are written in, by name.

Gives for each the functions that plan its files. A format is a folder of this room; what it has to
offer is stated here once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from shapewright.docs.front import FrontService
from shapewright.docs.links import Links
from shapewright.docs.markdown.plan import plan_front as plan_markdown_front
from shapewright.docs.markdown.plan import plan_markdown
from shapewright.docs.page import Reference
from shapewright.docs.rest.plan import plan_front as plan_rest_front
from shapewright.docs.rest.plan import plan_rest
from shapewright.docs.site.assets import read_assets
from shapewright.docs.site.front import plan_front as plan_site_front
from shapewright.docs.site.plan import plan_site
from shapewright.lower.planned import Planned


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write pages."""

    suffix: str
    """Of the files of pages."""
    plan: Callable[[Reference, Links], list[Planned]]
    """The files of a service, relative to its folder."""
    plan_front: Callable[[Sequence[FrontService]], list[Planned]]
    """The files above all services, relative to the folder of them all."""
    read_assets: Callable[[], Mapping[str, str]] = dict
    """Files that are taken as they are, relative to the same."""


FORMATS: Mapping[str, Format] = {
    "site": Format(".html", plan_site, plan_site_front, read_assets),
    "markdown": Format(".md", plan_markdown, plan_markdown_front),
    "rest": Format(".rst", plan_rest, plan_rest_front),
}
