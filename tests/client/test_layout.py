"""Whatever the names and however long, black and ruff leave a client as it is."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import black
import pytest

from shapewright.pipeline import Made

WORDS = ["Model", "Package", "A", "URL", "Configuration", "Id", "Supplemental", "Of", "S3"]
LONGEST = {"short": 16, "usual": 32, "long": 52, "longest": 92}
FILES = ("client.py", "exceptions.py", "paginators.py", "waiters.py")
PATHS = [
    "Next",
    "Rows[-1].Next",
    "Next || Rows[-1].Next",
    "length(Rows[?!(length(Cells) == `1` && Wanted == Running)]) == `0`",
    "length(Rows) > `0` && length(Rows[?State == 'Off' || State == 'Gone']) == length(Rows)",
    "Rows[].Cells[].State.Name",
    "Values.*.State",
]


def draw_name(random: Random, most: int) -> str:
    length = random.randint(3, most)
    name = ""
    while len(name) < length:
        name += random.choice(WORDS)
    return name[:length]


def draw_service(random: Random, most: int) -> dict[str, dict[str, Any]]:
    """The files of a service in which operations take, give and page through everything."""
    shapes: dict[str, Any] = {"Text": {"type": "string"}, "Any": {"type": "structure"}}
    shapes["Any"] |= {"document": True, "members": {}}
    targets = ["Text", "Any"]
    names = sorted({draw_name(random, most) for _ in range(60)} - shapes.keys())
    for at, name in enumerate(names):
        inner = random.choice(targets)
        shapes[f"L{at}"] = {"type": "list", "member": {"shape": inner}, "sparse": at % 5 == 0}
        shapes[f"M{at}"] = {"type": "map", "key": {"shape": "Text"}, "value": {"shape": inner}}
        results = draw_name(random, most)
        kept = {"shape": f"{random.choice('LM')}{at}"}
        shapes[name] = {
            "type": "structure",
            "members": {results: kept, "Next": {"shape": "Text"}},
            "required": [results] * (at % 2),
            "exception": at % 3 == 0,
        }
        targets += [f"L{at}", f"M{at}", name]
    structures = [name for name in names if not shapes[name]["exception"]]
    operations: dict[str, Any] = {}
    pages: dict[str, Any] = {}
    waiters: dict[str, Any] = {}
    for output in structures:
        name = draw_name(random, most)
        operations[name] = {
            "name": name,
            "http": {"method": "POST", "requestUri": "/"},
            "output": {"shape": output},
            "errors": [{"shape": error} for error in names if shapes[error]["exception"]],
        }
        if random.random() < 0.8:
            operations[name]["input"] = {"shape": random.choice(structures)}
        paths = random.choices(PATHS, k=2)
        pages[name] = {
            "input_token": ["Next", draw_name(random, most)][: random.randint(1, 2)],
            "result_key": [*shapes[output]["members"]][: random.randint(1, 2)],
            "limit_key": draw_name(random, most),
        }
        pages[name]["output_token"] = paths[: len(pages[name]["input_token"])]
        acceptors = [
            {
                "state": random.choice(["success", "failure"]),
                "matcher": random.choice(["path", "pathAll", "error"]),
                "expected": random.choice([draw_name(random, most), True]),
                "argument": random.choice([*PATHS, draw_name(random, most)]),
            }
            for _ in range(random.randint(1, 3))
        ]
        waiter = {"operation": name, "delay": 1, "maxAttempts": 2, "acceptors": acceptors}
        waiters[draw_name(random, most)] = waiter
    metadata = {"apiVersion": "1", "endpointPrefix": "case", "protocol": "json"}
    metadata |= {"serviceId": draw_name(random, most), "signatureVersion": "v4"}
    metadata |= {"serviceFullName": "Case"}
    return {
        "service-2": {"metadata": metadata, "operations": operations, "shapes": shapes},
        "paginators-1": {"pagination": pages},
        "waiters-2": {"version": 2, "waiters": waiters},
    }


@pytest.mark.parametrize("kind", LONGEST)
@pytest.mark.parametrize("seed", range(3))
def test_a_client_of_any_names_is_left_as_it_is(
    kind: str,
    seed: int,
    tmp_path: Path,
    make: Callable[..., Made],
    write_package: Callable[..., Path],
) -> None:
    """Both formatters agree, and the linter has nothing to say."""
    random = Random(f"{kind}{seed}")  # noqa: S311 - no secret
    home = tmp_path / "case" / "1"
    home.mkdir(parents=True)
    for name, content in draw_service(random, LONGEST[kind]).items():
        (home / f"{name}.json").write_text(json.dumps(content))
    made = make("case", str(tmp_path))
    texts = {name: made.tree[name] for name in FILES}
    folder = write_package(tmp_path / "package", texts)

    assert made.warnings == ()
    for arguments in (("format", "--diff"), ("check",)):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *arguments, "--isolated", "--no-cache", str(folder)],
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    for text in texts.values():
        assert black.format_str(text, mode=black.Mode()) == text
