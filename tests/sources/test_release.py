"""Releases by number: fetched once with the user's pip, kept by content, mended when damaged."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from shapewright.problem import CannotContinueError
from shapewright.sources import Source, open_source, store
from shapewright.sources import release as release_room

if TYPE_CHECKING:
    from .conftest import BuildWheel, OfferToPip

OLD, NEW = "9.8.7", "9.8.8"
MODEL = {"metadata": {"apiVersion": "2020-01-01"}}
SHARED: dict[str, Any] = {
    "demo/2019-01-01/service-2.json": {"old": True},
    "demo/2020-01-01/service-2.json.gz": gzip.compress(json.dumps(MODEL).encode(), mtime=0),
    "demo/2020-01-01/paginators-1.json": {"pagination": {}},
    "demo/2020-01-01/paginators-1.sdk-extras.json": {"merge": {"pagination": {"A": {}}}},
    "demo/2020-01-01/endpoint-rule-set-1.json.gz": gzip.compress(b"{}", mtime=0),
}


def wheel_name(release: str) -> str:
    return f"botocore-{release}-py3-none-any.whl"


@pytest.fixture
def pip_index(build_wheel: BuildWheel, offer_to_pip: OfferToPip) -> Path:
    """A folder with two releases, where pip looks."""
    other = "other/1/service-2.json"
    return offer_to_pip(
        {
            release: build_wheel(release, {**SHARED, other: {"in": release}})
            for release in (OLD, NEW)
        }
    )


@pytest.fixture
def index(pip_index: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same folder, read without starting pip, for tests of what comes after it."""

    def read(release: str) -> bytes:
        return (pip_index / wheel_name(release)).read_bytes()

    monkeypatch.setattr(release_room, "read_published_wheel", read)
    return pip_index


def serve(monkeypatch: pytest.MonkeyPatch, wheel: bytes) -> None:
    """Have every download give this wheel."""

    def read(_release: str) -> bytes:
        return wheel

    monkeypatch.setattr(release_room, "read_published_wheel", read)


class Cache:
    """A cache directory, and what was reported about it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lines: list[str] = []

    def open(self, release: str) -> Source:
        """The release, through this cache."""
        return open_source(release, cache=self.root, report=self.lines.append)

    def files(self) -> list[str]:
        """Every file in it, by path from its root."""
        return sorted(
            path.relative_to(self.root).as_posix()
            for path in self.root.rglob("*")
            if path.is_file()
        )

    def blob(self, content: bytes) -> Path:
        """Where these bytes are kept."""
        return store.blob_path(self.root, hashlib.sha256(content).hexdigest())


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.mark.usefixtures("pip_index")
def test_a_release_is_fetched_as_pip_is_configured(cache: Cache) -> None:
    source = cache.open(f"botocore=={OLD}")
    service = source.read("demo")

    assert source.release == service.release == OLD
    assert source.services() == ("demo", "other")
    assert service.api_version == "2020-01-01"
    assert service.model == MODEL
    assert service.paginators == {"pagination": {"A": {}}}
    assert source.digests("demo") == service.files
    assert service.files[0].path == "demo/2020-01-01/service-2.json"
    assert service.files[0].sha256 == hashlib.sha256(json.dumps(MODEL).encode()).hexdigest()
    assert cache.lines == [f"fetching botocore=={OLD} with pip"]


def test_a_fetched_release_needs_neither_pip_nor_index(
    cache: Cache, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = cache.open(OLD).read("demo")
    shutil.rmtree(index)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    assert cache.open(OLD).read("demo") == first
    assert len(cache.lines) == 1


def test_the_index_records_the_wheel_and_only_files_that_are_read(
    cache: Cache, index: Path
) -> None:
    cache.open(OLD)
    document = json.loads(store.index_path(cache.root, OLD).read_bytes())
    wheel = (index / wheel_name(OLD)).read_bytes()

    assert document["wheel"] == hashlib.sha256(wheel).hexdigest()
    assert sorted(document["files"]) == [
        "demo/2020-01-01/paginators-1.json",
        "demo/2020-01-01/paginators-1.sdk-extras.json",
        "demo/2020-01-01/service-2.json",
        "other/1/service-2.json",
    ]


@pytest.mark.usefixtures("index")
def test_what_two_releases_share_is_kept_once(cache: Cache) -> None:
    cache.open(OLD)
    before = cache.files()
    blob = cache.blob(json.dumps(MODEL).encode())
    written = blob.stat()
    cache.open(NEW)

    assert set(before) < set(cache.files())
    assert len(cache.files()) == len(before) + 2  # an index, and the one model that differs
    assert blob.stat() == written
    assert cache.open(OLD).read("other").model == {"in": OLD}
    assert cache.open(NEW).read("other").model == {"in": NEW}


@pytest.mark.usefixtures("index")
def test_two_caches_of_a_release_hold_the_same_bytes(cache: Cache, tmp_path: Path) -> None:
    other = Cache(tmp_path / "other")
    cache.open(OLD)
    other.open(OLD)

    assert other.files() == cache.files()
    for file in cache.files():
        assert (other.root / file).read_bytes() == (cache.root / file).read_bytes()


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize(
    "damage",
    [b"", b"junk", gzip.compress(b'{"forged": 1}', mtime=0), None],
    ids=["empty", "junk", "forged", "gone"],
)
def test_a_damaged_blob_is_reported_and_fetched_again(cache: Cache, damage: bytes | None) -> None:
    source = cache.open(OLD)
    blob = cache.blob(json.dumps(MODEL).encode())
    good = blob.read_bytes()
    if damage is None:
        blob.unlink()
    else:
        blob.write_bytes(damage)

    assert source.read("demo").model == MODEL
    assert blob.read_bytes() == good
    assert len(cache.lines) == 2
    assert str(blob) in cache.lines[1]
    assert f"fetching botocore=={OLD} again" in cache.lines[1]


def test_a_damaged_blob_is_a_problem_when_it_cannot_be_fetched_again(
    cache: Cache, pip_index: Path
) -> None:
    source = cache.open(OLD)
    cache.blob(json.dumps(MODEL).encode()).write_bytes(gzip.compress(b'{"forged": 1}', mtime=0))
    shutil.rmtree(pip_index)
    pip_index.mkdir()
    with pytest.raises(CannotContinueError, match=f"botocore=={OLD}: pip cannot download it"):
        source.read("demo")

    assert source.read("other").model == {"in": OLD}


def test_another_wheel_under_the_same_number_is_refused(
    cache: Cache, index: Path, build_wheel: BuildWheel
) -> None:
    source = cache.open(OLD)
    forged = build_wheel(OLD, {**SHARED, "demo/2020-01-01/service-2.json": {"forged": 1}})
    (index / wheel_name(OLD)).write_bytes(forged)
    cache.blob(json.dumps(MODEL).encode()).unlink()
    with pytest.raises(CannotContinueError, match=r"is now another wheel.*\n.*remove .*\.json"):
        source.read("demo")


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"[]",
        b"\xff",
        b"[" * 100_000,
        json.dumps({"format": 2, "release": OLD, "wheel": "0" * 64, "files": {}}).encode(),
        json.dumps({"format": 1, "release": NEW, "wheel": "0" * 64, "files": {}}).encode(),
        json.dumps({"format": 1, "release": OLD, "wheel": "0", "files": {}}).encode(),
        json.dumps({"format": 1, "release": OLD, "wheel": "0" * 64, "files": []}).encode(),
        json.dumps(
            {"format": 1, "release": OLD, "wheel": "0" * 64, "files": {"../../x": "0" * 64}}
        ).encode(),
        json.dumps(
            {"format": 1, "release": OLD, "wheel": "0" * 64, "files": {"a/b/c": "../x"}}
        ).encode(),
    ],
)
def test_an_index_that_cannot_be_trusted_is_reported_and_fetched_again(
    cache: Cache, damage: bytes
) -> None:
    path = store.index_path(cache.root, OLD)
    path.parent.mkdir(parents=True)
    path.write_bytes(damage)

    assert cache.open(OLD).read("demo").model == MODEL
    assert len(cache.lines) == 1
    assert str(path) in cache.lines[0]
    assert store.read_index(cache.root, OLD) is not None


@pytest.mark.usefixtures("index")
def test_a_run_killed_half_way_leaves_nothing_that_counts(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []
    replace = os.replace

    def kill_third(source: Path, target: Path) -> None:
        if len(written) == 2:
            raise KeyboardInterrupt
        written.append(target)
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", kill_third)
        with pytest.raises(KeyboardInterrupt):
            cache.open(OLD)

    assert store.read_index(cache.root, OLD) is None
    assert len(cache.files()) == 2
    assert cache.open(OLD).read("demo").model == MODEL


@pytest.mark.usefixtures("pip_index")
def test_two_processes_fetching_at_once_both_succeed(cache: Cache) -> None:
    program = (
        f"import sys; sys.path[:] = {sys.path!r}; from shapewright.sources import open_source;"
        f"print(open_source({OLD!r}).read('demo').model)"
    )
    environment = {**os.environ, "SHAPEWRIGHT_CACHE": str(cache.root)}
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", program],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for run in runs:
        out, err = run.communicate(timeout=60)

        assert out == f"{MODEL}\n"
        assert err in {"", f"fetching botocore=={OLD} with pip\n"}  # one may come too late to fetch
    assert not [file for file in cache.files() if file.endswith(".part")]
    assert cache.open(OLD).read("demo").model == MODEL
    assert cache.lines == []


@pytest.mark.parametrize(
    ("release", "data", "message"),
    [
        (OLD, b"not a zip", f"botocore=={OLD}: is not a wheel"),
        (NEW, None, f"botocore=={NEW}: the wheel pip downloaded is of release '{OLD}'"),
    ],
)
def test_a_download_that_is_not_the_release_is_a_problem(  # noqa: PLR0917  fixtures
    release: str,
    data: bytes | None,
    message: str,
    cache: Cache,
    build_wheel: BuildWheel,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wheel = data or build_wheel(OLD, SHARED)
    serve(monkeypatch, wheel)
    with pytest.raises(CannotContinueError, match=message):
        cache.open(release)

    assert store.read_index(cache.root, release) is None


def test_a_damaged_model_in_a_wheel_leaves_the_release_unfetched(
    cache: Cache, build_wheel: BuildWheel, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = build_wheel(OLD, {**SHARED, "bad/1/service-2.json.gz": b"not gzip"})
    serve(monkeypatch, wheel)
    with pytest.raises(CannotContinueError, match=r"bad/1/service-2\.json\.gz: is not valid gzip"):
        cache.open(OLD)

    assert store.read_index(cache.root, OLD) is None


def test_a_wheel_without_models_leaves_the_release_unfetched(
    cache: Cache, build_wheel: BuildWheel, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(monkeypatch, build_wheel(OLD, {"demo/1/waiters-2.json": {}}))
    with pytest.raises(CannotContinueError, match=f"botocore=={OLD}: holds no service model"):
        cache.open(OLD)

    assert cache.files() == []


@pytest.mark.usefixtures("index")
def test_a_cache_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotContinueError) as caught:
        Cache(tmp_path / "file").open(OLD)

    assert str(tmp_path / "file") in str(caught.value)
    assert "cannot be" in str(caught.value)


@pytest.mark.usefixtures("index")
def test_without_a_callback_progress_is_a_line_on_standard_error(
    cache: Cache, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHAPEWRIGHT_CACHE", str(cache.root))
    open_source(OLD)
    captured = capsys.readouterr()

    assert (captured.out, captured.err) == ("", f"fetching botocore=={OLD} with pip\n")


@pytest.mark.usefixtures("index")
def test_a_number_is_read_as_pip_reads_it(cache: Cache) -> None:
    assert cache.open("09.08.007").release == OLD
