"""The shape of the house: imports point one way, work has its place, files stay small."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator" / "shapewright"
TEMPLATES = ROOT / "templates"

ORDER = [
    {"shapewright"},  # the version
    {"problem"},
    {"ir"},
    {"patterns"},
    {"sources"},
    {"build"},
    {"claims"},
    {"lifecycles"},
    {"lower"},
    {"reconcile"},
    {"changes"},
    {
        "models",
        "enums",
        "package",
        "validators",
        "samples",
        "fakes",
        "strategies",
        "client",
    },  # never each other
    {"render"},
    {"docs"},
    {"examples"},
    {"write"},
    {"specs"},
    {"vendor"},
    {"pipeline"},
    {"show"},
    {"cli"},
    {"__main__"},
]
"""Each room may import those before it, and itself."""

ONE_COPY = {
    ("patterns/properties.py", "shapewright.runtime.properties"),
    ("patterns/sample.py", "shapewright.runtime.text_way"),
    ("patterns/form.py", "shapewright.runtime.text_form"),
    ("patterns/oddity.py", "shapewright.runtime.text_form"),
    ("patterns/oddity.py", "shapewright.runtime.text_lengths"),
    ("examples/make.py", "shapewright.runtime.policy"),
    ("examples/make.py", "shapewright.runtime.validation"),
    ("examples/value.py", "shapewright.runtime.fake.clock"),
    ("examples/value.py", "shapewright.runtime.fake.known"),
    ("examples/value.py", "shapewright.runtime.fake.synthesis"),
    ("examples/value.py", "shapewright.runtime.fake.text_kinds"),
    ("examples/value.py", "shapewright.runtime.validation"),
}
"""What the generator shares with what it generates: Unicode's properties, the making of strings,
and what an example is made and checked by; nothing else of the runtime is its own."""

MODULES_OF_ONE_PLACE = {
    "jinja2": {"render/environment.py"},
    "subprocess": {"sources/download.py", "vendor/repository.py", "pipeline/full_text.py"},
    "click": {"cli"},
    "rich": {"cli"},
    "botocore": {"lower/naming.py", "sources/directory.py"},
    "jmespath": {"client/path.py"},
    "hypothesis": {"runtime/strategies"},
    "libcst": {"vendor/merge"},
}
"""Who may import what only they need; a folder stands for all its files."""

OF_ONE_FOLDER = {"strategies": {"hypothesis"}}
"""What else a folder of the runtime may import, which only those need who use that folder."""

WRITERS = {"write", "sources/store.py", "sources/download.py"}
"""Who may change a disk."""

WRITING_CALLS = {
    *(
        "write_text",
        "write_bytes",
        "unlink",
        "rmdir",
        "mkdir",
        "touch",
        "symlink_to",
        "hardlink_to",
    ),
    *("rename", "replace", "makedirs", "remove", "removedirs", "rmtree", "move", "copyfile"),
    *("copytree", "copy2", "chmod", "utime", "truncate"),
}
NOT_PATHS = {"replace", "remove", "copy2", "move"}
"""Calls that strings and lists have too: only ``os``'s and ``shutil``'s change a disk."""

MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 60
MOST_PARAMETERS = 6
MOST_LINES_OF_A_TEMPLATE = 80
DRAWERS = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "tools"}
FORBIDDEN = [
    r"/work/",
    r"files\.pythonhosted",
    r"pypi\.org/simple",
    r"\bTODO\b|\bFIXME\b|\bXXX\b",
]
"""Traces of one machine, one index or unfinished work."""


@dataclass(frozen=True)
class Module:
    """One file of the generator, parsed."""

    path: Path

    @property
    def place(self) -> str:
        """Its path in the package."""
        return self.path.relative_to(PACKAGE).as_posix()

    @property
    def name(self) -> str:
        """Its dotted name."""
        parts = self.path.relative_to(PACKAGE.parent).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def room(self) -> str:
        """The room it stands in."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 else parts[0]

    @property
    def text(self) -> str:
        """Its source."""
        return self.path.read_text(encoding="utf-8")

    @property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text)

    def is_in(self, places: set[str]) -> bool:
        """Whether it is one of these files, or stands in one of these folders."""
        return any(self.place == place or self.place.startswith(f"{place}/") for place in places)

    def imports(self) -> Iterator[str]:
        """Every module that is imported anywhere in the file, in full."""
        package = self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = node.module or ""
                if node.level:
                    home = package.split(".")[: len(package.split(".")) - node.level + 1]
                    base = ".".join([*home, *([base] if base else [])])
                yield base
                yield from (f"{base}.{alias.name}" for alias in node.names)


@cache
def read_modules() -> tuple[Module, ...]:
    """The generator's modules, without the runtime, which is no part of it at run time."""
    files = sorted(PACKAGE.rglob("*.py"))
    return tuple(Module(path) for path in files)


def own() -> list[Module]:
    return [module for module in read_modules() if module.room != "runtime"]


def rank(room: str) -> int:
    return next(at for at, rooms in enumerate(ORDER) if room in rooms)


def own_imports(module: Module) -> set[str]:
    """The modules of the generator that this one imports."""
    names = {other.name for other in read_modules()}
    return {name for name in module.imports() if name in names}


def test_every_room_has_its_place_in_the_order() -> None:
    assert {module.room for module in own()} <= {room for rooms in ORDER for room in rooms}


@pytest.mark.parametrize("module", own(), ids=lambda module: module.place)
def test_imports_point_one_way(module: Module) -> None:
    """A room imports earlier rooms and itself; backends never each other; nobody the runtime."""
    for name in own_imports(module):
        room = name.split(".")[1] if "." in name else name
        if (module.place, name) in ONE_COPY:
            continue
        assert room != "runtime", name
        assert room == module.room or rank(room) < rank(module.room), name


def test_no_imports_go_in_a_circle() -> None:
    """Imports inside functions and for type checkers count too; a package stands for itself."""
    edges = {module.name: own_imports(module) - {module.name} for module in read_modules()}
    # A submodule imports its package without needing anything from it.
    edges = {
        name: {to for to in targets if not name.startswith(f"{to}.")}
        for name, targets in edges.items()
    }
    done: set[str] = set()
    while ready := [name for name in edges if name not in done and edges[name] <= done]:
        done.update(ready)

    assert sorted(edges.keys() - done) == []


@pytest.mark.parametrize("name", MODULES_OF_ONE_PLACE)
def test_what_one_place_needs_no_other_imports(name: str) -> None:
    """And the place named does import it, so that the table stays true."""
    users = {
        module.place
        for module in read_modules()
        if any(item == name or item.startswith(f"{name}.") for item in module.imports())
    }
    places = MODULES_OF_ONE_PLACE[name]

    assert users
    assert {place for place in users if not Module(PACKAGE / place).is_in(places)} == set()


def test_the_runtime_imports_the_standard_library_and_itself_alone() -> None:
    runtime = [module for module in read_modules() if module.room == "runtime"]
    for module in runtime:
        for name in module.imports():
            top = name.split(".")[0]
            allowed = {*sys.stdlib_module_names, *OF_ONE_FOLDER.get(module.path.parent.name, ())}
            assert name.startswith("shapewright.runtime") or top in allowed, name
            assert top != "shapewright" or module.text.count("shapewright") == 0, module.place

    assert len(runtime) >= 5


def names_given_to_import_module(module: Module) -> set[str]:
    """The packages that a module imports by name, where it asks for them."""
    return {
        str(getattr(node.args[0], "value", "?")).partition(".")[0]
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "import_module"
    }


def test_what_the_runtime_needs_of_others_it_imports_in_two_places() -> None:
    """By name, so that a package can be checked where they are not installed."""
    runtime = [module for module in read_modules() if module.room == "runtime"]
    found = {module.place: names_given_to_import_module(module) for module in runtime}

    assert {place: names for place, names in found.items() if names} == {
        "runtime/fake/sdk.py": {"boto3", "botocore"},
        "runtime/fake/fixtures.py": {"pytest"},
    }


def writing_calls(tree: ast.Module) -> set[str]:
    """The calls in this code that change a disk."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        name = getattr(function, "attr", getattr(function, "id", ""))
        owner = function.value if isinstance(function, ast.Attribute) else None
        of_system = isinstance(owner, ast.Name) and owner.id in {"os", "shutil"}
        if name in WRITING_CALLS and owner and (of_system or name not in NOT_PATHS):
            found.add(name)
        modes = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg == "mode")]
        opens = name in {"open", "fdopen"} and any(
            isinstance(mode, ast.Constant)
            and isinstance(mode.value, str)
            and set(mode.value) & set("wax+")
            and len(mode.value) <= 3
            for mode in modes
        )
        if opens:
            found.add(name)
    return found


@pytest.mark.parametrize("module", own(), ids=lambda module: module.place)
def test_only_the_write_room_and_the_cache_change_a_disk(module: Module) -> None:
    assert module.is_in(WRITERS) or not writing_calls(module.tree)


def test_calls_that_change_a_disk_are_found() -> None:
    """The judge of the test above knows them when it sees them."""
    code = """
Path("x").write_text("")
os.replace("a", "b")
open("x", "w")
path.open(mode="ab")
text.replace("a", "b")
names.remove("a")
open("x")
"""
    assert writing_calls(ast.parse(code)) == {"write_text", "replace", "open"}
    assert any(writing_calls(module.tree) for module in own() if module.room == "write")


@pytest.mark.parametrize("module", read_modules(), ids=lambda module: module.place)
def test_files_and_functions_stay_small(module: Module) -> None:
    assert len(module.text.splitlines()) <= MOST_LINES
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            parameters = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            named = [item for item in parameters if item.arg not in {"self", "cls"}]
            assert size <= MOST_LINES_OF_A_FUNCTION, node.name
            is_command = module.room == "cli" and node.decorator_list
            assert is_command or len(named) <= MOST_PARAMETERS, node.name


@pytest.mark.parametrize("module", read_modules(), ids=lambda module: module.place)
def test_modules_say_what_they_are_and_are_no_drawers(module: Module) -> None:
    assert module.path.stem not in DRAWERS
    assert ast.get_docstring(module.tree)


def test_templates_stay_small_and_look_like_their_output() -> None:
    """No template builds text, decides types, sets variables or defines macros."""
    for file in sorted(TEMPLATES.rglob("*.j2")):
        text = file.read_text(encoding="utf-8")
        tags = set(re.findall(r"{%[-+]?\s*(\w+)", text))
        filters = set(re.findall(r"\|\s*(\w+)", "".join(re.findall(r"{{.*?}}", text))))
        assert tags <= {"for", "endfor", "if", "else", "endif", "include"}, file.name
        assert filters <= {"join"}, file.name
        assert file.name == "LICENSE.j2" or len(text.splitlines()) <= MOST_LINES_OF_A_TEMPLATE


def tracked_texts() -> Iterator[tuple[str, str]]:
    for folder in ("generator", "templates", "specs", "tests", "bench", ".ci"):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.is_file() and file.suffix in {".py", ".j2", ".toml", ".md", ".yml", ".yaml"}:
                yield file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")
    for name in ("pyproject.toml", "README.md", "CHANGELOG.md", "Makefile"):
        if (ROOT / name).exists():
            yield name, (ROOT / name).read_text(encoding="utf-8")


def test_nothing_speaks_of_a_machine_an_index_or_unfinished_work() -> None:
    here = Path(__file__).relative_to(ROOT).as_posix()
    found = {
        f"{name}: {match.group()}"
        for name, text in tracked_texts()
        if name != here
        for pattern in FORBIDDEN
        for match in re.finditer(pattern, text)
    }

    assert found == set()
