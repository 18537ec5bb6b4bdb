"""The contest: every contestant on every request, in turns, in a process of its own.

Takes the folder that holds the generated packages, gives JSON: for each request how many rules can
be broken in it, and for each contestant the seconds of CPU a call and how many breaches it
refused. A contestant that refuses what is valid, or takes what it should refuse, ends it.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from bench.validate.cases import Case, list_cases
from bench.validate.msgspec_peer import build_msgspec
from bench.validate.naive import build_naive
from bench.validate.ours import build_botocore, build_conversion, build_ours, build_typed
from bench.validate.pydantic_peer import build_pydantic
from bench.validate.rules import Contestant, Model
from bench.validate.sites import Probe, break_rule

_ROUND = 4_000_000
"""Nanoseconds of work of one contestant in one round, at least one call."""
_WARM = 5
"""Calls before any is counted: patterns are compiled and modules imported in the first."""


def run_contest(place: Path, *, rounds: int, peers: bool) -> list[dict[str, Any]]:
    """Every request's results, in order."""
    sys.path.insert(0, str(place))
    return [_run_case(case, rounds, peers=peers) for case in list_cases()]


def _run_case(case: Case, rounds: int, *, peers: bool) -> dict[str, Any]:
    model = Model.load(case.service)
    contestants = list(_gather(model, case, peers=peers))
    broken = case.spoil()
    for one in contestants:
        if one.check(one.prepare(case.valid)):
            raise SystemExit(f"{one.name} refuses {case.name}, which is valid")
        if one.checks_all and not one.check(one.prepare(broken)):
            raise SystemExit(f"{one.name} takes {case.name} with a violation")
    sites, refused = _probe(model, case, contestants)
    valid = _time_in_turns(_bind(contestants, case.valid), rounds)
    invalid = _time_in_turns(_bind(contestants, broken), rounds)
    scores = [
        {"name": one.name, "valid": good, "invalid": bad, "refused": count}
        for one, good, bad, count in zip(contestants, valid, invalid, refused, strict=True)
    ]
    return {"case": case.name, "sites": sites, "scores": scores}


def _gather(model: Model, case: Case, *, peers: bool) -> Iterator[Contestant]:
    operation = case.operation
    yield build_ours(model, operation)
    yield build_typed(model, operation)
    yield build_conversion(model, operation)
    if peers:
        choices = list(build_pydantic(model, operation))
        times = _time_in_turns(_bind(choices, case.valid), 7)
        yield choices[times.index(min(times))]
        yield build_msgspec(model, operation)
    yield build_botocore(model, operation)
    yield build_naive(model, operation)


def _probe(
    model: Model, case: Case, contestants: Sequence[Contestant]
) -> tuple[int, list[int | None]]:
    """How many rules can be broken, and how many of the breaches each contestant refused."""
    holder = [case.valid]
    sites = list(Probe(model).find(model.find_input(case.operation), holder, 0))
    refused: list[int | None] = [0 if one.is_probed else None for one in contestants]
    for site in sites:
        with break_rule(site):
            for number, one in enumerate(contestants):
                count = refused[number]
                if count is not None and one.check(holder[0]):
                    refused[number] = count + 1
    return len(sites), refused


def _bind(
    contestants: Sequence[Contestant], params: Any
) -> list[tuple[Callable[..., object], Any]]:
    return [(one.check, one.prepare(params)) for one in contestants]


def _time_in_turns(works: Sequence[tuple[Callable[..., object], Any]], rounds: int) -> list[float]:
    """CPU seconds a call of each, the median of rounds in which each has its turn."""
    gc.collect()
    gc.freeze()  # what was built before is not looked through again at someone's expense
    calls = [
        max(1, _ROUND // min(_time(check, value, 1) for _ in range(_WARM)))
        for check, value in works
    ]
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for (check, value), count, times in zip(works, calls, taken, strict=True):
            times.append(_time(check, value, count) / count / 1e9)
    return [median(times) for times in taken]


def _time(check: Callable[..., object], value: Any, count: int) -> int:
    begin = time.process_time_ns()
    for _ in range(count):
        check(value)
    return max(1, time.process_time_ns() - begin)


if __name__ == "__main__":
    found = run_contest(Path(sys.argv[1]), rounds=int(sys.argv[2]), peers=sys.argv[3] == "peers")
    sys.stdout.write(json.dumps(found))
