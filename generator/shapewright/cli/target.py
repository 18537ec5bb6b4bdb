"""Naming targets on the command line: files of specs, or services said on the spot.

Takes what was typed, gives targets, or the words that would name them again. What is contradictory
or missing is a usage error.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from shapewright.pipeline import Spot, read_spot_targets
from shapewright.specs.find import SPECS_FOLDER, find_targets
from shapewright.specs.target import Target, read_targets

_NUMBERS = {2: "two", 3: "three"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What was typed to name targets."""

    targets: tuple[str, ...]
    services: tuple[str, ...]
    release: str | None
    model: str | None
    page: str | None
    operations: tuple[str, ...]
    out: str | None

    def read(self) -> list[Target]:
        """The targets.

        Raises:
            click.UsageError: what was typed names none, or names them in two ways at once.
            CannotContinueError: a file of specs is missing or wrong, or a pattern matches nothing.
        """
        if not self._is_on_the_spot():
            return self._read_files()
        spot = self._read_spot()
        if not self.out:
            raise click.UsageError("Say where the package goes: --out DIR.")
        return read_spot_targets(spot, Path(self.out))

    def read_into(self, folder: Path) -> list[Target]:
        """The targets, each in a folder of its own below another.

        Raises:
            click.UsageError: as for ``read``.
            CannotContinueError: as for ``read``.
        """
        if self._is_on_the_spot():
            return read_spot_targets(self._read_spot(), folder, is_shared=True)
        return [replace(one, out=folder / one.out.name) for one in self._read_files()]

    def _is_on_the_spot(self) -> bool:
        return bool(self.services) or self.model is not None or self.page is not None

    def _read_spot(self) -> Spot:
        sources = {"--release": self.release, "--model": self.model, "--page": self.page}
        given = [option for option, value in sources.items() if value is not None]
        if self.targets:
            raise click.UsageError("Name targets, or a --service on the spot, not both.")
        if len(given) > 1:
            named = " and ".join(given)
            raise click.UsageError(f"{named} are {_NUMBERS[len(given)]} sources; choose one.")
        return Spot(
            release=self.release,
            model=self.model,
            page=self.page,
            services=self.services,
            operations=self.operations,
        )

    def render_command(self, command: str, targets: Sequence[Target], *flags: str) -> str:
        """The command line that names some of these targets again, to be typed or pasted."""
        words = ["shapewright", command, *flags]
        if self.services or self.model is not None or self.page is not None:
            options = {
                "--release": self.release,
                "--model": self.model,
                "--page": self.page,
                "--out": self.out,
            }
            lists = {"--service": self.services, "--operations": self.operations}
            pairs = [(key, one) for key, many in lists.items() for one in many]
            pairs += [(key, value) for key, value in options.items() if value is not None]
            words += [word for pair in pairs for word in pair]
        elif self.targets:
            words += [
                str(path) if path.parent != Path(SPECS_FOLDER) else path.stem
                for target in targets
                if (path := target.spec) is not None
            ]
        return shlex.join(words)

    def _read_files(self) -> list[Target]:
        if self.release is not None or self.operations or self.out is not None:
            raise click.UsageError(
                "--release, --operations and --out go with --service, --model or --page."
            )
        return read_targets(find_targets(self.targets, folder=Path(SPECS_FOLDER)))
