"""``docs build`` and ``docs serve``: what they write, what they leave alone, and what they say."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from shapewright.cli.serve import open_server
from shapewright.problem import CannotContinueError

Run = Callable[..., Result]
Write = Callable[..., Path]
Freeze = Callable[[], dict[str, tuple[int, int, bytes]]]


def test_targets_have_a_folder_each(run: Run, write_spec: Write, project: Path) -> None:
    write_spec("one")
    write_spec("two")

    result = run("docs", "build")

    assert result.stdout.splitlines()[-1] == "Open site/index.html"
    assert (project / "site/one/operations/PutThing.html").is_file()
    assert (project / "site/two/shapes/Thing.html").is_file()
    front = (project / "site/index.html").read_text(encoding="utf-8")
    assert 'href="one/index.html"' in front
    assert 'href="two/index.html"' in front


@pytest.mark.parametrize(
    ("format_", "suffix"), [("site", "html"), ("markdown", "md"), ("rest", "rst")]
)
def test_every_format(
    run: Run, write_model: Write, project: Path, format_: str, suffix: str
) -> None:
    run("docs", "build", "--model", write_model(), "--out", "out", "--format", format_)

    for path in ("index", "tiny/index", "tiny/operations/ListThings", "tiny/shapes/Colour"):
        text = (project / "out" / f"{path}.{suffix}").read_text(encoding="utf-8")
        assert "Thing" in text or "tiny" in text.lower()
    request = (project / "out/tiny/operations" / f"PutThing.{suffix}").read_text(encoding="utf-8")
    for word in ("Thing.Parts", "1 to 64 characters", "[a-z]+", "one or more lower-case letters"):
        assert word.replace("Thing.", "") in request


def test_operations_can_be_chosen(run: Run, write_model: Write, project: Path) -> None:
    run("docs", "build", "--model", write_model(), "--operations", "Put*", "--out", "out")

    names = {path.stem for path in (project / "out/tiny/operations").iterdir()}
    assert names == {"PutThing"}


def test_nothing_is_touched_when_nothing_changed(
    run: Run, write_spec: Write, freeze: Freeze
) -> None:
    write_spec()
    run("docs", "build")
    before = freeze()

    assert "up to date" in run("docs", "build").stdout
    assert freeze() == before


def test_only_what_changed_is_written(run: Run, write_spec: Write, write_model: Write) -> None:
    write_spec()
    run("docs", "build")

    def change(model: dict[str, Any]) -> None:
        model["shapes"]["Limit"]["max"] = 7

    write_model(change=change)
    data = json.loads(run("docs", "build", "--json").stdout)

    (outcome,) = data["services"]
    assert 0 < outcome["written"] <= 3  # the operation that has it, and the page of types
    assert outcome["unchanged"] > outcome["written"]


def test_an_edited_page_is_not_replaced(run: Run, write_spec: Write, project: Path) -> None:
    write_spec()
    run("docs", "build")
    page = project / "site/tiny/index.html"
    page.write_text("mine", encoding="utf-8")

    result = run("docs", "build", code=2)

    assert "was edited since it was generated" in result.stderr
    assert page.read_text(encoding="utf-8") == "mine"
    run("docs", "build", "--force")
    assert page.read_text(encoding="utf-8") != "mine"


def test_a_file_of_others_is_not_replaced(run: Run, write_spec: Write, project: Path) -> None:
    write_spec()
    (project / "site").mkdir()
    (project / "site/index.html").write_text("mine", encoding="utf-8")

    result = run("docs", "build", code=2)

    assert "was not generated" in result.stderr
    assert (project / "site/index.html").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in (project / "site").iterdir()] == ["index.html"]


def test_what_is_no_longer_wanted_goes(run: Run, write_spec: Write, project: Path) -> None:
    write_spec("one")
    two = write_spec("two")
    run("docs", "build")
    (project / "site/two/mine.txt").write_text("mine", encoding="utf-8")
    two.unlink()

    result = run("docs", "build")

    assert "two: removed" in result.stdout
    assert [path.name for path in (project / "site/two").rglob("*")] == ["mine.txt"]
    assert "two" not in (project / "site/index.html").read_text(encoding="utf-8")


def test_what_was_edited_keeps_all_as_it_was(
    run: Run, write_spec: Write, write_model: Write, project: Path, freeze: Freeze
) -> None:
    """A page that would go was edited: then nothing of the other services is written either."""
    write_spec("one")
    two = write_spec("two")
    run("docs", "build")
    (project / "site/two/index.html").write_text("mine", encoding="utf-8")
    two.unlink()

    def change(model: dict[str, Any]) -> None:
        model["shapes"]["Limit"]["max"] = 7

    write_model("one", change)
    before = freeze()

    result = run("docs", "build", code=2)

    assert "was edited since it was" in result.stderr
    assert freeze() == before


def test_what_a_killed_run_left_is_tidied_up(run: Run, write_spec: Write, project: Path) -> None:
    """Of a service too that is not asked for now: the folder is published as it is."""
    write_spec("one")
    run("docs", "build")
    stage = project / "site/.two.shapewright-0123abcd"
    (stage / "tree").mkdir(parents=True)
    (stage / "shapewright-stage.txt").touch()
    (project / "site/.two.shapewright.lock").touch()

    run("docs", "build")

    assert not [path.name for path in (project / "site").iterdir() if path.name[0] == "."]


def test_a_name_that_the_site_needs_itself(run: Run, write_spec: Write, project: Path) -> None:
    write_spec("assets")

    result = run("docs", "build", code=2)

    assert "'assets' is kept for the site's own files" in result.stderr
    assert not (project / "site").exists()


def test_what_changed_since_is_told(run: Run, write_model: Write, project: Path) -> None:
    def change(model: dict[str, Any]) -> None:
        model["shapes"]["Limit"]["max"] = 500

    old = write_model("old", change)
    new = write_model("new")
    run("docs", "build", "--model", new, "--since", old, "--out", "out")

    page = (project / "out/new/changes.html").read_text(encoding="utf-8")
    assert "Changes since old.json" in page
    assert 'href="operations/ListThings.html#request.Limit"' in page
    assert "maximum lowered" in page
    assert "changes.html" in (project / "out/new/index.html").read_text(encoding="utf-8")


def test_an_edition_that_there_is_not(run: Run, write_model: Write, project: Path) -> None:
    result = run("docs", "build", "--model", write_model(), "--since", "nowhere", code=2)

    assert "nowhere" in result.stderr
    assert not (project / "site").exists()


def test_prose_is_searched_when_that_is_asked(
    run: Run, write_spec: Write, write_model: Write, project: Path
) -> None:
    write_spec()
    run("docs", "build", "--full-text")
    assert (project / "site/pagefind/pagefind.js").is_file()
    assert says_indexed(project)
    assert "up to date" in run("docs", "build", "--full-text").stdout
    assert (project / "site/pagefind/pagefind.js").is_file()

    def change(model: dict[str, Any]) -> None:
        model["shapes"]["Limit"]["max"] = 7

    write_model(change=change)
    run("docs", "build")
    assert not (project / "site/pagefind").exists()  # it would find what is no longer there
    assert not says_indexed(project)


def test_a_site_knows_whether_its_prose_is_indexed(
    run: Run, write_spec: Write, project: Path
) -> None:
    """From build to build, and no page of a service is written again for it."""
    write_spec()
    run("docs", "build")
    assert not says_indexed(project)

    for options in (["--full-text"], [], ["--full-text"]):
        assert "up to date" in run("docs", "build", *options).stdout
        assert says_indexed(project) == bool(options)
        assert (project / "site/pagefind").exists() == bool(options)


def says_indexed(project: Path) -> bool:
    """What a site tells its pages."""
    said = (project / "site/text.js").read_text(encoding="utf-8")
    assert said in {f'shapewright.told({{"indexed":{one}}});\n' for one in ("true", "false")}
    return "true" in said


def test_an_index_of_others_is_left_alone(run: Run, write_spec: Write, project: Path) -> None:
    write_spec()
    (project / "site/pagefind").mkdir(parents=True)

    result = run("docs", "build", "--full-text", code=2)

    assert "has no pagefind-entry.json" in result.stderr
    assert [*(project / "site/pagefind").iterdir()] == []


def test_what_has_no_search_of_ours(run: Run, write_spec: Write, project: Path) -> None:
    write_spec()

    result = run("docs", "build", "--full-text", "--format", "rest", code=2)

    assert "have no search of ours" in result.stderr
    assert not (project / "site").exists()


def test_documented_examples_that_are_wrong_are_counted(run: Run) -> None:
    result = run("docs", "build", "--service", "mediastore-data", "--service", "s3", "--json")
    data = json.loads(result.stdout)

    (_, outcome) = data["services"]
    wrong = [one for one in outcome["problems"] if one["pointer"].startswith("/examples/")]
    assert wrong
    said = run("docs", "build", "--service", "mediastore-data", "--service", "s3", "--force")
    assert f"{len(wrong)} of its documented examples are wrong" in said.stdout
    assert "/examples/" not in said.stderr


def test_a_target_or_a_service_not_both(run: Run, write_spec: Write) -> None:
    write_spec()

    result = run("docs", "build", "tiny", "--service", "sqs", code=2)

    assert "not both" in result.stderr


@contextmanager
def serving(folder: Path) -> Generator[HTTPConnection]:
    with open_server(folder, 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            connection = HTTPConnection("127.0.0.1", server.server_port, timeout=30)
            yield connection
            connection.close()
        finally:
            server.shutdown()
            thread.join()


def test_a_site_is_served_to_this_machine(run: Run, write_spec: Write) -> None:
    write_spec()
    run("docs", "build")

    with serving(Path("site")) as connection:
        connection.request("GET", "/tiny/operations/PutThing.html")
        answer = connection.getresponse()
        assert answer.status == 200
        assert answer.getheader("Cache-Control") == "no-cache"
        assert b"PutThing" in answer.read()
        connection.request("GET", "/../models/tiny.json")
        assert connection.getresponse().status == 404


def test_a_folder_without_a_site_is_not_served(run: Run) -> None:
    result = run("docs", "serve", code=2)

    assert "holds no site" in result.stderr
    assert "shapewright docs build --out site" in result.stderr


def test_a_port_that_is_taken(run: Run, write_spec: Write) -> None:
    write_spec()
    run("docs", "build")
    with (
        open_server(Path("site"), 0) as server,
        pytest.raises(CannotContinueError, match="cannot be used"),
    ):
        open_server(Path("site"), server.server_port)
