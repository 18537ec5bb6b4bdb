"""The same operation in four forms, side by side."""

from __future__ import annotations

from collections.abc import Mapping

from shapewright.docs.page import Sample, Samples
from shapewright.docs.samples import plain, typed
from shapewright.docs.samples.console import has_events, write_console
from shapewright.docs.samples.testing import write_test
from shapewright.docs.samples.wording import Plain, Wording
from shapewright.ir.service import Operation

_NO_STREAM = "# boto3 cannot send a stream of events, so there is no call to show."


def write_forms(
    wording: Wording,
    operation: Operation,
    request: Mapping[str, Plain],
    response: Mapping[str, Plain] | None = None,
) -> Samples:
    """An operation in four forms.

    Args:
        wording: of the package.
        operation: what is called.
        request: what it is called with, as boto3 takes it.
        response: what the fake answers, as boto3 gives it; it need not be complete.
    """
    service = wording.package.service
    if operation.input is not None and has_events(service, operation.input.target):
        shown = [Sample(title, "python", _NO_STREAM) for title in (typed.TITLE, plain.TITLE)]
    else:
        shown = [
            typed.write_typed(wording, operation, request),
            plain.write_plain(wording, operation, request),
        ]
    shown.append(write_console(service, operation, request))
    shown.append(write_test(wording, operation, request, response or {}))
    return Samples(tuple(shown))
