"""One model file: its name, and what is read beside it."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shapewright.problem import CannotContinueError
from shapewright.sources import open_source

if TYPE_CHECKING:
    from .conftest import WriteTree


@pytest.mark.parametrize(
    ("path", "metadata", "name"),
    [
        ("sdb/2009-04-15/service-2.json", {"apiVersion": "2009-04-15", "serviceId": "X"}, "sdb"),
        ("a/b/service-2.json", {"apiVersion": "1", "serviceId": "API Gateway"}, "api-gateway"),
        ("a/b/service-2.json", {"endpointPrefix": "monitoring"}, "monitoring"),
        ("a/b/service-2.json", {"serviceId": 7, "endpointPrefix": "x"}, "x"),
        ("a/b/parking.v2.json", {}, "parking"),
    ],
)
def test_the_name_comes_from_the_layout_or_the_metadata_or_the_file(
    tmp_path: Path, write_tree: WriteTree, path: str, metadata: object, name: str
) -> None:
    write_tree(tmp_path, {path: {"metadata": metadata}})
    source = open_source(str(tmp_path / path))

    assert source.services() == (name,)
    assert source.read(name).name == name
    assert source.release == ""


def test_a_service_2_file_is_read_with_what_stands_beside_it(
    tmp_path: Path, write_tree: WriteTree
) -> None:
    write_tree(
        tmp_path,
        {
            "service-2.json.gz": gzip.compress(b'{"metadata": {"serviceId": "Demo"}}'),
            "service-2.json": b"not the file that was asked for",
            "service-2.sdk-extras.json": {"merge": {"metadata": {"apiVersion": "9"}}},
            "paginators-1.json": {"pagination": {}},
            "waiters-2.json.gz": gzip.compress(b'{"waiters": {}}'),
            "examples-1.json": {"examples": {}},
            "examples-1.json.gz": b"beside a plain file this is not read",
        },
    )
    source = open_source(str(tmp_path / "service-2.json.gz"))
    service = source.read("demo")

    assert service.model == {"metadata": {"serviceId": "Demo", "apiVersion": "9"}}
    assert service.api_version == "9"
    assert service.paginators == {"pagination": {}}
    assert service.waiters == {"waiters": {}}
    assert service.examples == {"examples": {}}
    assert [file.path for file in service.files] == [
        "service-2.json",
        "service-2.sdk-extras.json",
        "paginators-1.json",
        "waiters-2.json",
        "examples-1.json",
    ]
    assert source.digests("demo") == service.files


def test_a_file_of_another_name_stands_alone(tmp_path: Path, write_tree: WriteTree) -> None:
    write_tree(tmp_path, {"demo.json": {"shapes": {}}, "paginators-1.json": {"pagination": {}}})
    service = open_source(str(tmp_path / "demo.json")).read("demo")

    assert service.paginators == {}
    assert [file.path for file in service.files] == ["demo.json"]


def test_another_service_than_the_files_own_is_a_problem(
    tmp_path: Path, write_tree: WriteTree
) -> None:
    write_tree(tmp_path, {"demo.json": {}})
    source = open_source(str(tmp_path / "demo.json"))
    for ask in (source.read, source.digests):
        with pytest.raises(CannotContinueError, match=r"no service 'dem': .* 'demo'\n.*'demo'"):
            ask("dem")


def test_a_key_given_twice_by_hand_is_a_problem(tmp_path: Path, write_tree: WriteTree) -> None:
    write_tree(tmp_path, {"demo.json": b'{"shapes": {}, "shapes": {}}'})
    with pytest.raises(CannotContinueError, match=r"demo\.json: .*'shapes' twice"):
        open_source(str(tmp_path / "demo.json")).services()
