"""A docstring holds its text, and both formatters leave it alone wherever it may stand."""

from __future__ import annotations

import ast
import subprocess
import sysconfig
from pathlib import Path

import black
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from shapewright.lower.docstring import docstring_text, lower_docstring

RUFF = Path(sysconfig.get_path("scripts")) / "ruff"

PIECES = st.sampled_from(
    [
        *(
            '"',
            '""',
            '"""',
            "'",
            "'''",
            "\\",
            "\\\\",
            "\\n",
            "\\u0041",
            "\\N{DASH}",
            "\\x",
            "{",
            "}}",
        ),
        *(
            "{%",
            "${a}",
            "a",
            "word ",
            " ",
            "   ",
            "\t",
            "\0",
            "\r",
            "\n",
            "\x0b",
            "\x1c",
            "\x85",
            "\u2028",
        ),
        *(
            "\u00a0",
            "\u3000",
            "\u200b",
            "\u202e",
            "\ufeff",
            "\ud800",
            "\U000e0001",
            "é",
            "日" * 30,
            "x" * 70,
        ),
        *(
            "#",
            ">>> ",
            "- ",
            "    ",
            "%",
            "\x7f",
            "\u00ad",
            "r",
            "f",
            "noqa",
            "fmt: off",
            "# fmt: skip",
        ),
    ]
)
LINES = st.lists(st.lists(PIECES, max_size=6).map("".join) | st.text(max_size=8), max_size=6)


def places(lines: list[str]) -> list[str]:
    """Modules with the docstring as their own, as a class's and as an attribute's."""
    deep = lower_docstring(lines, indent=4)
    return [
        f"{lower_docstring(lines, indent=0)}\n\nx = 1\n",
        f"class A:\n    {deep}\n\n    x: int\n",
        f'class A:\n    """A."""\n\n    x: int\n    {deep}\n    y: int\n    {deep}\n',
        f"class A:\n    class B:\n        {lower_docstring(lines, indent=8)}\n\n        x: int\n",
    ]


def cleaned(node: ast.AST) -> str | None:
    assert isinstance(node, ast.Module | ast.ClassDef)
    return ast.get_docstring(node)


@given(LINES)
@example(['"'])
@example(['Default: "/"'])
@example(["C:\\"])
@example(["a", "   b"])
def test_python_reads_the_text_back(lines: list[str]) -> None:
    text = docstring_text(lines)
    module, in_class, attribute, nested = map(ast.parse, places(lines))
    inner = nested.body[0]
    assert isinstance(inner, ast.ClassDef)
    described = attribute.body[0]
    assert isinstance(described, ast.ClassDef)

    assert cleaned(module) == text
    assert cleaned(in_class.body[0]) == text
    assert cleaned(inner.body[0]) == text
    assert len(module.body) == 2
    assert [type(node).__name__ for node in described.body[1:]] == ["AnnAssign", "Expr"] * 2


@given(LINES)
def test_black_leaves_it_alone(lines: list[str]) -> None:
    for source in places(lines):
        assert black.format_str(source, mode=black.Mode()) == source


@settings(max_examples=12, deadline=None)
@given(st.lists(LINES, min_size=10, max_size=40))
@example(
    [
        ['"'],
        ['"', '"'],
        ["C:\\"],
        ["C:\\", "D:\\"],
        ['""" "'],
        ["x" * 90],
        ["a", "", "  b", " c"],
        [],
    ]
)
def test_ruff_leaves_it_alone(texts: list[list[str]]) -> None:
    classes = [place for lines in texts for place in places(lines)[1:]]
    for source in ["\n\n".join(classes), *(places(lines)[0] for lines in texts[:2])]:
        done = subprocess.run(
            [RUFF, "format", "--isolated", "--stdin-filename", "x.py", "-"],
            input=source.encode(),
            capture_output=True,
            check=True,
        )

        assert done.stdout.decode() == source


@given(LINES)
def test_the_source_is_visible_and_tidy(lines: list[str]) -> None:
    for line in lower_docstring(lines, indent=4).split("\n"):
        assert line.isprintable()
        assert line == line.rstrip()


@pytest.mark.parametrize(
    ("lines", "source"),
    [
        ([], '""""""'),
        (["One."], '"""One."""'),
        (["", " One.  ", ""], '"""One."""'),
        (["One.", "", "  Two.", "    three"], '"""One.\n\n    Two.\n      three\n    """'),
        (["x" * 100], '"""' + "x" * 100 + '"""'),
        (["\\d"], 'r"""\\d"""'),
        (["C:\\"], '"""C:\\\\"""'),
        (['"a" b'], '"""\\"a" b"""'),
        (['a "b"'], '"""a "b\\x22"""'),
        (["a", 'b "c"'], '"""a\n    b "c"\n    """'),
        (['a """ \\'], '"""a \\""" \\\\"""'),
        (["a\tb\x00c\u00a0d"], '"""a b c d"""'),
        (["zero\u200bwidth \ud800"], '"""zero\\u200bwidth \\ud800"""'),
        (["{x} {{ {% ${a}"], '"""{x} {{ {% ${a}"""'),
    ],
)
def test_forms(lines: list[str], source: str) -> None:
    assert lower_docstring(lines, indent=4) == source


def test_a_newline_inside_a_line_is_a_space() -> None:
    assert docstring_text(["a\nb", "c\r\nd"]) == "a b\nc  d"
