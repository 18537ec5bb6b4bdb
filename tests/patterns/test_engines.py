"""What a pattern is read as, held against engines that read the author's own text.

Both are asked about strings that match and about strings one step away. Where they may differ, the
reason stands in ``DIFFERENCES`` and ``differs``; nothing else is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from random import Random
from typing import Any

import pytest

from shapewright.patterns.near_miss import near_misses
from shapewright.patterns.properties import find_property
from shapewright.patterns.sample import sample, shortest
from shapewright.patterns.spell import spell
from shapewright.patterns.syntax import Node
from shapewright.runtime.pattern import Pattern

re2 = import_module("re2")
regex = import_module("regex")  # neither says its types

PUMP = 12
"""How many characters a string has beyond the shortest one: few enough for any backtracking."""

DIFFERENCES = {
    "surrogates": r"\\u[dD][89a-fA-F]",  # pairs of them are one character in Java alone
    "quantified anchors": r"\$\{\d",  # the quantifier is dropped here, refused or obeyed elsewhere
    "quantified quantifiers": r"\d\}\{\d",
    "punctuation": r"\\p\{Punct\}",  # all of Unicode's in `regex`, without symbols
    "letters and digits": r"\\p\{LD\}",  # a name that only Java knows
}
"""Patterns that mean something else to other engines, by what they contain."""


def strings(node: Node, number: int) -> list[str]:
    """A few strings around a pattern, the same each time."""
    choose = Random(number).randrange  # noqa: S311
    plain = shortest(node)
    if plain is None:
        return ["", "a", "/a/", "a}"]
    made = [plain]
    for _ in range(2):
        text = sample(node, choose, 0, len(plain) + PUMP)
        made.extend([] if text is None else [text, *near_misses(node, text, choose)])
    made.extend(near_misses(node, plain, choose))
    return list(dict.fromkeys(made))


def is_sendable(text: str) -> bool:
    """Whether every character is known to the version of Unicode used here, and can be encoded.

    Other engines know newer characters, and UTF-8 has no surrogates.
    """
    unknown, surrogates = find_property("Cn"), find_property("Cs")
    assert unknown
    assert surrogates
    return not any(ord(item) in unknown or ord(item) in surrogates for item in text)


def compile_regex(text: str) -> Any | None:
    """The pattern as the `regex` package reads it.

    Its newer syntax has Java's ``&&`` and flags for a part of a pattern, but also ``||``.
    """
    version = regex.VERSION1 if "&&" in text or "(?i)" in text else regex.VERSION0
    flags = version if re.search(r"\\[pP]", text) else version | regex.ASCII
    try:
        return regex.compile(text, flags)
    except regex.error:
        return None


def compile_re2(text: str) -> Any | None:
    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(text, options)
    except re2.error:
        return None


def differs_from_regex(pattern: str, text: str) -> bool:
    """With properties it reads all classes by Unicode; its dollar allows a line feed after it."""
    by_unicode = bool(re.search(r"\\[pP]", pattern)) and not text.isascii()
    return (by_unicode and bool(re.search(r"\\[dwsbDWSB]|\\p\{[A-Z][a-z]{3,}\}", pattern))) or (
        text.endswith("\n") and "$" in pattern
    )


def differs_from_re2(pattern: str, text: str) -> bool:
    """A vertical tab is no space to it; without case, its letters go beyond ASCII."""
    return "\v" in text or ("(?i)" in pattern and not text.isascii())


@pytest.mark.parametrize(
    ("compile_text", "differs", "least"),
    [(compile_regex, differs_from_regex, 4850), (compile_re2, differs_from_re2, 4470)],
    ids=["regex", "re2"],
)
def test_engines_agree_on_every_pattern(
    trees: dict[str, Node],
    compile_text: Callable[[str], Any | None],
    differs: Callable[[str, str], bool],
    least: int,
) -> None:
    disagreements: list[tuple[str, str]] = []
    asked: Counter[bool] = Counter()
    compared = 0
    for number, (text, tree) in enumerate(trees.items()):
        if any(re.search(mark, text) for mark in DIFFERENCES.values()):
            continue
        engine = compile_text(text)
        if engine is None:
            continue
        compared += 1
        fullmatch = Pattern(spell(tree)).fullmatch
        for string in strings(tree, number):
            if not is_sendable(string) or differs(text, string):
                continue
            expected = engine.fullmatch(string) is not None
            asked[expected] += 1
            if (fullmatch(string) is not None) != expected:
                disagreements.append((text, string))

    assert disagreements == []
    assert compared >= least
    assert min(asked[True], asked[False]) > 10_000
