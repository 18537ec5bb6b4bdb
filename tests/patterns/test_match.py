"""The matcher of trees takes rounds of repetitions that read nothing as ``re`` takes them."""

from __future__ import annotations

import re
from itertools import product

import pytest

from shapewright.patterns.match import matches
from shapewright.patterns.parse import parse_pattern


@pytest.mark.parametrize(
    "text",
    [
        r"(?:a|\A){2}",
        r"(?:\A|a){2}",
        r"(?:\A|a){1,2}b?",
        r"(?:a|\b){3}",
        "(?:|a){2}",
        "(?:a?){3}b",
        "(?:a??){2,3}b",
        "(?:(?:a|){2}b){2}",
    ],
)
def test_a_round_that_reads_nothing_counts_once(text: str) -> None:
    node = parse_pattern(text)
    strings = ["".join(letters) for size in range(6) for letters in product("ab", repeat=size)]

    found = [one for one in strings if matches(node, one)]

    assert found == [one for one in strings if re.fullmatch(text, one)]
    assert found
