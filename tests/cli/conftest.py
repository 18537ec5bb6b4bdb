"""A project folder with tiny models, and the program run in it: inside this process or outside."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

import pytest
from click.testing import CliRunner, Result

from shapewright.cli.commands import program

Run = Callable[..., Result]
RunOutside = Callable[..., subprocess.CompletedProcess[str]]
WriteModel = Callable[..., Path]
Freeze = Callable[[], dict[str, tuple[int, int, bytes]]]

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
        "ListThings": {
            "name": "ListThings",
            "http": {"method": "POST", "requestUri": "/"},
            "input": {"shape": "ListThingsRequest"},
            "output": {"shape": "ListThingsResponse"},
            "errors": [{"shape": "Gone"}],
            "documentation": "<p>Lists things.</p><p>Slowly.</p>",
        },
        "PutThing": {
            "name": "PutThing",
            "http": {"method": "POST", "requestUri": "/"},
            "input": {"shape": "PutThingRequest"},
        },
    },
    "shapes": {
        "Colour": {"type": "string", "enum": ["blue", "green", "red"]},
        "Gone": {"type": "structure", "members": {}, "exception": True, "error": {"code": "g"}},
        "ListThingsRequest": {
            "type": "structure",
            "members": {"Token": {"shape": "Name"}, "Limit": {"shape": "Limit"}},
        },
        "ListThingsResponse": {
            "type": "structure",
            "members": {"Things": {"shape": "Things"}, "Token": {"shape": "Name"}},
        },
        "Limit": {"type": "integer", "min": 1, "max": 100},
        "Name": {"type": "string", "min": 1, "max": 64, "pattern": "[a-z]+"},
        "PutThingRequest": {
            "type": "structure",
            "required": ["Thing"],
            "members": {"Thing": {"shape": "Thing"}, "Tags": {"shape": "Tags"}},
        },
        "Tags": {"type": "map", "key": {"shape": "Name"}, "value": {"shape": "Name"}, "max": 9},
        "Thing": {
            "type": "structure",
            "required": ["Name"],
            "members": {
                "Colour": {"shape": "Colour"},
                "Name": {"shape": "Name"},
                "Parts": {"shape": "Things"},
            },
            "documentation": "<p>A thing \u2013 of sorts.</p>",
        },
        "Things": {"type": "list", "member": {"shape": "Thing"}, "max": 5},
    },
}


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the working directory, with nothing said about colours."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def write_model(project: Path) -> WriteModel:
    """Writes the tiny model under a name, changed by a function if one is given."""

    def write(name: str = "tiny", change: Callable[[dict[str, Any]], object] | None = None) -> Path:
        model = copy.deepcopy(MODEL)
        model["metadata"]["serviceId"] = name
        if change is not None:
            change(model)
        path = project / "models" / f"{name}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(model), encoding="utf-8")
        return path

    return write


@pytest.fixture
def write_spec(project: Path, write_model: WriteModel) -> Callable[..., Path]:
    """Writes a target of the tiny model, or of what is said instead."""

    def write(name: str = "tiny", text: str | None = None) -> Path:
        if text is None:
            write_model(name)
            text = f'service = "{name}"\nmodel = "../models/{name}.json"\n'
        path = project / "specs" / f"{name}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def run(project: Path) -> Run:
    """Runs the program in this process, in the project."""

    def run(*arguments: str | Path, code: int = 0) -> Result:
        assert project == Path.cwd()
        result = CliRunner().invoke(program, [str(argument) for argument in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        assert result.exit_code == code, result.output
        return result

    return run


@pytest.fixture
def run_outside(project: Path) -> RunOutside:
    """Runs the program in a process of its own, in the project."""

    def run(
        *arguments: str | Path,
        code: int = 0,
        env: Mapping[str, str] | None = None,
        stdout: int | IO[str] = subprocess.PIPE,
    ) -> subprocess.CompletedProcess[str]:
        result = subprocess.run(
            [sys.executable, "-m", "shapewright", *map(str, arguments)],
            cwd=project,
            env={**os.environ, **(env or {})},
            check=False,
            encoding="utf-8",
            errors="surrogateescape",
            stdout=stdout,
            stderr=subprocess.PIPE,
        )
        assert result.returncode == code, result
        assert "Traceback" not in result.stderr
        assert "Exception ignored" not in result.stderr
        return result

    return run


@pytest.fixture
def freeze(project: Path) -> Freeze:
    """What stands in the project: inode, time of change and content of everything, to compare."""

    def read() -> dict[str, tuple[int, int, bytes]]:
        return {
            str(path.relative_to(project)): (
                path.lstat().st_ino,
                path.lstat().st_mtime_ns,
                path.read_bytes() if path.is_file() else b"",
            )
            for path in sorted(project.rglob("*"))
        }

    return read


@pytest.fixture
def add(run: Run, write_model: WriteModel, project: Path) -> Callable[..., Path]:
    """Adds a slice of the tiny model."""

    def add(*arguments: str) -> Path:
        model = write_model()
        run("vendor", "add", "tiny", "--model", model, "--into", "src/aws", *arguments)
        return project / "src" / "aws" / "tiny"

    return add
