"""One function over many items in several processes: order, bounds, and ends of all kinds."""

from __future__ import annotations

import math
import operator
import os
import signal
import time
from collections.abc import Sequence
from typing import overload

import pytest

from shapewright.pipeline.workers import run_all
from shapewright.problem import CannotContinueError

# Functions of the standard library: a process that is started cannot import a test.


class Watched(Sequence[int]):
    """Numbers that know how far they have been read."""

    def __init__(self, count: int) -> None:
        self.size = count
        self.reached = 0

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        assert isinstance(index, int)
        if index >= self.size:
            raise IndexError
        self.reached = max(self.reached, index)
        return index


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    items = [*range(40, 0, -1)]

    assert [*run_all(operator.neg, items, workers=workers)] == [-item for item in items]


def test_a_slow_item_does_not_upset_the_order() -> None:
    assert [*run_all(time.sleep, [0.3, 0, 0, 0, 0.1, 0], workers=2)] == [None] * 6


def test_nobody_runs_far_ahead_of_the_reader() -> None:
    """Or the results of many services would wait in memory together."""
    items = Watched(1000)
    results = run_all(operator.neg, items, workers=2)
    next(results)

    assert 0 < items.reached <= 16
    results.close()


def test_what_the_function_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="negative"):
        list(run_all(math.factorial, [1, 2, -3, 4, 5], workers=2))


def test_a_process_that_is_killed_is_a_problem_that_names_its_item() -> None:
    with pytest.raises(CannotContinueError) as caught:
        list(run_all(os._exit, [7, 7, 7, 7], workers=2))

    (problem,) = caught.value.problems
    assert problem.what == "the process that worked on 7 ended with exit code 7"
    assert "memory" in problem.hint


def test_no_process_notices_an_interrupt() -> None:
    items = [signal.SIGINT] * 6

    assert [*run_all(signal.raise_signal, items, workers=2)] == [None] * 6


def test_closing_ends_the_processes_at_once() -> None:
    results = run_all(time.sleep, [0, 3600, 3600, 3600], workers=2)
    next(results)
    before = time.monotonic()
    results.close()

    assert time.monotonic() - before < 600
