"""Every service of the installed botocore, built without its documentation, a part at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest

from shapewright.build.service import build_service
from shapewright.ir.service import Service
from shapewright.sources.open import open_source

PARTS = 8


@pytest.fixture(scope="module", params=range(PARTS))
def services(request: pytest.FixtureRequest) -> list[Service]:
    """One part of the services; the parts together are all of them."""
    source = open_source("installed")
    names = source.services()[request.param :: PARTS]
    return [build_bare(source.read(name)) for name in names]


def build_bare(raw: Any) -> Service:
    """A service without documentation and what stands beside its model: that alone takes time."""
    model = cast("dict[str, Any]", drop_documentation(raw.model))
    return build_service(replace(raw, model=model, paginators={}, waiters={}, examples={})).service


def drop_documentation(node: object) -> object:
    if isinstance(node, dict):
        return {
            key: drop_documentation(value)
            for key, value in cast("dict[str, object]", node).items()
            if not (key == "documentation" and isinstance(value, str))
        }
    if isinstance(node, list):
        return [drop_documentation(value) for value in cast("list[object]", node)]
    return node
