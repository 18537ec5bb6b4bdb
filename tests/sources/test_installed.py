"""The installed botocore: everything it holds, exactly as botocore itself reads it."""

from __future__ import annotations

import gzip
import hashlib
import subprocess
import sys
from typing import Any

import botocore
import botocore.exceptions
import botocore.loaders
import pytest

from shapewright.problem import CannotContinueError
from shapewright.sources import Source, open_source

DATA: str = botocore.loaders.Loader.BUILTIN_DATA_PATH


class Botocore:
    """The judge: the loader of botocore, without the models a user may keep at home."""

    def __init__(self) -> None:
        self.loader: Any = botocore.loaders.Loader([DATA], include_default_search_paths=False)

    def services(self) -> list[str]:
        """The services with a model."""
        return list(self.loader.list_available_services("service-2"))

    def version(self, name: str) -> str:
        """The version botocore reads."""
        return str(self.loader.determine_latest_version(name, "service-2"))

    def load(self, kind: str, name: str, version: str) -> object:
        """What botocore loads; an empty object where it has no file."""
        try:
            return self.loader.load_service_model(name, kind, version)
        except (
            botocore.exceptions.DataNotFoundError,
            botocore.exceptions.UnknownServiceError,
        ):
            return {}

    def forget(self) -> None:
        """Let go of the loaded models, which would be held until the end."""
        for key in [key for key in self.loader._cache if key[0].startswith("load")]:
            del self.loader._cache[key]


@pytest.fixture(scope="module")
def loader() -> Botocore:
    return Botocore()


@pytest.fixture(scope="module")
def installed() -> Source:
    return open_source("installed")


def test_the_services_are_those_botocore_lists(installed: Source, loader: Botocore) -> None:
    expected = loader.services()

    assert len(expected) > 400
    assert list(installed.services()) == expected


def test_every_part_of_every_service_is_what_botocore_loads(loader: Botocore) -> None:
    source = open_source("")
    for name in source.services():
        service = source.read(name)
        version = loader.version(name)
        loaded = [
            loader.load(kind, name, version)
            for kind in ("service-2", "paginators-1", "waiters-2", "examples-1")
        ]
        loader.forget()

        assert service.api_version == version
        assert [service.model, service.paginators, service.waiters, service.examples] == loaded


def test_the_release_is_the_installed_one(installed: Source) -> None:
    assert installed.release == botocore.__version__
    assert installed.read("sts").release == botocore.__version__


@pytest.mark.parametrize("prefix", ["", "botocore=="])
def test_naming_the_installed_release_reads_the_installed_one(
    prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")  # so that a download would fail

    assert open_source(prefix + botocore.__version__).services() == open_source("").services()


def test_a_version_without_a_model_is_passed_over(installed: Source) -> None:
    """DynamoDB has a second, older folder that holds only rules and examples."""
    assert installed.read("dynamodb").api_version == "2012-08-10"


def test_files_are_named_and_hashed_uncompressed_in_a_fixed_order(installed: Source) -> None:
    files = installed.read("s3").files
    data = gzip.decompress(open_bytes(DATA + f"/{files[0].path}.gz"))

    assert files[0].sha256 == hashlib.sha256(data).hexdigest()
    assert [file.path.rpartition("/")[2] for file in files] == [
        "service-2.json",
        "service-2.sdk-extras.json",
        "paginators-1.json",
        "paginators-1.sdk-extras.json",
        "waiters-2.json",
        "examples-1.json",
    ]


def open_bytes(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123  botocore's paths are strings
        return file.read()


@pytest.mark.parametrize("name", ["s3", "sagemaker", "pinpoint"])
def test_digests_are_those_of_the_files_that_reading_reads(installed: Source, name: str) -> None:
    assert installed.digests(name) == installed.read(name).files


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("sagemakr", "Did you mean 'sagemaker'"),
        ("SageMaker", "Did you mean 'sagemaker'"),
        ("zzzzzzzzzzzz", "`shapewright services` lists them"),
        ("../data/s3", "`shapewright services` lists them"),
        ("s3/2006-03-01", "`shapewright services` lists them"),
        ("", "`shapewright services` lists them"),
    ],
)
def test_an_unknown_service_is_a_problem_with_near_names(
    installed: Source, name: str, hint: str
) -> None:
    for ask in (installed.read, installed.digests):
        with pytest.raises(CannotContinueError) as caught:
            ask(name)
        (problem,) = caught.value.problems

        assert problem.what == f"has no service {name!r}"
        assert problem.where.source.endswith("data")
        assert hint in problem.hint


def test_a_missing_botocore_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def find_nothing(_name: str) -> None:
        return None

    monkeypatch.setattr("importlib.util.find_spec", find_nothing)
    with pytest.raises(CannotContinueError, match=r"botocore: is not installed.*\n.*1\.42\.93"):
        open_source("installed")


def test_reading_imports_nothing_of_botocore() -> None:
    program = (
        "import sys; from shapewright.sources import open_source;"
        "source = open_source(''); source.services(); source.digests('sts'); source.read('sts');"
        "heavy = {'subprocess', 'zipfile', 'difflib'} & set(sys.modules);"
        "print([name for name in sys.modules if name.split('.')[0] == 'botocore'], heavy)"
    )
    run = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}; {program}"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout == "[] set()\n"
