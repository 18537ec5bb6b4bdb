"""``reconcile``: a page against a model, as text and as data, and what it answers to bad input."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.pages.generate import generate_pages
from tests.reconcile.made import Model, make_model, pages_of_made, write_page

import shapewright.pipeline.reconcile as room
from shapewright.cli.commands import program
from shapewright.sources.pages import Layout
from shapewright.sources.raw import RawService

Run = Callable[..., Result]
Change = Callable[[Model], object]


@pytest.fixture
def write_made(project: Path) -> Callable[..., Path]:
    """Writes the model of the made service, changed by a function if one is given."""

    def write(change: Change | None = None) -> Path:
        model = make_model()
        if change is not None:
            change(model)
        path = project / "made.json"
        path.write_text(json.dumps(model), encoding="utf-8")
        return path

    return write


def page_text(layout: Layout = Layout.REST) -> str:
    (put,) = [page for page in pages_of_made() if page.operation.name == "PutMade"]
    return write_page(layout, put)


@pytest.fixture
def write_text(project: Path) -> Callable[..., str]:
    """Writes a page, that of an operation of the made service unless another is given."""

    def write(text: str | bytes | None = None, layout: Layout = Layout.REST) -> str:
        data = page_text(layout) if text is None else text
        path = project / "page.txt"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path.name

    return write


def change_much(model: Model) -> None:
    shapes = model["shapes"]
    shapes["PutRequest"]["members"]["Extra"] = {"shape": "Plain"}
    shapes["PutRequest"]["members"]["AnotherOne"] = {"shape": "Settings"}
    shapes["PutRequest"]["required"].remove("Id")
    shapes["Height"]["type"] = "string"
    shapes["Colour"]["enum"] = ["red", *(f"shade{number:02}" for number in range(20))]
    shapes["PutRequest"]["members"]["Count"]["documentation"] = "<p>How few.</p>"
    model["operations"]["PutMade"]["errors"].pop()


def test_a_page_that_agrees(
    run: Run, write_made: Callable[..., Path], write_text: Callable[..., str]
) -> None:
    result = run("reconcile", write_text(), "--model", write_made())

    assert result.stdout == (
        "page.txt: boto3 page, reStructuredText, against made\n"
        "  PutMade  agrees\n"
    )  # fmt: skip
    assert result.stderr == ""


def test_differences_for_a_person(
    run: Run, write_made: Callable[..., Path], write_text: Callable[..., str]
) -> None:
    result = run("reconcile", write_text(), "--model", write_made(change_much), code=1)

    assert result.stdout == (
        "page.txt: boto3 page, reStructuredText, against made\n"
        "  PutMade  7 differences\n"
        "\n"
        "PutMade, request\n"
        "  only in the model\n"
        "    AnotherOne  structure\n"
        "    Extra       string\n"
        "  type\n"
        "    Settings.Levels[].Height  page: integer, model: string\n"
        "  required\n"
        "    Id  page: required, model: optional\n"
        "  enum values\n"
        "    Colour\n"
        "        page alone: blue, green\n"
        "        model alone: shade00, shade01, shade02, shade03, shade04, shade05,\n"
        "                     shade06, shade07, shade08, shade09, shade10, shade11, and 8\n"
        "                     more\n"
        "  text\n"
        "    Count\n"
        "        page:  How many.\n"
        "        model: How few.\n"
        "\n"
        "PutMade, errors\n"
        "  only in the page\n"
        "    Gone  error\n"
    )
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_differences_for_a_program(
    run: Run, write_made: Callable[..., Path], write_text: Callable[..., str]
) -> None:
    page = write_text(layout=Layout.API_CHANGES)
    result = run("reconcile", page, "--model", write_made(change_much), "--json", code=1)
    answer = json.loads(result.stdout)
    (operation,) = answer.pop("operations")
    silent = answer.pop("silent")

    assert answer == {
        "page": "page.txt",
        "layout": "API changes page",
        "service": "made",
        "release": "",
        "same": False,
        "releases": None,
    }
    assert operation["name"] == "PutMade"
    assert operation["differences"][0] == {
        "side": "request",
        "path": "Id",
        "kind": "required",
        "page": "required",
        "model": "optional",
    }
    assert len(operation["differences"]) == 6
    assert "the errors of an operation" in silent


def test_a_page_that_agrees_for_a_program(
    run: Run, write_made: Callable[..., Path], write_text: Callable[..., str]
) -> None:
    result = run("reconcile", write_text(), "--model", write_made(), "--json")
    answer = json.loads(result.stdout)

    assert answer["same"] is True
    assert answer["operations"] == [{"name": "PutMade", "differences": []}]


def test_standard_input(write_made: Callable[..., Path]) -> None:
    arguments = ["reconcile", "-", "--model", str(write_made())]
    result = CliRunner().invoke(program, arguments, input=page_text().encode())

    assert result.exit_code == 0
    assert result.stdout.startswith("standard input: boto3 page")


def test_what_the_reader_doubts_is_a_warning(
    run: Run, write_made: Callable[..., Path], write_text: Callable[..., str]
) -> None:
    text = page_text().replace("  :type Ratio: float\n", "  :type Ratio: integer\n")
    result = run("reconcile", write_text(text), "--model", write_made(), "--json", code=1)

    assert result.stderr.startswith("warning: page.txt#")
    assert json.loads(result.stdout)["same"] is False


def test_control_characters_of_a_page_are_not_printed(
    run: Run, write_made: Callable[..., Path], write_text: Callable[..., str]
) -> None:
    text = page_text().replace("Height", "Hei\x1b[31m\x07ght")
    result = run("reconcile", write_text(text), "--model", write_made(), code=1)

    assert "Settings.Levels[].Hei\ufffd[31m\ufffdght  integer" in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("service", ["dynamodb", "stepfunctions"])
def test_the_page_says_which_service_it_is_of(
    run: Run, write_text: Callable[..., str], service: str
) -> None:
    """By boto3's name, and by a title: the client of Step Functions is SFN."""
    result = run("reconcile", write_text(generate_pages(service)[0].rest))

    assert f", against {service} of botocore " in result.stdout.replace("\n", " ")


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        (None, [], ["no service is called 'Made', as the page has it", "--service NAME"]),
        (
            page_text(Layout.API_REFERENCE),
            [],
            ["the page does not say which service it is of", "--service NAME"],
        ),
        (
            page_text(Layout.API_CHANGES).replace("Amazon Service", "Elastic Load Balancing"),
            [],
            ["the page's 'Elastic Load Balancing' may be any of elb, elbv2", "--service NAME"],
        ),
        (None, ["--service", "sagemakr"], ["has no service 'sagemakr'", "Did you mean"]),
        (
            None,
            ["--service", "sagemakr", "--find-release"],
            ["has no service 'sagemakr'", "Did you mean"],
        ),
    ],
)
def test_a_service_that_is_not_clear_is_a_problem(
    run: Run,
    write_text: Callable[..., str],
    text: str | None,
    options: list[str],
    said: list[str],
) -> None:
    result = run("reconcile", write_text(text), *options, code=2)

    assert [words for words in said if words not in result.stderr] == []
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x7fELF\0\0\1", "this is not text"),
        (b"\xff\xfea\0", "this is UTF-16, not UTF-8"),
        (b"caf\xe9", "this is not UTF-8"),
        (b"", "there is no text here"),
        (b"<!doctype html><html></html>", "this is HTML"),
        (b"# A page\n\nof something else.\n", "no documentation page in a layout that is known"),
        (page_text()[:-1500].encode(), "the page ends before"),
        (page_text(Layout.FLATTENED)[:1000].encode(), "the page ends"),
        (page_text(Layout.API_REFERENCE)[:900].encode(), "the page ends before"),
        ((page_text() * 2).encode(), "a second page begins here"),
        (b"2026/04/21 - Amazon Service - 1 new api methods\n", "no operation stands on this page"),
    ],
)
def test_what_is_no_whole_page_is_a_problem(
    run: Run,
    write_made: Callable[..., Path],
    write_text: Callable[..., str],
    data: bytes,
    said: str,
) -> None:
    model = write_made()
    result = run("reconcile", write_text(data), "--model", model, code=2)
    answer = json.loads(
        run("reconcile", write_text(data), "--model", model, "--json", code=2).stdout
    )

    assert said in result.stderr
    assert result.stdout == ""
    assert any(said in problem["what"] for problem in answer["problems"])


@pytest.mark.parametrize("name", ["missing.txt", ".", "no/such/folder", "x" * 5000])
def test_a_file_that_cannot_be_read_is_a_problem(
    run: Run, write_made: Callable[..., Path], name: str
) -> None:
    result = run("reconcile", name, "--model", write_made(), code=2)

    assert "cannot be read" in result.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--find-release", "--release", "1.44.5"], "--find-release looks at all releases"),
        (["--find-release", "--model", "made.json"], "--find-release looks at all releases"),
        (["--release", "1.44.5", "--model", "made.json"], "are two sources; choose one"),
        (["--release", "one"], "one"),
    ],
)
def test_options_that_contradict_each_other_are_usage_errors(
    run: Run, write_text: Callable[..., str], options: list[str], said: str
) -> None:
    assert said in run("reconcile", write_text(), *options, code=2).stderr


def test_without_a_page_there_is_help(run: Run) -> None:
    assert "PAGE" in run("reconcile", code=2).stderr


@dataclass(frozen=True)
class MadeRelease:
    """A release of a history in which members are added, and the service itself at some time."""

    release: str

    @property
    def place(self) -> int:
        """Where in the history it stands."""
        return int(self.release.rpartition(".")[2])

    def services(self) -> tuple[str, ...]:
        """As a source has it, like what follows."""
        return ("made", "other") if self.place >= 10 else ("other",)

    def digests(self, name: str) -> tuple[()]:
        """Nothing, of a service that is there."""
        assert name == "made"
        return ()

    def read(self, name: str) -> RawService:
        """The service as it was."""
        model: dict[str, Any] = make_model()
        for since in (150, 199, 320):
            if self.place >= since:
                model["shapes"]["PutRequest"]["members"][f"Since{since}"] = {"shape": "Plain"}
        if self.place < 100:
            del model["shapes"]["PutRequest"]["members"]["Plain"]
        if self.place >= 130:
            model["shapes"]["PutRequest"]["members"]["Count"]["documentation"] = "How few."
        return RawService(name, "2020-01-01", self.release, model, {}, {}, {}, ())


@pytest.fixture
def history(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Made releases instead of the published ones; gives the list of those that are opened."""
    opened: list[str] = []

    def open_made(text: str) -> MadeRelease:
        opened.append(text)
        return MadeRelease("1.0.399" if text == "installed" else text)

    monkeypatch.setattr(room, "open_source", open_made)
    monkeypatch.setattr(room, "list_releases", lambda: tuple(f"1.0.{n}" for n in range(400)))
    return opened


def test_the_releases_that_fit_best_for_a_person(
    run: Run, write_text: Callable[..., str], history: list[str]
) -> None:
    result = run("reconcile", write_text(), "--find-release")

    assert result.stdout == (
        "page.txt: boto3 page, reStructuredText, against made of botocore 1.0.129\n"
        "Best fit: botocore 1.0.100 to 1.0.149, no differences left. With texts: 1.0.100\n"
        f"to 1.0.129, no differences left. {len(history) - 1} releases were looked at.\n"
        "  PutMade  agrees\n"
    )
    assert len(history) <= 25


def test_the_releases_that_fit_best_for_a_program(
    run: Run, write_text: Callable[..., str], history: list[str]
) -> None:
    text = page_text(Layout.API_REFERENCE).replace("How many.", "How much.")
    answer = json.loads(
        run(
            "reconcile", write_text(text), "--service", "made", "--find-release", "--json", code=1
        ).stdout
    )

    assert answer["release"] == "1.0.149"
    assert answer["releases"] == {
        "first": "1.0.100",
        "last": "1.0.149",
        "differences": 0,
        "text": {"first": "1.0.100", "last": "1.0.149", "differences": 1},
        "read": len(history) - 1,
    }
    assert [one["kind"] for one in answer["operations"][0]["differences"]] == ["text"]
