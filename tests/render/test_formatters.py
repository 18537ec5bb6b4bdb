"""Whatever the names and however long, the formatters leave a generated package as it is."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

import black
import pytest

from shapewright.lower.literal import literal
from shapewright.lower.naming import snake
from shapewright.render.fold import LIMIT, fold_lines

RUFF = Path(sys.executable).with_name("ruff")
WORDS = ["Model", "Package", "A", "URL", "Configuration", "Id", "Supplemental", "Of", "S3", "Ml"]
SCALARS = ["String", "Integer", "Double", "Blob", "Timestamp", "Boolean", "Document"]
ROUNDS = {"short": (24, 16), "usual": (48, 32), "long": (70, 50), "longest": (92, 62)}
"""The longest shape and the longest member; no service has longer ones than the last."""


def draw_name(random: Random, most: int) -> str:
    length = random.randint(3, most)
    name = ""
    while len(name) < length:
        name += random.choice(WORDS)
    return name[:length]


def draw_member(random: Random, most: int) -> str:
    """A member's name, whose attribute has at most eight underscores."""
    name = draw_name(random, most)
    while len(snake(name)) > most + 8:
        name = name[:-1]
    return name


def draw_claim(random: Random, most: int) -> str:
    """A text that names values, of any number and length."""
    looks = ["", ".x", "/y", "+z", "-", "_1"]
    values = [draw_name(random, most) + random.choice(looks) for _ in range(random.randint(2, 9))]
    return f"<p>Valid values: {' | '.join(f'<code>{value}</code>' for value in values)}</p>"


def draw_model(random: Random, longest: tuple[int, int], count: int) -> dict[str, Any]:
    """A model whose structures refer to each other in every way, with names up to this long."""
    most, most_of_member = longest
    shapes: dict[str, Any] = {
        "String": {"type": "string"},
        "Integer": {"type": "integer"},
        "Double": {"type": "double"},
        "Blob": {"type": "blob"},
        "Timestamp": {"type": "timestamp"},
        "Boolean": {"type": "boolean"},
        "Document": {"type": "structure", "document": True, "members": {}},
    }
    structures = sorted({draw_name(random, most) for _ in range(count)} - shapes.keys())
    enums = sorted({draw_name(random, most) for _ in range(count)} - {*shapes, *structures})
    targets = [*SCALARS, *structures, *enums]
    for name in enums:
        shapes[name] = {"type": "string", "enum": [draw_name(random, most_of_member), "*", "1"]}
    for at in range(count):
        inner = random.choice(targets)
        key = random.choice(["String", *enums])
        shapes[f"L{at}"] = {"type": "list", "member": {"shape": inner}, "sparse": at % 4 == 0}
        shapes[f"M{at}"] = {"type": "map", "key": {"shape": key}, "value": {"shape": inner}}
        targets += [f"L{at}", f"M{at}"]
    for name in structures:
        members: dict[str, Any] = {
            draw_member(random, most_of_member): {"shape": random.choice(targets)} for _ in range(5)
        }
        said = draw_claim(random, most_of_member)
        members[draw_member(random, most_of_member)] = {"shape": "String", "documentation": said}
        required = [member for member in members if members[member]["shape"] in SCALARS]
        shapes[name] = {"type": "structure", "members": members, "required": required[:1]}
    shapes["RootInput"] = {
        "type": "structure",
        "members": {f"m{at}": {"shape": name} for at, name in enumerate([*structures, *enums])},
    }
    metadata = {
        "apiVersion": "2020-01-01",
        "endpointPrefix": "case",
        "protocol": "json",
        "serviceFullName": "Case Service",
        "serviceId": "Case",
        "signatureVersion": "v4",
    }
    http = {"method": "POST", "requestUri": "/"}
    operation = {"name": "Do", "http": http, "input": {"shape": "RootInput"}}
    return {"metadata": metadata, "operations": {"Do": operation}, "shapes": shapes}


def run_ruff(folder: Path, *arguments: str) -> str:
    """What ruff, with no configuration but its own, has to say about a folder."""
    done = subprocess.run(
        [RUFF, *arguments, "--isolated", "--no-cache", str(folder)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode in {0, 1}, done.stderr
    return done.stdout if done.returncode else ""


def find_unblack(texts: Mapping[str, str]) -> list[str]:
    """The files that black would write differently."""
    return [
        path
        for path, text in texts.items()
        if path.endswith(".py") and black.format_str(text, mode=black.Mode()) != text
    ]


@pytest.mark.parametrize("kind", ROUNDS)
@pytest.mark.parametrize("seed", range(4))
def test_a_package_of_any_names_is_left_as_it_is(
    kind: str,
    seed: int,
    tmp_path: Path,
    make: Callable[..., Any],
    write_package: Callable[..., Path],
) -> None:
    """By ``ruff format`` and by black, and ``ruff check`` has nothing to say."""
    random = Random(f"{kind}{seed}")  # noqa: S311 - no secret
    model = tmp_path / "service-2.json"
    model.write_text(json.dumps(draw_model(random, ROUNDS[kind], 12)))
    tree = make("case", str(model)).tree
    made = {path: text for path, text in tree.items() if not path.startswith("_runtime")}
    folder = write_package(tmp_path / "package", tree)

    assert any("one_of=[" in text for text in made.values())
    assert run_ruff(folder, "format", "--diff") == ""
    assert find_unblack(made) == []
    assert run_ruff(folder, "check") == ""


def test_expected_files_of_the_cases_are_left_as_they_are() -> None:
    """What a reader of the corpus sees is what the formatters give."""
    cases = Path(__file__).parent.parent / "cases"
    texts = {str(path): path.read_text(encoding="utf-8") for path in sorted(cases.rglob("*.py"))}

    assert len(texts) > 40
    assert run_ruff(cases, "format", "--diff") == ""
    assert run_ruff(cases, "check") == ""
    assert find_unblack(texts) == []


def test_the_runtime_is_left_as_it_is(
    tmp_path: Path, make: Callable[..., Any], write_package: Callable[..., Path]
) -> None:
    tree = make("sts").tree
    runtime = {path: text for path, text in tree.items() if path.startswith("_runtime")}
    folder = write_package(tmp_path / "package", runtime)

    assert run_ruff(folder, "format", "--diff") == ""
    assert run_ruff(folder, "check") == ""
    assert find_unblack(runtime) == []


def test_the_judges_do_object(tmp_path: Path, write_package: Callable[..., Path]) -> None:
    """Each of the three finds fault with a line it would fold, or a name nobody uses."""
    texts = {"a.py": "import os\nx = f(" + ", ".join(["argument"] * 12) + ")\n"}
    folder = write_package(tmp_path, texts)

    assert run_ruff(folder, "format", "--diff")
    assert run_ruff(folder, "check")
    assert find_unblack(texts) == ["a.py"]


@pytest.mark.parametrize("length", range(70, 100, 3))
def test_a_constant_of_any_length_is_left_as_it_is(
    length: int, tmp_path: Path, write_package: Callable[..., Path]
) -> None:
    """The two formatters differ on a name that fills the line before a value that would fit."""
    lines = [f'    {"N" * length} = "{"v" * size}"' for size in (40, 78, 90)]
    texts = {f"a{at}.py": fold_lines(f"class A:\n{line}\n") for at, line in enumerate(lines)}
    folder = write_package(tmp_path, texts)

    assert run_ruff(folder, "format", "--diff") == ""
    assert find_unblack(texts) == []


@pytest.mark.parametrize("count", range(30, 44))
def test_wide_characters_take_their_columns(
    count: int, tmp_path: Path, write_package: Callable[..., Path]
) -> None:
    texts = {"a.py": fold_lines(f'x = f("{"日" * count}", key="value")\n')}
    folder = write_package(tmp_path, texts)

    assert run_ruff(folder, "format", "--diff") == ""
    assert find_unblack(texts) == []


def test_text_in_docstrings_is_never_folded() -> None:
    """Not even where it looks like code, after quotes that are escaped, or on one line."""
    long = "x = read_list(get(" + "A" * LIMIT + "))"
    first = f'"""One line with {long} inside."""'
    second = f'"""Two \\""" lines.\n\n    {long}\n    """'
    text = f"{first}\n\n\ndef f():\n    {second}\n"

    assert fold_lines(text) == text


def test_code_after_a_docstring_is_folded() -> None:
    """A docstring of one line, of several, or with escaped quotes does not hide what follows."""
    long = f'    x = read_list(get("A"), {"B" * LIMIT})'
    for docstring in (
        '"""One."""',
        '"""One\n    two."""',
        'r"""\\d"""',
        '"""\\""" quotes\n    """',
    ):
        folded = fold_lines(f"def f():\n    {docstring}\n{long}\n")
        assert long not in folded
        assert folded.startswith(f"def f():\n    {docstring}\n    x = read_list(\n")


def test_short_lines_and_unknown_statements_stay() -> None:
    text = "x = 1\n" + "assert " + "x" * LIMIT + "\n"

    assert fold_lines(text) == text


def test_strings_that_look_like_code_are_folded_whole(
    tmp_path: Path, write_package: Callable[..., Path]
) -> None:
    values = ["a, b", "c) (d", "] [", "'", '"', "{x}, {y}", "\\", '\\", "', "plain"] * 3
    entries = ", ".join(map(literal, values))
    text = fold_lines(f"x = f(\n    one_of=[{entries}],\n    more=g({entries}),\n)\n")
    folder = write_package(tmp_path, {"a.py": text})

    assert text.count("\n") > 2 * len(values)
    assert ast.dump(ast.parse(text)) == ast.dump(
        ast.parse(f"x = f(one_of={values!r}, more=g({', '.join(map(repr, values))}))")
    )
    assert run_ruff(folder, "format", "--diff") == ""
    assert find_unblack({"a.py": text}) == []
