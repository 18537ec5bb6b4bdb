"""Texts: every string that a package makes for a shape is one that AWS would take."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shapewright.build.service import build_service
from shapewright.ir.stated import bounds_of, pattern_of
from shapewright.patterns.form import write_form
from shapewright.patterns.match import matches
from shapewright.patterns.parse import parse_pattern
from shapewright.patterns.sample import needs_trying
from shapewright.runtime.text import Text
from shapewright.runtime.text_way import find_ways
from shapewright.sources.open import open_source

SERVICES: dict[str, set[str]] = {
    "sagemaker": set(),
    "iotwireless": set(),  # a pattern that repeats what it took
    "chime-sdk-meetings": set(),  # one that looks for a repetition
    "connect": {"Password"},
    "osis": {"AwsAccountId"},
    "sqs": set(),  # no pattern at all
}
"""Services, and their shapes whose pattern no string matches within its bounds."""
LONGEST = 200
"""Longer strings take the slow matcher too long; their patterns have shorter ones."""


@pytest.fixture(scope="module")
def texts(
    tmp_path_factory: pytest.TempPathFactory,
    make: Callable[..., Any],
    write_package: Callable[..., Path],
    import_package: Callable[[Path], Any],
) -> Callable[[str], Mapping[str, Any]]:
    """Gives the texts of a service's package."""

    def find(service: str) -> Mapping[str, Any]:
        folder = tmp_path_factory.mktemp("texts") / f"texts_{service.replace('-', '_')}"
        import_package(write_package(folder, make(service).tree))
        module = __import__(f"{folder.name}.texts", fromlist=["TEXTS"])
        found: Mapping[str, Any] = module.TEXTS
        return found

    return find


@pytest.mark.parametrize("name", SERVICES)
def test_strings_match_the_pattern_and_keep_the_bounds(
    name: str, texts: Callable[[str], Mapping[str, Any]]
) -> None:
    service = build_service(open_source("installed").read(name)).service
    found = texts(name)
    patterned = {str(id_): shape for id_, shape in service.shapes.items() if pattern_of(shape)}

    assert patterned.keys() - found.keys() == SERVICES[name]
    assert found.keys() <= patterned.keys()
    for id_, text in found.items():
        tree = parse_pattern(pattern_of(patterned[id_]).text)
        low, high = bounds_of(patterned[id_])
        drawn = {text.draw(Random(seed).randrange) for seed in range(5)}  # noqa: S311
        for one in {text.plainest, *text.made, *drawn}:
            assert (low or 0) <= len(one) <= (len(one) if high is None else high)
            assert len(one) > LONGEST or matches(tree, one), (id_, one)


def test_the_same_choices_give_the_same_string_and_none_the_plainest() -> None:
    text = Text("([a-z]+|[0-9]+)-[A-Z]{2,5}", minimum=4, maximum=12)
    drawn = [text.draw(Random(seed).randrange) for seed in range(50)]  # noqa: S311

    assert text.plainest == "a-AA"
    assert drawn == [text.draw(Random(seed).randrange) for seed in range(50)]  # noqa: S311
    assert len(set(drawn)) > 40
    assert Text("[!-~]{3}").plainest == "aaa"


def test_what_cannot_be_planned_is_tried_and_in_the_end_given_from_stock() -> None:
    """Of the form's strings one in thousands matches; choices of nothing never find it."""
    text = Text("[a-z]{3}", minimum=3, maximum=3, pattern="x[a-c]z", made=["xbz"])

    assert text.plainest == "xbz"
    assert text.draw(Random(1).randrange) == "xbz"  # noqa: S311
    assert not text.within(4, 4).exists
    assert Text("[a-z]{3}", pattern="[m-z]+").exists
    with pytest.raises(ValueError, match="no string"):
        Text("[a-z]{3}", minimum=5).draw(lambda _: 0)


def test_other_bounds_give_other_strings_of_the_same_form() -> None:
    text = Text("[a-z]*", maximum=9)

    assert text.plainest == ""
    assert text.within(1, 9).plainest == "a"
    assert text.within(12, 12).plainest == "a" * 12
    assert text.within(12, 12).exists
    assert not Text("[a-z]{2}").within(3, None).exists
    assert Text("(?!x)", made=["", "ab"]).within(1, 5).made == ("ab",)


LETTERS = st.sampled_from([*"ab-]\\[^.*+?(){}|<>=é\n", "\\d", "[^a]", "[a\\-z\\]]", "\\p{L}", "."])
PATTERNS = st.recursive(
    LETTERS.map(lambda one: one if len(one) > 1 or one == "." else f"\\x{{{ord(one):x}}}"),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda pair: f"(?:{pair[0]}|{pair[1]})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "{2,}"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
        inner.map(lambda body: f"({body})\\1"),
    ),
    max_leaves=5,
)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(PATTERNS, st.integers(0, 2**32))
def test_a_form_says_what_its_pattern_says(pattern: str, seed: int) -> None:
    """Whatever characters stand in it, and whatever they would mean in a form."""
    try:
        tree = parse_pattern(pattern)
    except ValueError:  # the reference reads another group than it was written for
        return
    ways = find_ways([write_form(tree)], 0, 12)
    for way in ways:
        text = way.make(Random(seed).randrange)  # noqa: S311
        assert needs_trying(tree) or matches(tree, text), (pattern, write_form(tree), text)


def test_texts_are_imported_by_those_who_need_them(
    tmp_path: Path, make: Callable[..., Any], write_package: Callable[..., Path]
) -> None:
    folder = write_package(tmp_path / "quiet", make("sts").tree)
    code = (
        "import sys, quiet; quiet.AssumeRoleRequest(role_arn='x', role_session_name='y').check();"
        "print(sorted(name for name in sys.modules if 'text' in name and 'quiet' in name))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder.parent, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "['quiet._runtime.rules_of_text']"
