"""The class that generated code compiles its patterns with, and the properties it knows."""

from __future__ import annotations

import copy
import re
import subprocess
import sys
import unicodedata
from itertools import pairwise

import pytest

from shapewright.runtime import pattern as module
from shapewright.runtime import properties
from shapewright.runtime.pattern import Pattern


@pytest.mark.parametrize(
    ("text", "matching", "others"),
    [
        (r"\d+", ["7"], ["", "\u0663", "7\n"]),
        (r"\p{L}+", ["a", "\u00e9\u4e2d"], ["", "1", "a1"]),
        (r"\P{L}", ["1", "\n", "\U0001f600", "\ud800"], ["a", "\u00e9"]),
        (r"[\p{L}\p{N}_-]+", ["a1_-", "\u0663"], [" ", "\u0301"]),
        (r"[^\p{L}]", ["1"], ["a"]),
        (r"[\P{C}\n]", ["a", "\n"], ["\t", "\u0378"]),
        (r"[^\P{C}\n]", ["\t", "\u0378"], ["a", "\n"]),
        (r"[a\]\p{Zs}]+", ["a] \xa0"], ["\\"]),
        (r"\[\p{Lu}]", ["[A]"], ["A", "[a]"]),
        (r"\\p\{L}", [r"\p{L}"], ["\\L", "a"]),
        (r"\p{IsAlphabetic}", ["a", "\u0345", "\u2160"], ["1"]),
        (r"[\x00-\x1f]|\p{Cc}", ["\x00", "\x9f"], ["\xa0"]),
        ("(?:a|b)\\p{Nd}{2}", ["a12"], ["a1", "c12"]),
    ],
)
def test_a_pattern_matches_in_full(text: str, matching: list[str], others: list[str]) -> None:
    compiled = Pattern(text)
    assert [item for item in matching if not compiled.fullmatch(item)] == []
    assert [item for item in others if compiled.fullmatch(item)] == []


def test_it_is_compiled_once_and_only_when_it_is_needed() -> None:
    compiled = Pattern("(")

    assert compiled.text == "("
    assert repr(compiled) == "Pattern('(')"
    with pytest.raises(re.error):
        compiled.fullmatch("a")

    compiled = Pattern(r"\p{L}")
    first = compiled.fullmatch
    assert first.__self__.pattern.startswith("[")  # type: ignore[attr-defined]
    assert compiled.fullmatch is first


def test_a_property_is_written_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    find = properties.find_ranges

    def find_and_note(name: str) -> tuple[tuple[int, int], ...]:
        asked.append(name)
        return find(name)

    monkeypatch.setattr(properties, "find_ranges", find_and_note)
    monkeypatch.setattr(module, "_classes", {})
    for text in (r"\p{Sm}", r"[\p{Sm}a]", r"\P{Sm}", r"\p{Sm}\p{Sm}"):
        Pattern(text).fullmatch("")

    assert asked == ["Sm", "Sm"]  # once as it is, once for what it leaves out


def test_it_has_nothing_else_and_can_be_copied() -> None:
    compiled = Pattern("a")
    with pytest.raises(AttributeError, match="'Pattern' object has no attribute 'search'"):
        _ = compiled.search
    with pytest.raises(AttributeError):
        compiled.other = 1  # type: ignore[attr-defined]
    assert copy.copy(compiled).fullmatch("a")


def test_making_one_imports_no_engine() -> None:
    folder = properties.__file__.rpartition("shapewright")[0]
    program = (
        f"import sys; sys.path.insert(0, {folder!r});"
        "from shapewright.runtime.pattern import Pattern; Pattern('a');"
        "print(*({'re', 'enum', 'typing', 'shapewright.runtime.properties'} & set(sys.modules)))"
    )
    # Without site, whose path files may import anything.
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == ""


CATEGORIES = [
    *("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe"),
    *("Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn"),
]


def test_the_categories_are_a_partition_and_python_agrees() -> None:
    """Where this Python's version of Unicode knows the character and has not moved it."""
    points = sorted(
        (low, high, name) for name in CATEGORIES for low, high in properties.find_ranges(name)
    )
    assert points[0][0] == 0
    assert points[-1][1] == sys.maxunicode
    assert all(before[1] + 1 == after[0] for before, after in pairwise(points))

    moved = sum(
        unicodedata.category(chr(point)) not in {name, "Cn"} and name != "Cn"
        for low, high, name in points
        for point in range(low, high + 1)
    )
    assert moved <= 20


@pytest.mark.parametrize("family", ["L", "M", "N", "P", "S", "Z", "C"])
def test_a_family_is_its_categories(family: str) -> None:
    def find_points(name: str) -> set[int]:
        return {
            point
            for low, high in properties.find_ranges(name)
            for point in range(low, high + 1)
            if point < 0x20000
        }

    joined: set[int] = set()
    for kind in CATEGORIES:
        if kind[0] == family:
            joined |= find_points(kind)

    assert find_points(family) == joined


def test_an_unknown_property_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        properties.find_ranges("Klingon")
