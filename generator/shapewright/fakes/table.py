"""Lifecycles as data: what the runtime's engine needs of each resource, as expressions.

Takes resources of the IR, gives views. What is empty is not written.
"""

from __future__ import annotations

from collections.abc import Iterable

from shapewright.fakes.views import (
    EntryView,
    ListingView,
    MappingView,
    ResourceView,
    StatusView,
    UseView,
)
from shapewright.ir.resource import Listing, Made, Resource, Status, Use
from shapewright.lower.literal import literal


def build_resource(resource: Resource) -> ResourceView:
    """The view of a resource."""
    return ResourceView(
        noun=literal(resource.noun),
        identity=literal(list(resource.identity)),
        uses=build_uses(resource.uses),
        made=tuple(map(_build_made, resource.made)),
        status=None if resource.status is None else _build_status(resource.status),
        arguments=_name(
            ("aliases", list(resource.aliases)),
            ("parent", resource.parent),
            ("parent_by", list(resource.parent_by)),
            ("key_names", resource.key_names),
            ("through", dict(resource.through)),
            ("tags", resource.tags),
        ),
    )


def build_uses(uses: Iterable[Use]) -> tuple[UseView, ...]:
    """The views of what operations do."""
    return tuple(map(_build_use, uses))


def _build_use(use: Use) -> UseView:
    mappings = [("given", use.given), ("shown", use.shown), ("sets", use.sets)]
    return UseView(
        operation=literal(use.operation),
        verb=literal(use.verb.value),
        identity=_build_entries(use.identity),
        listing=None if use.listing is None else _build_listing(use.listing),
        mappings=tuple(
            MappingView(name, _build_entries(pairs)) for name, pairs in mappings if pairs
        ),
        arguments=_name(
            ("source", use.source),
            ("result", use.result),
            ("each", use.each),
            ("count", use.count),
            ("seconds", use.seconds),
            ("merges", list(use.merges)),
            ("anew", list(use.anew)),
            ("idempotent", use.idempotent),
            ("quiet", use.quiet),
            ("refused", list(use.refused)),
            ("tags", use.tags),
            ("tag_keys", use.tag_keys),
            ("missing", str(use.missing or "")),
            ("no_parent", str(use.no_parent or "")),
            ("existing", str(use.existing or "")),
        ),
    )


def _build_listing(listing: Listing) -> ListingView:
    return ListingView(
        items=literal(listing.items),
        filters=tuple(
            tuple(map(literal, (one.path, one.attribute, one.test.value)))
            for one in listing.filters
        ),
        sorts=_build_entries(listing.sorts),
        absent=_build_entries(listing.absent),
        arguments=_name(
            ("bare", listing.bare),
            ("inside", listing.inside),
            ("by_name", listing.by_name),
            ("condition", listing.condition),
            ("names", dict(listing.names)),
            ("input_token", listing.input_token),
            ("output_token", listing.output_token),
            ("limit", listing.limit),
            ("sort_by", listing.sort_by),
            ("sort_order", listing.sort_order),
        ),
    )


def _build_made(made: Made) -> tuple[str, ...]:
    parts = (made.attribute, made.by.value, made.template)
    return tuple(literal(part) for part in parts if part)


def _build_status(status: Status) -> StatusView:
    return StatusView(
        attribute=literal(status.attribute),
        after=tuple(
            EntryView(literal(verb.value), literal(list(states))) for verb, states in status.after
        ),
        arguments=_name(("remains", status.remains)),
    )


def _build_entries(pairs: Iterable[tuple[str, str]]) -> tuple[EntryView, ...]:
    return tuple(EntryView(literal(key), literal(value)) for key, value in pairs)


def _name(*arguments: tuple[str, object]) -> tuple[str, ...]:
    return tuple(f"{name}={literal(value)}" for name, value in arguments if value)
