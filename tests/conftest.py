"""What tests everywhere share: packages made in memory or on disk, and ``--update``."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from shapewright.pipeline import Made, make_package
from shapewright.problem import Where
from shapewright.specs.target import Target

MakePackage = Callable[..., Made]
WritePackage = Callable[[Path, Mapping[str, str]], Path]
ImportPackage = Callable[[Path], ModuleType]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="rewrite the expected files of the cases"
    )


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be rewritten."""
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session")
def make() -> MakePackage:
    """Makes a package in memory, of a service of the installed botocore or of a model file."""

    def make(service: str, source: str = "installed", operations: Sequence[str] = ("*",)) -> Made:
        target = Target(
            where=Where("test"),
            service=service,
            source=source,
            operations=tuple(operations),
            out=Path("unused"),
        )
        return make_package(target)

    return make


@pytest.fixture(scope="session")
def write_package() -> WritePackage:
    """Writes the texts of a package into a folder and gives the folder."""

    def write(folder: Path, texts: Mapping[str, str]) -> Path:
        for path, text in texts.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture(scope="session")
def import_package() -> Iterator[ImportPackage]:
    """Imports the package in a folder; it is forgotten when the tests end."""
    added: list[str] = []
    names: list[str] = []

    def load(folder: Path) -> ModuleType:
        sys.path.insert(0, str(folder.parent))
        added.append(str(folder.parent))
        names.append(folder.name)
        importlib.invalidate_caches()
        return importlib.import_module(folder.name)

    yield load
    for path in added:
        sys.path.remove(path)
    for loaded in [*sys.modules]:
        if loaded.partition(".")[0] in names:
            del sys.modules[loaded]
