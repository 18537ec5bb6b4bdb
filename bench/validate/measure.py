"""Running the contest on freshly generated packages.

Takes a folder in which SageMaker's package stands already, gives the results of each request.
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path

from bench.generate_one import PACKAGE
from bench.process import run_well
from bench.row import Setup
from bench.validate.score import Comparison, Score
from shapewright.problem import CannotContinueError, Problem, Where

_OTHERS = ("dynamodb", "logs")
_ROUNDS = 5
"""How many times more rounds than fresh processes: these are milliseconds."""


def measure_validate(setup: Setup, *, peers: bool) -> list[Comparison]:
    """Every contestant on every request; without the peers where those are left out.

    Raises:
        CannotContinueError: a peer is not installed, or a contestant fails.
    """
    missing = [name for name in ("pydantic", "msgspec") if peers and find_spec(name) is None]
    if missing:
        what = "not installed: `make bench` does that, `--quick` does without"
        raise CannotContinueError([Problem(Where(name), what) for name in missing])
    place = (setup.folder / PACKAGE).parent
    for service in _OTHERS:
        out = str(place / service)
        command = [sys.executable, "-m", "shapewright", "generate", "--service", service]
        run_well([*command, "--out", out], folder=setup.folder)
    command = [sys.executable, "-m", "bench.validate.contest", str(place)]
    arguments = [str(setup.runs * _ROUNDS), "peers" if peers else "alone"]
    finished = run_well([*command, *arguments], folder=Path.cwd())
    return [
        Comparison(found["case"], found["sites"], tuple(Score(**one) for one in found["scores"]))
        for found in json.loads(finished.out)
    ]
