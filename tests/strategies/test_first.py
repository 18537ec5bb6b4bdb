"""The first example of a process loads what is in it, and little more."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bench.sweep.package import Generated

Package = Callable[[str], Generated]

ROOT = Path(__file__).parents[2]
CODE = """
import sys
from importlib import import_module
from hypothesis import HealthCheck, Phase, given, settings

name, operation, style = sys.argv[1:]
requests = import_module(f"{name}.strategies").requests

@settings(
    max_examples=1,
    phases=[Phase.generate],
    derandomize=True,
    database=None,
    suppress_health_check=[*HealthCheck],
)
@given(requests(operation, **{style: True}))
def draw(value):
    homes = [module.split(".")[-1] for module in sys.modules if f"{name}.shapes." in module]
    print(*homes)

draw()
"""


def find_needed(made: Generated, name: str) -> set[str]:
    """A shape and what all of its values hold."""
    needed: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one in needed:
            continue
        needed.add(one)
        shape: Any = made.validation.VALIDATION.find_shape(one)
        members = getattr(shape, "members", {})
        required = members if getattr(shape, "union", False) else getattr(shape, "required", ())
        waiting += [getattr(members[each], "target", members[each]) for each in required]
        if shape.minimum and hasattr(shape, "element"):
            waiting.append(shape.element)
        if shape.minimum and hasattr(shape, "key"):
            waiting += [shape.key, shape.value]
        elif hasattr(shape, "key"):
            waiting.append(shape.key)  # how many keys there are is how many entries there can be
    return needed


@pytest.mark.parametrize(
    ("service", "operation"),
    [("sagemaker", "CreateTrainingJob"), ("quicksight", "CreateDashboard")],
)
def test_the_smallest_request_loads_what_it_needs(
    service: str, operation: str, package: Package
) -> None:
    made = package(service)
    shape = made.validation.VALIDATION.find_operation(operation)[0]
    homes = made.load("shapes").HOMES
    loaded, every = (load(made, operation, style) for style in ("minimal", "rich"))
    needed = {homes[one] for one in find_needed(made, shape)}
    # The members of what is drawn are told apart by their shapes.
    members = made.validation.VALIDATION.find_shape(shape).members.values()
    beside = {homes[getattr(one, "target", one)] for one in members}

    assert homes[shape] in loaded
    assert loaded <= needed | beside
    assert loaded < every


def load(made: Generated, operation: str, style: str) -> set[str]:
    """The modules of shapes that one example needs."""
    command = [sys.executable, "-c", CODE, made.folder.name, operation, style]
    done = subprocess.run(
        command, cwd=made.folder.parent, capture_output=True, text=True, check=True
    )
    return {*done.stdout.split()}


def test_the_first_example_is_measured() -> None:
    command = [sys.executable, "-m", "bench.strategies.first"]
    options = ["--services", "sqs", "--largest", "1", "--runs", "1"]
    done = subprocess.run(
        [*command, *options], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()[1:]
    assert [line.split()[2].isalpha() for line in lines] == [True, False, True]
    assert all(line.startswith("sqs ") and line.endswith(("kept", "MISSED")) for line in lines)


def test_a_service_that_does_not_exist_is_no_traceback() -> None:
    command = [sys.executable, "-m", "bench.strategies.first", "--services", "sqqs"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
