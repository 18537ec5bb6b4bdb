"""The pages of shapes: a structure's members, an enum's values, and where each shape is used.

Takes a shape of a book, gives its page; lists, maps and scalars are entries of one page together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shapewright.docs.about import begin_about
from shapewright.docs.address import MEMBERS, TYPES, page_kind_of, spell_anchors
from shapewright.docs.book import Book, Place
from shapewright.docs.members import Tree
from shapewright.docs.page import (
    Alert,
    Entry,
    Fact,
    Facts,
    Hop,
    Item,
    Listing,
    Members,
    Page,
    PageKind,
    Part,
    Section,
    Value,
    Values,
    join_phrases,
    mono,
    plain,
)
from shapewright.docs.phrases import (
    find_facts,
    find_statements,
    flag_deprecation,
    flag_error,
    hop_to,
    kind_of,
    say_type,
    summarise,
    values_of,
)
from shapewright.ir.doc import Link, Text
from shapewright.ir.shape import (
    Aggregate,
    EnumShape,
    EventStreamShape,
    ListShape,
    MapShape,
    Shape,
    StructureShape,
    UnionShape,
)
from shapewright.lower.remarks import find_page

_MANY = 8
"""How many users of a scalar are named."""
_ONE = "Exactly one of the members is set."
_EVENTS = "Each event of the stream is one of these."


def build_shape(book: Book, shape: Shape) -> Page:
    """The page of a shape that has one of its own."""
    return Page(
        at=book.addresses.pages[shape.id],
        kind=page_kind_of(shape),
        title=shape.id,
        summary=summarise(shape.doc),
        flags=flag_error(shape) or flag_deprecation(shape.deprecation),
        sections=tuple(_build_sections(book, shape)),
    )


def _build_sections(book: Book, shape: Shape) -> Iterator[Section]:
    yield Section("about", "", tuple(_build_about(book, shape)))
    if isinstance(shape, EnumShape):
        anchors = spell_anchors(shape.values)
        values = tuple(Value(value, f"value.{anchors[value]}") for value in shape.values)
        yield Section("values", "Values", (Values(values),))
    elif isinstance(shape, Aggregate):
        entries = Tree(book, shape.id, book.addresses.pages[shape.id], MEMBERS, room=0).build()
        none = Alert("note", plain("It has no members."))
        yield Section("members", "Members", (Members(entries) if entries else none,))
    places = _list_places(book, book.places.get(shape.id, ()))
    if places:
        yield Section("used-by", "Used by", (Listing(places),))
    reached = _list_reaching(book, shape)
    if reached:
        yield Section("operations", "Operations", (Listing(reached),))


def _build_about(book: Book, shape: Shape) -> Iterator[Part]:
    yield from begin_about(shape.doc, shape.deprecation, find_statements(book, shape.id))
    if isinstance(shape, UnionShape):
        yield Alert("note", plain(_ONE))
    if isinstance(shape, EventStreamShape):
        yield Alert("note", plain(_EVENTS))
    yield Facts((Fact("Class", (mono(book.package.classes[shape.id]),)), *_list_facts(book, shape)))


def _list_facts(book: Book, shape: Shape) -> Iterator[Fact]:
    yield from find_facts(book, shape)
    if isinstance(shape, StructureShape) and shape.error is not None:
        name = book.package.names.exceptions[shape.id]
        yield Fact("Exception", (mono(f"exceptions.{name}"),))
        yield Fact("Code", (mono(shape.error.code or shape.id),))
    if shape.sensitive:
        yield Fact("Sensitive", plain("never shown in messages or by repr"))
    if page := find_page(book.service, shape.id):
        yield Fact("At AWS", (Link((Text("API reference"),), page),))


def _list_places(book: Book, places: Sequence[Place]) -> tuple[Item, ...]:
    return tuple(Item((hop_to_place(book, place),)) for place in places)


def hop_to_place(book: Book, place: Place) -> Hop:
    """The way to where a shape is used."""
    owner = book.shape(place.owner)
    at = book.addresses.shapes[place.owner]
    if isinstance(owner, Aggregate) and place.member:
        anchor = book.anchors_of(owner)[place.member]
        return Hop(f"{place.owner}.{place.member}", book.addresses.find_member(at, anchor))
    return Hop(place.owner, at)


def _list_reaching(book: Book, shape: Shape) -> tuple[Item, ...]:
    sides: dict[str, list[str]] = {}
    for name, side in book.reached_by.get(shape.id, ()):
        sides.setdefault(name, []).append(side)
    return tuple(
        Item((Hop(name, book.addresses.operations[name]),), plain(", ".join(found)))
        for name, found in sides.items()
    )


def build_types(book: Book) -> Page | None:
    """The page of lists, maps and scalars; None for a service that has none."""
    own = book.addresses.shapes
    rest = [shape for shape in book.service.shapes.values() if own[shape.id].path == TYPES.path]
    if not rest:
        return None
    entries = tuple(_enter(book, shape) for shape in rest)
    return Page(
        at=TYPES,
        kind=PageKind.TYPES,
        title="Types",
        summary="The lists, maps, texts, numbers and other plain types by name.",
        sections=(Section("types", "", (Members(entries),)),),
    )


def _enter(book: Book, shape: Shape) -> Entry:
    type_ = say_type(book, shape.id) if isinstance(shape, ListShape | MapShape) else ()
    return Entry(
        name=shape.id,
        path=shape.id,
        anchor=book.addresses.shapes[shape.id].anchor,
        type=type_ or plain(kind_of(shape)),
        flags=flag_deprecation(shape.deprecation),
        facts=(*find_facts(book, shape), *_say_users(book, book.places.get(shape.id, ()))),
        values=values_of(book, shape.id),
        doc=shape.doc,
        statements=find_statements(book, shape.id),
    )


def _say_users(book: Book, places: Sequence[Place]) -> Iterator[Fact]:
    words = join_phrases(((hop_to_place(book, place),) for place in places[:_MANY]), ", ")
    if len(places) > _MANY:
        words = (*words, Text(f" and {len(places) - _MANY} more"))
    if words:
        yield Fact("Used by", words)


def list_shapes(book: Book, kinds: Sequence[PageKind]) -> tuple[Item, ...]:
    """The shapes of these kinds that have a page, each with its first sentence."""
    return tuple(
        Item((hop_to(book, id_),), plain(summarise(shape.doc)), flag_deprecation(shape.deprecation))
        for id_ in book.addresses.pages
        if page_kind_of(shape := book.shape(id_)) in kinds
    )
