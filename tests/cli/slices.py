"""A slice of the tiny model, and what is done to it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

Run = Callable[..., Result]
Write = Callable[..., Path]
Freeze = Callable[[], dict[str, tuple[int, int, bytes]]]
Model = dict[str, Any]

SLICE = Path("src/aws/tiny")
MODELS = SLICE / "models"
OURS = ('colour=read(get("Colour"), enums.Colour),', "colour=None,")
"""An edit in the middle of what the next version changes."""


def grow(model: Model) -> None:
    """The next version of the tiny model: two members more, one operation more."""
    model["shapes"]["Thing"]["members"]["Size"] = {"shape": "Limit"}
    model["shapes"]["ListThingsRequest"]["members"]["Colour"] = {"shape": "Colour"}
    model["operations"]["DropThing"] = {
        "name": "DropThing",
        "http": {"method": "POST", "requestUri": "/"},
        "input": {"shape": "DropThingRequest"},
    }
    model["shapes"]["DropThingRequest"] = {
        "type": "structure",
        "members": {"Name": {"shape": "Name"}},
    }


def find_module(name: str, *, folder: Path = MODELS) -> Path:
    """The module that defines a class."""
    (found,) = (
        path for path in sorted(folder.glob("*.py")) if f"class {name}(" in path.read_text()
    )
    return found


def edit(path: Path, old: str, new: str) -> str:
    """Replace a piece of a file once; gives the new text."""
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))
    return path.read_text()


def build_wheel(project: Path, release: str, model: Model) -> Path:
    """A wheel of botocore with one model alone."""
    path = project / f"botocore-{release}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"botocore-{release}.dist-info/METADATA", f"Version: {release}\n")
        wheel.writestr("botocore/data/tiny/2020-01-01/service-2.json", json.dumps(model))
    return path
