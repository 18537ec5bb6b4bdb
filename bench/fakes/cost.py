"""A call to a fake through boto3, beside the least that any handler of botocore's costs.

``python -m bench.fakes.cost`` prints the table. What is measured is all that a fake does: its way
through botocore's events, checking the request, the scripts, the service itself, the journal. Below
it, what attaching costs, and making a client.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import count
from statistics import median
from time import process_time
from typing import Any

from bench.fakes.run import find_fake
from bench.sweep.package import generate
from bench.validate.model_package import build_approval, build_model_package

_BUDGET = 50e-6
"""Seconds over the floor that a call may cost."""
_BUDGET_ATTACHING = 1e-3
"""Seconds that attaching and detaching may cost."""
_REGION = "us-east-1"
_GROUP = "fraud"
_ARN = f"arn:aws:sagemaker:{_REGION}:123456789012:model-package/{_GROUP}/1"
_CALLS: Mapping[str, tuple[str, dict[str, Any]]] = {
    "DescribeModelPackage": ("describe_model_package", {"ModelPackageName": _ARN}),
    "UpdateModelPackage": ("update_model_package", {**build_approval(), "ModelPackageArn": _ARN}),
    "CreateModelPackage": ("create_model_package", build_model_package()),
}
_TURNS = 20
"""How often the contestants take turns; the machine is not equally fast all the time."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="bench.fakes.cost", description="Measure the fakes.")
    parser.add_argument("--calls", type=int, default=2000, metavar="N", help="of each kind")
    options = parser.parse_args()
    if options.calls < _TURNS:
        parser.error(f"--calls: at least {_TURNS}")
    with generate("sagemaker", operations=["*ModelPackage*"]) as generated:
        fake_class = find_fake(generated)
        lines = [*_measure_calls(fake_class, options.calls), "", *_measure_attaching(fake_class)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _measure_calls(fake_class: Any, calls: int) -> Iterator[str]:
    yield "call                       floor      fake   over it   times   budget"
    yield "---------------------------------------------------------------------"
    for operation, (method, params) in _CALLS.items():
        fake = _build_fake(fake_class)
        client, floor = _make_client(), _make_client()
        floor.meta.events.register("before-call", _build_floor(_ARN))
        fake.attach(client)
        works = [_bind(getattr(one, method), params, operation) for one in (floor, client)]
        least, most = _time_in_turns(works, calls, fake.calls.clear)
        verdict = "kept" if most - least <= _BUDGET else "MISSED"
        figures = f"{_us(least)} {_us(most)} {_us(most - least)} {most / least:7.2f}"
        yield f"{operation:22} {figures}   {_us(_BUDGET).strip()}: {verdict}"


def _measure_attaching(fake_class: Any) -> Iterator[str]:
    client = _make_client()
    fake = fake_class()

    def attach() -> None:
        with fake.attach(client):
            pass

    def install() -> None:
        with fake.install():
            pass

    works: list[Callable[[], Any]] = [attach, install, fake_class]
    attaching, installing, making = _time_in_turns(works, 10 * _TURNS)
    verdict = "kept" if max(attaching, installing) <= _BUDGET_ATTACHING else "MISSED"
    yield f"attach and detach      {_us(attaching)}   {_us(_BUDGET_ATTACHING)}: {verdict}"
    yield f"install and undo       {_us(installing)}"
    yield f"make a fake            {_us(making)}"
    (client_time,) = _time_in_turns([fake.client], _TURNS)
    yield f"fake.client()          {_us(client_time)}"


def _build_fake(fake_class: Any) -> Any:
    """A fake with the package that the calls are about."""
    fake = fake_class()
    fake.call("CreateModelPackageGroup", {"ModelPackageGroupName": _GROUP})
    fake.call("CreateModelPackage", {**build_model_package(), "ModelPackageGroupName": _GROUP})
    return fake


def _make_client() -> Any:
    sessions: Any = import_module("botocore.session")
    session = sessions.Session()
    session.set_credentials("testing", "testing")
    return session.create_client("sagemaker", _REGION)


def _build_floor(arn: str) -> Callable[..., Any]:
    """A handler that answers every call with next to nothing."""
    response: Any = import_module("botocore.awsrequest")

    def answer(**_: Any) -> Any:
        return response.AWSResponse(None, 200, {}, None), {"ModelPackageArn": arn}

    return answer


def _bind(work: Callable[..., Any], params: dict[str, Any], operation: str) -> Callable[[], Any]:
    """A call; one that makes something has a token of its own each time, so that it does."""
    if not operation.startswith("Create"):
        return lambda: work(**params)
    numbers = count(1)
    return lambda: work(**{**params, "ClientToken": f"token-{next(numbers)}"})


def _time_in_turns(
    works: Sequence[Callable[[], Any]], calls: int, begin_turn: Callable[[], Any] = gc.collect
) -> list[float]:
    """The seconds of CPU that each takes once: the median of its turns."""
    for work in works:
        for _ in range(5):
            work()
    share = calls // _TURNS
    turns: list[list[float]] = [[] for _ in works]
    for _ in range(_TURNS):
        for times, work in zip(turns, works, strict=True):
            begin_turn()
            begin = process_time()
            for _ in range(share):
                work()
            times.append((process_time() - begin) / share)
    return [median(times) for times in turns]


def _us(seconds: float) -> str:
    return f"{seconds * 1e6:6.0f} µs"


if __name__ == "__main__":
    sys.exit(main())
