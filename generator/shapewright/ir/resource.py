"""Resources: what a service keeps, and what each operation does with it.

Gives frozen values for a table that says, for a kind of resource, what identifies it, what the
service makes of its own accord, which states it goes through, and how each operation creates,
reads, lists, changes or removes it. Models do not state this: it is inferred from them, and
corrected where the inference is wrong. Nothing here knows how that is done, or who plays it.

An attribute is a named part of a resource, spelled as in the responses that show it. A path is
written ``A.B[].C``, from the root of a request or a response; an empty path is the root itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from shapewright.ir.shape import ShapeId


class Verb(Enum):
    """What an operation does with a resource."""

    CREATE = "create"
    """Makes a new one; a second with the same identity is refused."""
    PUT = "put"
    """Makes a new one or changes the one that is there."""
    READ = "read"
    """Shows one."""
    LIST = "list"
    """Shows many: all, those of a parent, or those asked for by name."""
    UPDATE = "update"
    """Changes one."""
    START = "start"
    """Sets one to work that exists already."""
    STOP = "stop"
    """Has one stop its work; it stays."""
    DELETE = "delete"
    """Removes one."""
    RECEIVE = "receive"
    """Hands out some for a time, during which nobody else gets them."""
    TAG = "tag"
    UNTAG = "untag"
    LIST_TAGS = "list_tags"


class Making(Enum):
    """How a service comes by an attribute that nobody gave it."""

    ARN = "arn"
    """From a template of literal text and ``{region}``, ``{account}``, ``{Attribute}``."""
    TEXT = "text"
    """From such a template, where it is not an ARN: a URL, a path."""
    ID = "id"
    """A new text of the attribute's own shape, each different."""
    NUMBER = "number"
    """Counted from 1, among the children of one parent."""
    CREATED = "created"
    """The time of creation."""
    CHANGED = "changed"
    """The time of the last change."""
    CONSTANT = "constant"
    """The template as it stands."""
    DIGEST = "digest"
    """The MD5, in hexadecimal digits, of the attribute that the template names."""


class Test(Enum):
    """How a filter compares the value that was asked for with the attribute."""

    EQUALS = "equals"
    NOT_EQUALS = "not_equals"
    CONTAINS = "contains"
    PREFIX = "prefix"
    AFTER = "after"
    BEFORE = "before"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ANY_OF = "any_of"
    """The value is a list, and the attribute is in it."""
    NAMED = "named"
    """The value is a list of identities: just these are shown, and each must exist where the
    operation has an error for one that does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An attribute that the service makes."""

    attribute: str
    by: Making
    template: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The states that a resource goes through."""

    attribute: str
    after: tuple[tuple[Verb, tuple[str, ...]], ...] = ()
    """For a verb the states that follow it in order, the one it comes to rest in last. After a
    delete these come before the resource is gone; none means that it is gone at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A member of a request that chooses among resources."""

    path: str
    """In the request."""
    attribute: str
    test: Test = Test.EQUALS


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """How an operation shows many resources."""

    items: str
    """Where the list stands in the response."""
    bare: str = ""
    """The attribute that each item is, where items are no structures."""
    filters: tuple[Filter, ...] = ()
    input_token: str = ""
    output_token: str = ""
    limit: str = ""
    """Where the request says how many to show at most."""
    sort_by: str = ""
    """Where the request names what to sort by."""
    sort_order: str = ""
    """Where the request says whether to go up or down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What one operation does with a resource."""

    operation: str
    verb: Verb
    identity: tuple[tuple[str, str], ...] = ()
    """Paths into the request, and the attribute that each gives. Where one value may be any of
    several (a name or an ARN), the attribute is the first of the resource's identity. An operation
    on tags of any resource gives the attribute ``*``."""
    source: str = ""
    """Where the request holds the attributes of the resource, if not at its root."""
    result: str = ""
    """Where the response shows the resource, if not at its root."""
    each: str = ""
    """The list in the request of which every entry is an order of its own; paths of the identity
    and the source are then from the entry, and the result is the list with an entry for each."""
    tags: str = ""
    """Where the request (or the response of a list of tags) holds tags."""
    tag_keys: str = ""
    """Where a request holds the keys of tags to remove."""
    missing: ShapeId | None = None
    """The error for a resource that is not there, where the model has one."""
    existing: ShapeId | None = None
    """The error for a resource that is there already."""
    listing: Listing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A kind of resource."""

    noun: str
    """``ModelPackage``; no two of a service are the same."""
    identity: tuple[str, ...]
    """The attributes that together tell one from all others, those of the parent first."""
    aliases: tuple[str, ...] = ()
    """Attributes of which each alone does so too: an ARN, an id."""
    made: tuple[Made, ...] = ()
    """Sorted by attribute."""
    status: Status | None = None
    parent: str = ""
    """The noun of the resource it is part of and is gone with; empty for none."""
    tags: str = ""
    """The attribute that holds its tags; empty for none."""
    uses: tuple[Use, ...] = ()
    """Sorted by operation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifecycles:
    """The resources of one service."""

    resources: tuple[Resource, ...] = ()
    """Sorted by noun."""
    tagging: tuple[Use, ...] = ()
    """Operations on the tags of any resource, sorted by operation."""
    notes: tuple[tuple[str, str], ...] = ()
    """By operation, sorted: why it is not stateful, where there is more to say than that."""
