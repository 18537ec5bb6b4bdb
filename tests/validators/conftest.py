"""Packages of a few services, imported, and values for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from random import Random

import pytest
from bench.sweep.draw import Drawing
from bench.sweep.package import Generated, generate

SLICES: dict[str, tuple[str, ...]] = {
    "sagemaker": ("*ModelPackage", "*Endpoint", "*Pipeline", "DescribeTrainingJob"),
    "apigatewayv2": ("*Authorizer", "*Integration", "*Model"),
    "connectcases": ("*Field*", "SearchCases"),
    "quicksight": ("*CustomPermissions",),
}
"""The operations of services that are large."""


@pytest.fixture(scope="session")
def package() -> Iterator[Callable[[str], Generated]]:
    """Gives the package of a service; each is made once."""
    known: dict[str, Generated] = {}
    with ExitStack() as stack:

        def find(name: str) -> Generated:
            if name not in known:
                operations = SLICES.get(name, ("*",))
                known[name] = stack.enter_context(generate(name, operations=operations))
            return known[name]

        yield find


@pytest.fixture(scope="session")
def drawing(package: Callable[[str], Generated]) -> Callable[[str], Drawing]:
    """Gives the values of a service, always from the same choices."""
    known: dict[str, Drawing] = {}

    def find(name: str) -> Drawing:
        if name not in known:
            known[name] = Drawing(package(name).service, Random(name))  # noqa: S311 - no secret
        return known[name]

    return find
