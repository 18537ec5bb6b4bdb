"""Merging sdk-extras, and assembling one service of its files."""

from __future__ import annotations

import copy
import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shapewright.problem import CannotContinueError
from shapewright.sources import open_source
from shapewright.sources.service import merge

if TYPE_CHECKING:
    from .conftest import WriteTree

keys = st.sampled_from("abc")
values = st.recursive(
    st.none() | st.integers() | st.lists(st.integers()), lambda v: st.dictionaries(keys, v)
)
objects = st.dictionaries(keys, values)


@given(objects, objects)
def test_merging_is_botocores_merging(base: dict[str, Any], added: dict[str, Any]) -> None:
    expected, actual, before = copy.deepcopy(base), copy.deepcopy(base), copy.deepcopy(added)
    importlib.import_module("botocore.utils").deep_merge(expected, added)
    merge(actual, added)

    assert actual == expected
    assert added == before


def test_extras_are_merged_and_counted_among_the_files(
    tmp_path: Path, write_tree: WriteTree
) -> None:
    write_tree(
        tmp_path / "demo" / "1",
        {
            "service-2.json": {"shapes": {"A": {"type": "string", "min": 1}}},
            "service-2.sdk-extras.json": {
                "version": 1.0,
                "merge": {"shapes": {"A": {"type": "timestamp"}}},
            },
            "paginators-1.json": {"pagination": {"List": {"result_key": "Items"}}},
            "paginators-1.sdk-extras.json": {"note": "nothing to merge"},
            "waiters-2.sdk-extras.json": {"merge": {"extends": "no file"}},
            "endpoint-rule-set-1.json": {},
        },
    )
    service = open_source(str(tmp_path)).read("demo")

    assert service.model == {"shapes": {"A": {"type": "timestamp", "min": 1}}}
    assert service.paginators == {"pagination": {"List": {"result_key": "Items"}}}
    assert service.waiters == {}
    assert [file.path for file in service.files] == [
        "demo/1/service-2.json",
        "demo/1/service-2.sdk-extras.json",
        "demo/1/paginators-1.json",
        "demo/1/paginators-1.sdk-extras.json",
        "demo/1/waiters-2.sdk-extras.json",
    ]


def test_extras_that_merge_no_object_are_a_problem(tmp_path: Path, write_tree: WriteTree) -> None:
    extras = {"merge": ["shapes"]}
    write_tree(
        tmp_path / "demo" / "1",
        {"service-2.json": {}, "service-2.sdk-extras.json": extras},
    )
    with pytest.raises(CannotContinueError, match=r"sdk-extras\.json#/merge: is not an object"):
        open_source(str(tmp_path)).read("demo")


def test_two_readings_share_nothing(tmp_path: Path, write_tree: WriteTree) -> None:
    write_tree(tmp_path, {"demo/1/service-2.json": {"shapes": {}}})
    source = open_source(str(tmp_path))
    source.read("demo").model["shapes"]["A"] = 1

    assert source.read("demo").model == {"shapes": {}}
