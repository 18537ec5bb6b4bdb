"""Planned modules, imported for as long as they are needed, without a disk.

Takes the texts of a package by path, gives its modules by name. A module is compiled when it is
first asked for. The runtime is not compiled again: the one that would be copied stands in for the
copy.
"""

from __future__ import annotations

import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from itertools import count
from types import ModuleType
from typing import Any

_RUNTIME = "shapewright.runtime"
_COPY = "_runtime"
_NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A package in memory."""

    name: str

    def find(self, module: str) -> Any:
        """A module of the package, by its name in it: ``validation``."""
        return import_module(f"{self.name}.{module}")


@contextmanager
def loading(texts: Mapping[str, str]) -> Generator[Loaded]:
    """The package of these texts, which is forgotten afterwards."""
    name = f"shapewright_in_memory_{next(_NUMBERS)}"
    finder = _Finder(name, texts)
    sys.meta_path.insert(0, finder)
    try:
        yield Loaded(name)
    finally:
        sys.meta_path.remove(finder)
        for loaded in [one for one in sys.modules if one.partition(".")[0] == name]:
            del sys.modules[loaded]


class _Finder(MetaPathFinder):
    """Finds the modules of one package."""

    def __init__(self, name: str, texts: Mapping[str, str]) -> None:
        self._name = name
        self._texts = texts

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target
        top, _, inner = fullname.partition(".")
        if top != self._name:
            return None
        if inner.split(".")[0] == _COPY:
            own = f"{_RUNTIME}{inner[len(_COPY) :]}"
            return ModuleSpec(fullname, _Borrower(own), is_package=True)
        place = inner.replace(".", "/")
        package = f"{place}/__init__.py".lstrip("/")
        if not inner or package in self._texts:
            loader = _Compiler(package, self._texts.get(package, ""))
            return ModuleSpec(fullname, loader, is_package=True)
        text = self._texts.get(f"{place}.py")
        return None if text is None else ModuleSpec(fullname, _Compiler(f"{place}.py", text))


class _Compiler(Loader):
    """Makes a module of its text."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text

    def exec_module(self, module: ModuleType) -> None:
        code = compile(self._text, f"<{self._path}>", "exec", dont_inherit=True)
        exec(code, module.__dict__)  # noqa: S102 - planned here, of literals that are ours


class _Borrower(Loader):
    """Lets a module of the runtime stand for its copy."""

    def __init__(self, own: str) -> None:
        self._own = own

    def exec_module(self, module: ModuleType) -> None:
        sys.modules[module.__name__] = import_module(self._own)
