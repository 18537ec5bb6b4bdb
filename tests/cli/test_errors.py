"""What is wrong is said with what was found, where, and what to do; nothing is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
Write = Callable[..., Path]
Freeze = Callable[[], dict[str, tuple[int, int, bytes]]]

SPECS: dict[str, tuple[str, list[str]]] = {
    "unknown service": ('service = "sqss"', ["has no service 'sqss'", "Did you mean 'sqs'"]),
    "operation that matches nothing": (
        'service = "sqs"\noperations = ["SendMesage", "Nothing*"]',
        [
            "specs/bad.toml: no operation matches 'SendMesage'",
            "Did you mean SendMessage",
            "no operation matches 'Nothing*'",
        ],
    ),
    "unknown key": (
        'service = "sqs"\noperation = ["*"]',
        ["specs/bad.toml#operation: unknown key 'operation'", "Did you mean operations?"],
    ),
    "no service": ('release = "installed"', ["'service' is missing", 'service = "sagemaker"']),
    "wrong kind": ("service = 7", ["specs/bad.toml#service: expected a string, found 7"]),
    "empty list": ('service = "sqs"\noperations = []', ["#operations: expected a list, found []"]),
    "list of numbers": (
        'service = "sqs"\noperations = [1]',
        ["#operations: expected a list of operation names or patterns"],
    ),
    "not a release": (
        'service = "sqs"\nrelease = "latest"',
        ["specs/bad.toml#release: 'latest' is not a release", "such as 1.42.93"],
    ),
    "two sources": (
        'service = "sqs"\nrelease = "1.2.3"\nmodel = "x.json"',
        ["which are two sources", "Keep one of the two keys."],
    ),
    "no such model": ('service = "x"\nmodel = "x.json"', ["specs/x.json", "there is no such path"]),
    "not TOML": ("service: sqs", ["specs/bad.toml: is not TOML: ", "line 1"]),
}


@pytest.mark.parametrize("case", SPECS)
@pytest.mark.parametrize("command", ["generate", "check"])
def test_a_bad_target(case: str, command: str, run: Run, write_spec: Write, freeze: Freeze) -> None:
    text, expected = SPECS[case]
    write_spec("bad", text)
    before = freeze()
    result = run(command, code=2)

    assert freeze() == before
    assert result.stdout == ""
    assert result.stderr.startswith("error: ")
    for words in expected:
        assert words in result.stderr


def test_every_bad_target_is_told_at_once(run: Run, write_spec: Write) -> None:
    write_spec("one", "service = 1")
    write_spec("two", "service = 2")

    assert run("generate", code=2).stderr.count("expected a string") == 2


def test_a_file_that_is_not_utf_8(run: Run, write_spec: Write) -> None:
    write_spec("bad").write_bytes('service = "\xe9"'.encode("latin-1"))

    stderr = run("generate", code=2).stderr
    assert "specs/bad.toml: is not UTF-8: byte 11" in stderr
    assert "Save the file as UTF-8." in stderr


def test_a_target_whose_name_cannot_become_a_package(run: Run, write_spec: Write) -> None:
    write_spec("caf\u00e9", 'service = "sqs"')

    assert "cannot become that of a package" in run("generate", code=2).stderr


@pytest.mark.parametrize("words", [(), ("docs",), ("vendor",)])
def test_where_nothing_was_said_the_help_is_shown(run: Run, words: tuple[str, ...]) -> None:
    stderr = run(*words, code=2).stderr
    assert stderr.startswith("Usage: ")
    assert "error:" not in stderr


def test_no_specs_folder_and_an_empty_one(run: Run, project: Path) -> None:
    stderr = run("generate", code=2).stderr
    assert "specs: there is no such folder" in stderr
    assert "--service sagemaker" in stderr
    (project / "specs").mkdir()
    assert "specs: holds no target" in run("check", code=2).stderr


def test_a_target_that_is_not_there(run: Run, write_spec: Write) -> None:
    write_spec()

    stderr = run("generate", "tinny", "other", code=2).stderr
    assert "specs/tinny.toml: there is no such target\n  Did you mean tiny?" in stderr
    assert "specs/other.toml: there is no such target\n  The targets in specs are tiny." in stderr


@pytest.mark.parametrize("again", ["tiny", "specs/tiny.toml", "./specs/../specs/tiny.toml"])
def test_a_target_named_twice(again: str, run: Run, write_spec: Write, freeze: Freeze) -> None:
    write_spec()
    before = freeze()
    stderr = run("generate", "tiny", again, code=2).stderr

    assert freeze() == before
    assert "named twice" in stderr or "goes into" in stderr
    assert "Name it once" in stderr


def test_two_targets_with_the_same_folder(run: Run, write_spec: Write, freeze: Freeze) -> None:
    write_spec("a-b")
    write_spec("a_b")
    before = freeze()
    stderr = run("generate", code=2).stderr

    assert freeze() == before
    assert "generated/a_b, as does specs/a-b.toml" in stderr


def test_a_broken_model_names_the_file_and_the_pointer(run: Run, write_model: Write) -> None:
    def spoil(model: dict[str, Any]) -> None:
        model["shapes"]["Thing"]["members"]["Name"]["shape"] = "Nam"

    stderr = run("generate", "--model", write_model(change=spoil), "--out", "x", code=2).stderr

    assert "tiny.json#/shapes/Thing/members/Name/shape: shape 'Nam' is not defined" in stderr
    assert "Name" in stderr.splitlines()[1]


def test_a_model_that_is_not_json(run: Run, project: Path) -> None:
    (project / "x.json").write_text("{")

    assert (
        "x.json#1:2: is not valid JSON"
        in run("generate", "--model", "x.json", "--out", "x", code=2).stderr
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<<<<<<< ours\n", "is not a lock: "),
        ('[tiny]\nservice = "tiny"\n', "#tiny: is not an entry of a lock: expected the keys"),
        ("tiny = 7\n", "#tiny: is not an entry of a lock: expected the keys"),
        ('[tiny]\nservice = "tiny"\nrelease = ""\nmodels = "x"\n', "a hash for each model"),
        ('[tiny]\nservice = "tiny"\nrelease = ""\nmodels = { a = 1 }\n', "a hash for each model"),
        ("\xff", "is not a lock: "),
    ],
)
def test_a_broken_lock(
    text: str, expected: str, run: Run, write_spec: Write, freeze: Freeze
) -> None:
    write_spec().with_name("shapewright.lock").write_bytes(text.encode("latin-1"))
    before = freeze()
    stderr = run("generate", code=2).stderr

    assert freeze() == before
    assert "specs/shapewright.lock" in stderr
    assert expected in stderr
    assert "Restore it from version control" in stderr


def test_a_model_that_is_not_the_one_locked_for_its_release(
    run: Run, write_spec: Write, project: Path, freeze: Freeze
) -> None:
    write_spec("queue", 'service = "sqs"')
    run("generate")
    lock = project / "specs/shapewright.lock"
    lock.write_text(lock.read_text().replace('service-2.json" = "', 'service-2.json" = "0'))
    before = freeze()
    stderr = run("generate", code=2).stderr

    assert freeze() == before
    assert "shapewright.lock#queue: sqs/" in stderr
    assert "is not the file that was locked" in stderr
    assert "delete the entry of 'queue'" in stderr
    assert "from another sqs/" in run("check", code=1).stdout


def test_a_folder_that_cannot_be_written(run: Run, write_model: Write, project: Path) -> None:
    (project / "file").write_text("")
    stderr = run("generate", "--model", write_model(), "--out", "file/x", code=2).stderr

    assert "file/x: the file system refused: Not a directory (ENOTDIR)" in stderr
    assert "Move the file that stands where a directory is needed." in stderr


def test_a_lock_that_cannot_be_written_takes_the_packages_back(
    run: Run, write_spec: Write, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All or none means the lock too."""
    write_spec()

    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied", "specs")

    monkeypatch.setattr("shapewright.write.file.tempfile.mkstemp", refuse)
    assert "Permission denied" in run("generate", code=2).stderr
    assert not (project / "generated").exists()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["generat"], "no such command 'generat'"),
        (["generate", "--quick"], "no such option"),
        (["generate", "--service", "sqs"], "--out DIR"),
        (["generate", "x", "--service", "sqs", "--out", "y"], "not both"),
        (["generate", "--out", "x"], "go with --service, --model or --page"),
        (["generate", "--model", "a", "--release", "1.2.3", "--out", "x"], "choose one"),
        (["generate", "--service", "sqss", "--out", "x"], "Did you mean sqs"),
        (["generate", "--service", "sqs", "--release", "new", "--out", "x"], "is not a release"),
        (["generate", "--model", "nowhere", "--out", "x"], "nowhere: there is no such path"),
        (["services", "xyzzy*"], "no service matches 'xyzzy*'"),
        (["show", "sqs"], "missing argument 'NAME'"),
        (["show", "sqs", "X", "--depth", "0"], "--depth"),
        (["show", "sqs", "SendMesage"], "Did you mean SendMessage"),
        (["show", "sqss", "SendMessage"], "Did you mean 'sqs'"),
    ],
)
def test_a_mistake_on_the_command_line_for_a_person_and_for_a_program(
    arguments: list[str], expected: str, run: Run, freeze: Freeze
) -> None:
    before = freeze()
    result = run(*arguments, code=2)
    assert result.stdout == ""
    assert result.stderr.startswith("error: ")
    assert expected in result.stderr

    result = run(*arguments, "--json", code=2)
    assert freeze() == before
    assert result.stderr == ""
    problems = json.loads(result.stdout)["problems"]
    assert all(set(one) == {"level", "source", "pointer", "what", "hint"} for one in problems)
    assert any(expected in f"{one['source']}: {one['what']} {one['hint']}" for one in problems)
    assert all(one["hint"] for one in problems)


def test_a_source_of_many_services_needs_a_choice(run: Run) -> None:
    import botocore  # noqa: PLC0415 - the data folder of a real one

    folder = Path(str(botocore.__file__)).parent
    stderr = run("generate", "--model", folder, "--out", "x", code=2).stderr

    assert "services" in stderr
    assert "--service '*' takes all" in stderr
