"""The forms for paginators and waiters: typed, and on boto3."""

from __future__ import annotations

from collections.abc import Mapping

from shapewright.client.facts import offered_paginators, offered_waiters
from shapewright.docs.page import Sample, Samples
from shapewright.docs.samples import plain, typed
from shapewright.docs.samples.layout import Atom, call, lay_out
from shapewright.docs.samples.plain import write_plain_script
from shapewright.docs.samples.typed import word_request, write_script
from shapewright.docs.samples.wording import Plain, Wording
from shapewright.ir.service import Operation, Paginator, Waiter
from shapewright.ir.shape import ListShape, StructureShape
from shapewright.lower.literal import literal
from shapewright.lower.naming import method

_BODY = "\nfor {0} in {0}s:\n    print({0})"


def write_paginator_forms(
    wording: Wording, paginator: Paginator, request: Mapping[str, Plain]
) -> Samples:
    """Every page of an operation, or every item where the typed client gives them."""
    package = wording.package
    operation = _find_operation(wording, paginator.operation)
    samples: list[Sample] = []
    if operation.output is not None and paginator in offered_paginators(package.service):
        each, name = "page", package.names.pages[operation.name]
        if _has_items(wording, operation, paginator):
            each, name = "item", package.names.items[operation.name]
        argument = word_request(wording, operation, request)
        text = write_script(wording, argument, f"client.{name}", head=f"{each}s = ")
        samples.append(Sample(typed.TITLE, "python", text + _BODY.format(each)))
    asked = {key: value for key, value in request.items() if key not in paginator.input_tokens}
    before = _get("paginator", operation.name)
    text = write_plain_script(wording, asked, "paginator.paginate", before=before, head="pages = ")
    return Samples((*samples, Sample(plain.TITLE, "python", text + _BODY.format("page"))))


def write_waiter_forms(wording: Wording, waiter: Waiter, request: Mapping[str, Plain]) -> Samples:
    """A wait until something is so."""
    package = wording.package
    operation = _find_operation(wording, waiter.operation)
    samples: list[Sample] = []
    if operation.output is not None and waiter in offered_waiters(package.service):
        argument = word_request(wording, operation, request)
        called = f"client.{package.names.waiters[waiter.name]}"
        samples.append(Sample(typed.TITLE, "python", write_script(wording, argument, called)))
    before = _get("waiter", waiter.name)
    text = write_plain_script(wording, request, "waiter.wait", before=before)
    return Samples((*samples, Sample(plain.TITLE, "python", text)))


def _get(kind: str, name: str) -> str:
    """The statement that takes a paginator or a waiter from a client of boto3."""
    return lay_out(f"{kind} = ", call(f"client.get_{kind}", [("", Atom(literal(method(name))))]))


def _find_operation(wording: Wording, name: str) -> Operation:
    return next(one for one in wording.package.service.operations if one.name == name)


def _has_items(wording: Wording, operation: Operation, paginator: Paginator) -> bool:
    """Whether the results are a list that stands in the response itself."""
    service = wording.package.service
    shape = service.shape(operation.output.target) if operation.output else None
    if not isinstance(shape, StructureShape) or not paginator.result_keys:
        return False
    found = (one for one in shape.members if one.name == paginator.result_keys[0])
    return any(isinstance(service.shape(one.target), ListShape) for one in found)
