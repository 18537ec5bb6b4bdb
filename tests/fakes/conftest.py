"""Fakes of a few services as they are generated, with their own lifecycles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from bench.fakes.run import find_fake
from bench.sweep.package import Generated, generate

Find = Callable[[str], "Played"]


class Played:
    """A package, its fake, and short ways to what tests need of both."""

    def __init__(self, package: Generated) -> None:
        self.package = package
        self.Fake: Any = find_fake(package)
        self.Refusal: Any = package.load("_runtime.fake.refusal").Refusal
        self.Clock: Any = package.load("_runtime.fake.clock").Clock

    def __getattr__(self, name: str) -> Any:
        return getattr(self.package.module, name)


@pytest.fixture(scope="session")
def played() -> Iterator[Find]:
    """Gives the fake of a service, all of it; each package is made once."""
    known: dict[str, Played] = {}
    with ExitStack() as stack:

        def find(name: str) -> Played:
            if name not in known:
                known[name] = Played(stack.enter_context(generate(name, prefix="played")))
            return known[name]

        yield find


@pytest.fixture
def fake(played: Find) -> Any:
    """A fake SageMaker with nothing in it."""
    return played("sagemaker").Fake()
