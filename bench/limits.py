"""The limits: the least that any way of doing the same work could cost.

Takes what the work starts from, gives the cost of that start alone, measured on the same machine
in the same run.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

from bench.process import find_median, run_well
from bench.row import Limit, Setup

_READ = """
import gzip, json, sys
for path in sys.argv[1:]:
    json.loads(gzip.open(path).read())
"""
_HASH = """
import gzip, hashlib, sys
for path in sys.argv[1:]:
    hashlib.sha256(gzip.open(path).read()).hexdigest()
"""


def measure_reading(setup: Setup, services: str) -> Limit:
    """Reading the models of the services that match a pattern, and no more."""
    return _measure(setup, "gunzip, json.loads", _READ, services)


def measure_hashing(setup: Setup, services: str) -> Limit:
    """Hashing them, and no more."""
    return _measure(setup, "gunzip, sha256", _HASH, services)


def _measure(setup: Setup, name: str, code: str, services: str) -> Limit:
    command = [sys.executable, "-c", code, *map(str, find_models(services))]
    costs = [run_well(command, folder=setup.folder).cost for _ in range(setup.runs)]
    return Limit(name=name, cost=find_median(costs))


def find_models(services: str) -> list[Path]:
    """The latest model of each service that fits, where the installed botocore keeps it."""
    spec = find_spec("botocore")
    places = (spec.submodule_search_locations if spec else None) or ()
    folders = [folder for place in places for folder in Path(place, "data").glob(services)]
    found = [sorted(folder.glob("*/service-2.json*")) for folder in sorted(folders)]
    return [files[-1] for files in found if files]
