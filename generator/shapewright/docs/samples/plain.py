"""The form for boto3 on its own: keyword arguments, and dictionaries in them."""

from __future__ import annotations

from collections.abc import Mapping

from shapewright.docs.page import Sample
from shapewright.docs.samples.layout import Expression, Group, call, lay_out
from shapewright.docs.samples.wording import Plain, Wording
from shapewright.ir.service import Operation
from shapewright.lower.literal import literal
from shapewright.lower.naming import KEYWORDS, method

TITLE = "boto3"


def write_plain(wording: Wording, operation: Operation, request: Mapping[str, Plain]) -> Sample:
    """An operation called with keyword arguments."""
    answer = "" if operation.output is None else "response = "
    called = f"client.{method(operation.name)}"
    return Sample(TITLE, "python", write_plain_script(wording, request, called, head=answer))


def write_plain_script(
    wording: Wording,
    request: Mapping[str, Plain],
    called: str,
    *,
    before: str = "",
    head: str = "",
) -> str:
    """A script that makes a client of boto3 and calls something of it.

    Args:
        wording: of the package.
        request: what the call takes.
        called: what is called.
        before: a statement between the client and the call.
        head: what stands before the call.
    """
    worded = wording.write_plain(request)
    lines = [wording.import_times(), ""] if worded.has_times else []
    lines += ["import boto3", ""]
    lines.append(f"client = boto3.client({literal(wording.package.service.name)})")
    lines += [before] if before else []
    arguments = _list_arguments(request, worded.expression)
    lines.append(lay_out(head, call(called, arguments)))
    return "\n".join(lines)


def _list_arguments(
    request: Mapping[str, Plain], expression: Expression
) -> list[tuple[str, Expression]]:
    """Keyword arguments; a mapping with two stars where a name is none."""
    if not isinstance(expression, Group) or not request:
        return []
    if not all(name.isidentifier() and name not in KEYWORDS for name in request):
        return [("**", expression)]
    parts = [part for _, part in expression.parts]
    return [(f"{name}=", part) for name, part in zip(request, parts, strict=True)]
