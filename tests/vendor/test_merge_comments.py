"""A comment anywhere in a generated module survives what is generated next, or is a conflict.

A syntax tree keeps comments in a hundred places; here one is put at line after line of real
modules, by either side, above it or behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from shapewright.vendor.merge.module import merge_modules

MakeTexts = Callable[..., Mapping[str, str]]
Versions = Mapping[str, tuple[str, str]]

MINE = "# mine"


@pytest.fixture(scope="module")
def versions(make_texts: MakeTexts) -> Versions:
    """Two versions of each module that changes, the largest of the runtime apart."""
    old, new = (make_texts(single_file=False, grown=grown) for grown in (False, True))
    return {
        path: (old[path], new[path])
        for path in sorted(old)
        if path.endswith(".py") and old[path] != new.get(path, old[path])
    }


def put(text: str, at: int, *, behind: bool) -> str:
    """The text with a comment behind a line, or on one of its own above it."""
    lines = text.split("\n")
    at %= len(lines)
    line = lines[at]
    if behind:
        lines[at] = f"{line}  {MINE}"
    else:
        margin = line[: len(line) - len(line.lstrip())]
        lines.insert(at, f"{margin}{MINE}")
    return "\n".join(lines)


@pytest.mark.parametrize("is_ours", [True, False])
@pytest.mark.parametrize("behind", [True, False])
def test_a_comment_at_any_line_survives(versions: Versions, *, behind: bool, is_ours: bool) -> None:
    """Every line of the small modules, some of the large ones."""
    merged = 0
    for path, (base, new) in versions.items():
        for at in range(0, base.count("\n") + 1, 1 + base.count("\n") // 60):
            edited = put(base, at, behind=behind)
            ours, theirs = (edited, new) if is_ours else (new, edited)
            text, conflicts = merge_modules(path, base, ours, theirs)
            if not conflicts:
                merged += 1
                assert MINE in text, (path, at)
                assert drop_layout(text) == drop_layout(new), (path, at)
    assert merged > 200


def drop_layout(text: str) -> list[str]:
    """The words of a text without the comment, and without commas: one more may stand before it."""
    lines = (line.replace(f"  {MINE}", "") for line in text.split("\n") if line.strip() != MINE)
    return "\n".join(lines).replace(",", "").split()


def test_modules_that_change_are_there(versions: Versions) -> None:
    assert {"__init__.py", "client.py", "validation.py"} <= versions.keys()
    assert any(path.startswith("models/") for path in versions)
    assert any(path.startswith("validators/") for path in versions)
