"""The form for the typed client, on its own: the request in dataclasses, and the call."""

from __future__ import annotations

from collections.abc import Mapping

from shapewright.docs.page import Sample
from shapewright.docs.samples.layout import Atom, Expression, call, lay_out
from shapewright.docs.samples.wording import Plain, Worded, Wording
from shapewright.ir.service import Operation
from shapewright.lower.literal import literal

TITLE = "Typed client"


def write_typed(wording: Wording, operation: Operation, request: Mapping[str, Plain]) -> Sample:
    """An operation called with dataclasses."""
    method = wording.package.names.methods[operation.name]
    argument = word_request(wording, operation, request)
    answer = "" if operation.output is None else "response = "
    text = write_script(wording, argument, f"client.{method}", head=answer)
    return Sample(TITLE, "python", text)


def word_request(
    wording: Wording, operation: Operation, request: Mapping[str, Plain]
) -> Worded | None:
    """The request of an operation in dataclasses; None where it takes none."""
    if operation.input is None:
        return None
    return wording.write_typed(operation.input.target, request)


def write_script(wording: Wording, argument: Worded | None, called: str, *, head: str = "") -> str:
    """A script that makes a client and calls something of it.

    Args:
        wording: of the package.
        argument: the request, if the call takes one.
        called: what is called.
        head: what stands before the call.
    """
    client = str(wording.package.names.service.client)
    classes = frozenset([client, *(argument.classes if argument else ())])
    boto = call("boto3.client", [("", Atom(literal(wording.package.service.name)))])
    lines = [wording.import_times(), ""] if argument and argument.has_times else []
    lines += ["import boto3", wording.import_classes(classes), ""]
    lines.append(lay_out("client = ", call(client, [("", boto)])))
    arguments: list[tuple[str, Expression]] = []
    if argument is not None:
        lines.append(lay_out("request = ", argument.expression))
        arguments.append(("", Atom("request")))
    lines.append(lay_out(head, call(called, arguments)))
    return "\n".join(lines)
