"""The form for a test: the fake is told what to answer, called, and asked what it was sent."""

from __future__ import annotations

from collections.abc import Mapping

from shapewright.docs.page import Sample
from shapewright.docs.samples.layout import LIMIT, Atom, Expression, call, lay_out
from shapewright.docs.samples.typed import word_request
from shapewright.docs.samples.wording import Plain, Wording
from shapewright.ir.service import Operation
from shapewright.ir.shape import StructureShape
from shapewright.lower.literal import literal

TITLE = "Fake in a test"


def write_test(
    wording: Wording,
    operation: Operation,
    request: Mapping[str, Plain],
    response: Mapping[str, Plain],
) -> Sample:
    """A test in which the fake stands in for the service."""
    names = wording.package.names
    argument = word_request(wording, operation, request)
    answer = wording.write_plain(response)
    fake = str(names.service.fake)
    classes = frozenset([fake, *(argument.classes if argument else ())])
    has_times = answer.has_times or (argument is not None and argument.has_times)
    lines = [wording.import_times(), ""] if has_times else []
    name = str(names.methods[operation.name])
    lines += [wording.import_classes(classes), "", "", f"def test_{name.strip('_')}():"]
    lines.append(f"    fake = {fake}()")
    lines.append(lay_out("answer = ", answer.expression, indent=4))
    told: list[tuple[str, Expression]] = [("", Atom(literal(operation.name))), ("", Atom("answer"))]
    lines.append(lay_out("", call("fake.answer", told), indent=4))
    arguments: list[tuple[str, Expression]] = []
    if argument is not None:
        lines.append(lay_out("request = ", argument.expression, indent=4))
        arguments.append(("", Atom("request")))
    claim = _claim_answer(wording, operation, response)
    head = "response = " if claim else ""
    lines.append(lay_out(head, call(f"fake.{name}", arguments), indent=4))
    lines += [claim] if claim else []
    lines.append(_claim_call(operation))
    return Sample(TITLE, "python", "\n".join(lines))


def _claim_answer(wording: Wording, operation: Operation, response: Mapping[str, Plain]) -> str:
    """The statement that what was told came back; empty where nothing plain was."""
    shape = wording.package.service.shape(operation.output.target) if operation.output else None
    if not isinstance(shape, StructureShape):
        return ""
    attributes = wording.attributes_of(shape)
    for name, value in response.items():
        if isinstance(value, str | int):
            line = f"    assert response.{attributes[name]} == answer[{literal(name)}]"
            return line if len(line) <= LIMIT else ""
    return ""


def _claim_call(operation: Operation) -> str:
    """The statement that there was one call."""
    line = f"    fake.calls.to({literal(operation.name)}).once()"
    return line if len(line) <= LIMIT else "    assert len(fake.calls) == 1"
