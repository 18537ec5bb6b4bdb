"""What the templates of the site see: finished, escaped text.

A part names the template that lays it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class HtmlView:
    """Blocks of documentation."""

    template: ClassVar = "docs/site/_prose.html.j2"
    html: str


@dataclass(frozen=True, slots=True)
class MembersView:
    """A tree of members, laid out already."""

    template: ClassVar = "docs/site/_members.html.j2"
    html: str
    is_nested: bool
    """There is something to open."""
    is_long: bool
    """It can be narrowed down."""


@dataclass(frozen=True, slots=True)
class FactsView:
    """Facts: a label, which may be empty, and a phrase each."""

    template: ClassVar = "docs/site/_facts.html.j2"
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StatementsView:
    """What sentences say, laid out already."""

    template: ClassVar = "docs/site/_statements.html.j2"
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleView:
    """A text to be copied."""

    title: str
    language: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class SamplesView:
    """The same thing in several forms."""

    template: ClassVar = "docs/site/_samples.html.j2"
    samples: tuple[SampleView, ...]


@dataclass(frozen=True, slots=True)
class FoldedView:
    """A text that is folded away."""

    template: ClassVar = "docs/site/_folded.html.j2"
    title: str
    sample: SampleView


@dataclass(frozen=True, slots=True)
class ValuesView:
    """The values of an enum, each with its anchor."""

    template: ClassVar = "docs/site/_values.html.j2"
    first: tuple[tuple[str, str], ...]
    rest: tuple[tuple[str, str], ...]
    more: str
    """How many."""


@dataclass(frozen=True, slots=True)
class ItemView:
    """One thing of a listing."""

    words: str
    note: str
    flags: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ListingView:
    """Things in order."""

    template: ClassVar = "docs/site/_listing.html.j2"
    items: tuple[ItemView, ...]
    is_long: bool
    """It can be narrowed down."""
    is_bare: bool
    """It is nothing but names."""


@dataclass(frozen=True, slots=True)
class AlertView:
    """Something that must not be missed."""

    template: ClassVar = "docs/site/_alert.html.j2"
    kind: str
    label: str
    """Of what kind it is, unless it is just a note."""
    words: str


PartView = (
    HtmlView
    | MembersView
    | FactsView
    | StatementsView
    | SamplesView
    | FoldedView
    | ValuesView
    | ListingView
    | AlertView
)


@dataclass(frozen=True, slots=True)
class SectionView:
    """Parts under a heading, if it has a title."""

    anchor: str
    title: str
    parts: tuple[PartView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page of a service."""

    title: str
    kind: str
    label: str
    """Its kind, where the title does not say it."""
    path: str
    """Of this page, without its suffix."""
    service: str
    service_title: str
    up: str
    """From here to the folder of the service."""
    root: str
    """From here to the folder of the site."""
    is_index: bool
    """It is the first of its service, and says what all are made from."""
    summary: str
    flags: str
    notes: tuple[str, ...]
    """What the flags have to say."""
    contents: tuple[tuple[str, str], ...]
    """Anchors and titles of what stands on the page."""
    sections: tuple[SectionView, ...]
    source: str
    generator: str


@dataclass(frozen=True, slots=True)
class DataView:
    """A script that hands data to the page."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceView:
    """A service on the front page."""

    name: str
    folder: str
    """As a part of an address."""
    title: str
    summary: str
    counts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontView:
    """The front page."""

    services: tuple[ServiceView, ...]
    counts: str
    sources: str
    generators: str
    root: str = ""
