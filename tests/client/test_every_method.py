"""Every method of a client can be called; ``python -m bench.calls`` does it for every service."""

from __future__ import annotations

from typing import Any

import pytest
from bench import calls

SERVICES = [
    "iam",  # operations without a request, items of every kind
    "importexport",  # a computed token
    "rds",  # strings for pages, waiters that an error ends
    "cloudwatchomni",  # items that are maps
    "securityhub",  # items that are documents
    "ses",  # a waiter that looks at the values of a map
]


@pytest.mark.parametrize("name", SERVICES)
def test_every_method_can_be_called(name: str) -> None:
    called = calls.call_service(name)

    assert called.faults == []
    assert called.operations > 5


def test_a_request_that_arrives_changed_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, the sweep would prove nothing."""
    usual = calls.Recorder.call

    def lose(self: calls.Recorder, operation: str, params: dict[str, Any]) -> dict[str, Any]:
        return usual(self, operation, dict([*params.items()][1:]))

    monkeypatch.setattr(calls.Recorder, "call", lose)

    assert any("was changed" in fault for fault in calls.call_service("importexport").faults)


def test_a_response_that_comes_back_changed_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = calls.Recorder.call

    def lose(self: calls.Recorder, operation: str, params: dict[str, Any]) -> dict[str, Any]:
        answer = usual(self, operation, params)
        return dict([*answer.items()][1:])

    monkeypatch.setattr(calls.Recorder, "call", lose)

    faults = calls.call_service("importexport").faults
    assert any("came back as something else" in fault for fault in faults)
    assert any("gave another page" in fault for fault in faults)
