"""Fixtures for pytest: a fake for each test, and a client that talks to it.

Takes the class of a fake, gives the fixtures; a module that holds them is a plugin of
pytest's. Whoever has this module imported has pytest.
"""

from __future__ import annotations

import warnings
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from .control import Control


class UnusedScriptWarning(UserWarning):
    """A test has prepared an answer, an error or a fault that never came to pass."""


def make_fixtures(make_fake: Callable[[], Control], name: str) -> tuple[Any, Any]:
    """The fixtures ``fake_NAME`` and ``NAME_client``.

    The first is a new fake for each test; what a test has left unused of what it has
    prepared is warned of with an ``UnusedScriptWarning``. The second is a boto3 client
    that talks to it.

    Args:
        make_fake: what makes a fake: its class.
        name: of the service, as a part of an identifier.
    """
    fixture: Any = import_module("pytest").fixture

    def give_fake() -> Iterator[Control]:
        """A fake without resources."""
        fake = make_fake()
        yield fake
        fake.detach()
        if unused := fake.unused_scripts():
            listed = ", ".join(map(repr, unused))
            warnings.warn(f"unused: {listed}", UnusedScriptWarning, stacklevel=1)

    def give_client(request: Any) -> Any:
        """A client that talks to the fake of the same test."""
        return request.getfixturevalue(f"fake_{name}").client()

    return (
        fixture(name=f"fake_{name}")(give_fake),
        fixture(name=f"{name}_client")(give_client),
    )
