"""One service, played: every operation, and the life of every resource.

Takes a service's name, gives what was played and what went wrong.
"""

from __future__ import annotations

from time import process_time
from typing import Any

from bench.fakes.answers import play_operations
from bench.fakes.cycle import play_resources
from bench.fakes.played import Played
from bench.sweep.package import Generated, generate


def play_service(name: str, *, seed: int) -> Played:
    """Play one service of the installed botocore.

    Raises:
        CannotContinueError: there is no such service, or it cannot be generated.
    """
    begin = process_time()
    played = Played(services=1)
    with generate(name) as package:
        played.operations = len(package.service.operations)
        fake_class = find_fake(package)
        play_operations(package, fake_class, seed=seed, played=played)
        play_resources(package, fake_class, seed=seed, played=played)
    played.seconds = process_time() - begin
    return played


def find_fake(package: Generated) -> Any:
    """The fake of a package."""
    module = package.load("fake")
    base = package.load("_runtime.fake.fake").Fake
    names = [name for name in dir(module) if name.startswith("Fake")]
    kinds: list[Any] = [getattr(module, name) for name in names]
    return next(one for one in kinds if issubclass(one, base) and one is not base)
