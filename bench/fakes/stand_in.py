"""Fakes with a service behind them that does next to nothing.

Takes a generated package, gives the class of its fake, whole but for what plays the service.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

from bench.fakes.run import find_fake
from bench.sweep.package import Generated


class Recorder:
    """A service behind a fake: it has the answers that it was given, and {} for others."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}

    def perform(self, operation: str, params: Any) -> Any:
        """The answer that it was given, or what its function gives."""
        answer = self.answers.get(operation, {})
        return answer(params) if callable(answer) else dict(answer)

    def reset(self) -> None:
        """Forget all answers."""
        self.answers.clear()


class Made:
    """A package and its fake."""

    def __init__(self, generated: Generated) -> None:
        self.generated = generated
        # What stands behind the fake is put there before the fake looks for it.
        engine = ModuleType(f"{generated.module.__name__}._runtime.fake.engine")
        engine.Engine = lambda *_: Recorder()  # type: ignore[attr-defined]
        sys.modules[engine.__name__] = engine
        self.Fake: Any = find_fake(generated)

    def load(self, name: str) -> Any:
        """A module of the package."""
        return self.generated.load(name)
