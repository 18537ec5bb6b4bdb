"""pytest gives a fake to each test, and a client, and tells what was left unused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

Find = Callable[[str], Any]

TESTS = """
def test_first(fake_queues, queues_client):
    fake_queues.answer("GetQueueUrl", {"QueueUrl": "https://q"}, times=1)
    assert queues_client.get_queue_url(QueueName="q")["QueueUrl"] == "https://q"
    fake_queues.calls.to("GetQueueUrl").once()

def test_second(queues_client, fake_queues):
    assert "QueueUrl" not in queues_client.get_queue_url(QueueName="q")
    fake_queues.calls.to("GetQueueUrl").once()

def test_client_alone(queues_client):
    queues_client.list_queues()

def test_unused(fake_queues):
    fake_queues.fail("GetQueueUrl", "ThrottlingException")

def test_attached(fake_queues, queues_client):
    fake_queues.install()
    queues_client.list_queues()
"""


class Heard:
    """What a run of pytest tells."""

    def __init__(self) -> None:
        self.outcomes = Counter[str]()
        self.warnings: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count it."""
        self.outcomes[f"{report.when} {report.outcome}"] += 1

    def pytest_warning_recorded(self, warning_message: Any, nodeid: str) -> None:
        """Keep it."""
        category = warning_message.category.__name__
        self.warnings.append(f"{nodeid.rpartition('::')[2]}: {category}: {warning_message.message}")


@pytest.fixture
def run(made: Find, tmp_path: Path) -> Callable[..., Heard]:
    def run(*options: str) -> Heard:
        fixtures = made("sqs").load("_runtime.fake.fixtures")
        plugin = ModuleType("fixtures_of_queues")
        given = fixtures.make_fixtures(made("sqs").Fake, "queues")
        plugin.first, plugin.second = given  # type: ignore[attr-defined]
        (tmp_path / "test_queues.py").write_text(TESTS, encoding="utf-8")
        (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        heard = Heard()
        quiet = ["--import-mode=importlib", "-pno:terminal", "-pno:cacheprovider"]
        pytest.main([*quiet, *options, str(tmp_path)], plugins=[plugin, heard])
        return heard

    return run


def test_each_test_has_a_fake_of_its_own(run: Callable[..., Heard], made: Find) -> None:
    heard = run("-W", "always")

    assert heard.outcomes == {"setup passed": 5, "call passed": 5, "teardown passed": 5}
    unused = "<GetQueueUrl: fail with ThrottlingException, used 0 times>"
    assert heard.warnings == [f"test_unused: UnusedScriptWarning: unused: {unused}"]
    with made("sqs").Fake().install():
        """What the last test installed is gone."""


def test_what_is_unused_can_be_made_an_error(run: Callable[..., Heard]) -> None:
    heard = run("-W", "error")

    assert heard.outcomes == {
        "setup passed": 5,
        "call passed": 5,
        "teardown passed": 4,
        "teardown failed": 1,
    }
