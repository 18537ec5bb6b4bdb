"""One service, drawn from: requests, responses, structures, and values with one fault.

Takes a service's name, gives what was drawn and every fault that was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from time import process_time
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

from bench.strategies.judge import Judge
from bench.sweep.package import Generated, generate
from shapewright.problem import CannotContinueError

_CHECKS = (
    HealthCheck.data_too_large,
    HealthCheck.filter_too_much,
    HealthCheck.large_base_example,
    HealthCheck.too_slow,
)
STYLES: tuple[dict[str, bool], ...] = ({"minimal": True}, {}, {"rich": True})


@dataclass(slots=True)
class Drawn:
    """What was drawn of one service, or of several."""

    services: int = 0
    values: Counter[str] = field(default_factory=Counter[str])
    aspects: Counter[str] = field(default_factory=Counter[str])
    """Values with one fault, by what is wrong."""
    none: list[str] = field(default_factory=list[str])
    """Structures that cannot be, and why."""
    failures: list[str] = field(default_factory=list[str])
    slowest: tuple[float, str] = (0.0, "")
    """The most CPU seconds that one example of a request took on average, and which."""
    seconds: float = 0
    """CPU."""

    def add(self, other: Drawn) -> None:
        """Count what another one drew too."""
        self.services += other.services
        self.values += other.values
        self.aspects += other.aspects
        self.none += other.none
        self.failures += other.failures
        self.slowest = max(self.slowest, other.slowest)
        self.seconds += other.seconds


def draw_service(name: str, *, examples: int) -> Drawn:
    """Draw from one service of the installed botocore.

    Args:
        name: boto3's name for it.
        examples: how many values of each strategy.

    Raises:
        CannotContinueError: there is no such service, or it cannot be generated.
    """
    begin = process_time()
    try:
        with generate(name) as package:
            drawn = draw_package(package, examples)
    except CannotContinueError:
        raise
    except Exception as error:  # noqa: BLE001 - one service that breaks hides no other
        drawn = Drawn(
            services=1, failures=[f"{name}: raised {type(error).__name__}: {error}"[:300]]
        )
    drawn.seconds = process_time() - begin
    return drawn


def draw_package(package: Generated, examples: int) -> Drawn:
    """Draw from a package that is there already; the same each time."""
    drawn = Drawn(services=1)
    judge = Judge(package)
    module = package.load("strategies")
    for operation in package.service.operations:
        name = operation.name
        for style in STYLES:
            what = f"{package.name} {name} {' '.join(style) or 'usual'}"
            for kind, make, ask in (
                ("request", module.requests, judge.judge_request),
                ("response", module.responses, judge.judge_response),
            ):
                strategy = _make(drawn, f"{what} {kind}", partial(make, name, **style))
                if strategy is not None:
                    drawing = Drawing(drawn, kind, f"{what} {kind}", examples)
                    drawing.judge(strategy, partial(ask, name))
    for name in dir(module):
        if name not in {"broken", "requests", "responses"}:
            _draw_structure(drawn, judge, getattr(module, name), examples)
    for shape in _list_roots(package):
        strategy = _make(drawn, f"{package.name} {shape} broken", partial(module.broken, shape))
        if strategy is not None:
            drawing = Drawing(drawn, "broken", f"{package.name} {shape} broken", examples)
            drawing.judge(strategy, partial(judge.judge_broken, shape))
    return drawn


def _list_roots(package: Generated) -> list[str]:
    """The shapes of all requests and responses."""
    refs = [ref for one in package.service.operations for ref in (one.input, one.output)]
    return list(dict.fromkeys(str(ref.target) for ref in refs if ref is not None))


def _draw_structure(drawn: Drawn, judge: Judge, make: Any, examples: int) -> None:
    what = f"{judge.package.name} {make.name}"
    strategy = _make(drawn, what, make)
    if strategy is not None:
        Drawing(drawn, "structure", what, examples).judge(strategy, judge.judge_structure)


def _make(drawn: Drawn, what: str, make: Callable[[], Any]) -> SearchStrategy[Any] | None:
    """A strategy; None, and noted, if there is nothing to draw."""
    try:
        strategy: SearchStrategy[Any] = make()
    except ValueError as error:
        drawn.none.append(f"{what}: {error}")
        return None
    return strategy


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws from one strategy."""

    drawn: Drawn
    kind: str
    what: str
    examples: int

    def judge(self, strategy: SearchStrategy[Any], ask: Callable[[Any], Iterator[str]]) -> None:
        """Draw, and note what is wrong with what was drawn."""
        values: list[Any] = []
        begin = process_time()
        try:
            _collect(strategy, values, self.examples)
        except Exception as error:  # noqa: BLE001 - of whatever kind, it is a fault
            fault = f"{self.what}: raised {type(error).__name__}: {str(error)[:200]}"
            self.drawn.failures.append(fault)
        if self.kind == "request" and values:
            each = (process_time() - begin) / len(values)
            self.drawn.slowest = max(self.drawn.slowest, (each, self.what))
        self.drawn.values[self.kind] += len(values)
        for value in values:
            if self.kind == "broken":
                self.drawn.aspects[value.aspect] += 1
            self.drawn.failures += [f"{self.what}: {fault}" for fault in ask(value)]


def _collect(strategy: SearchStrategy[Any], values: list[Any], examples: int) -> None:
    @settings(
        max_examples=examples,
        phases=[Phase.generate],
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=_CHECKS,
    )
    @given(strategy)
    def collect(value: object) -> None:
        values.append(value)

    collect()
