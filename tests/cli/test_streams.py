"""Where output goes: terminals of all kinds, pipes that close, locales, and none at all."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
RunOutside = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[..., Path]

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def run_on_terminal(
    *arguments: str | Path, columns: int = 80, env: dict[str, str] | None = None
) -> tuple[int, str]:
    """The exit code and all that the program writes to a terminal of this width."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    words = [sys.executable, "-m", "shapewright", *map(str, arguments)]
    settings = {**os.environ, "TERM": "xterm-256color", **(env or {})}
    with subprocess.Popen(words, stdin=slave, stdout=slave, stderr=slave, env=settings) as process:
        os.close(slave)
        read = b""
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:  # how Linux says that the other end is closed
                break
            if not part:
                break
            read += part
    os.close(master)
    return process.returncode, read.decode().replace("\r\n", "\n")


def test_progress_is_shown_on_a_terminal_and_nowhere_else(
    run_outside: RunOutside, write_model: Write
) -> None:
    arguments = ("generate", "--model", write_model(), "--out", "x", "--force")
    code, text = run_on_terminal(*arguments)

    assert code == 0
    assert "Generating" in text
    assert "tiny: " in text
    assert run_outside(*arguments).stderr == ""
    assert "Generating" not in run_on_terminal(*arguments, env={"TERM": "dumb"})[1]


def test_a_difference_is_coloured_where_somebody_looks(
    run: Run, write_spec: Write, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_spec()
    run("generate")
    (project / "generated/tiny/py.typed").write_text("x\n")

    assert "\x1b[31m-x" in run_on_terminal("check")[1]
    assert not COLOUR.search(run_on_terminal("check", env={"NO_COLOR": "1"})[1])
    assert not COLOUR.search(run("check", code=1).stdout)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31m-x" in run("check", code=1).stdout
    assert "\x1b[31m" in run("check", "nope", code=2).stderr
    monkeypatch.setenv("NO_COLOR", "1")
    assert not COLOUR.search(run("check", code=1).stdout)


@pytest.mark.parametrize("columns", [0, 1, 37, 80, 160])
def test_services_in_columns_that_fit(columns: int) -> None:
    code, text = run_on_terminal("services", "s*", columns=columns, env={"NO_COLOR": "1"})
    *rows, last = text.strip().splitlines()
    names = [name for row in rows for name in row.split()]

    assert code == 0
    assert re.fullmatch(rf"{len(names)} services in botocore \d+\.\d+\.\d+", last)
    assert {"s3", "sqs", "sts"} <= {*names}
    longest = max(map(len, names))
    assert max(map(len, rows)) <= max(columns or 80, 30, longest)
    assert len(rows) < len(names) / 1.5 or columns < 2 * longest


@pytest.mark.parametrize("columns", [1, 80, 160])
def test_prose_uses_the_width_there_is(columns: int) -> None:
    code, text = run_on_terminal("show", "sqs", "SendMessageBatch", columns=columns)
    prose = [line for line in COLOUR.sub("", text).splitlines() if line.startswith("  ")]
    said = next(line for line in prose if "You can use" in line)

    assert code == 0
    assert columns // 2 < len(said) <= max(columns, 30) or columns == 1


def test_a_reader_that_leaves_changes_neither_the_answer_nor_the_work(
    run_outside: RunOutside, write_spec: Write, project: Path
) -> None:
    write_spec()

    def run_unread(*arguments: str, code: int) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        result = run_outside(*arguments, code=code, stdout=writing)
        os.close(writing)
        assert result.stderr == ""

    run_unread("services", code=0)
    run_unread("check", code=1)
    run_unread("generate", code=0)
    run_unread("generate", "--json", code=0)
    run_unread("check", code=0)
    assert (project / "generated/tiny/py.typed").exists()


@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-"])
def test_closed_streams(closed: str, write_spec: Write, project: Path) -> None:
    """The files are whole, although the first to be opened gets the number of a lost stream."""
    write_spec()
    program = [sys.executable, "-m", "shapewright"]

    def run_closed(*arguments: str) -> int:
        words = ["sh", "-c", f'exec "$@" {closed}', "sh", *program, *arguments]
        result = subprocess.run(words, capture_output=True, check=False, text=True)
        assert result.stdout == ""
        assert ("no such target" in result.stderr) == ("nope" in arguments and "2>" not in closed)
        return result.returncode

    assert run_closed("generate") == 0
    assert run_closed("check") == 0
    assert run_closed("generate", "nope") == 2
    manifest = json.loads((project / "generated/tiny/shapewright.json").read_text())
    assert manifest["made_from"]["service"] == "tiny"


def test_output_that_cannot_be_written_is_a_problem(run_outside: RunOutside, project: Path) -> None:
    (project / "file").touch()
    with (project / "file").open(encoding="utf-8") as only_to_read:
        result = run_outside("services", code=2, stdout=only_to_read)

    assert result.stderr == "error: standard output: cannot be written: Bad file descriptor\n"


def test_a_locale_without_the_characters(run_outside: RunOutside, write_model: Write) -> None:
    env = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    arguments = ("show", "tiny", "Thing", "--model", write_model())

    assert "A thing \u2013 of sorts." in run_outside(*arguments, env={"PYTHONUTF8": "1"}).stdout
    assert "A thing \\u2013 of sorts." in run_outside(*arguments, env=env).stdout
    described = json.loads(run_outside(*arguments, "--json", env=env).stdout)
    assert described["documentation"] == ["A thing \u2013 of sorts."]
    assert "no such target" in run_outside("check", "caf\u00e9", code=2, env=env).stderr


def test_no_home_and_no_environment(write_spec: Write) -> None:
    write_spec()
    for arguments in (["generate"], ["check"], ["services", "sqs"]):
        result = subprocess.run(
            [sys.executable, "-m", "shapewright", *arguments],
            env={},
            capture_output=True,
            check=False,
            text=True,
        )
        assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_help_and_version_import_nothing_that_takes_time(argument: str) -> None:
    loaded = read_loaded(argument)

    assert "click" in loaded
    heavy = {"jinja2", "botocore", "rich", "multiprocessing", "tomllib", "difflib"}
    assert loaded & heavy == set()
    rooms = {name.split(".")[1] for name in loaded if name.startswith("shapewright.")}
    assert rooms == {"cli", "problem"}


def test_an_up_to_date_target_imports_none_of_the_makers(run: Run, write_spec: Write) -> None:
    write_spec()
    run("generate")
    loaded = read_loaded("generate")

    assert "shapewright.pipeline.run" in loaded
    makers = {"build", "models", "enums", "ir"}
    assert {f"shapewright.{room}" for room in makers} & loaded == set()
    assert "rich" not in loaded


def read_loaded(argument: str) -> set[str]:
    """The modules there are when the program has ended."""
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        "from shapewright.cli import main\n"
        "main()\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, argument], capture_output=True, check=True, text=True
    )
    return set(result.stderr.split())
