"""A slice in one module: it does what the package does, alone, and suits every tool."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

MakeTexts = Callable[..., Mapping[str, str]]

USE = """
import pickle
import sys

from {package} import PutThingRequest, Thing, ValidationError, check_request, check_response
from {package} import Colour, Fault, Gone, Mapping, Protocol, Tiny, TinyClient, exceptions

request = PutThingRequest(
    thing=Thing(name="a", colour=Colour.RED, problems=[Fault(list=[])]),
    protocol=Protocol(bytes=b"1"),
)
print(request.validate().to_dict())
print(pickle.loads(pickle.dumps(request)) == request, Thing.from_dict({{"Name": "b"}}))
print(check_request("PutThing", {{"Thing": {{"Name": "", "Colour": "pink", "X": 1}}}}))
print(check_response("PutThing", {{"Name": 7}}))
try:
    Thing(name="1").validate()
except ValidationError as error:
    print(error)


class Sub(Thing):
    pass


print(Sub(name="2").check())


print(sorted(exceptions.CODES), issubclass(exceptions.Gone, exceptions.ServiceError))
print(exceptions.Gone is not Gone, issubclass(exceptions.Mapping, Exception), Mapping())
foreign = {{name.partition(".")[0] for name in sys.modules}} - set(sys.stdlib_module_names)
print(sorted(foreign - {{"{package}", "__main__"}}))
"""


def write(folder: Path, texts: Mapping[str, str]) -> Path:
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def single(make_texts: MakeTexts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The slice in one module, on disk."""
    return write(tmp_path_factory.mktemp("single") / "one", make_texts(single_file=True))


def run(folder: Path, code: str) -> str:
    """What code prints in a Python with its standard library alone."""
    done = subprocess.run(
        [sys.executable, "-S", "-I", "-c", f"import sys; sys.path.insert(0, '.')\n{code}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_is_one_module_with_a_notice(single: Path) -> None:
    files = {path.name for path in single.rglob("*") if path.is_file()}

    assert files == {"__init__.py", "LICENSE", "NOTICE", "py.typed"}


def test_it_does_what_the_package_does(single: Path, make_texts: MakeTexts, tmp_path: Path) -> None:
    """Line by line, with names of shapes that clash with imports and with each other."""
    write(tmp_path / "many", make_texts(single_file=False))
    one = run(single.parent, USE.format(package="one")).splitlines()
    many = run(tmp_path, USE.format(package="many")).splitlines()

    assert one == many
    assert one[-1] == "[]"
    assert "['BaseException', 'Gone', 'Mapping'] True" in one


def test_it_can_be_moved_and_renamed(single: Path, tmp_path: Path) -> None:
    """Also to a plain module."""
    text = (single / "__init__.py").read_text()
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "plain.py").write_text(text)

    assert run(tmp_path, USE.format(package="a.b.plain")).splitlines()[0].startswith("{")


def test_two_of_them_do_not_meet(single: Path, tmp_path: Path) -> None:
    text = (single / "__init__.py").read_text()
    for name in ("one", "two"):
        (tmp_path / f"{name}.py").write_text(text)
    code = """
import one, two
for each in (one, two):
    assert type(each.Thing(name="a").validate()) is each.Thing
    assert each.check_request("PutThing", {})
assert one.exceptions.CODES["Gone"] is not two.exceptions.CODES["Gone"]
"""
    run(tmp_path, code)


def test_it_imports_the_standard_library_alone_and_no_part_of_a_package(single: Path) -> None:
    tree = ast.parse((single / "__init__.py").read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
            assert str(node.module).partition(".")[0] in sys.stdlib_module_names
        elif isinstance(node, ast.Import):
            assert all(alias.name in sys.stdlib_module_names for alias in node.names)


TOOLS = {
    "ruff check": ["ruff", "check", "--isolated", "--no-cache"],
    "ruff format": ["ruff", "format", "--isolated", "--no-cache", "--check"],
    "black": ["black", "--check", "--quiet"],
    "mypy": ["mypy", "--strict", "--config-file=", "--cache-dir=/dev/null"],
}


@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_leaves_it_as_it_is(single: Path, tool: str) -> None:
    command = [sys.executable, "-m", *TOOLS[tool], single.name]
    done = subprocess.run(command, cwd=single.parent, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_pyright_too(single: Path) -> None:
    settings = single.parent / "pyrightconfig.json"
    settings.write_text(
        '{"include": ["one"], "typeCheckingMode": "strict", "pythonVersion": "3.11"}'
    )
    command = [sys.executable, "-m", "pyright", "--project", str(settings)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_it_is_the_same_every_time(make_texts: MakeTexts, single: Path) -> None:
    assert make_texts(single_file=True)["__init__.py"] == (single / "__init__.py").read_text()
