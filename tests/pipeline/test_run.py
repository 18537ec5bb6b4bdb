"""Making and comparing many targets, without a command line."""

from __future__ import annotations

import gc
import json
import weakref
from pathlib import Path

import pytest

from shapewright.pipeline import Made, check, generate, make_package
from shapewright.pipeline import run as runs
from shapewright.problem import CannotContinueError, Where
from shapewright.specs.target import Target
from shapewright.write import Stage, Tree

HTTP = {"method": "POST", "requestUri": "/"}
MODEL = {
    "metadata": {"apiVersion": "1", "protocol": "json", "serviceId": "tiny", "uid": "tiny-1"},
    "operations": {"Put": {"name": "Put", "http": HTTP, "input": {"shape": "A"}}},
    "shapes": {
        "A": {"type": "structure", "members": {"B": {"shape": "S"}}},
        "S": {"type": "string"},
    },
}


def be_quiet(_name: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


@pytest.fixture
def targets(tmp_path: Path) -> list[Target]:
    """Three targets of one tiny model."""
    model = tmp_path / "m.json"
    model.write_text(json.dumps(MODEL))
    return [
        Target(where=Where("test"), service="tiny", source=str(model), out=tmp_path / "out" / name)
        for name in "abc"
    ]


def test_the_package_on_disk_is_the_one_in_memory(targets: list[Target]) -> None:
    generate(targets, force=False, workers=1, progress=print)
    made = make_package(targets[0])

    for path, text in made.tree.items():
        assert (targets[0].out / path).read_text(encoding="utf-8") == text


def test_progress_is_told_in_order_and_only_of_what_is_made(targets: list[Target]) -> None:
    told: list[tuple[str, int, int]] = []

    def note(name: str, done: int, total: int) -> None:
        told.append((name, done, total))

    generate(targets[:1], force=False, workers=1, progress=be_quiet)
    generate(targets, force=False, workers=1, progress=note)

    assert told == [("tiny", 1, 2), ("tiny", 2, 2)]


def test_a_package_is_let_go_once_it_is_compared(
    targets: list[Target], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All services together are a quarter of a gigabyte of text."""
    trees: list[weakref.ref[Tree]] = []
    alive: list[int] = []

    def make(target: Target, **_: object) -> Made:
        gc.collect()
        alive.append(sum(tree() is not None for tree in trees))
        made = make_package(target)
        trees.append(weakref.ref(made.tree))
        return made

    monkeypatch.setattr(runs, "make_package", make)
    check(targets, workers=1, progress=be_quiet)
    assert len(alive) == 3
    assert max(alive) <= 1


def test_what_waits_on_disk_is_not_kept_as_bytes_too(
    targets: list[Target], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[int] = []

    def measure(stage: Stage) -> None:
        kept.append(sum(map(len, stage.plan.written.values())))
        swap(stage)

    swap = Stage.swap
    monkeypatch.setattr(Stage, "swap", measure)
    outcomes = generate(targets, force=False, workers=1, progress=be_quiet)
    assert kept == [0, 0, 0]
    assert all(outcome.files.written > 10 for outcome in outcomes)


def test_when_the_last_swap_fails_the_first_is_taken_back(
    targets: list[Target], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(stage: Stage) -> None:
        if stage.place.path == targets[-1].out:
            raise CannotContinueError([])
        swap(stage)

    swap = Stage.swap
    monkeypatch.setattr(Stage, "swap", refuse)
    with pytest.raises(CannotContinueError):
        generate(targets, force=False, workers=1, progress=be_quiet)

    assert not targets[0].out.parent.exists()


def test_folders_inside_one_another_are_refused(targets: list[Target]) -> None:
    inner = Target(where=Where("b"), service="tiny", source=targets[0].source,
                   out=targets[0].out / "x" / "y")  # fmt: skip
    with pytest.raises(CannotContinueError) as caught:
        check([inner, *targets], workers=1, progress=be_quiet)

    (problem,) = caught.value.problems
    assert problem.where == Where("b")
    assert "as does test" in problem.what
