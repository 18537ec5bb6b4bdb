"""Directories a person points at: which layouts are found, which version, and what is refused."""

from __future__ import annotations

import errno
import gzip
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shapewright.problem import CannotContinueError
from shapewright.sources import open_source

if TYPE_CHECKING:
    from .conftest import WriteTree

MODEL = {"metadata": {"apiVersion": "2020-01-01"}, "shapes": {}}


@pytest.mark.parametrize("data", ["", "data", "botocore/data"])
def test_the_data_is_found_at_and_under_the_directory(
    tmp_path: Path, write_tree: WriteTree, data: str
) -> None:
    write_tree(tmp_path / data, {"demo/2020-01-01/service-2.json": MODEL})
    service = open_source(str(tmp_path)).read("demo")

    assert service.model == MODEL
    assert (service.name, service.api_version, service.release) == ("demo", "2020-01-01", "")


@pytest.mark.parametrize("given", [".", "botocore", "botocore/data"])
def test_the_release_is_the_one_the_package_states(
    tmp_path: Path, write_tree: WriteTree, given: str
) -> None:
    write_tree(
        tmp_path / "botocore",
        {
            "__init__.py": b"import os\n\n__version__ = '1.2.3'\n",
            "data/demo/1/service-2.json": MODEL,
        },
    )
    source = open_source(str(tmp_path / given))

    assert source.release == "1.2.3"
    assert source.read("demo").release == "1.2.3"


def test_the_latest_version_with_a_model_counts(tmp_path: Path, write_tree: WriteTree) -> None:
    write_tree(
        tmp_path,
        {
            "demo/2019-01-01/service-2.json": {"old": True},
            "demo/2020-01-01/service-2.json": {"new": True},
            "demo/2020-01-01/waiters-2.json": {"version": 2},
            "demo/2021-01-01/examples-1.json": {},
            "no-model/2021-01-01/examples-1.json": {},
            "endpoints.json": {},
        },
    )
    source = open_source(str(tmp_path))
    service = source.read("demo")

    assert source.services() == ("demo",)
    assert service.api_version == "2020-01-01"
    assert service.model == {"new": True}
    assert service.waiters == {"version": 2}
    assert (service.paginators, service.examples) == ({}, {})


def test_a_plain_file_goes_before_a_compressed_one(tmp_path: Path, write_tree: WriteTree) -> None:
    """As in botocore, so that a person can put a patched model beside the published one."""
    plain = write_tree(
        tmp_path, {"demo/1/service-2.json.gz": gzip.compress(b'{"packed": 1}', mtime=0)}
    )

    assert open_source(str(plain)).read("demo").model == {"packed": 1}

    write_tree(tmp_path, {"demo/1/service-2.json": {"plain": 1}})

    assert open_source(str(plain)).read("demo").model == {"plain": 1}


def test_compression_does_not_change_digests(tmp_path: Path, write_tree: WriteTree) -> None:
    path = "demo/1/service-2.json"
    plain = write_tree(tmp_path / "a", {path: b"{}"})
    packed = write_tree(tmp_path / "b", {f"{path}.gz": gzip.compress(b"{}", mtime=5)})

    (file,) = open_source(str(plain)).digests("demo")
    assert open_source(str(packed)).digests("demo") == (file,)
    assert file.path == path


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("service-2.json", b'{\n "a": }', "service-2.json#2:7: is not valid JSON"),
        ("service-2.json", b'{"a":1,\n"a":2}', "an object gives the key 'a' twice"),
        ("service-2.json.gz", b"{}", "service-2.json.gz: is not valid gzip"),
        ("service-2.json.gz", gzip.compress(b"{}" * 99, mtime=0)[:-9], "ends too early"),
        ("service-2.json.gz", gzip.compress(b"[]", mtime=0), "service-2.json.gz: is an array"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_at_its_path(
    tmp_path: Path, write_tree: WriteTree, name: str, content: bytes, message: str
) -> None:
    write_tree(tmp_path, {f"demo/1/{name}": content})
    with pytest.raises(CannotContinueError) as caught:
        open_source(str(tmp_path)).read("demo")

    assert message in str(caught.value)
    assert str(tmp_path / "demo" / "1" / name) in str(caught.value)


def test_a_directory_without_models_is_a_problem(tmp_path: Path, write_tree: WriteTree) -> None:
    write_tree(tmp_path, {"demo/1/paginators-1.json": {}, "notes.txt": b""})
    with pytest.raises(CannotContinueError, match=r"holds no service model\n.*NAME/VERSION"):
        open_source(str(tmp_path))


def test_a_forbidden_folder_is_a_problem(
    tmp_path: Path, write_tree: WriteTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(tmp_path, {"demo/1/service-2.json": {}})

    def refuse(path: str) -> list[str]:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr(os, "listdir", refuse)  # whoever runs the tests may be above permissions
    with pytest.raises(CannotContinueError, match="cannot be listed: Permission denied"):
        open_source(str(tmp_path))


@pytest.mark.parametrize(
    "text",
    [
        *("nowhere/at/all", "botocore>=1.42", "1.42", "latest", "botocore==1.2.3rc1"),
        *("x" * 5000, "a\0b", "~nobody-of-that-name/x", "1.2." + "9" * 5000, "1.2.\u0663"),
    ],
)
def test_a_text_that_means_no_source_is_a_problem_that_lists_the_forms(text: str) -> None:
    with pytest.raises(CannotContinueError) as caught:
        open_source(text)
    (problem,) = caught.value.problems

    assert problem.where.source == text
    assert "a release such as 1.42.93" in problem.hint


def test_a_file_of_any_other_name_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "model.yaml").write_text("{}", encoding="utf-8")
    with pytest.raises(CannotContinueError, match="no documentation page"):
        open_source(str(tmp_path / "model.yaml")).services()


def test_a_tilde_is_the_home_directory(
    tmp_path: Path, write_tree: WriteTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(tmp_path / "models", {"demo/1/service-2.json": MODEL})
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))

    assert open_source(f"~{os.sep}models").services() == ("demo",)
