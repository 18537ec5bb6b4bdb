"""The parts of a page, ready for their templates.

Takes a part, gives its view: texts escaped, phrases written, long lists divided into what is shown
and what is folded.
"""

from __future__ import annotations

from shapewright.docs.page import (
    Alert,
    Facts,
    Folded,
    Item,
    Listing,
    Members,
    Part,
    Prose,
    Sample,
    Samples,
    Statements,
    Value,
    Values,
)
from shapewright.docs.site.emit import Emitter
from shapewright.docs.site.entries import lay_out_entries, lay_out_flags, lay_out_statement
from shapewright.docs.site.markup import to_class, to_html
from shapewright.docs.site.views import (
    AlertView,
    FactsView,
    FoldedView,
    HtmlView,
    ItemView,
    ListingView,
    MembersView,
    PartView,
    SamplesView,
    SampleView,
    StatementsView,
    ValuesView,
)

FIRST_VALUES = 24
"""How many values the page of an enum shows unasked."""
MANY_MEMBERS = 24
"""More members than this can be narrowed down."""
LONG = 12
"""A listing longer than this can be narrowed down."""


def view_part(part: Part, emitter: Emitter) -> PartView:
    """The view of a part."""
    match part:
        case Prose(doc):
            return HtmlView(emitter.emit_doc(doc))
        case Facts(facts):
            return FactsView(
                tuple((to_html(fact.label), emitter.emit_words(fact.words)) for fact in facts)
            )
        case Statements(statements):
            return StatementsView(tuple(lay_out_statement(one, emitter) for one in statements))
        case Members(entries):
            is_nested = any(entry.children for entry in entries)
            return MembersView(
                lay_out_entries(entries, emitter), is_nested, len(entries) > MANY_MEMBERS
            )
        case Samples(samples):
            return SamplesView(tuple(map(_view_sample, samples)))
        case Folded(title, sample):
            return FoldedView(to_html(title), _view_sample(sample))
        case Values(values):
            return _view_values(values)
        case Listing(items):
            return ListingView(
                items=tuple(_view_item(item, emitter) for item in items),
                is_long=len(items) > LONG,
                is_bare=not any(item.note or item.flags for item in items),
            )
        case Alert(kind, words):
            label = "" if kind == "note" else to_html(kind.capitalize())
            return AlertView(to_class(kind), label, emitter.emit_words(words))


def _view_sample(sample: Sample) -> SampleView:
    return SampleView(
        title=to_html(sample.title),
        language=to_class(sample.language),
        text=to_html(sample.text),
        note=to_html(sample.note),
    )


def _view_values(values: tuple[Value, ...]) -> ValuesView:
    ready = tuple((to_html(value.anchor), to_html(value.value)) for value in values)
    first = len(ready) if len(ready) <= FIRST_VALUES + FIRST_VALUES // 2 else FIRST_VALUES
    return ValuesView(ready[:first], ready[first:], f"{len(ready) - first:,}")


def _view_item(item: Item, emitter: Emitter) -> ItemView:
    return ItemView(
        words=emitter.emit_words(item.words),
        note=emitter.emit_words(item.note),
        flags=lay_out_flags(item.flags),
        anchor=to_html(item.anchor),
    )
