"""The text of samples: formatters and the linter leave it as it is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import black
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.docs.samples.shown import SLICES, Shown

from shapewright.docs.samples.layout import Atom, Expression, call, lay_out, list_of, mapping_of
from shapewright.lower.literal import literal


@pytest.mark.parametrize("name", SLICES)
def test_formatters_and_the_linter_change_nothing(
    name: str, find: Callable[[str], Shown], tmp_path: Path
) -> None:
    samples = list(find(name).list_python())
    mode = black.Mode()
    for number, sample in enumerate(samples):
        text = f"{sample.text}\n"
        assert black.format_str(text, mode=mode) == text
        (tmp_path / f"sample_{number}.py").write_text(text, encoding="utf-8")
    for command in (["format", "--diff"], ["check"]):
        ruff = [sys.executable, "-m", "ruff", *command, "--isolated", "--no-cache", "."]
        done = subprocess.run(ruff, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout

    assert samples


LITERALS = st.one_of(st.text(max_size=100), st.integers(), st.booleans(), st.binary(max_size=20))
EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    LITERALS.map(literal).map(Atom),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(list_of),
        st.lists(st.tuples(st.text(max_size=40).map(literal), inner), max_size=4).map(mapping_of),
        st.lists(inner, max_size=3).map(
            lambda parts: call("Some", [(f"a{at}=", part) for at, part in enumerate(parts)])
        ),
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("length", range(40, 90, 3))
@pytest.mark.parametrize("head", ["", "response = "])
def test_a_call_of_a_long_name_is_laid_out_for_good(head: str, length: int) -> None:
    called = f"it.{'a' * length}"
    for parts in (
        *([[]] if length < 78 else []),  # a line that nothing makes short enough
        [("", Atom("request"))],
        [("Name=", Atom('"value"')), ("Other=", Atom('"other"'))],
    ):
        text = f"{lay_out(head, call(called, parts))}\n"

        assert black.format_str(text, mode=black.Mode()) == text


@settings(max_examples=60, deadline=None)
@given(EXPRESSIONS, st.sampled_from([0, 4]))
def test_any_expression_is_laid_out_for_good(expression: Expression, indent: int) -> None:
    text = lay_out("request = ", expression, indent=indent)
    text = f"def test():\n{text}\n" if indent else f"{text}\n"

    assert black.format_str(text, mode=black.Mode()) == text


def test_a_time_is_said_in_utc(find: Callable[[str], Shown]) -> None:
    wording = find("sqs").wording
    worded = wording.write_plain({"When": datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)})

    assert worded.has_times
    assert lay_out("", worded.expression) == ('{"When": datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)}')
