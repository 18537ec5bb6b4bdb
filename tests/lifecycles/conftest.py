"""Services as the installed botocore has them, and their tables, each made once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from shapewright.build.service import build_service
from shapewright.ir.resource import Lifecycles, Resource
from shapewright.ir.service import Service
from shapewright.lifecycles import find_lifecycles
from shapewright.sources.open import open_source

ReadService = Callable[[str], Service]
ReadTable = Callable[[str], Lifecycles]
ReadResources = Callable[[str], dict[str, Resource]]


@cache
def _read(name: str) -> Service:
    return build_service(open_source("installed").read(name)).service


@cache
def _find(name: str) -> Lifecycles:
    return find_lifecycles(_read(name))


@pytest.fixture(scope="session")
def service() -> ReadService:
    """Builds a service by its name."""
    return _read


@pytest.fixture(scope="session")
def table() -> ReadTable:
    """Finds the lifecycles of a service by its name."""
    return _find


@pytest.fixture(scope="session")
def resources() -> ReadResources:
    """The resources of a service by their nouns."""
    return lambda name: {one.noun: one for one in _find(name).resources}
