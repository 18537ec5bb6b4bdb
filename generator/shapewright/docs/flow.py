"""A page as one thing after another, for the formats that have neither folds nor tabs.

Takes the parts of a page, gives lines, points, listings and documentation in the order in which
they are read. Markdown and reST both write these, so that they say the same; how each one looks is
left to them. It changes no documentation but for lists of terms, which neither format has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from shapewright.docs.page import (
    Alert,
    Entry,
    Fact,
    Facts,
    Flag,
    Folded,
    Item,
    Listing,
    Members,
    Page,
    PageKind,
    Part,
    Prose,
    Sample,
    Samples,
    Section,
    Statement,
    Statements,
    Value,
    Values,
    Words,
    join_phrases,
    mono,
)
from shapewright.ir.doc import Block, Bullets, Definitions, Paragraph, Strong, Text

_DOT = " · "
_LANGUAGES = frozenset(["python", "json", "console", "text"])
"""What highlighters know by this name; they warn of what they do not."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, which can be led to when it has an anchor."""

    words: Words
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """Lines of a list in no order; never empty."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Lines whose layout counts."""

    text: str
    language: str
    """One that highlighters know."""


Flow = Line | Points | Verbatim | Prose | Alert


def flow_flags(page: Page) -> Iterator[Flow]:
    """What sets a page apart, for below its title."""
    if page.flags:
        yield Line(join_phrases(map(_say_flag, page.flags), _DOT))


def flow_part(part: Part) -> Iterator[Flow]:
    """What a part of a page says."""
    match part:
        case Prose() | Alert():
            yield part
        case Facts(facts):
            yield from _points(map(_say_fact, facts))
        case Statements(statements):
            yield from _points(map(_say_statement, statements))
        case Members(entries):
            yield from chain.from_iterable(map(_flow_entry, entries))
        case Samples(samples):
            yield from chain.from_iterable(_flow_sample(one.title, one) for one in samples)
        case Folded(title, sample):
            yield from _flow_sample(title, sample)
        case Values(values):
            yield from _points(Line((mono(one.value),), one.anchor) for one in values)
        case Listing(items):
            yield from _points(map(_say_item, items))


def spread_types(page: Page) -> Page:
    """The page of all plain types with a heading for each, so that every builder leads there.

    Builders call a heading by its small letters: those that would share a name have none.
    """
    if page.kind is not PageKind.TYPES:
        return page
    sections: list[Section] = []
    for section in page.sections:
        match section.parts:
            case (Members(entries),) if not section.title:
                names = Counter([page.title.lower(), *(one.name.lower() for one in entries)])
                sections += (
                    _spread(one, is_heading=names[one.name.lower()] == 1) for one in entries
                )
            case _:
                sections.append(section)
    return replace(page, sections=tuple(sections))


def _spread(entry: Entry, *, is_heading: bool) -> Section:
    if not is_heading:
        return Section("", "", (Members((entry,)),))
    bare = replace(entry, path="", anchor="")
    return Section(entry.anchor, entry.name, (Members((bare,)),))


def anchors_of(part: Part) -> Iterator[str]:
    """Every place in a part that can be led to."""
    match part:
        case Members(entries):
            yield from chain.from_iterable(map(_anchors_of_entry, entries))
        case Values(found) | Listing(found):
            one: Value | Item
            for one in found:
                if one.anchor:
                    yield one.anchor
        case _:
            pass


def points_of(terms: Definitions) -> Bullets:
    """A list of terms as one of points, each beginning with its term."""
    items: list[tuple[Block, ...]] = []
    for item in terms.items:
        words = (Strong(item.term),) if item.term else ()
        match item.blocks:
            case (Paragraph(inlines), *rest) if words:
                items.append((Paragraph((*words, Text(": "), *inlines)), *rest))
            case blocks:
                items.append((*((Paragraph(words),) if words else ()), *blocks))
    return Bullets(tuple(items))


def _flow_entry(entry: Entry) -> Iterator[Flow]:
    name: Words = (Strong((mono(entry.path),)),) if entry.path else ()
    phrases = filter(None, (name, entry.type, *map(_say_flag, entry.flags)))
    yield Line(join_phrases(phrases, _DOT), entry.anchor)
    yield from _points(chain(map(_say_fact, entry.facts), map(_say_statement, entry.statements)))
    if entry.doc:
        yield Prose(entry.doc)
    if entry.values:
        values = join_phrases(((mono(one),) for one in entry.values), ", ")
        yield Line((Text("Values: "), *values))
    if entry.rest:
        yield Line(entry.rest)
    for child in entry.children:
        yield from _flow_entry(child)


def _anchors_of_entry(entry: Entry) -> Iterator[str]:
    if entry.anchor:
        yield entry.anchor
    for child in entry.children:
        yield from _anchors_of_entry(child)


def _flow_sample(title: str, sample: Sample) -> Iterator[Flow]:
    yield Line((Strong((Text(title),)),))
    if sample.note:
        yield Line((Text(sample.note),))
    yield Verbatim(sample.text, sample.language if sample.language in _LANGUAGES else "text")


def _say_flag(flag: Flag) -> Words:
    word = Strong((Text(flag.word),))
    return (word, Text(f": {flag.note}")) if flag.note else (word,)


def _say_fact(fact: Fact) -> Line:
    return Line((Text(f"{fact.label}: "), *fact.words) if fact.label else fact.words)


def _say_statement(statement: Statement) -> Line:
    words: Words = (Text("By the text: "), *statement.said)
    if statement.sentence:
        words = (*words, Text(" (“"), *statement.sentence, Text("”)"))
    if statement.against:
        against = Strong((Text("the model says otherwise"),))
        words = (*words, Text("; "), against, Text(": "), *statement.against)
    return Line(words)


def _say_item(item: Item) -> Line:
    words = join_phrases((item.words, *map(_say_flag, item.flags)), _DOT)
    return Line((*words, Text(": "), *item.note) if item.note else words, item.anchor)


def _points(lines: Iterable[Line]) -> Iterator[Points]:
    if found := tuple(lines):
        yield Points(found)
