"""Targets as they stand in files."""

from __future__ import annotations

import keyword
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shapewright.lower.naming import package_name
from shapewright.problem import CannotContinueError
from shapewright.specs.find import find_targets
from shapewright.specs.target import read_target


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(path: str, text: str = 'service = "sqs"') -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_all_keys() -> None:
    target = read_target(
        write("specs/q.toml", 'service = "sqs"\nrelease = "1.2.3"\noperations = ["Get*", "Put"]')
    )

    assert (target.service, target.source) == ("sqs", "1.2.3")
    assert target.operations == ("Get*", "Put")
    assert target.spec == Path("specs/q.toml")


def test_what_is_not_said() -> None:
    target = read_target(write("specs/q.toml"))

    assert (target.source, target.operations) == ("installed", ("*",))


def test_a_model_stands_relative_to_its_target() -> None:
    target = read_target(write("a/specs/q.toml", 'service = "x"\nmodel = "../m.json"'))

    assert target.source == str(Path("a/specs/../m.json"))


@pytest.mark.parametrize(
    ("path", "out"),
    [
        ("specs/q.toml", "generated/q"),
        ("specs/bedrock-runtime.toml", "generated/bedrock_runtime"),
        ("specs/lambda.toml", "generated/lambda_"),
        ("specs/2fa.toml", "generated/_2fa"),
        ("a/b/q.toml", "a/generated/q"),
    ],
)
def test_the_package_goes_beside_the_folder_of_its_target(path: str, out: str) -> None:
    assert read_target(write(path)).out == Path(out)


def test_the_package_goes_there_from_inside_the_folder_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("specs/q.toml")
    monkeypatch.chdir(tmp_path / "specs")

    assert read_target(Path("q.toml")).out == tmp_path / "generated" / "q"


@settings(deadline=None)
@given(st.text())
def test_a_package_has_a_name_that_python_can_import(service: str) -> None:
    name = package_name(service)

    assert name.isidentifier()
    assert not keyword.iskeyword(name)


PRINTABLE = st.characters(min_codepoint=32, max_codepoint=126, exclude_characters='"\\')
VALUES = st.one_of(
    st.text(PRINTABLE).map(lambda text: f'"{text}"'),
    st.sampled_from(["1", "true", "[]", "[1]", '["a"]', '[""]', "{}", '"1.2.3"', "nan"]),
)
KEYS = st.sampled_from(["service", "release", "model", "operations", "x"])


@settings(deadline=None)
@given(st.dictionaries(KEYS, VALUES))
def test_any_table_is_a_target_or_a_list_of_problems_with_addresses(table: dict[str, str]) -> None:
    path = write("specs/t.toml", "\n".join(f"{key} = {value}" for key, value in table.items()))
    try:
        target = read_target(path)
    except CannotContinueError as error:
        problems = error.problems
    else:
        assert "x" not in table
        assert f'"{target.service}"' == table["service"]
        problems = ()
    assert {problem.where.source for problem in problems} <= {str(path)}


def test_targets_are_found_by_name_and_by_path_in_the_order_they_are_named() -> None:
    folder = Path("specs")
    paths = [write(f"specs/{name}.toml") for name in "bca"]

    assert find_targets([], folder=folder) == sorted(paths)
    assert find_targets(["c", "specs/a.toml", "./specs/b"], folder=folder) == [
        Path("specs/c.toml"),
        Path("specs/a.toml"),
        Path("specs/b.toml"),
    ]
