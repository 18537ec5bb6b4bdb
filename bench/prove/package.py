"""The packages to be proved: made for the occasion, or found in a folder.

Takes service names or a folder, gives packages and batches of them. A batch is what one run of a
tool reads: large enough that its start does not count, small enough for its memory.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.process import run_well
from shapewright.lower.naming import package_name
from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.sources.open import open_source
from shapewright.specs.select import select_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A generated package."""

    name: str
    files: tuple[str, ...]
    """Its Python files, from the folder that holds the package."""
    size: int
    """Bytes of Python."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one run of a tool reads."""

    folder: Path
    """The folder of all packages, in which the tool runs."""
    names: tuple[str, ...]
    files: tuple[str, ...]


def generate_packages(patterns: Sequence[str], folder: Path) -> None:
    """Make the packages of the services that match any of the patterns.

    Raises:
        CannotContinueError: a pattern matches nothing, or a service cannot be generated.
    """
    names = select_names(
        patterns, open_source("installed").services(), kind="service", where=Where("--services")
    )
    chosen = [argument for name in names for argument in ("--service", name)]
    out = folder if len(names) > 1 else folder / package_name(names[0])
    command = [sys.executable, "-m", "shapewright", "generate", *chosen, "--out", str(out)]
    run_well(command, folder=folder)


def read_packages(folder: Path) -> list[Package]:
    """The packages in a folder, the largest first.

    Raises:
        CannotContinueError: there is none.
    """
    homes = [home.parent for home in sorted(folder.glob("*/__init__.py"))]
    if not homes:
        what = "holds no package"
        raise CannotContinueError([Problem(Where(str(folder)), what, "Name its parent folder.")])
    packages: list[Package] = []
    for home in homes:
        paths = sorted(home.rglob("*.py"))
        packages.append(
            Package(
                name=home.name,
                files=tuple(path.relative_to(folder).as_posix() for path in paths),
                size=sum(path.stat().st_size for path in paths),
            )
        )
    return sorted(packages, key=lambda package: (-package.size, package.name))


def batch_packages(packages: Sequence[Package], folder: Path, limit: int) -> list[Batch]:
    """Batches of at most this many bytes; a larger package has one to itself."""
    groups: list[list[Package]] = []
    sizes: list[int] = []
    for package in packages:
        fitting = (at for at, size in enumerate(sizes) if size + package.size <= limit)
        at = next(fitting, len(groups))
        if at == len(groups):
            groups.append([])
            sizes.append(0)
        groups[at].append(package)
        sizes[at] += package.size
    return [
        Batch(
            folder=folder,
            names=tuple(package.name for package in group),
            files=tuple(file for package in group for file in package.files),
        )
        for group in groups
    ]


def sample_files(batch: Batch, every: int) -> Batch:
    """Every nth file of a batch, and of the runtime one copy: it is the same in all packages."""
    first = f"{batch.names[0]}/"
    files = [file for file in batch.files if "/_runtime/" not in file or file.startswith(first)]
    return replace(batch, files=tuple(files[::every]))
