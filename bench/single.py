"""``python -m bench.single``: every service as a single file, folded, compiled, imported and used.

A Python that has its standard library alone imports each file, reads every name it offers, lets it
check a request for every operation, right and wrong, and turns the right ones into dataclasses and
back. Counts lines and CPU seconds; names what failed. With ``--out`` the files stay, each as a
package, for ``python -m bench.prove --tree``. Exit codes: 0 every service is right, 1 some are not,
2 it could not run.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from bench.every_service import add_options, add_up, count_failures
from bench.process import run_process
from shapewright.claims import ClaimsByPlace
from shapewright.examples import make_examples
from shapewright.lower.naming import package_name
from shapewright.lower.package import lower_package
from shapewright.pipeline import Sources, read_built
from shapewright.pipeline.slices import make_slice
from shapewright.problem import CannotContinueError, Where
from shapewright.specs.target import INSTALLED, Target
from shapewright.validators.relief import find_reliefs

_USE = """
import importlib, pickle, sys, time

folder, name, asked = sys.argv[1:]
sys.path.insert(0, folder)
start = time.process_time()
module = importlib.import_module(name)
print(time.process_time() - start)
offered = {each: getattr(module, each) for each in module.__all__}
classes = {cls.__shape__: cls for cls in offered.values() if hasattr(cls, "__shape__")}
with open(asked, "rb") as file:
    requests = pickle.load(file)
def refuse(operation, params):
    found = module.check_request(operation, params)
    return [each for each in found if not each.advisory]

wrong = []
for operation, (shape, params) in requests.items():
    if found := refuse(operation, params):
        wrong.append(f"{operation} is refused: {found[0]}")
    odd = refuse(operation, {**params, "NoSuchMember": 1})
    if [each.path for each in odd] != ["NoSuchMember"]:
        wrong.append(f"{operation} with a member more is not refused for it: {odd}")
    if shape and classes[shape].from_dict(params).to_dict() != params:
        wrong.append(f"{operation} does not survive its dataclass")
foreign = {each.partition(".")[0] for each in sys.modules} - {*sys.stdlib_module_names, name}
wrong += [f"imports {each}" for each in sorted(foreign - {"__main__"})]
print(*wrong, sep="\\n")
"""

Asked = Mapping[str, tuple[str, dict[str, Any]]]
"""Of each operation the shape of its request, if it has one, and a request."""


@dataclass(slots=True)
class Folded:
    """Counts, and what failed."""

    services: int = 0
    requests: int = 0
    lines: int = 0
    folding: float = 0
    """CPU seconds, from the model to the text."""
    importing: float = 0
    """CPU seconds."""
    most_lines: tuple[int, str] = (0, "")
    slowest: tuple[float, str] = (0, "")
    failures: list[str] = field(default_factory=list[str])

    def add(self, other: Folded) -> None:
        """Count what came of others too."""
        self.services += other.services
        self.requests += other.requests
        self.lines += other.lines
        self.folding += other.folding
        self.importing += other.importing
        self.most_lines = max(self.most_lines, other.most_lines)
        self.slowest = max(self.slowest, other.slowest)
        self.failures += other.failures


def main() -> int:
    """Fold, use, count, and say whether all of it is right."""
    parser = argparse.ArgumentParser(prog="bench.single", description="Prove single files.")
    add_options(parser)
    parser.add_argument("--out", type=Path, metavar="DIR", help="keep the files here")
    options = parser.parse_args()
    total = Folded()
    with TemporaryDirectory(prefix="shapewright-single-") as scratch:
        folder: Path = options.out or Path(scratch)
        work: Callable[[str], Folded] = partial(fold_service, folder=folder)
        if code := add_up(total, work, options, _describe):
            return code
    sys.stdout.write("\n".join([*render(total, options.show), ""]))
    return 1 if total.failures else 0


def fold_service(name: str, *, folder: Path) -> Folded:
    """One service in one module."""
    home = folder / package_name(name)
    start = process_time()
    try:
        target = Target(where=Where(name), service=name, source=INSTALLED, out=home)
        texts = make_slice(target, Sources(), single_file=True).texts
    except CannotContinueError as error:
        return Folded(services=1, failures=list(map(str, error.problems)))
    seconds = process_time() - start
    home.mkdir(parents=True, exist_ok=True)
    for path, text in texts.items():
        (home / path).write_text(text, encoding="utf-8")
    asked = make_requests(name)
    importing, wrong = use_file(home, asked)
    lines = sum(text.count("\n") for path, text in texts.items() if path.endswith(".py"))
    return Folded(
        services=1,
        requests=len(asked),
        lines=lines,
        folding=seconds,
        importing=importing,
        most_lines=(lines, name),
        slowest=(seconds, name),
        failures=[f"{name}: {one}" for one in wrong],
    )


def make_requests(name: str) -> Asked:
    """A valid request for each operation that has one."""
    service = read_built(Sources().open(INSTALLED), name)
    package = lower_package(
        service, [one.name for one in service.operations], ClaimsByPlace(service)
    )
    requests = make_examples(package, find_reliefs(service)).requests
    return {
        one.name: (one.input.target if one.input else "", requests[one.name])
        for one in service.operations
        if one.name in requests
    }


def use_file(home: Path, asked: Asked) -> tuple[float, list[str]]:
    """The CPU seconds of the import, and what is wrong with a file."""
    with TemporaryDirectory(prefix="shapewright-asked-") as scratch:
        told = Path(scratch) / "asked"
        told.write_bytes(pickle.dumps(asked))
        command = [sys.executable, "-S", "-I", "-B", "-c", _USE]
        command += [str(home.parent.resolve()), home.name, str(told)]
        finished = run_process(command, folder=Path.cwd())
    if finished.code:
        return 0, [finished.err.strip()[-1000:]]
    seconds, *wrong = finished.out.split("\n")
    return float(seconds), [line for line in wrong if line]


def _describe(folded: Folded) -> str:
    faults = count_failures(len(folded.failures))
    return f"{folded.lines} lines, {folded.folding:.2f} s{faults}"


def render(total: Folded, most: int) -> list[str]:
    """The sums, and the first of what failed."""
    (lines, longest), (seconds, slowest) = total.most_lines, total.slowest
    shown = [
        f"{total.services} services, {total.lines} lines, {longest} has {lines} of them",
        f"made in {total.folding:.1f} CPU seconds, {slowest} in {seconds:.1f} of them",
        f"imported in {total.importing:.1f} CPU seconds",
        f"{total.requests} requests validate, are refused with a member more, and survive",
    ]
    if total.failures:
        shown += [f"failed: {len(total.failures)}", *(f"  {one}" for one in total.failures[:most])]
    return shown


if __name__ == "__main__":
    sys.exit(main())
