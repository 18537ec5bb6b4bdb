"""What a documentation page says: operations, their members, and what the page cannot say.

Takes nothing, gives the neutral, frozen values that the reader of every layout hands on. A fact
that stands in the text is here as it stands; one that the layout drops is listed by name in
`Page.silent`, so that nobody takes its absence for an answer. Nothing here is guessed from prose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from shapewright.ir.doc import EMPTY, Doc
from shapewright.problem import Problem


class Layout(StrEnum):
    """How a page is written."""

    REST = "boto3 page, reStructuredText"
    INDENTED = "boto3 page, indented text"
    FLATTENED = "boto3 page, flattened text"
    API_REFERENCE = "AWS API Reference page"
    API_CHANGES = "API changes page"


class Kind(StrEnum):
    """The type of a member, as finely as a page tells it."""

    STRUCTURE = "structure"
    MAP = "map"
    LIST = "list"
    DICT = "structure or map"
    STRING = "string"
    INTEGER = "integer"
    FLOAT = "float"
    DOUBLE = "double"
    DECIMAL = "float or double"
    NUMBER = "number"
    """An integer, a float, a double or a timestamp: some pages have one word for them."""
    BOOLEAN = "boolean"
    TIMESTAMP = "timestamp"
    BLOB = "blob"
    STREAM = "stream of bytes"
    EVENT_STREAM = "event stream"
    DOCUMENT = "document"
    JSON_VALUE = "JSON in a string"
    UNKNOWN = "unknown"


class Fact(StrEnum):
    """A fact of an API that some layout has no words for."""

    OPERATION_NAME = "the operation's name as the service writes it"
    REQUIRED_IN_REQUEST = "which members of a request are required"
    REQUIRED_IN_RESPONSE = "which members of a response are required"
    REQUIRED_NESTED = "which nested members are required"
    VALUES = "the values of an enum below the top level"
    KEY_VALUES = "the values of a map's keys"
    INTEGER_SIZE = "integer or long"
    NUMBER_TYPE = "integer, float, double or timestamp"
    TYPE_NESTED = "the types below the top level"
    BOUNDS = "lengths, ranges and counts"
    PATTERN = "patterns"
    CONSTRAINTS_NESTED = "constraints below the top level"
    SHAPE = "the names of shapes"
    RECURSION_TARGET = "which of the structures around it a recursive member repeats"
    MEMBER_ORDER = "the order of members"
    UNION = "which structures are unions"
    ERRORS = "the errors of an operation"
    ERROR_DOC = "what an error means"
    DOC_NESTED = "the documentation below the top level"
    MARKUP = "code, links and lists in documentation"
    NOTES = "the notes in documentation"
    NUMBERED_LISTS = "which lists are numbered"
    TRAITS = "what is sensitive, deprecated, or travels outside the body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """What a page says about a value beside its type; None where it says nothing."""

    min_length: int | None = None
    max_length: int | None = None
    min_value: float | None = None
    max_value: float | None = None
    min_count: int | None = None
    max_count: int | None = None
    pattern: str = ""


NO_CONSTRAINTS = Constraints()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMember:
    """One member of a request or a response, or the request or response itself."""

    path: str
    """``A.B[].C{}.D`` from the request or response, a map's key ``A{key}``; the root is empty."""
    name: str = ""
    """Empty for the root, an item, a key and a map's value."""
    kind: Kind = Kind.UNKNOWN
    required: bool | None = None
    """None where the page does not say: in responses, for items, for recursive members."""
    values: tuple[str, ...] = ()
    """The values of an enum, in the order of the page."""
    doc: Doc = EMPTY
    recursive: bool = False
    """The member repeats a structure, list or map around it, and is not written out again."""
    union: bool = False
    """The page says that only one of its members may be set; False says nothing."""
    auto_filled: bool = False
    """The page says that boto3 fills it in."""
    shape: str = ""
    """The name of its shape, or of its items' shape, where the page links to it."""
    constraints: Constraints = NO_CONSTRAINTS
    members: tuple[PageMember, ...] = field(default=())
    """Of a structure its members; of a list its item; of a map its key and its value."""

    def walk(self) -> Iterator[PageMember]:
        """This member and all below it, in the order of the page."""
        yield self
        for member in self.members:
            yield from member.walk()


class Part(StrEnum):
    """A part of an operation that a page may leave out."""

    REQUEST_SYNTAX = "request syntax"
    """Without it the values of enums and the finer types are not known."""
    REQUEST_MEMBERS = "request members"
    """Without it there is no documentation, and nothing is known to be required or a union."""
    RESPONSE_SYNTAX = "response syntax"
    RESPONSE_MEMBERS = "response members"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageError:
    """An error that an operation answers with."""

    name: str
    doc: Doc = EMPTY
    status: int | None = None
    """HTTP status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOperation:
    """One operation of a page."""

    name: str = ""
    """As the service writes it, ``CreateModelPackage``; empty where the page does not say."""
    method: str = ""
    """As boto3 writes it, ``create_model_package``; empty where the page does not say."""
    doc: Doc = EMPTY
    request: PageMember | None = None
    """None when the page leaves it out: see `left_out`."""
    response: PageMember | None = None
    """None when the operation answers with nothing, or the page leaves it out."""
    left_out: frozenset[Part] = frozenset()
    """What the page says is too large for it, or ends before."""
    errors: tuple[PageError, ...] = ()
    deprecated: bool = False
    """The page says so; False says nothing."""
    updated: bool | None = None
    """On a page of changes, whether the operation was there before; None on other pages."""


class ChangeSide(StrEnum):
    """Where a change was found to apply."""

    REQUEST = "request"
    RESPONSE = "response"
    BOTH = "request and response"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChange:
    """One thing that a page of changes says is new in an operation that was there before."""

    method: str
    path: str
    """The new member, or the member whose enum grew; list and map steps put back where the
    request or response is on the page, left out where it is not."""
    side: ChangeSide
    new_values: tuple[str, ...] = ()
    """The values an enum gained; empty for a new member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A documentation page, read."""

    source: str
    """What was read: a path or an address."""
    layout: Layout
    service: str = ""
    """The service as the page writes it: ``SageMaker``, ``Amazon SageMaker Service``."""
    date: str = ""
    """Of a page of changes, ``2026/04/21``."""
    summary: str = ""
    """Of a page of changes, the sentence of the release."""
    operations: tuple[PageOperation, ...] = ()
    changes: tuple[PageChange, ...] = ()
    silent: frozenset[Fact] = frozenset()
    """What no page of this layout says."""
    problems: tuple[Problem, ...] = ()
