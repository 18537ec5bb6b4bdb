"""Generated packages, imported for as long as they are needed.

Takes a service's name or its model file, gives the package's own checks beside the service that it
was made from. What is asked inside the package, the predicate and the explanation each by itself,
is asked through here alone.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from shapewright.build.service import build_service
from shapewright.ir.graph import select_operations
from shapewright.ir.service import Service
from shapewright.lower.naming import package_name
from shapewright.pipeline.package import make_package
from shapewright.problem import Where
from shapewright.sources.open import open_source
from shapewright.specs.select import select_names
from shapewright.specs.target import Target

Checks = Callable[..., list[Any]]


@dataclass(frozen=True, slots=True)
class Generated:
    """A package, imported, and the service it was made from."""

    name: str
    service: Service
    folder: Path
    module: ModuleType
    validation: ModuleType
    classes: dict[str, Any] = field(default_factory=dict[str, Any])
    """The class of each structure, once one was asked for."""

    @property
    def check_request(self) -> Checks:
        """The package's own function."""
        check: Checks = self.validation.check_request
        return check

    @property
    def check_response(self) -> Checks:
        """The package's own function."""
        check: Checks = self.validation.check_response
        return check

    @property
    def check_shape(self) -> Checks:
        """The package's own function."""
        check: Checks = self.validation.check_shape
        return check

    def load(self, name: str) -> Any:
        """A module of the package, by its name in it: ``_runtime.policy``."""
        return importlib.import_module(f"{self.module.__name__}.{name}")

    def is_right(self, shape: str | None, value: object) -> bool:
        """What the predicate of a structure alone says; one that stumbles does not say yes."""
        validation = self.validation.VALIDATION
        # Asked first, so that the package has found its own predicate.
        ready: dict[str | None, Callable[[object], bool]] = validation._ready  # noqa: SLF001
        ask = ready.get(shape) or validation._prepare(shape)  # noqa: SLF001 - looks inside
        try:
            return bool(ask(value))
        except Exception:  # noqa: BLE001 - at a member that is missing, or the value's own code
            return False

    def find_class(self, shape: str) -> Any:
        """The class of a structure."""
        models = self.load("models")
        if not self.classes:
            found = [getattr(models, name) for name in dir(models)]
            self.classes.update({cls.__shape__: cls for cls in found if hasattr(cls, "__shape__")})
        return self.classes[shape]

    def write(self, value: object) -> Any:
        """What one pass alone makes of a dataclass; None where it leaves it to two."""
        cls = type(value)
        write = self.load("_runtime.validation").find_writer(cls)
        try:
            return write(value, cls)
        except Exception:  # noqa: BLE001 - refused, or the value's own code
            return None

    def explain(self, shape: str | None, value: object, policy: object) -> list[Any]:
        """What the explanation alone says, without asking any predicate."""
        validation = self.validation.VALIDATION
        alone = self.load("_runtime.explain").Explainer(
            validation.find_shape,
            validation.find_values,
        )
        usual, validation._explainer = validation._explainer, alone  # noqa: SLF001 - as above
        try:
            found: list[Any] = validation._explain(shape, value, policy)  # noqa: SLF001 - as above
        finally:
            validation._explainer = usual  # noqa: SLF001 - as above
        return found


@contextmanager
def generate(
    name: str,
    *,
    source: str = "installed",
    operations: Sequence[str] = ("*",),
    prefix: str = "swept",
) -> Generator[Generated]:
    """The package of a service, which is gone afterwards.

    Args:
        name: boto3's name for it, or the name in its model file.
        source: where the model comes from.
        operations: names or glob patterns.
        prefix: what the package's name begins with; two at a time differ in it.

    Raises:
        CannotContinueError: there is no such service, or it cannot be generated.
    """
    with TemporaryDirectory(prefix="shapewright-sweep-") as folder:
        where = Where("sweep")
        service = build_service(open_source(source).read(name)).service
        known = [operation.name for operation in service.operations]
        chosen = select_names(operations, known, kind="operation", where=where)
        home = Path(folder) / f"{prefix}_{package_name(name)}"
        target = Target(
            where=where, service=name, source=source, operations=tuple(operations), out=home
        )
        _write(home, make_package(target).tree)
        try:
            yield _load(name, select_operations(service, chosen), home)
        finally:
            sys.path.remove(folder)
            for loaded in [*sys.modules]:
                if loaded.partition(".")[0] == home.name:
                    del sys.modules[loaded]


def _write(home: Path, texts: Mapping[str, str]) -> None:
    for path, text in texts.items():
        file = home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _load(name: str, service: Service, home: Path) -> Generated:
    sys.path.insert(0, str(home.parent))
    importlib.invalidate_caches()
    module = importlib.import_module(home.name)
    validation = importlib.import_module(f"{home.name}.validation")
    return Generated(name, service, home, module, validation)
