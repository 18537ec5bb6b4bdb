"""The lock file: what is read is what was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shapewright.problem import CannotContinueError, Where
from shapewright.specs.lock import Locked, read_lock, render_lock
from shapewright.specs.locks import Locks
from shapewright.specs.target import Target

NAMES = st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,8}", fullmatch=True)
ENTRIES = st.builds(
    Locked,
    NAMES,
    st.sampled_from(["", "1.2.3"]),
    st.dictionaries(NAMES, st.just("0" * 64), max_size=3),
)


@settings(deadline=None, max_examples=30)
@given(st.dictionaries(NAMES, ENTRIES, max_size=4))
def test_a_lock_says_what_it_was_given_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, entries: dict[str, Locked]
) -> None:
    path = tmp_path_factory.getbasetemp() / "shapewright.lock"
    path.write_text(render_lock(entries), encoding="utf-8")

    assert read_lock(path) == entries
    assert render_lock(dict(reversed(entries.items()))) == render_lock(entries)


def locked(release: str = "1.2.3", sha: str = "0", service: str = "sqs") -> Locked:
    return Locked(service, release, {"sqs/1/service-2.json": sha})


@pytest.fixture
def target(tmp_path: Path) -> Target:
    """A target with a lock that says ``locked()``."""
    spec = tmp_path / "q.toml"
    spec.write_text('service = "sqs"')
    (tmp_path / "shapewright.lock").write_text(render_lock({"q": locked()}))
    return Target(where=Where(str(spec)), service="sqs", out=tmp_path / "x", spec=spec)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (locked(), ""),
        (locked(sha="1"), "from another sqs/1/service-2.json"),
        (locked(release="1.2.4"), "from 1.2.3, the models are of 1.2.4"),
        (locked(service="sts"), "from sqs, the target says sts"),
        (locked(release=""), "from 1.2.3, the models are of no release"),
    ],
)
def test_how_a_lock_differs(target: Target, now: Locked, expected: str) -> None:
    said = Locks.read([target]).find_drift(target, now)

    assert expected in said
    assert bool(said) == bool(expected)


def test_only_other_bytes_of_the_same_release_are_refused(target: Target) -> None:
    locks = Locks.read([target])
    for now in (locked(), locked(release="1.2.4", sha="1"), locked(service="sts", sha="1")):
        locks.hold(target, now)

    with pytest.raises(CannotContinueError) as caught:
        locks.hold(target, locked(sha="1"))
    assert caught.value.problems[0].where.pointer == "q"


def test_a_model_of_no_release_may_change(target: Target) -> None:
    locks = Locks.read([target])
    locks.update(target, locked(release="", sha="1"))

    locks.hold(target, locked(release="", sha="2"))


def test_a_target_without_a_file_has_no_lock() -> None:
    target = Target(where=Where("command line"), service="sqs", out=Path("x"))
    locks = Locks.read([target])
    locks.update(target, locked())
    locks.hold(target, locked(sha="1"))

    assert locks.find_drift(target, locked()) == ""
    assert locks.render() == {}
