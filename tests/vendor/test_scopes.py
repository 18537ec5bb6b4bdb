"""Which names of a module are global: by Python's own rules, and where they stand."""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterator
from pathlib import Path

import pytest

import shapewright.runtime
from shapewright.vendor.single.parts import read_parts
from shapewright.vendor.single.scopes import read_names

RUNTIME = Path(str(shapewright.runtime.__file__)).parent
FUTURE = "from __future__ import annotations\n"
LOCAL = {
    "a parameter": "def f(x, /, y, *z, w, **v):\n    return x, y, z, w, v",
    "what is assigned later": "def f():\n    print(x)\n    x = 1",
    "a loop, a context and an error": (
        "def f():\n    for x in ():\n        pass\n    with f() as y:\n        pass\n"
        "    try:\n        pass\n    except ValueError as z:\n        print(x, y, z)"
    ),
    "an import": "def f():\n    import x.y\n    from z import w as v\n    return x, v",
    "of the function around": "def f(x):\n    def g():\n        nonlocal x\n        x = x\n",
    "of a comprehension": "def f():\n    return [x for x, y in f() if y], {x: 1 for x in f()}",
    "of a comprehension in a class": "class A:\n    b = 1\n    c = [x for x in (b,)]",
    "of a lambda": "f = lambda x, *y: (x, y)",
    "of a pattern": (
        "def f(a):\n    match a:\n        case [x, *y]:\n            return x, y\n"
        "        case {'z': z, **w}:\n            return z, w"
    ),
    "assigned in an expression": "def f(a):\n    return (x := a) and x",
    "of a class, in its body": "class A:\n    x = 1\n    y = x",
}
GLOBAL = {
    "of a class, in its method": "class A:\n    x = 1\n    def f(self):\n        return x",
    "said to be global": "def f():\n    global x\n    x = 1",
    "said to be global, one function in": (
        "def f(x):\n    def g():\n        global x\n        return x"
    ),
    "a default and a decorator": "@x\ndef f(y=x, *, z: x = x) -> x:\n    return 1",
    "the first loop of a comprehension": "class A:\n    y = [1 for y in x]",
    "a base and a keyword": "class A(x, metaclass=x):\n    pass",
}


def find_uses(code: str) -> set[str]:
    """The names that are global or builtin; what a function imports is told apart."""
    return {use.name for use in read_names(ast.parse(code)).uses if not use.imports}


@pytest.mark.parametrize("code", LOCAL.values(), ids=LOCAL)
def test_what_belongs_to_functions_and_classes_is_left_alone(code: str) -> None:
    assert not find_uses(code) & {"x", "y", "z", "w", "v"}


@pytest.mark.parametrize("code", GLOBAL.values(), ids=GLOBAL)
def test_what_is_global_is_found(code: str) -> None:
    assert "x" in find_uses(code)


def test_an_import_in_a_function_is_known_for_what_it_is() -> None:
    code = "def f():\n    from .a import x as y\n    return lambda: y"
    (use,) = [one for one in read_names(ast.parse(code)).uses if one.imports]

    assert (use.name, use.is_run) == ("y", False)
    assert isinstance(use.imports[0], ast.ImportFrom)


def test_what_has_to_be_there_when_the_module_runs() -> None:
    code = """
from __future__ import annotations
one: two = three
@four
class A(five):
    six: seven = eight
    def f(self, nine: ten = eleven) -> twelve:
        return thirteen
"""
    uses = read_names(ast.parse(code)).uses
    run = {use.name for use in uses if use.is_run and use.name not in {"one", "A"}}

    assert run == {"three", "four", "five", "eight", "eleven"}
    assert {use.name for use in uses} - run >= {"two", "seven", "ten", "twelve", "thirteen"}


def test_the_compiler_says_the_same_of_all_that_is_copied() -> None:
    """Every name that the compiler takes for global in a file is found, and no other."""
    for path in sorted(RUNTIME.rglob("*.py")):
        # With it, the compiler does not look at annotations.
        code = path.read_text(encoding="utf-8").replace(FUTURE, "")
        table = symtable.symtable(code, path.name, "exec")
        assert find_uses(code) == set(find_globals(table)), path


def find_globals(table: symtable.SymbolTable) -> Iterator[str]:
    is_module = table.get_type() == "module"
    for symbol in table.get_symbols():
        is_named = symbol.is_referenced() or symbol.is_assigned()
        is_import = symbol.is_imported() and not symbol.is_referenced()
        if is_named and not is_import and (is_module or symbol.is_global()):
            yield symbol.get_name()
    for inner in table.get_children():
        yield from find_globals(inner)


def test_a_name_stands_where_it_is_said_to() -> None:
    """Also in a formatted string, and behind letters that are several bytes."""
    texts = {
        path.relative_to(RUNTIME).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(RUNTIME.rglob("*.py"))
    }
    texts["odd.py"] = "é = 1\nprint('ü', é, f'ä {é!r:>{é}} {é}')\n"
    for part in read_parts(texts).values():
        for use in read_names(part.tree).uses:
            if isinstance(use.node, ast.Name):
                begin, end = part.find_span(use.node)
                assert part.code[begin:end].decode() == use.name, (part.path, use.node.lineno)
