"""Wheels given by path: what is read of them, and the damaged and hostile ones refused."""

from __future__ import annotations

import contextlib
import gzip
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shapewright.problem import CannotContinueError
from shapewright.sources import open_source, payload
from shapewright.sources.service import read_service
from shapewright.sources.tree import read_service_names
from shapewright.sources.wheel import read_wheel

if TYPE_CHECKING:
    from .conftest import BuildWheel

FILES = {
    "demo/2019-01-01/service-2.json": {"old": True},
    "demo/2020-01-01/service-2.json.gz": gzip.compress(b'{"metadata": {}}', mtime=0),
    "demo/2020-01-01/service-2.sdk-extras.json": {"merge": {"metadata": {"apiVersion": "1"}}},
    "demo/2020-01-01/waiters-2.json": {"version": 2},
    "other/1/service-2.json": {},
}


def zip_of(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def test_a_wheel_is_read_like_a_directory(tmp_path: Path, build_wheel: BuildWheel) -> None:
    path = tmp_path / "renamed.whl"
    path.write_bytes(build_wheel("1.2.3", FILES))
    source = open_source(str(path))
    service = source.read("demo")

    assert source.services() == ("demo", "other")
    assert (source.release, service.release, service.api_version) == (
        "1.2.3",
        "1.2.3",
        "2020-01-01",
    )
    assert service.model == {"metadata": {"apiVersion": "1"}}
    assert service.waiters == {"version": 2}
    assert source.digests("demo") == service.files
    assert sorted(file.name for file in tmp_path.iterdir()) == ["renamed.whl"]


def test_a_plain_member_goes_before_a_compressed_one() -> None:
    base = "botocore/data/demo/1/service-2.json"
    for order in (1, -1):
        members = [(base, b'{"plain": 1}'), (f"{base}.gz", gzip.compress(b"{}", mtime=0))][::order]

        assert read_service(read_wheel(zip_of(*members), "w"), "demo").model == {"plain": 1}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is not a wheel: File is not a zip file"),
        (b"PK\x03\x04 and nothing more", "is not a wheel"),
        (zip_of(), "holds no service model"),
        (zip_of(("boto3/data/s3/1/service-2.json", b"{}")), "holds no service model"),
        (zip_of(("botocore/data/demo/1/waiters-2.json", b"{}")), "holds no service model"),
    ],
)
def test_what_is_no_botocore_wheel_is_a_problem(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "x.whl"
    path.write_bytes(data)
    with pytest.raises(CannotContinueError) as caught:
        open_source(str(path))

    assert f"error: {path}: {message}" in str(caught.value)


@pytest.mark.parametrize("inside", ["../../x/1", "..", "a/..", "a//", "a/1/2", "C:/1", "a\\b/1"])
def test_a_model_that_stands_elsewhere_is_a_problem(inside: str) -> None:
    """No member's name may become a service's name, and so a path, outside the layout."""
    data = zip_of((f"botocore/data/{inside}/service-2.json", b"{}"))
    with pytest.raises(CannotContinueError, match="does not stand at NAME/VERSION/FILE"):
        read_wheel(data, "w")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("service-2.json", b"{", "service-2.json#1:2: is not valid JSON"),
        ("service-2.json.gz", b"{}", "service-2.json.gz: is not valid gzip"),
    ],
)
def test_a_damaged_model_is_a_problem_inside_the_wheel(
    name: str, content: bytes, message: str
) -> None:
    tree = read_wheel(zip_of((f"botocore/data/demo/1/{name}", content)), "a/b.whl")
    with pytest.raises(CannotContinueError) as caught:
        read_service(tree, "demo")

    assert f"a/b.whl/botocore/data/demo/1/{message}" in str(caught.value)


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_a_bomb_in_a_wheel_is_refused_at_the_bound(suffix: str) -> None:
    bomb = bytes(payload.MAX_BYTES + 1)
    content = gzip.compress(bomb, compresslevel=1, mtime=0) if suffix else bomb
    data = zip_of((f"botocore/data/demo/1/service-2.json{suffix}", content))
    with pytest.raises(CannotContinueError, match="is larger than 64 MiB"):
        read_service(read_wheel(data, "w"), "demo")


def test_a_wheel_that_cannot_be_opened_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.whl"
    path.write_bytes(bytes(100))
    monkeypatch.setattr("shapewright.sources.open.MAX_WHEEL_BYTES", 99)
    with pytest.raises(CannotContinueError, match=r"x\.whl: is larger than 0 MiB"):
        open_source(str(path))


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_wheel_with_any_byte_changed_is_read_or_is_a_problem(
    build_wheel: BuildWheel, draw: st.DataObject
) -> None:
    data = bytearray(build_wheel("1.2.3", FILES))
    for _ in range(draw.draw(st.integers(1, 3))):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    del data[draw.draw(st.integers(len(data) // 2, len(data))) :]
    with contextlib.suppress(CannotContinueError):  # anything else would be a traceback
        tree = read_wheel(bytes(data), "w")
        for name in read_service_names(tree):
            assert read_service(tree, name).name == name
