"""Paths as data lead where JMESPath leads, for every path of every service."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from tests.client.scripted import (
    JMESPATH,
    draw_response,
    literals_in,
    paths_in,
    read_configs,
    texts_of,
)

from shapewright.client.path import UnreadablePathError, read_path
from shapewright.runtime.client.path import find

NO_LENGTH = "no length"


def read_paths() -> list[str]:
    """Every path in the paginators and waiters of the installed botocore, sorted."""
    configs = [*read_configs("pagination").values(), *read_configs("waiters").values()]
    more = {text for config in configs for text in texts_of(config, "non_aggregate_keys")}
    return sorted({text for config in configs for text in paths_in(config)} | more)


def ask(search: Any, *arguments: Any) -> Any:
    """What a search gives, or that it computed with what has no length or no order."""
    try:
        return search(*arguments)
    except (TypeError, JMESPATH.exceptions.JMESPathTypeError):
        return NO_LENGTH


def test_every_path_leads_where_jmespath_leads() -> None:
    """Somewhere, too: a path that never found anything would prove nothing."""
    reached: dict[str, int] = {}
    for text in read_paths():
        path, oracle = read_path(text), JMESPATH.compile(text)
        random = Random(text)  # noqa: S311 - no secret
        leaves = ["other", 2, 1.5, *literals_in([text])]
        reached[text] = 0
        for _ in range(300 if isinstance(path, tuple) else 15):
            value = draw_response([text], leaves, random)
            expected = ask(oracle.search, value)
            assert ask(find, path, value) == expected, (text, value)
            reached[text] += expected not in (None, NO_LENGTH, [])

    assert len(reached) > 2_500
    assert [text for text, count in reached.items() if not count] == []


@pytest.mark.parametrize(
    "value",
    [True, False, 0, 1, 0.0, "", "a", None, [], {}, [0], {"b": 1}],
    ids=repr,
)
@pytest.mark.parametrize(
    "text",
    ["!a", "a == `1`", "a == `true`", "a != `0`", "a > `0`", "a && b", "a || b", "a[0]", "a[]"],
)
def test_odd_values_mean_what_they_mean_in_jmespath(text: str, value: Any) -> None:
    wire = {"a": value, "b": "other"}

    assert repr(ask(find, read_path(text), wire)) == repr(ask(JMESPATH.search, text, wire))


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("NextToken", "NextToken"),
        ("A.B.C", "A.B.C"),
        ('"a.b"', ("member", "a.b")),
        ("Contents[-1].Key", ("then", ("index", "Contents", -1), "Key")),
        ("Volumes[].State", ("each", ("flat", "Volumes"), "State")),
    ],
)
def test_a_path_is_written_down_as_short_as_it_can_be(text: str, path: object) -> None:
    assert read_path(text) == path


@pytest.mark.parametrize(
    "text", ["a[", "sort_by(a, &b)", "a[1:2]", "[a, b]", "a | b", "length(a, b)", "`[1]`", ""]
)
def test_what_no_service_uses_is_said_to_be_unreadable(text: str) -> None:
    with pytest.raises(UnreadablePathError, match=r"JMESPath|uses"):
        read_path(text)


@pytest.mark.parametrize("part", ["[0]", "[]", "(", "!", "[?a]"])
@pytest.mark.parametrize("times", [100, 20_000])
def test_a_path_that_nests_too_deep_for_python_is_unreadable(part: str, times: int) -> None:
    """What is written down for it could not be read: a package that nobody could import."""
    before, after = (part, {"(": ")"}.get(part, "")) if part in "(!" else ("", part)
    text = f"{before * times}a{after * times}"
    if part == "(" and times == 100:
        assert read_path(text) == "a"  # brackets alone are no depth
        return

    with pytest.raises(UnreadablePathError, match="nests too deep"):
        read_path(text)


def test_a_number_of_too_many_digits_is_unreadable() -> None:
    with pytest.raises(UnreadablePathError, match="is no JMESPath"):
        read_path(f"a[{'9' * 5_000}]")
