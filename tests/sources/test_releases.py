"""The list of releases is pip's: the user's own settings decide what it finds."""

from __future__ import annotations

import os
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shapewright.problem import CannotContinueError
from shapewright.sources.releases import list_releases

if TYPE_CHECKING:
    from .conftest import BuildWheel, OfferToPip

FILES: dict[str, object] = {"demo/1/service-2.json": {}}


def test_releases_are_sorted_by_number(build_wheel: BuildWheel, offer_to_pip: OfferToPip) -> None:
    """Even of wheels that, as these do, ask for a Python of the far future."""
    offer_to_pip({one: build_wheel(one, FILES) for one in ("9.10.0", "9.8.7", "9.8.10", "10.0.0")})

    assert list_releases() == ("9.8.7", "9.8.10", "9.10.0", "10.0.0")


def test_previews_and_older_layouts_are_no_releases(
    build_wheel: BuildWheel, offer_to_pip: OfferToPip
) -> None:
    offer_to_pip({one: build_wheel(one, FILES) for one in ("0.109.0", "1.0.0rc1", "1.2.3")})

    assert list_releases() == ("1.2.3",)


def test_none_but_previews_is_a_problem(build_wheel: BuildWheel, offer_to_pip: OfferToPip) -> None:
    offer_to_pip({"0.9.0": build_wheel("0.9.0", FILES)})
    with pytest.raises(CannotContinueError, match=r"finds no release.*\n.*--release X\.Y\.Z"):
        list_releases()


def test_an_index_without_any_release_is_a_problem(offer_to_pip: OfferToPip) -> None:
    offer_to_pip({})
    with pytest.raises(CannotContinueError, match=r"pip cannot list its releases: \w.*\n.*X\.Y\.Z"):
        list_releases()


def test_a_file_named_pip_beside_the_user_is_not_pip(
    build_wheel: BuildWheel,
    offer_to_pip: OfferToPip,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offer_to_pip({"9.8.7": build_wheel("9.8.7", FILES)})
    (tmp_path / "pip.py").write_text("raise SystemExit('not pip')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert list_releases() == ("9.8.7",)


def test_a_python_without_pip_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv.create(tmp_path / "bare", with_pip=False, symlinks=os.name != "nt")
    python = next((tmp_path / "bare").glob("[bS]*/python*"))
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(CannotContinueError, match=r"has no pip\n.*Install pip for"):
        list_releases()


def test_a_python_that_cannot_be_started_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(CannotContinueError, match="cannot be started to run pip"):
        list_releases()
