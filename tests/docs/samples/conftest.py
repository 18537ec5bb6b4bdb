"""Samples of unlike services, each made once."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from tests.docs.samples.shown import HOSTILE, SLICES, Shown, show


@pytest.fixture(scope="session")
def find(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Shown]]:
    """Gives the samples of a service; each is made once."""
    known: dict[str, Shown] = {}
    model = tmp_path_factory.mktemp("model") / "hostile.json"
    model.write_text(json.dumps(HOSTILE), encoding="utf-8")
    with ExitStack() as stack:

        def find(name: str) -> Shown:
            if name not in known:
                source = str(model) if name == "hostile" else "installed"
                boto_name = "sqs" if name == "hostile" else name
                known[name] = show(stack, boto_name, source, SLICES[name])
            return known[name]

        yield find


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has credentials, no service is meant, and nobody waits."""
    monkeypatch.setattr(time, "sleep", float)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nonexistent/config")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent/credentials")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
