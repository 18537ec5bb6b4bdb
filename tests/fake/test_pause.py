"""Pauses of aiobotocore's waiters, by a stand-in for its module: they sleep by the same name."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from tests.fake.sdk import connect

Find = Callable[[str], Any]


class Loop(ModuleType):
    """What stands for asyncio: it notes how long it was to sleep."""

    def __init__(self) -> None:
        super().__init__("asyncio")
        self.slept: list[float] = []

    async def sleep(self, seconds: float) -> None:
        """Note it."""
        self.slept.append(seconds)


class Waiter:
    """A waiter that asks twice, as aiobotocore's do."""

    def __init__(self, module: Any, ask: Callable[[], Any]) -> None:
        self._module = module
        self._ask = ask

    async def _sleep(self, seconds: float) -> None:
        await self._module.asyncio.sleep(seconds)

    async def wait(self) -> None:
        """Ask, sleep, ask."""
        response = self._ask()
        await self._sleep(30)
        del response
        self._ask()


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A module like that of aiobotocore's waiters."""
    module: Any = ModuleType("aiobotocore.waiter")
    module.asyncio = Loop()
    monkeypatch.setitem(sys.modules, "aiobotocore.waiter", module)
    return module


def test_a_waiter_on_a_fake_lets_the_time_of_the_fake_pass(made: Find, module: Any) -> None:
    loop = module.asyncio
    fake = made("s3").Fake()
    client = connect("s3")
    begin = fake.clock.now
    with fake.attach(client):
        asyncio.run(Waiter(module, lambda: client.get_object(Bucket="b", Key="k")).wait())
        assert module.asyncio is not loop

    assert (fake.clock.now - begin).total_seconds() >= 30
    assert loop.slept == [0]
    assert module.asyncio is loop


def test_a_waiter_on_something_else_sleeps(made: Find, module: Any) -> None:
    loop = module.asyncio
    fake = made("s3").Fake()
    with fake.attach(connect("s3")):
        asyncio.run(Waiter(module, dict).wait())

    assert loop.slept == [30]


def test_what_came_later_is_left_as_it_is(
    made: Find, module: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "aiobotocore.waiter")
    loop = module.asyncio
    attachment = made("s3").Fake().attach(connect("s3"))
    monkeypatch.setitem(sys.modules, "aiobotocore.waiter", module)
    attachment.detach()

    assert module.asyncio is loop
