"""The corpus of cases: one idea a folder, the smallest model that shows it, exactly what it gives.

``case.toml`` holds ``shows``, one sentence; ``operations``, patterns of those selected; ``files``,
patterns of the generated files that matter. ``expected/`` has these files, ``problems.txt`` what is
reported. ``pytest tests/test_cases.py --update`` rewrites both from what is generated now.
"""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from shapewright.pipeline import Made
from shapewright.problem import CannotContinueError, Problem

FOLDER = Path(__file__).parent / "cases"
SERVICE = "case"
FILES = ["models/[!_]*.py", "enums/[!_]*.py"]
KEYS = {"shows", "operations", "files"}

CASES = sorted(path.name for path in FOLDER.iterdir())


@dataclass(frozen=True)
class Case:
    """One folder, read."""

    folder: Path
    shows: str
    operations: list[str]
    files: list[str]

    @property
    def model(self) -> Path:
        """Its model file."""
        return self.folder / "service-2.json"

    @property
    def expected(self) -> dict[str, str]:
        """The texts of the expected files, by path."""
        root = self.folder / "expected"
        return {
            path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }

    @property
    def problems(self) -> str:
        """The expected messages; nothing when there are to be none."""
        file = self.folder / "problems.txt"
        return file.read_text(encoding="utf-8") if file.exists() else ""


def read_case(name: str) -> Case:
    table = tomllib.loads((FOLDER / name / "case.toml").read_text(encoding="utf-8"))
    return Case(
        folder=FOLDER / name,
        shows=table["shows"],
        operations=table.get("operations", ["*"]),
        files=table.get("files", FILES),
    )


def make_case(case: Case, make: Callable[..., Made]) -> tuple[dict[str, str], str]:
    """The files of the package that matter, and the problems as they are printed."""
    try:
        made = make(SERVICE, str(case.model), case.operations)
    except CannotContinueError as error:
        return {}, print_problems(case, error.problems)
    texts = {
        path: text
        for path, text in made.tree.items()
        if any(fnmatchcase(path, pattern) for pattern in case.files)
    }
    return texts, print_problems(case, made.warnings)


def print_problems(case: Case, problems: tuple[Problem, ...]) -> str:
    """The problems, one or two lines each, without the place of the corpus."""
    return "".join(f"{problem}\n" for problem in problems).replace(f"{case.folder}/", "")


def write_case(case: Case, texts: Mapping[str, str], problems: str) -> None:
    root = case.folder / "expected"
    if root.exists():
        shutil.rmtree(root)
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    file = case.folder / "problems.txt"
    file.unlink(missing_ok=True)
    if problems:
        file.write_text(problems, encoding="utf-8")


def compare(expected: Mapping[str, str], actual: Mapping[str, str]) -> list[str]:
    """What is missing, what is extra, what is different, in that order; nothing when all agree."""
    report = [f"missing: {path}" for path in expected if path not in actual]
    report += [f"extra: {path}" for path in actual if path not in expected]
    for path in expected.keys() & actual.keys():
        if expected[path] != actual[path]:
            before, after = (text[path].splitlines() for text in (expected, actual))
            lines = unified_diff(before, after, f"expected/{path}", f"actual/{path}", lineterm="")
            report.append("\n".join([f"different: {path}", *lines]))
    return report


@pytest.mark.parametrize("name", CASES)
def test_case_gives_exactly_what_it_expects(
    name: str,
    make: Callable[..., Made],
    update: bool,  # noqa: FBT001 - a fixture
) -> None:
    """The files that matter and the problems are those that stand in the folder."""
    case = read_case(name)
    texts, problems = make_case(case, make)
    if update:
        write_case(case, texts, problems)

    assert not compare(case.expected, texts), f"{case.shows} (--update accepts the change)"
    assert problems == case.problems


@pytest.mark.parametrize("name", CASES)
def test_case_says_what_it_shows_and_expects_something(name: str) -> None:
    """A case is one sentence, with a model and at least one thing to compare."""
    case = read_case(name)
    table = tomllib.loads((case.folder / "case.toml").read_text(encoding="utf-8"))

    assert table.keys() <= KEYS
    assert case.shows.endswith(".")
    assert case.model.is_file()
    assert case.expected or case.problems


def test_comparison_reports_missing_extra_and_different_apart() -> None:
    report = compare({"a": "1\n", "b": "1\n"}, {"b": "2\n", "c": "1\n"})

    assert [line.partition("\n")[0] for line in report] == [
        "missing: a",
        "extra: c",
        "different: b",
    ]
    assert "-1\n+2" in report[2]


def test_update_writes_what_the_next_run_expects(tmp_path: Path, make: Callable[..., Made]) -> None:
    """Stale files go, new ones come, and comparing again finds nothing."""
    case = Case(tmp_path, "A copy.", ["*"], FILES)
    shutil.copy(FOLDER / "unknown_trait" / "service-2.json", case.model)
    write_case(case, {"models/stale.py": "old\n"}, "stale\n")
    texts, problems = make_case(case, make)
    before = compare(case.expected, texts)
    write_case(case, texts, problems)

    assert {line.partition(":")[0] for line in before} == {"missing", "extra"}
    assert compare(case.expected, texts) == []
    assert problems == case.problems
    assert problems.startswith("warning: service-2.json#/")
