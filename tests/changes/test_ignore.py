"""What is known is left out, with a reason; what an entry is about, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from shapewright.changes import Change, Severity
from shapewright.changes.ignore import read_ignores, sift
from shapewright.problem import CannotContinueError, Level

REMOVED = Change(
    kind="member-removed",
    service="made",
    path="PutMade.request.Sizes[].Old",
    before="string Plain",
    request=Severity.BREAKING,
)
DROPPED = Change(kind="pattern-dropped", service="made", path="GetMade.request.Labels{}")


def write(folder: Path, *entries: str) -> Path:
    path = folder / "ignore.toml"
    path.write_text("".join(f"[[ignore]]\n{entry}\n" for entry in entries), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "entry",
    [
        f'fingerprint = "{REMOVED.fingerprint}"',
        'path = "PutMade.request.Sizes[].Old"',
        'path = "PutMade.*.Sizes[].*"',
        'kind = "member-*"',
        'kind = "member-removed"\nservice = "made"\npath = "Put*"',
    ],
)
def test_an_entry_takes_out_what_it_is_about(tmp_path: Path, entry: str) -> None:
    ignores = read_ignores(write(tmp_path, f'{entry}\nreason = "Nobody sends it."'))
    sifted = sift((REMOVED, DROPPED), ignores)

    assert sifted.kept == (DROPPED,)
    assert (sifted.ignored, sifted.unused) == (1, ())


def test_all_that_an_entry_states_must_fit(tmp_path: Path) -> None:
    entry = 'kind = "member-removed"\npath = "GetMade.*"\nreason = "Elsewhere."'
    sifted = sift((REMOVED, DROPPED), read_ignores(write(tmp_path, entry)))

    assert sifted.kept == (REMOVED, DROPPED)
    (problem,) = sifted.unused
    assert problem.level is Level.WARNING
    assert problem.what == "ignores nothing"
    assert problem.where.pointer == "/ignore/0"


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        ('path = "A"', "gives no reason"),
        ('reason = "Why."', "says nothing of what it ignores"),
        ('paths = "A"\nreason = "Why."', "unknown key 'paths'"),
        ('kind = "member-lost"\nreason = "Why."', "no kind of change is called 'member-lost'"),
        ('path = 1\nreason = "Why."', "expected a text for each key"),
        ('path = "A"\nreason = " "', "expected a text for each key"),
        (
            'fingerprint = "abc"\nreason = "Why."',
            "a fingerprint has 12 characters, 'abc' has not",
        ),
    ],
)
def test_what_is_wrong_with_an_entry_is_said(tmp_path: Path, entry: str, what: str) -> None:
    with pytest.raises(CannotContinueError) as caught:
        read_ignores(write(tmp_path, 'kind = "box"\nreason = "Right."', entry))

    assert what in {problem.what for problem in caught.value.problems}
    assert {problem.where.pointer for problem in caught.value.problems} == {"/ignore/1"}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[[ignore]", "is not TOML"),
        ('ignore = "all"', "holds something else than entries"),
        ("[other]", "holds something else than entries"),
        ("ignore = [1]", "is no table"),
    ],
)
def test_what_is_no_ignore_file_is_refused(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "ignore.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CannotContinueError, match=what):
        read_ignores(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotContinueError, match="cannot be read"):
        read_ignores(tmp_path / "ignore.toml")
