"""Samples in Python: every one runs, and sends exactly the request that it shows."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from tests.docs.samples.shown import SLICES, Boto, Shown

from shapewright.docs.samples import write_paginator_forms, write_waiter_forms
from shapewright.ir.service import Operation
from shapewright.ir.shape import StructureShape

ADDED = {"ChecksumAlgorithm", "ChecksumMode", "EncodingType"}
"""Members that botocore's handlers for S3 fill in."""


@pytest.mark.parametrize("name", SLICES)
def test_what_is_shown_is_what_is_sent(
    name: str, find: Callable[[str], Shown], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The typed form and that for boto3, run against the service's own fake."""
    shown = find(name)
    fake = shown.fake
    Boto(shown, fake).install(monkeypatch)
    ran = 0
    for operation, forms in shown.list_forms():
        for title in ("Typed client", "boto3"):
            text = forms[title].text
            if text.startswith("#"):
                assert operation.name == "InvokeModelWithBidirectionalStream"
                continue
            fake.reset()
            fake.answer(operation.name, shown.examples.responses[operation.name])
            exec(compile(text, operation.name, "exec"), {})  # noqa: S102 - which is what is tested
            [sent] = fake.calls
            assert sent.operation == operation.name
            expected = shown.examples.requests[operation.name]
            assert _without_added(shown, operation, sent.params, expected) == expected
            ran += 1

    assert ran >= 2 * len(shown.service.operations) - 2


def _without_added(
    shown: Shown, operation: Operation, sent: Mapping[str, Any], asked: Mapping[str, Any]
) -> dict[str, Any]:
    """What was sent without what botocore adds: tokens, and members of its handlers for S3."""
    shape = shown.service.shape(operation.input.target) if operation.input else None
    members = shape.members if isinstance(shape, StructureShape) else ()
    added = {one.name for one in members if one.idempotency_token} | ADDED
    return {key: value for key, value in sent.items() if key in asked or key not in added}


@pytest.mark.parametrize("name", SLICES)
def test_the_test_passes(name: str, find: Callable[[str], Shown]) -> None:
    for operation, forms in find(name).list_forms():
        names: dict[str, Any] = {}
        text = forms["Fake in a test"].text
        exec(compile(text, operation.name, "exec"), names)  # noqa: S102 - which is what is tested
        [test] = [value for key, value in names.items() if key.startswith("test_")]
        test()


def test_the_test_can_fail(find: Callable[[str], Shown]) -> None:
    _, forms = next(iter(find("sqs").list_forms()))
    text = forms["Fake in a test"].text.replace("response = fake.", "response = None and fake.")
    text = text.replace("    fake.add_permission(request)\n", "")
    names: dict[str, Any] = {}
    exec(compile(text, "changed", "exec"), names)  # noqa: S102 - which is what is tested

    with pytest.raises(AssertionError, match="0 calls to AddPermission"):
        names["test_add_permission"]()


@pytest.mark.parametrize("name", SLICES)
def test_pages_and_waits_ask_what_is_shown(
    name: str, find: Callable[[str], Shown], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = find(name)
    fake = shown.fake
    Boto(shown, fake).install(monkeypatch)
    for paginator in shown.service.paginators:
        request = shown.examples.requests[paginator.operation]
        asked = {key: one for key, one in request.items() if key not in paginator.input_tokens}
        for sample in write_paginator_forms(shown.wording, paginator, request).samples:
            fake.reset()
            fake.answer(paginator.operation, {})
            exec(compile(sample.text, "pages", "exec"), {})  # noqa: S102 - as above
            [sent] = fake.calls
            params = {key: one for key, one in sent.params.items() if key not in ADDED}
            assert params in (asked, request)
    for waiter in shown.service.waiters:
        request = shown.examples.requests[waiter.operation]
        for sample in write_waiter_forms(shown.wording, waiter, request).samples:
            names: dict[str, Any] = {}
            fake.reset()
            try:
                exec(compile(sample.text, "wait", "exec"), names)  # noqa: S102 - as above
            except Exception as error:  # noqa: BLE001 - what is waited for is not there
                assert type(error).__name__ == "WaiterError"  # noqa: PT017 - of two libraries
            assert {json.dumps(one.params, default=str) for one in fake.calls} == {
                json.dumps(request, default=str)
            }
