"""When Ctrl-C counts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import pytest

from shapewright.pipeline.interrupt import holding_interrupts, interruptible, starting_processes


def interrupt() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def test_an_interrupt_counts_until_the_call() -> None:
    with pytest.raises(KeyboardInterrupt), interruptible():
        interrupt()


def test_after_the_call_it_is_ignored_until_the_block_is_left() -> None:
    with interruptible() as stand_firm:
        stand_firm()
        interrupt()

    with pytest.raises(KeyboardInterrupt):
        interrupt()


def test_it_does_no_harm_in_another_thread() -> None:
    done: list[bool] = []

    def work() -> None:
        with interruptible() as stand_firm:
            stand_firm()
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


def test_one_that_another_thread_receives_is_held_as_well() -> None:
    """The system picks any thread that does not block it, such as one that draws progress."""
    ready, done = threading.Event(), threading.Event()

    def wait() -> None:
        ready.set()
        done.wait()

    thread = threading.Thread(target=wait)
    thread.start()
    ready.wait()
    reached: list[str] = []

    def hold() -> None:
        with holding_interrupts():
            interrupt()
            reached.append("inside")
        reached.append("after")

    try:
        with pytest.raises(KeyboardInterrupt):
            hold()
    finally:
        done.set()
        thread.join()
    assert reached == ["inside"]


def test_one_that_was_held_comes_when_the_block_is_left() -> None:
    reached: list[str] = []

    def hold() -> None:
        with starting_processes():
            interrupt()
            reached.append("inside")
        reached.append("after")

    with pytest.raises(KeyboardInterrupt):
        hold()
    assert reached == ["inside"]


def test_a_process_started_meanwhile_never_gets_one() -> None:
    code = "import os, signal; os.kill(os.getpid(), signal.SIGINT); print('alive')"
    with starting_processes():
        result = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, text=True
        )

    assert result.stdout == "alive\n"
