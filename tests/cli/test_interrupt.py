"""Ctrl-C and worse, at any moment: every folder is whole, old or new."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from shapewright.write.leftover import MARKER

Run = Callable[..., Result]
Write = Callable[..., Path]

NAMES = [f"tiny{number}" for number in range(8)]
PROGRAM = "from shapewright.cli import main; print('up', flush=True); main()"


def read_digests(generated: Path) -> dict[str, str]:
    """One digest for all that is in each package."""
    digests: dict[str, str] = {}
    for package in sorted(generated.iterdir()):
        digest = hashlib.sha256()
        for path in sorted(package.rglob("*")):
            digest.update(str(path.relative_to(package)).encode())
            digest.update(path.read_bytes() if path.is_file() else b"")
        digests[package.name] = digest.hexdigest()
    return digests


@pytest.fixture
def versions(
    run: Run,
    write_spec: Write,
    write_model: Write,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[dict[str, str], dict[str, str]]:
    """Eight packages on disk that are about to change, as they are and as they will be."""
    # Made here and now; the runs that get signals are processes with workers of their own.
    monkeypatch.setattr("shapewright.cli.generate.count_cores", lambda: 1)
    for name in NAMES:
        write_spec(name)

    def grow(model: dict[str, Any]) -> None:
        model["shapes"]["Thing"]["members"]["Grown"] = {"shape": "Limit"}

    run("generate")
    old, generated, kept = read_digests(project / "generated"), "generated", "kept"
    shutil.copytree(project / generated, project / kept)
    shutil.copy(project / "specs/shapewright.lock", project / "old.lock")
    for name in NAMES:
        write_model(name, grow)
    run("generate")
    new = read_digests(project / generated)
    assert not {*old.values()} & {*new.values()}
    shutil.rmtree(project / generated)
    (project / kept).rename(project / generated)
    (project / "old.lock").replace(project / "specs/shapewright.lock")
    return old, new


def run_and_signal(number: int, delay: float) -> subprocess.Popen[str]:
    """A run that got a signal so long after it had started."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "generate"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n"
    time.sleep(delay)
    process.send_signal(number)
    return process


@pytest.mark.parametrize("delay", [0.0, 0.2, 0.5, 0.8, 1.2])
def test_ctrl_c_leaves_all_old_or_finds_all_new(
    delay: float, versions: tuple[dict[str, str], dict[str, str]], project: Path
) -> None:
    """And leaves neither stages nor locks nor processes behind."""
    old, new = versions
    process = run_and_signal(signal.SIGINT, delay)
    stdout, stderr = process.communicate(timeout=60)
    found = read_digests(project / "generated")

    if process.returncode == 130:
        assert stderr in {"", "Stopped; nothing was changed.\n"}
        assert stdout == ""
        assert found == old
    else:
        assert (process.returncode, stderr) == (0, "")
        assert found == new
    assert {path.name for path in (project / "generated").iterdir()} == {*NAMES}


@pytest.mark.parametrize("delay", [0.4, 0.7, 0.9, 1.1])
def test_a_killed_run_leaves_every_folder_whole_and_the_next_one_tidies_up(
    delay: float, versions: tuple[dict[str, str], dict[str, str]], run: Run, project: Path
) -> None:
    """The workers end as well: until then they would keep the pipe open that is read here."""
    old, new = versions
    run_and_signal(signal.SIGKILL, delay).communicate(timeout=60)
    folders = [path for path in (project / "generated").iterdir() if path.name in NAMES]

    assert len(folders) == len(NAMES)
    found = read_digests(project / "generated")
    assert all(found[name] in {old[name], new[name]} for name in NAMES)
    run("generate")
    assert read_digests(project / "generated") == new


def test_what_a_killed_run_left_beside_a_finished_package_is_tidied_up(
    run: Run, write_spec: Write, project: Path
) -> None:
    """It can be killed between the last swap and the tidying: nothing has to be made then."""
    write_spec("tiny0")
    run("generate")
    stage = project / "generated" / ".tiny0.shapewright-01234567"
    stage.mkdir()
    (stage / MARKER).touch()
    (project / "generated" / ".tiny0.shapewright.lock").touch()
    run("generate")
    assert [path.name for path in (project / "generated").iterdir()] == ["tiny0"]


def test_ctrl_c_for_the_whole_terminal_reaches_no_worker(
    versions: tuple[dict[str, str], dict[str, str]], project: Path
) -> None:
    """A terminal sends it to every process of the group; only the first one answers."""
    old, new = versions
    for delay in (0.3, 0.6, 0.9):
        process = run_and_signal(signal.SIGCONT, delay)
        os.killpg(process.pid, signal.SIGINT)
        _, stderr = process.communicate(timeout=60)
        assert stderr in {"", "Stopped; nothing was changed.\n"}
        expected = {130: old, 0: new}[process.returncode]
        assert read_digests(project / "generated") == expected
        if expected == new:
            break


def test_ctrl_c_is_a_line_and_130(
    run: Run, write_spec: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_spec()

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("shapewright.pipeline.run.make_package", interrupt)
    assert run("generate", code=130).stderr == "Stopped; nothing was changed.\n"
    assert not Path("generated").exists()
