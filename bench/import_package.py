"""Importing the whole of SageMaker's package and building values with it, in fresh processes.

Takes the generated package; writes small modules beside it, compiled first, and imports each in an
interpreter of its own, an empty one by turns with it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench.generate_one import PACKAGE
from bench.process import Cost, find_median, run_well
from bench.row import Budget, Limit, Row, Setup

_ONE = """
from sagemaker import CreateModelPackageInput

CreateModelPackageInput(model_package_name="fraud")
"""
_VALID = """
from sagemaker import CreateModelPackageInput

CreateModelPackageInput(model_package_name="fraud").validate()
"""
_REFUSED = """
from sagemaker import CreateModelPackageInput

CreateModelPackageInput(model_package_name="no spaces").check()[0]
"""
_BUDGET = Budget(seconds=0.025, over_limit=True)
_TURNS = 4
"""How many times more runs than for long work: these are milliseconds."""


def measure_import(setup: Setup) -> list[Row]:
    """From an empty interpreter to a request, a validated one, a response, every module."""
    package = setup.folder / PACKAGE
    place = package.parent
    run_well([sys.executable, "-m", "bench.values", str(place)], folder=Path.cwd())
    for module, text in (("one", _ONE), ("valid", _VALID), ("refused", _REFUSED)):
        (place / f"{module}.py").write_text(text)
    (place / "every.py").write_text(_write_imports(package))
    run_well([sys.executable, "-m", "compileall", "-q", str(place)], folder=place)
    works = {
        "one": ("import SageMaker, build a CreateModelPackage request", _BUDGET),
        "valid": ("import SageMaker, build that request and validate it", None),
        "refused": ("import SageMaker, build one that is refused, and be told why", None),
        "rich": ("import SageMaker, build that request with every member", _BUDGET),
        "reply": ("import SageMaker, read a DescribeModelPackage response", None),
        "every": ("import every module of SageMaker", None),
    }
    return [
        _measure(setup, place, module, work, budget) for module, (work, budget) in works.items()
    ]


def _measure(setup: Setup, place: Path, module: str, work: str, budget: Budget | None) -> Row:
    costs: list[Cost] = []
    empty: list[Cost] = []
    for _ in range(setup.runs * _TURNS):
        costs.append(run_well([sys.executable, "-c", f"import {module}"], folder=place).cost)
        empty.append(run_well([sys.executable, "-c", "pass"], folder=place).cost)
    limit = Limit(name="an empty interpreter", cost=find_median(empty))
    return Row(
        work=work,
        cost=find_median(costs),
        limit=limit,
        budget=budget,
        note=_count_modules(place, module),
    )


def _count_modules(place: Path, module: str) -> str:
    code = f"import {module}, sys; print(*sys.modules)"
    before = set(
        run_well(
            [sys.executable, "-c", "import sys; print(*sys.modules)"], folder=place
        ).out.split()
    )
    names = (
        set(run_well([sys.executable, "-c", code], folder=place).out.split()) - before - {module}
    )
    own = sum(name.partition(".")[0] == "sagemaker" for name in names)
    return f"{own} of its modules, {len(names) - own} of Python's"


def _write_imports(package: Path) -> str:
    paths = [path.relative_to(package.parent) for path in sorted(package.rglob("*.py"))]
    names = [".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in paths]
    return "".join(f"import {name}\n" for name in names)
