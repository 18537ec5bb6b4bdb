"""``read``: a documentation page, as text and as data; and as a target."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.pages.samples import read_samples

from shapewright.cli.commands import program
from shapewright.sources.pages import Layout

Run = Callable[..., Result]
SAMPLES = read_samples()


@pytest.fixture(params=Layout)
def page(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(SAMPLES[request.param], encoding="utf-8")
    return file


def test_a_page_of_any_layout_for_a_person(run: Run, page: Path) -> None:
    done = run("read", str(page))

    assert done.stderr == ""
    assert done.stdout.startswith(("boto3 page", "AWS API Reference page", "API changes page"))
    assert "\nRequest\n" in done.stdout
    assert "A page of this layout does not say:" in done.stdout


def test_a_page_of_any_layout_as_data(run: Run, page: Path) -> None:
    data = json.loads(run("read", str(page), "--json").stdout)

    assert data["layout"] in {layout.value for layout in Layout}
    for operation in data["operations"]:
        assert operation["name"] or operation["method"]
        for member in operation["request"]:
            assert {"path", "type", "required", "enum"} <= member.keys()
    assert data["problems"] == []


def test_a_page_on_standard_input() -> None:
    done = CliRunner().invoke(program, ["read", "-", "--json"], input=SAMPLES[Layout.REST])

    assert json.loads(done.stdout)["layout"] == Layout.REST.value


def test_a_page_that_is_not_whole_is_refused_or_shown_in_part(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "page.rst"
    file.write_text(SAMPLES[Layout.REST][:900], encoding="utf-8")

    refused = run("read", file, code=2)
    shown = run("read", str(file), "--partial")

    assert refused.stdout == ""
    assert "`shapewright read --partial` shows what was understood so far." in refused.stderr
    assert f"error: {file}#" in refused.stderr
    assert "\nRequest\n" in shown.stdout
    assert f"error: {file}#" in shown.stderr


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x00\x01\x02", "null character"),
        ("Gr\u00fc\u00dfe".encode("latin-1"), "this is not UTF-8"),
        (b"<!doctype html><html></html>", "this is HTML"),
        (b"A recipe for bread.\n", "no documentation page"),
    ],
)
def test_what_is_no_page_is_a_problem_with_its_place(
    run: Run, tmp_path: Path, data: bytes, said: str
) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(data)

    for command in (["read", str(file)], ["generate", "--page", str(file), "--out", "out"]):
        done = run(*command, code=2)
        assert said in done.stderr
        assert f"{file}#1:" in done.stderr


def test_a_missing_page_is_a_problem(run: Run) -> None:
    for command in (["read", "none.txt"], ["generate", "--page", "none.txt", "--out", "out"]):
        done = run(*command, code=2)
        assert "none.txt: " in done.stderr


def test_a_page_is_a_target(run: Run, page: Path) -> None:
    run("generate", "--page", page, "--service", "tiny", "--out", "out")
    run("check", "--page", page, "--service", "tiny", "--out", "out")

    assert Path("out/validation.py").exists()


def test_a_page_that_names_no_service_has_to_be_told_one(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(SAMPLES[Layout.API_REFERENCE], encoding="utf-8")
    done = run("generate", "--page", str(file), "--out", "out", code=2)

    assert "does not say which service it is of" in done.stderr
    assert "--service NAME" in done.stderr


@pytest.mark.parametrize("services", [["a", "b"], ["s*"]])
def test_a_page_is_of_one_service(run: Run, page: Path, services: list[str]) -> None:
    options = [word for name in services for word in ("--service", name)]
    done = run("generate", "--page", str(page), *options, "--out", "out", code=2)

    assert "a page is of one service" in done.stderr


def test_a_page_and_a_release_are_two_sources(run: Run, page: Path) -> None:
    done = run("generate", "--page", str(page), "--release", "1.42.93", "--out", "out", code=2)

    assert "--release and --page are two sources; choose one" in done.stderr
