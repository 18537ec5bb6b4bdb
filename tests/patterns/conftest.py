"""Every pattern of the installed botocore, as it is used."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import botocore
import pytest

from shapewright.ir.stated import Stated
from shapewright.patterns.parse import parse_pattern
from shapewright.patterns.safety import LONGEST
from shapewright.patterns.syntax import Node

Use = tuple[str, str, int, int | None]
"""A shape with a pattern: its service and name, the pattern, the fewest and most characters."""


@pytest.fixture(scope="session")
def uses() -> tuple[Use, ...]:
    """The shapes with a pattern, in the latest model of each service."""
    return tuple(read_uses())


@pytest.fixture(scope="session")
def trees(uses: tuple[Use, ...]) -> dict[str, Node]:
    """The tree of each distinct pattern."""
    return {
        text: parse_pattern(text) for text in dict.fromkeys(pattern for _, pattern, _, _ in uses)
    }


def list_far(uses: Iterable[Use]) -> list[Stated]:
    """The patterns whose shapes allow longer texts than usual, each once for each length."""
    far = [Stated(text, high) for _, text, _, high in uses if high is not None and high > LONGEST]
    return list(dict.fromkeys(far))


def read_uses() -> Iterator[Use]:
    data = Path(botocore.__file__).parent / "data"
    latest = {file.parent.parent: file for file in sorted(data.glob("*/*/service-2.json.gz"))}
    for folder, file in sorted(latest.items()):
        with gzip.open(file) as stream:
            shapes: dict[str, Any] = json.load(stream)["shapes"]
        for name, shape in shapes.items():
            if "pattern" in shape:
                low, high = shape.get("min", 0), shape.get("max")
                yield f"{folder.name}.{name}", shape["pattern"], low, high
