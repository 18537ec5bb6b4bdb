"""Lifecycles as data: what a service keeps, and what each operation does with it.

Generated modules hold tables of these. A path is written ``A.B[].C``; attributes are
spelled as in the responses that show them. To play them is the engine's work.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

ANY = "*"
"""Of operations on the tags of any resource: the noun, and the attribute that stands
for whatever identifies one."""
MAKING = frozenset({"create", "put"})
"""The verbs of operations that a resource can begin with."""


class Filter:
    """A member of a request that chooses among resources."""

    __slots__ = ("attribute", "path", "test")

    def __init__(self, path: str, attribute: str, test: str = "equals") -> None:
        self.path = path
        self.attribute = attribute
        self.test = test
        """``equals``, ``not_equals``, ``contains``, ``prefix``, ``after``, ``before``,
        ``at_least``, ``at_most``, ``any_of`` or ``named``."""


class Listing:
    """How an operation shows many resources."""

    __slots__ = (
        "absent",
        "bare",
        "by_name",
        "condition",
        "filters",
        "input_token",
        "inside",
        "items",
        "limit",
        "names",
        "output_token",
        "sort_by",
        "sort_order",
        "sorts",
    )

    def __init__(
        self,
        items: str,
        *,
        filters: Sequence[Filter] = (),
        sorts: Mapping[str, str] | None = None,
        absent: Mapping[str, str] | None = None,
        names: Mapping[str, str] | None = None,
        **paths: str,
    ) -> None:
        """A listing.

        Args:
            items: the path to the list in the response.
            filters: what in the request chooses.
            sorts: by what a request may ask to sort by, the attribute that it means.
            absent: by path in the response, what it says of each that was asked for by
                name and is not there; ``{}`` stands for what was asked for.
            names: by name of a filter in ``by_name``, the attribute that it means.
            paths: ``bare`` is the attribute that an item is, where items are no
                structures; ``inside`` the member of an item that shows the resource,
                where the item does not; ``by_name``, where the filters are that have
                names, ``condition``, an expression, ``input_token``,
                ``output_token``, ``limit``, ``sort_by`` and ``sort_order`` are paths.
        """
        self.items = items
        self.filters = filters
        self.sorts = dict(sorts or {})
        self.absent = dict(absent or {})
        self.names = dict(names or {})
        self.by_name = paths.get("by_name", "")
        self.condition = paths.get("condition", "")
        self.bare = paths.get("bare", "")
        self.inside = paths.get("inside", "")
        self.input_token = paths.get("input_token", "")
        self.output_token = paths.get("output_token", "")
        self.limit = paths.get("limit", "")
        self.sort_by = paths.get("sort_by", "")
        self.sort_order = paths.get("sort_order", "")


NO_LISTING = Listing("")


class Use:
    """What one operation does with a resource."""

    __slots__ = (
        "anew",
        "count",
        "each",
        "existing",
        "given",
        "idempotent",
        "identity",
        "listing",
        "merges",
        "missing",
        "no_parent",
        "operation",
        "quiet",
        "refused",
        "result",
        "seconds",
        "sets",
        "shown",
        "source",
        "tag_keys",
        "tags",
        "verb",
    )

    def __init__(
        self,
        operation: str,
        verb: str,
        identity: Mapping[str, str] | None = None,
        *,
        listing: Listing | None = None,
        **more: Any,
    ) -> None:
        """A use.

        Args:
            operation: its name in the API.
            verb: ``create``, ``put``, ``read``, ``list``, ``update``, ``start``,
                ``stop``, ``delete``, ``receive``, ``tag``, ``untag``, ``list_tags``.
            identity: by path in the request, the attribute that stands there.
            listing: how it shows many.
            more: ``given`` and ``shown`` are mappings, by path from the source or the
                result, to the attribute of another name there; ``sets`` is one from
                attributes to what they become; ``merges`` and ``anew`` are attributes
                that a request adds to, and that are made anew each time; ``source``,
                ``result``, ``each``, ``count``, ``seconds``, ``tags`` and ``tag_keys``
                are paths; ``missing``, ``no_parent`` and ``existing`` are shapes of
                errors; ``idempotent`` says that what is there already is given back
                to a request that would make the same, ``quiet`` that what is not there
                is no error; ``refused`` are members that ask for what is not played.
        """
        self.operation = operation
        self.verb = verb
        self.identity = dict(identity or {})
        self.given: Mapping[str, str] = more.get("given", {})
        self.shown: Mapping[str, str] = more.get("shown", {})
        self.listing = listing or NO_LISTING
        self.sets: Mapping[str, str] = more.get("sets", {})
        self.merges: Sequence[str] = more.get("merges", ())
        self.anew: Sequence[str] = more.get("anew", ())
        self.idempotent = bool(more.get("idempotent"))
        self.quiet = bool(more.get("quiet"))
        self.refused: Sequence[str] = more.get("refused", ())
        self.count = str(more.get("count", ""))
        self.seconds = str(more.get("seconds", ""))
        self.no_parent = str(more.get("no_parent", ""))
        self.source = str(more.get("source", ""))
        self.result = str(more.get("result", ""))
        self.each = str(more.get("each", ""))
        self.tags = str(more.get("tags", ""))
        self.tag_keys = str(more.get("tag_keys", ""))
        self.missing = str(more.get("missing", ""))
        self.existing = str(more.get("existing", ""))

    @property
    def place(self) -> str:
        """Where the response shows one resource: an item of a list, or the result."""
        listing = self.listing
        if not listing.items:
            return self.result
        return f"{listing.items}[].{listing.inside}".strip(".")


class Made:
    """An attribute that the service makes of its own accord."""

    __slots__ = ("attribute", "by", "template")

    def __init__(self, attribute: str, by: str, template: str = "") -> None:
        self.attribute = attribute
        self.by = by
        """``arn``, ``text``, ``id``, ``number``, ``created``, ``changed``,
        ``constant`` or ``digest``."""
        self.template = template


class Status:
    """The states that a resource goes through."""

    __slots__ = ("after", "attribute", "remains")

    def __init__(
        self, attribute: str, after: Mapping[str, Sequence[str]], remains: str = ""
    ) -> None:
        self.attribute = attribute
        self.after = after
        """By verb, the states that follow it in order."""
        self.remains = remains
        """The state in which one that is gone is shown to those who ask for it."""


class Resource:
    """A kind of resource."""

    __slots__ = (
        "aliases",
        "identity",
        "key_names",
        "made",
        "noun",
        "parent",
        "parent_by",
        "status",
        "tags",
        "through",
        "uses",
    )

    def __init__(
        self,
        noun: str,
        identity: Sequence[str],
        uses: Sequence[Use],
        *,
        made: Sequence[Made] = (),
        **more: Any,
    ) -> None:
        """A resource.

        Args:
            noun: what it is called; no two of a service are the same.
            identity: the attributes that together tell one from all others.
            uses: what operations do with it.
            made: the attributes that the service makes; of several for one attribute,
                the first counts whose template can be filled.
            more: ``aliases``, attributes of which each alone identifies it too;
                ``status``, the states it goes through; ``parent``, the noun of what it
                is part of, and ``parent_by``, the attributes that say of which;
                ``through``, by noun of what names it too, the attribute there that says
                which; ``tags``, the attribute that holds its tags; ``key_names``, where
                its parent lists which entries of a map are its key.
        """
        self.noun = noun
        self.identity = tuple(identity)
        self.uses = uses
        self.made = made
        self.aliases: Sequence[str] = more.get("aliases", ())
        self.status: Status | None = more.get("status")
        self.parent = str(more.get("parent", ""))
        self.parent_by: Sequence[str] = more.get("parent_by", ())
        self.through: Mapping[str, str] = more.get("through", {})
        self.key_names = str(more.get("key_names", ""))
        self.tags = str(more.get("tags", ""))
