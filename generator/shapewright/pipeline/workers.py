"""One function over many items, in several processes.

Takes a function and its items, gives the results in the order of the items. No process runs more
than a few items ahead of the one that is waited for, so that results never pile up; none outlives
its parent or notices a Ctrl-C, which is the parent's to answer. What is computed is not known here.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Generic, TypeVar, cast

from shapewright.pipeline.interrupt import starting_processes
from shapewright.problem import CannotContinueError, Problem, Where

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")

_AHEAD = 8
"""How many results for each process may wait for one that comes before them."""
_WORTH_IT = 4
"""With fewer items, starting processes takes longer than they save."""


@dataclass(slots=True)
class _Worker:
    """A process, and the index of the item it is busy with."""

    process: SpawnProcess
    connection: Connection
    index: int = -1


def run_all(
    function: Callable[[ItemT], ResultT], items: Sequence[ItemT], *, workers: int
) -> Generator[ResultT]:
    """The result for each item, in order; closing the generator ends the processes at once.

    Raises:
        CannotContinueError: a process was killed.
        Exception: whatever the function raised.
    """
    if workers < 2 or len(items) < _WORTH_IT:
        yield from map(function, items)
        return
    team: list[_Worker] = []
    try:
        with starting_processes():
            team += (_start(function) for _ in range(min(workers, len(items))))
        yield from _Run(items, team).results()
    finally:
        for worker in team:
            worker.process.terminate()
            worker.connection.close()
        for worker in team:
            worker.process.join()


@dataclass(slots=True)
class _Run(Generic[ItemT, ResultT]):
    """Items on their way through processes."""

    items: Sequence[ItemT]
    team: list[_Worker]
    ready: dict[int, ResultT] = field(default_factory=dict[int, ResultT])
    """Results that came before their turn."""
    following: int = 0
    """The next item that nobody has."""

    def results(self) -> Generator[ResultT]:
        """Every result, in order."""
        for turn in range(len(self.items)):
            self._give_work(turn)
            while turn not in self.ready:
                self._receive()
                self._give_work(turn)
            yield self.ready.pop(turn)

    def _give_work(self, turn: int) -> None:
        last = min(len(self.items), turn + _AHEAD * len(self.team))
        for worker in self.team:
            if worker.index < 0 and self.following < last:
                worker.index = self.following
                self.following += 1
                try:
                    worker.connection.send(self.items[worker.index])
                except BrokenPipeError as error:
                    raise self._explain_end(worker) from error

    def _receive(self) -> None:
        busy = {worker.connection: worker for worker in self.team if worker.index >= 0}
        for connection in wait(list(busy)):
            worker = busy[cast("Connection", connection)]
            try:
                result, error = worker.connection.recv()
            except (EOFError, ConnectionResetError) as failure:
                raise self._explain_end(worker) from failure
            if error is not None:
                raise error
            self.ready[worker.index] = result
            worker.index = -1

    def _explain_end(self, worker: _Worker) -> CannotContinueError:
        worker.process.join()
        code = worker.process.exitcode or 0
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        what = f"the process that worked on {self.items[worker.index]} ended with {how}"
        hint = "The system ends processes when memory runs out; see that there is enough."
        return CannotContinueError([Problem(Where("worker process"), what, hint)])


def _start(function: Callable[[ItemT], ResultT]) -> _Worker:
    # spawn: a fork copies the locks of whatever threads draw the progress.
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_work, args=(function, there), daemon=True)
    process.start()
    there.close()
    return _Worker(process, here)


def _work(function: Callable[[ItemT], ResultT], connection: Connection) -> None:
    """Answer items until the parent closes its end, as it does when it dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            item = connection.recv()
        except EOFError:
            return
        try:
            answer: tuple[ResultT | None, Exception | None] = (function(item), None)
        except Exception as error:  # noqa: BLE001 - raised again where somebody can see it
            answer = (None, error)
        try:
            connection.send(answer)
        except OSError:
            return
