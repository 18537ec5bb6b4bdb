"""A report on the lifecycles of a service, as plain data ready for JSON.

Takes a service and its table, gives each resource, and for every operation whether a fake can
answer from state (``stateful``), from the request alone (``echo``: the response has no members, or
all that it must have and at least one of its members stand in the request by the same name), or by
neither (``unknown``). It prints nothing.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from shapewright.ir.resource import Lifecycles, Listing, Made, Resource, Use
from shapewright.ir.service import Operation, Service
from shapewright.lifecycles.listings import LIMITS, TOKENS
from shapewright.lifecycles.look import Look
from shapewright.lifecycles.shown import is_alike
from shapewright.lifecycles.words import flatten

_PAGING = {*TOKENS, *LIMITS}
"""That these stand on both sides says nothing."""

STATEFUL = "stateful"
ECHO = "echo"
UNKNOWN = "unknown"
STANDINGS = (STATEFUL, ECHO, UNKNOWN)


def report_lifecycles(service: Service, table: Lifecycles) -> dict[str, Any]:
    """The report: ``service``, ``coverage``, ``resources``, ``tagging`` and ``operations``.

    ``coverage`` has the number of operations of each standing. ``operations`` has an object for
    each: ``standing``, ``noun`` and ``verb`` (empty where it is not stateful), ``note``.
    """
    operations = {name: dict(one) for name, one in find_standings(service, table).items()}
    numbers = Counter(one["standing"] for one in operations.values())
    return {
        "service": service.name,
        "coverage": {standing: numbers[standing] for standing in STANDINGS},
        "resources": [describe_resource(one) for one in table.resources],
        "tagging": [describe_use(use) for use in table.tagging],
        "operations": operations,
    }


def find_standings(service: Service, table: Lifecycles) -> dict[str, dict[str, str]]:
    """For every operation its standing, what it is a use of, and what is noted of it."""
    uses = {
        use.operation: (resource.noun, use) for resource in table.resources for use in resource.uses
    }
    uses |= {use.operation: ("", use) for use in table.tagging}
    notes = dict(table.notes)
    look = Look(service)
    standings: dict[str, dict[str, str]] = {}
    for operation in service.operations:
        noun, use = uses.get(operation.name, ("", None))
        standing = ECHO if is_echo(look, operation) else UNKNOWN
        standings[operation.name] = {
            "standing": STATEFUL if use else standing,
            "noun": noun,
            "verb": use.verb.value if use else "",
            "note": "" if use else notes.get(operation.name, ""),
        }
    return standings


def is_echo(look: Look, operation: Operation) -> bool:
    """Whether what a response has to say stands in the request by the same name."""
    request, response = look.request(operation), look.response(operation)
    given = [*request.values()]
    for member in request.values():
        given += look.members(member.target).values()
    found = {
        name
        for name, member in response.items()
        if any(flatten(one.name) == flatten(name) and is_alike(look, one, member) for one in given)
        and flatten(name) not in _PAGING
    }
    needed = {name for name, member in response.items() if member.required}
    return needed <= found and bool(found or not response)


def describe_resource(resource: Resource) -> dict[str, Any]:
    """A resource as plain data; what is empty is left out."""
    status = resource.status
    described = {
        "noun": resource.noun,
        "identity": [*resource.identity],
        "aliases": [*resource.aliases],
        "parent": resource.parent,
        "parent_by": [*resource.parent_by],
        "key_names": resource.key_names,
        "through": dict(resource.through),
        "made": [_describe_made(one) for one in resource.made],
        "status": status
        and {
            "attribute": status.attribute,
            "after": {verb.value: [*states] for verb, states in status.after},
            "remains": status.remains,
        },
        "tags": resource.tags,
        "uses": [describe_use(use) for use in resource.uses],
    }
    return {key: value for key, value in described.items() if value or key == "identity"}


def describe_use(use: Use) -> dict[str, Any]:
    """A use as plain data; what is empty is left out."""
    described = {
        "operation": use.operation,
        "verb": use.verb.value,
        **{name: dict(getattr(use, name)) for name in ("identity", "given", "shown", "sets")},
        **{name: getattr(use, name) for name in _TEXTS},
        **{name: [*getattr(use, name)] for name in ("merges", "anew", "refused")},
        "listing": use.listing and _describe_listing(use.listing),
    }
    return {key: value for key, value in described.items() if value}


_TEXTS = (
    *("source", "result", "each", "count", "seconds", "tags", "tag_keys", "missing", "no_parent"),
    *("existing", "idempotent", "quiet"),
)


def _describe_made(made: Made) -> dict[str, str]:
    described = {"attribute": made.attribute, "by": made.by.value, "template": made.template}
    return {key: value for key, value in described.items() if value}


def _describe_listing(listing: Listing) -> dict[str, Any]:
    described: dict[str, Any] = {
        name: getattr(listing, name)
        for name in (
            "items",
            "bare",
            "inside",
            "by_name",
            "condition",
            "input_token",
            "output_token",
            "limit",
        )
    }
    described |= {"sort_by": listing.sort_by, "sort_order": listing.sort_order}
    described |= {"sorts": dict(listing.sorts), "absent": dict(listing.absent)}
    described |= {"names": dict(listing.names)}
    described["filters"] = {
        one.path: f"{one.test.value} {one.attribute}" for one in listing.filters
    }
    return {key: value for key, value in described.items() if value}
