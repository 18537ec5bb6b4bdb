"""Lazy packages: a public name and the module below it that has the name.

Takes a package's public names with their modules, gives its planned ``__init__`` file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shapewright.lower.docstring import lower_docstring
from shapewright.lower.literal import literal
from shapewright.lower.naming import sort_as_exports, sort_as_imports, sort_naturally
from shapewright.lower.planned import Planned


@dataclass(frozen=True, slots=True)
class Home:
    """A public name and the module that has it, as literals."""

    name: str
    module: str


@dataclass(frozen=True, slots=True)
class ModuleNames:
    """A module and the public names taken from it, sorted."""

    module: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LazyView:
    """What the template of a lazy package sees."""

    docstring: str
    dots: str
    """What leads from the package to the one that holds the runtime."""
    modules: tuple[ModuleNames, ...]
    homes: tuple[Home, ...]
    exports: tuple[str, ...]
    """Literals of ``__all__``, sorted as linters sort it."""


def plan_lazy_package(folder: str, description: Sequence[str], homes: Mapping[str, str]) -> Planned:
    """The ``__init__`` file of a package in this folder; empty for the root.

    Args:
        folder: relative to the root.
        description: the lines of its docstring.
        homes: for each public name, the module below the package that has it.
    """
    modules: defaultdict[str, list[str]] = defaultdict(list)
    for name in sort_as_imports(homes):
        modules[homes[name]].append(name)
    view = LazyView(
        docstring=lower_docstring(description, indent=0),
        dots=".." if folder else ".",
        modules=tuple(
            ModuleNames(module, tuple(modules[module])) for module in sort_naturally(modules)
        ),
        homes=tuple(Home(literal(name), literal(homes[name])) for name in sorted(homes)),
        exports=tuple(literal(name) for name in sort_as_exports(homes)),
    )
    return Planned(f"{folder}/__init__.py".lstrip("/"), "package/lazy.py.j2", view)
