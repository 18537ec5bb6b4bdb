"""The words for types, constraints, flags and claims, with the ways to the pages of what they name.

Takes shapes and members of a book, gives phrases, facts, flags and statements. Which of them stand
on a page, and in what order, is decided where the page is built.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from shapewright.claims.sentences import read_sentences
from shapewright.docs.address import page_kind_of
from shapewright.docs.book import Book
from shapewright.docs.marked import read_marked
from shapewright.docs.page import (
    Fact,
    Flag,
    Hop,
    PageKind,
    Statement,
    Words,
    join_phrases,
    mono,
    plain,
)
from shapewright.ir.claim import Claim, Standing
from shapewright.ir.doc import Doc, Text
from shapewright.ir.shape import (
    Aggregate,
    Deprecation,
    EnumShape,
    ListShape,
    MapShape,
    Member,
    Shape,
    ShapeId,
    StructureShape,
    is_stream,
)
from shapewright.lower.claimed import SAID, say_claim
from shapewright.lower.constraints import PATTERN, find_constraints
from shapewright.lower.remarks import is_sensitive
from shapewright.patterns.words import describe_pattern

_DEEPEST = 4
"""How many lists and maps in one another a type is spelled out for."""
_LONGEST = 240
"""Characters of a summary."""
_LOCATIONS = {
    "uri": "the path",
    "querystring": "the query string",
    "header": "a header",
    "headers": "headers that begin with",
    "statusCode": "the status code",
}


def kind_of(shape: Shape) -> str:
    """What kind of shape this is, in a person's words."""
    kind = page_kind_of(shape)
    if kind is not PageKind.TYPES:
        return kind.value
    return type(shape).__name__.removesuffix("Shape").lower()


def hop_to(book: Book, id_: ShapeId) -> Hop:
    """The name of a shape, leading to it."""
    return Hop(id_, book.addresses.shapes[id_])


def say_type(book: Book, id_: ShapeId, nested: int = 0) -> Words:
    """A type in words: what a person would call it, and its name."""
    if nested > _DEEPEST:
        return (hop_to(book, id_),)
    match book.shape(id_):
        case ListShape(element=element):
            return (Text("list of "), *say_type(book, element.target, nested + 1))
        case MapShape(key=key, value=value):
            key_words = say_type(book, key.target, nested + 1)
            value_words = say_type(book, value.target, nested + 1)
            return (Text("map of "), *key_words, Text(" to "), *value_words)
        case shape:
            kind = kind_of(shape)
            if id_.lower() == kind:
                return (Hop(kind, book.addresses.shapes[id_], is_code=False),)
            return (Text(f"{kind} "), hop_to(book, id_))


def find_facts(book: Book, shape: Shape) -> tuple[Fact, ...]:
    """What a value of a shape has to satisfy; of a pattern also what that means."""
    facts: list[Fact] = []
    for constraint in find_constraints(book.service, shape):
        words = plain(constraint.words) or list_codes(constraint.codes)
        facts.append(Fact(_label(constraint.part, constraint.label), words))
        if constraint.label == PATTERN and (said := describe_pattern(constraint.codes[0])):
            facts.append(Fact(_label(constraint.part, "that is"), read_marked(said)))
    return tuple(facts)


def _label(*parts: str) -> str:
    label = ", ".join(part.lower() for part in parts if part)
    return label[:1].upper() + label[1:]


def list_codes(texts: Iterable[str]) -> Words:
    """Codes, with commas between them."""
    return join_phrases(((mono(text),) for text in texts), ", ")


def find_member_facts(book: Book, member: Member) -> tuple[Fact, ...]:
    """What the value of a member has to satisfy, and where it travels if not in the body."""
    facts = find_facts(book, book.shape(member.target))
    binding = member.binding
    if binding.location in _LOCATIONS:
        where = plain(f"{_LOCATIONS[binding.location]} ")
        name = binding.location_name if binding.location_name is not None else member.name
        words = (*where, mono(name)) if name and binding.location != "statusCode" else where
        facts += (Fact("Sent in", words),)
    return facts


def find_flags(book: Book, owner: Aggregate, member: Member) -> tuple[Flag, ...]:
    """What sets a member apart."""
    target = book.shape(member.target)
    found = [
        (member.required, Flag("required")),
        (member.idempotency_token, Flag("idempotency token", "boto3 fills it in when absent")),
        (is_sensitive(book.service, member.target), Flag("sensitive", "never shown")),
        (is_stream(owner, member, target), Flag("streaming")),
        (member.json_value, Flag("holds JSON")),
        (getattr(target, "sparse", False), Flag("may hold null")),
    ]
    flags = tuple(flag for holds, flag in found if holds)
    return flags + flag_deprecation(member.deprecation or target.deprecation)


def flag_deprecation(deprecation: Deprecation | None) -> tuple[Flag, ...]:
    """That something should no longer be used, with all that is said about it."""
    if deprecation is None:
        return ()
    since = f"since {deprecation.since}" if deprecation.since else ""
    return (Flag("deprecated", ": ".join(filter(None, (since, deprecation.message)))),)


def find_statements(book: Book, owner: str, member: str | None = "") -> tuple[Statement, ...]:
    """What the documentation says that the model does not, of a member, or a shape if it is empty.

    Of an operation if it is None.
    """
    claims = book.package.claims.get((owner, member), ())
    return tuple(dict.fromkeys(_read_statements(claims)))


def _read_statements(claims: Iterable[Claim]) -> Iterator[Statement]:
    for claim in claims:
        if claim.standing in SAID and (said := say_claim(claim)):
            against = claim.model if claim.standing is Standing.CONTRADICTS else ""
            yield Statement(*map(read_marked, (said, claim.sentence, against)))


def values_of(book: Book, id_: ShapeId) -> tuple[str, ...]:
    """The values that a text, or each entry of a list of texts, can have."""
    match book.shape(id_):
        case EnumShape(values=values):
            return values
        case ListShape(element=element) | MapShape(value=element):
            inner = book.shape(element.target)
            return inner.values if isinstance(inner, EnumShape) else ()
        case _:
            return ()


@lru_cache(maxsize=4096)
def summarise(doc: Doc) -> str:
    """The first sentence of a documentation text, as plain words; cut if it is very long."""
    first = next(read_sentences(doc), None)
    text = " ".join(first.text.replace("`", "").split()) if first is not None else ""
    if len(text) <= _LONGEST:
        return text
    return text[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:") + "\N{HORIZONTAL ELLIPSIS}"


def flag_error(shape: Shape) -> tuple[Flag, ...]:
    """What is known of an error: its status, whose fault it is, whether to try again."""
    trait = shape.error if isinstance(shape, StructureShape) else None
    if trait is None:
        return ()
    found = [
        (trait.status is not None, Flag(f"HTTP {trait.status}")),
        (trait.throttling, Flag("throttling")),
        (trait.retryable and not trait.throttling, Flag("retryable")),
        (trait.server_fault, Flag("server's fault")),
    ]
    return tuple(flag for holds, flag in found if holds) + flag_deprecation(shape.deprecation)
