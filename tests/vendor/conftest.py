"""The tiny model in two versions, and slices of it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from shapewright.pipeline.package import Sources
from shapewright.pipeline.slices import make_slice
from shapewright.problem import Where
from shapewright.specs.target import Target

MakeSlice = Callable[..., Mapping[str, str]]

MODEL: dict[str, Any] = {
    "metadata": {
        "apiVersion": "2020-01-01",
        "endpointPrefix": "tiny",
        "protocol": "json",
        "serviceFullName": "Tiny Service",
        "serviceId": "Tiny",
        "uid": "tiny-2020-01-01",
    },
    "operations": {
        "PutThing": {
            "name": "PutThing",
            "http": {"method": "POST", "requestUri": "/"},
            "input": {"shape": "PutThingRequest"},
            "output": {"shape": "Thing"},
            "errors": [{"shape": "Gone"}, {"shape": "Mapping"}, {"shape": "BaseException"}],
        },
    },
    "shapes": {
        "BaseException": {"type": "structure", "members": {}, "exception": True},
        "Bytes": {"type": "blob"},
        "Colour": {"type": "string", "enum": ["blue", "green", "red"]},
        "Gone": {"type": "structure", "members": {}, "exception": True},
        # Named as what the generated code itself imports, or handwritten code defines.
        "Mapping": {"type": "structure", "members": {}, "exception": True},
        "Problems": {"type": "list", "member": {"shape": "Fault"}, "max": 5},
        "Fault": {"type": "structure", "members": {"list": {"shape": "Problems"}}},
        "Name": {"type": "string", "min": 1, "max": 64, "pattern": "\\p{L}+"},
        "PutThingRequest": {
            "type": "structure",
            "required": ["Thing"],
            "members": {"Thing": {"shape": "Thing"}, "Protocol": {"shape": "Protocol"}},
        },
        "Protocol": {"type": "structure", "members": {"bytes": {"shape": "Bytes"}}},
        "Thing": {
            "type": "structure",
            "required": ["Name"],
            "members": {
                "Colour": {"shape": "Colour"},
                "Name": {"shape": "Name"},
                "bytes": {"shape": "Bytes"},
                "Problems": {"shape": "Problems"},
            },
        },
    },
}


def write_grown(folder: Path) -> Path:
    """The next version: members, values and an operation more."""
    model = copy.deepcopy(MODEL)
    model["shapes"]["Colour"]["enum"].append("violet")
    model["shapes"]["Thing"]["members"]["Age"] = {"shape": "Bytes"}
    model["shapes"]["Thing"]["members"]["Size"] = {"shape": "Name"}
    model["shapes"]["Thing"]["required"].append("Colour")
    model["shapes"]["DropThingRequest"] = {
        "type": "structure",
        "members": {"Name": {"shape": "Name"}},
    }
    model["operations"]["DropThing"] = {
        "name": "DropThing",
        "http": {"method": "POST", "requestUri": "/"},
        "input": {"shape": "DropThingRequest"},
    }
    path = folder / "grown" / "tiny.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(model), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def make_texts(tmp_path_factory: pytest.TempPathFactory) -> MakeSlice:
    """Makes the texts of a slice of the tiny model."""
    path = tmp_path_factory.mktemp("model") / "tiny.json"
    path.write_text(json.dumps(MODEL), encoding="utf-8")

    def make(*, single_file: bool, grown: bool = False) -> Any:
        source = write_grown(path.parent) if grown else path
        target = Target(
            where=Where("test"), service="tiny", source=str(source), out=path.parent / "out"
        )
        return make_slice(target, Sources(), single_file=single_file).texts

    return make
