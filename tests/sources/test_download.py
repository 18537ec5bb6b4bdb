"""Downloading with pip: the user's own settings decide, and each failure is explained."""

from __future__ import annotations

import os
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shapewright.problem import CannotContinueError
from shapewright.sources.download import read_published_wheel

if TYPE_CHECKING:
    from .conftest import BuildWheel, OfferToPip

RELEASE = "9.8.7"
FILES: dict[str, object] = {"demo/1/service-2.json": {}}


def test_the_wheel_is_the_one_pip_finds(build_wheel: BuildWheel, offer_to_pip: OfferToPip) -> None:
    """Even a wheel that, as these do, asks for a Python of the far future."""
    wheel = build_wheel(RELEASE, FILES)
    offer_to_pip({RELEASE: wheel, "9.8.8": build_wheel("9.8.8", FILES)})

    assert read_published_wheel(RELEASE) == wheel


def test_a_file_named_pip_beside_the_user_is_not_pip(
    build_wheel: BuildWheel,
    offer_to_pip: OfferToPip,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wheel = build_wheel(RELEASE, FILES)
    offer_to_pip({RELEASE: wheel})
    (tmp_path / "pip.py").write_text("raise SystemExit('not pip')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert read_published_wheel(RELEASE) == wheel


def test_a_release_that_is_not_there_is_a_problem(
    build_wheel: BuildWheel, offer_to_pip: OfferToPip
) -> None:
    offer_to_pip({release: build_wheel(release, FILES) for release in ("9.8.6", RELEASE)})
    with pytest.raises(CannotContinueError) as caught:
        read_published_wheel("9.9.9")
    (problem,) = caught.value.problems

    assert problem.where.source == "botocore==9.9.9"
    assert problem.what == (
        "pip cannot download it: "
        "Could not find a version that satisfies the requirement botocore==9.9.9"
    )
    assert problem.hint.endswith(f"the last one that pip finds is {RELEASE}.")


def test_an_index_without_any_release_is_a_problem_of_its_own(offer_to_pip: OfferToPip) -> None:
    offer_to_pip({})
    with pytest.raises(CannotContinueError, match="check the network and pip's configuration"):
        read_published_wheel(RELEASE)


def test_another_failure_of_pip_is_told_in_its_words(
    offer_to_pip: OfferToPip, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer_to_pip({RELEASE: b"not a wheel"})
    monkeypatch.setenv("PIP_REQUIRE_HASHES", "1")
    with pytest.raises(CannotContinueError, match=r"pip cannot download it: .*\n.*give its path"):
        read_published_wheel(RELEASE)


def test_a_python_without_pip_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv.create(tmp_path / "bare", with_pip=False, symlinks=os.name != "nt")
    python = next((tmp_path / "bare").glob("[bS]*/python*"))
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(CannotContinueError, match=r"has no pip\n.*give its path"):
        read_published_wheel(RELEASE)


@pytest.mark.parametrize("executable", ["/nowhere/python", ""])
def test_a_python_that_cannot_be_started_is_a_problem(
    executable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    with pytest.raises(CannotContinueError, match=r"cannot be started to run pip.*\n.*its path"):
        read_published_wheel(RELEASE)
