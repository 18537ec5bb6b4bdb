"""Finding targets: the files that names stand for.

Takes names or paths and the folder of specs, gives paths of files. What is in them is not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.specs.select import suggest_names

SPECS_FOLDER = "specs"


def find_targets(names: Sequence[str], *, folder: Path) -> list[Path]:
    """The files of these targets, each a path or the name of a file in a folder of specs.

    Without names, every target of the folder.

    Raises:
        CannotContinueError: there is no such file, or no target at all.
    """
    known = sorted(folder.glob("*.toml"))
    if not names:
        if not known:
            raise CannotContinueError([_explain_nothing(folder)])
        return known
    found = {name: _place(name, folder) for name in names}
    problems = [
        _explain_absence(path, folder, known) for path in found.values() if not path.is_file()
    ]
    if len(found) < len(names):
        twice = sorted({name for name in names if names.count(name) > 1})
        problems += [_explain_repeat(found[name], name) for name in twice]
    if problems:
        raise CannotContinueError(problems)
    return list(found.values())


def _place(name: str, folder: Path) -> Path:
    is_path = name.endswith(".toml") or Path(name).name != name
    path = Path(name) if is_path else folder / name
    return path if name.endswith(".toml") else path.with_name(f"{path.name}.toml")


def _explain_nothing(folder: Path) -> Problem:
    what = "holds no target" if folder.is_dir() else "there is no such folder"
    hint = (
        f'Write {folder / "sagemaker.toml"} with the line service = "sagemaker", '
        "or name a service: --service sagemaker."
    )
    return Problem(Where(str(folder)), what, hint)


def _explain_absence(path: Path, folder: Path, known: Sequence[Path]) -> Problem:
    stems = [item.stem for item in known]
    hint = suggest_names(path.stem, stems) or f"The targets in {folder} are {', '.join(stems)}."
    if not known:
        hint = f"There are none in {folder}. A target is a TOML file there, or a path to one."
    return Problem(Where(str(path)), "there is no such target", hint)


def _explain_repeat(path: Path, name: str) -> Problem:
    return Problem(Where(str(path)), f"the target {name!r} is named twice", "Name it once.")
