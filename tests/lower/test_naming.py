"""Single names, the names of one scope, and the orders that import sorters keep."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shapewright.lower.naming import (
    KEYWORDS,
    STRUCTURE_API,
    Identifier,
    claim,
    class_names,
    constant,
    constant_names,
    member_names,
    method_names,
    pascal,
    snake,
    sort_as_exports,
    sort_as_imports,
    sort_naturally,
)

RUFF = Path(sys.executable).with_name("ruff")
NAMES = st.one_of(
    st.text(max_size=8),
    st.from_regex(r"[A-Za-z0-9_]{1,8}", fullmatch=True),
    st.sampled_from([*sorted(KEYWORDS), *sorted(STRUCTURE_API), "URL", "Url", "url", "", "__"]),
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("QueueUrl", "queue_url"),
        ("ACLs", "acls"),
        ("SizeInGBs", "size_in_gbs"),
        ("__string", "string"),
        ("x-amz-Meta", "x_amz_meta"),
        ("HTTPStatusCode", "http_status_code"),
        ("__", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_snake_case(name: str, expected: str) -> None:
    assert snake(name) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("ml.t2.medium", "ML_T2_MEDIUM"),
        ("2xlarge", "VALUE_2XLARGE"),
        ("camelCase", "CAMEL_CASE"),
        ("AWSTraceHeader", "AWS_TRACE_HEADER"),
        ("A sentence, with words.", "A_SENTENCE_WITH_WORDS"),
        ("*", "STAR"),
        ("==", "EQUALS_EQUALS"),
        ("日本", "U65E5_U672C"),
        ("", "EMPTY"),
    ],
)
def test_constants(value: str, expected: str) -> None:
    assert constant(value) == expected


def test_pascal_case_touches_the_first_letter_alone() -> None:
    assert [pascal(name) for name in ("__listOf__string", "URL", "a-b", "日")] == [
        "ListOf_string",
        "URL",
        "A_b",
        "Unnamed",
    ]


@pytest.mark.parametrize("text", ["", "1a", "class", "a b", "None"])
def test_what_is_no_name_is_no_identifier(text: str) -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        Identifier(text)


@pytest.mark.parametrize("settle", [member_names, class_names, constant_names, method_names])
@given(names=st.sets(NAMES, max_size=12))
@example(names={"", "__", "é", "2fa", "_2fa", "self", "Self", "self_"})
@example(names={"../../etc", "*", "__x", "_x", "Do It", "日本"})
def test_names_of_a_scope_are_different_identifiers(
    settle: Callable[[Iterable[str]], dict[str, Identifier]], names: set[str]
) -> None:
    """None is a keyword or mangled by Python, and the order of the names does not matter."""
    given_names = settle(names)

    assert given_names.keys() == names
    assert len({*given_names.values()}) == len(names)
    assert all(name.isidentifier() and name not in KEYWORDS for name in given_names.values())
    assert not any(name.startswith("__") for name in given_names.values())
    assert settle(sorted(names, reverse=True)) == given_names


@given(names=st.sets(NAMES, max_size=10))
def test_members_never_take_what_a_structure_offers(names: set[str]) -> None:
    assert not STRUCTURE_API & {*member_names(names).values()}


@given(names=st.sets(st.from_regex(r"[a-z][a-z0-9]{0,4}", fullmatch=True)), more=st.sets(NAMES))
def test_a_name_spelled_as_it_stands_keeps_its_spelling(names: set[str], more: set[str]) -> None:
    """Whatever else is added to the scope."""
    alone, together = claim(names, snake, ()), claim(names | more, snake, ())

    assert {name: together[name] for name in names if alone[name] == name} == {
        name: name for name in names if alone[name] == name
    }


def draw_names(random: Random) -> list[str]:
    """Names of every kind that tools sort apart: constants, classes, others, with numbers."""
    words = ["A", "a", "B", "Ab", "AB", "ab", "Vpc", "VPC", "x", "X", "S3", "Ip", "Id", "ID", "_"]
    numbers = ["", "", "", "1", "2", "10", "02", "0", "100"]
    drawn = {
        "".join(random.choice(words) + random.choice(numbers) for _ in range(random.randint(1, 3)))
        for _ in range(random.randint(2, 9))
    }
    return sorted(name for name in drawn if name.strip("_0123456789"))


def find_unsorted(folder: Path) -> set[str]:
    """The files that ruff would sort differently."""
    done = subprocess.run(
        [
            *(RUFF, "check", "--isolated", "--no-cache", "--select", "I001,RUF022,RUF023"),
            *("--output-format", "json", str(folder)),
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode in {0, 1}, done.stderr
    return {f"{Path(found['filename']).stem}_{found['code']}" for found in json.loads(done.stdout)}


def write_sorted(folder: Path, at: int, names: list[str], *, shuffle: Random | None) -> None:
    orders = [sort_as_imports(names), sort_as_exports(names), sort_naturally(names)]
    if shuffle is not None:
        for order in orders:
            order.reverse()
    imports, exports, slots = orders
    imported = "".join(f"    {name},\n" for name in imports)
    exported = "".join(f'    "{name}",\n' for name in exports)
    slotted = "".join(f'        "{name}": "",\n' for name in slots)
    (folder / f"i{at}.py").write_text(f"from .m import (\n{imported})\n")
    (folder / f"e{at}.py").write_text(f"__all__ = [\n{exported}]\n")
    (folder / f"s{at}.py").write_text(f"class C:\n    __slots__ = {{\n{slotted}    }}\n")


def test_the_orders_are_those_that_ruff_keeps(tmp_path: Path) -> None:
    """Imports, ``__all__`` and ``__slots__`` of a few hundred drawn lists: ruff moves no name."""
    random = Random(7)  # noqa: S311 - no secret
    for at in range(400):
        names = draw_names(random)
        if len(names) > 1:
            write_sorted(tmp_path, at, names, shuffle=None)

    assert find_unsorted(tmp_path) == set()


def test_ruff_would_object_to_another_order(tmp_path: Path) -> None:
    """The judge of the test above does refuse the same lists turned round."""
    random = Random(7)  # noqa: S311 - no secret
    write_sorted(tmp_path, 1, ["A", "B", "C1", "C10", "C2"], shuffle=random)

    assert find_unsorted(tmp_path) == {"i1_I001", "e1_RUF022", "s1_RUF023"}


def test_operations_that_python_cannot_name_have_methods_nevertheless() -> None:
    names = method_names(["Put;$(x)", "Put (x)", "Put", "9Lives"])

    assert names == {
        "Put": "put",
        "9Lives": "_9_lives",
        "Put (x)": "_put_x_",
        "Put;$(x)": "_put_x__2",
    }
