"""``vendor``: what is wrong is said, with what to do about it, and nothing is lost."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.slices import (
    SLICE,
    Freeze,
    Run,
    Write,
    edit,
    find_module,
    grow,
)

from shapewright.sources.open import TreeSource


def test_what_is_in_the_way(run: Run, write_model: Write, project: Path, freeze: Freeze) -> None:
    model = write_model()
    add = ("vendor", "add", "tiny", "--model", model, "--into", "src/aws")
    (project / SLICE).mkdir(parents=True)
    (project / SLICE / "client.py").write_text("mine")
    before = freeze()
    stderr = run(*add, code=2).stderr
    assert "was not generated" in stderr
    assert "Move it." in stderr
    assert "force" not in stderr  # `add` cannot
    assert run(*add, "--dry-run", code=2).stderr == stderr
    assert freeze() == before

    (project / SLICE / "client.py").unlink()
    run(*add)
    assert "vendor update" in run(*add, code=2).stderr


def test_a_manifest_edited_by_hand(
    run: Run, add: Callable[..., Path], write_model: Write, freeze: Freeze
) -> None:
    root = add()
    edit(root / "shapewright.json", '"*"', '"Put*"')
    write_model(change=grow)
    before = freeze()

    for verb in ("update", "status", "remove"):
        stderr = run("vendor", verb, SLICE, code=2).stderr
        assert "the seal does not fit" in stderr
        # No verb has a --force that would do here.
        assert "remove the folder and add the slice again" in stderr
    assert freeze() == before


def test_a_model_that_moved_away(run: Run, add: Callable[..., Path], write_model: Write) -> None:
    add()
    write_model().rename("new.json")

    stderr = run("vendor", "update", SLICE, code=2).stderr
    assert "made from ../../../models/tiny.json, and there is no such path any more" in stderr
    assert "--model PATH" in stderr
    run("vendor", "update", SLICE, "--model", "new.json")


def test_a_release_that_does_not_exist_or_a_wheel_cut_short(
    run: Run, project: Path, freeze: Freeze, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shapewright.sources import download  # noqa: PLC0415

    def fail(release: str, folder: str) -> subprocess.CompletedProcess[str]:
        del folder
        said = f"ERROR: No matching distribution found for botocore=={release}"
        return subprocess.CompletedProcess([], 1, "", said)

    monkeypatch.setattr(download, "run_pip", fail)
    monkeypatch.setenv("SHAPEWRIGHT_CACHE", str(project / "cache"))
    run("vendor", "add", "sqs", "--operations", "ListQueues", "--into", "src")
    (project / "botocore-1.2.3-py3-none-any.whl").write_bytes(b"PK\x03\x04half")
    before = freeze()

    add = ("vendor", "add", "sns", "--into", "src")
    for verb in (add, ("vendor", "update", "src"), ("vendor", "status", "src")):
        assert "pip cannot download it" in run(*verb, "--release", "1.2.3", code=2).stderr
        wheel = "botocore-1.2.3-py3-none-any.whl"
        assert wheel in run(*verb, "--model", wheel, code=2).stderr
        assert "is not a release" in run(*verb, "--release", "latest", code=2).stderr
    assert freeze() == before


def test_an_installed_botocore_that_is_older_than_the_slice(
    run: Run, monkeypatch: pytest.MonkeyPatch, freeze: Freeze
) -> None:
    run("vendor", "add", "sqs", "--operations", "ListQueues", "--into", "src")
    before = freeze()
    monkeypatch.setattr(TreeSource, "release", property(lambda _: "1.9.100"))

    for verb in ("update", "status"):
        stderr = run("vendor", verb, "src/sqs", code=2).stderr
        assert "and the installed one is 1.9.100" in stderr
        assert "--release X.Y.Z" in stderr
    assert freeze() == before


def test_edits_that_are_not_committed(
    run: Run, add: Callable[..., Path], write_model: Write, project: Path, freeze: Freeze
) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        command = [str(shutil.which("git")), *identity, *arguments]
        subprocess.run(command, cwd=project, check=True, capture_output=True)

    git("init", "-q")
    add()
    git("add", "-A")
    git("commit", "-qm", "one")
    thing = find_module("Thing")
    edit(thing, "class Thing(Structure):\n", "class Thing(Structure):\n    # Ours.\n")
    write_model(change=grow)
    before = freeze()

    stderr = run("vendor", "update", SLICE, code=2).stderr
    assert f"{thing}: was edited, and the edit is not committed" in stderr
    assert "--allow-dirty" in stderr
    assert {k: v for k, v in freeze().items() if ".git" not in k} == {
        k: v for k, v in before.items() if ".git" not in k
    }
    run("vendor", "update", SLICE, "--dry-run")
    git("commit", "-qam", "two")
    run("vendor", "update", SLICE)
    assert "# Ours." in thing.read_text()


def test_a_package_of_a_target_is_no_slice(run: Run, write_spec: Write) -> None:
    write_spec()
    run("generate")

    stderr = run("vendor", "update", "generated/tiny", code=2).stderr
    assert "was generated for a target" in stderr
    assert "holds no slice" in run("vendor", "status", "generated", code=2).stderr
