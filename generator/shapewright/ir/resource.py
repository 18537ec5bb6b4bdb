"""Resources: what a service keeps, and what each operation does with it.

Gives frozen values for a table that says, for a kind of resource, what identifies it, what the
service makes of its own accord, which states it goes through, and how each operation creates,
reads, lists, changes or removes it. Models do not state this: it is inferred from them, and
corrected where the inference is wrong. Nothing here knows how that is done, or who plays it.

An attribute is a named part of a resource, spelled as in the responses that show it; a part of one
is written ``Status.State``, and one that begins with an underscore is in no message. A path is
written ``A.B[].C``, from the root of a request or a response; an empty path is the root itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from shapewright.ir.shape import ShapeId

ANY = "*"
"""Of operations on the tags of any resource: the noun, and the attribute that stands for whatever
identifies one."""


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
    """From a template of literal text and ``{region}``, ``{account}``, ``{Attribute}``, and
    ``{Noun.Attribute}`` for an attribute of the parent, which is called by its noun."""
    TEXT = "text"
    """From such a template, where it is not an ARN: a URL, a path."""
    ID = "id"
    """A new text of the attribute's own shape, each different. Of an attribute that is in no
    message: decimal digits, in groups of the template's lengths, ``12`` or ``8-4-4-4-12``."""
    NUMBER = "number"
    """Counted from 1, among the children of one parent; where a template names attributes, among
    those that have these in common."""
    CREATED = "created"
    """The time of creation; in a text, by ISO 8601, or in seconds since 1970 where the template is
    ``epoch``."""
    CHANGED = "changed"
    """The time of the last change, likewise."""
    CONSTANT = "constant"
    """The template as it stands, read as the attribute's own type (a text, a number). One of the
    identity also stands in wherever a request leaves that part of the identity out."""
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
    """An attribute that the service makes where nobody gave it.

    There may be several of one attribute: the first counts of which the template names nothing that
    the resource does not have.
    """

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
    remains: str = ""
    """The state in which one that is gone is still shown to those who ask for it by name, though it
    is listed no more and its name is free; empty if it is not."""


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
    inside: str = ""
    """The member of an item that shows the resource, if it is not the item itself."""
    filters: tuple[Filter, ...] = ()
    by_name: str = ""
    """Where the request holds a list of filters, each with the name of what it chooses by. The name
    is that of a member of an item but for case, hyphens and underscores, with dots between members
    of members, or ``tag:KEY``, ``tag-key`` or ``tag-value``. One that is none of these is refused,
    and so is one that has more to it than a name and values."""
    condition: str = ""
    """Where the request says in an expression which keys it asks for: ``#a = :b AND c = :d``."""
    names: tuple[tuple[str, str], ...] = ()
    """Names in ``by_name`` that mean another attribute."""
    input_token: str = ""
    output_token: str = ""
    limit: str = ""
    """Where the request says how many to show at most."""
    sort_by: str = ""
    """Where the request names what to sort by."""
    sort_order: str = ""
    """Where the request says whether to go up or down."""
    sorts: tuple[tuple[str, str], ...] = ()
    """What can be said to sort by, and the attribute that each means."""
    absent: tuple[tuple[str, str], ...] = ()
    """Where the response tells of those that were asked for by name and are not there, and what it
    says of each: ``failures[].reason`` says ``MISSING``, and ``{}`` stands for what was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What one operation does with a resource."""

    operation: str
    verb: Verb
    identity: tuple[tuple[str, str], ...] = ()
    """Paths into the request, and the attribute that each gives. Where one value may be any of
    several (a name or an ARN), the attribute is one of the resource's identity, and the value may
    be that of any of its aliases instead. Where an optional part of the identity is left out, the
    newest of those that fit is meant. A list gives the identity of the parent, all of whose
    children it shows. An operation on tags of any resource gives the attribute ``*``."""
    source: str = ""
    """Where the request holds the attributes of the resource, if not at its root."""
    result: str = ""
    """Where the response shows the resource, if not at its root; ``tasks[]`` is a list of it."""
    given: tuple[tuple[str, str], ...] = ()
    """Paths from the source, and the attribute that each gives, where it has another name."""
    shown: tuple[tuple[str, str], ...] = ()
    """Paths from the result, or from an item of a listing, and the attribute that each shows, where
    it has another name."""
    sets: tuple[tuple[str, str], ...] = ()
    """Attributes that are changed without being asked for, and their new values, each read as the
    attribute's own type; a template that names attributes is filled in."""
    merges: tuple[str, ...] = ()
    """Attributes, maps or lists, to which a request adds entries; others it replaces."""
    each: str = ""
    """The list in the request of which every entry is an order of its own. Paths of the identity
    and the source are then from the entry, or, where an entry has no such member, from the root;
    an empty path is the entry itself. The result is the list with an entry for each."""
    count: str = ""
    """Where the request says how many are made; one, if it does not."""
    tags: str = ""
    """Where the request (or the response of a list of tags) holds tags."""
    tag_keys: str = ""
    """Where a request holds the keys of tags to remove."""
    missing: ShapeId | None = None
    """The error for a resource that is not there, where the model has one; for one that is being
    created or listed, its parent."""
    no_parent: ShapeId | None = None
    """The error for a parent that is not there, where it is another than ``missing``."""
    existing: ShapeId | None = None
    """The error for a resource that is there already."""
    idempotent: bool = False
    """Creating what is there already, with the same attributes, gives the one that is there."""
    quiet: bool = False
    """What is not there is no error: nothing is shown, and nothing done."""
    refused: tuple[str, ...] = ()
    """Members of a request that ask for what is not played: a request with one is refused."""
    anew: tuple[str, ...] = ()
    """Attributes that are made anew each time, as a receipt is."""
    seconds: str = ""
    """Where the request says for how many seconds nobody else gets what is received."""
    listing: Listing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A kind of resource."""

    noun: str
    """``ModelPackage``; no two of a service are the same."""
    identity: tuple[str, ...]
    """The attributes that together tell one from all others, those of the parent first; none for
    what there is only one of."""
    aliases: tuple[str, ...] = ()
    """Attributes of which each alone does so too: an ARN, an id."""
    made: tuple[Made, ...] = ()
    """Sorted by attribute."""
    status: Status | None = None
    parent: str = ""
    """The noun of the resource it is part of and is gone with; empty for none."""
    parent_by: tuple[str, ...] = ()
    """The attributes that name the parent: one by one its identity, or a single one that holds any
    of its keys. The parent may be left out where these are no part of the identity. Aliases of the
    parent are attributes of its children too, where their responses show them and nothing else
    makes them."""
    key_names: str = ""
    """Where the parent lists the names of what makes up a key: ``KeySchema[].AttributeName``. The
    last part of the identity is then a map, of which just the entries of these names count."""
    through: tuple[tuple[str, str], ...] = ()
    """Nouns of which the keys name this resource too, and their attribute that says which one: a
    key is found through an alias."""
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
