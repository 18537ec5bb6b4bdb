"""Bytes to a JSON object: all that is one is read, and all that is none is a problem."""

from __future__ import annotations

import contextlib
import gzip
import json
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shapewright.problem import CannotContinueError
from shapewright.sources import payload

texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=8,
)


@settings(max_examples=50)
@given(st.dictionaries(texts, json_values, max_size=3), st.booleans(), st.booleans())
def test_any_object_is_read(
    value: dict[str, object],
    ascii_only: bool,  # noqa: FBT001  drawn by position
    unique: bool,  # noqa: FBT001  same
) -> None:
    data = json.dumps(value, ensure_ascii=ascii_only).encode()

    assert payload.read_object(data, "x", unique_keys=unique) == value


@given(st.binary())
def test_bytes_are_an_object_or_a_problem(data: bytes) -> None:
    with contextlib.suppress(CannotContinueError):
        assert payload.read_object(data, "x", unique_keys=True) == json.loads(data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "x#1:1: is not valid JSON: Expecting value"),
        (b'{"a": 1,\n  b}', "x#2:3: is not valid JSON"),
        (b'{"a": "\xc3\xa9",\n "b\xff"}', "x#2:4: is not UTF-8: byte 0xff"),
        (b"\xff\xfe{}", "x#1:1: is not UTF-8: byte 0xff"),
        (b"\xef\xbb\xbf{}", "x#1:1: is not valid JSON: Unexpected UTF-8 BOM"),
        (b"[]", "x: is an array, not a JSON object"),
        (b"3", "x: is a single value, not a JSON object"),
        (b'{"a": NaN}', "x: is not valid JSON: NaN is not JSON"),
        (b'{"a": -Infinity}', "x: is not valid JSON: -Infinity is not JSON"),
        (b'{"a": ' + b"9" * 5000 + b"}", "x: is not valid JSON: Exceeds the limit"),
        (b'{"a":' * 100_000, "x: is JSON nested too deeply"),
        (b'{"a":\n"\\\\\\uDC00"}', "x#2:4: has \\uDC00, half of a surrogate pair"),
        (b'{"a": "\\ud83d-"}', "x#1:8: has \\ud83d, half of a surrogate pair"),
    ],
)
def test_what_is_no_object_is_a_problem_with_its_address(data: bytes, message: str) -> None:
    with pytest.raises(CannotContinueError) as caught:
        payload.read_object(data, "x", unique_keys=False)

    assert f"error: {message}" in str(caught.value)


def test_a_whole_pair_and_a_written_backslash_are_no_half_pair() -> None:
    data = rb'{"a": "\ud83d\ude00", "b": "[\\uD800-\\uDBFF]"}'
    value = payload.read_object(data, "x", unique_keys=False)

    assert value == {"a": "\U0001f600", "b": r"[\uD800-\uDBFF]"}


def test_a_key_given_twice_is_refused_where_people_edit() -> None:
    data = b'{"shapes": {"A": {}, "B": {}, "A": {}}}'

    assert payload.read_object(data, "x", unique_keys=False) == {"shapes": {"A": {}, "B": {}}}
    with pytest.raises(CannotContinueError, match=r"x: .* gives the key 'A' twice"):
        payload.read_object(data, "x", unique_keys=True)


@given(st.binary())
def test_gzip_is_undone(data: bytes) -> None:
    assert payload.read_gzip(gzip.compress(data), "x") == data


@given(st.binary(min_size=1), st.data())
def test_a_gzip_stream_cut_short_is_a_problem(data: bytes, draw: st.DataObject) -> None:
    packed = gzip.compress(data)
    cut = draw.draw(st.integers(0, len(packed) - 1))
    with pytest.raises(CannotContinueError, match="ends too early"):
        payload.read_gzip(packed[:cut], "x")


def test_bytes_after_a_gzip_stream_are_a_problem() -> None:
    with pytest.raises(CannotContinueError, match="x: holds 4 bytes after its gzip stream"):
        payload.read_gzip(gzip.compress(b"{}") + b"more", "x")


def test_a_decompression_bomb_is_refused_at_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(payload, "MAX_BYTES", 2**20)
    bomb = gzip.compress(bytes(2**26))
    tracemalloc.start()
    try:
        with pytest.raises(CannotContinueError, match="x: is larger than 1 MiB"):
            payload.read_gzip(bomb, "x")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 2**22


def test_as_much_as_the_bound_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(payload, "MAX_BYTES", 100)

    assert payload.read_gzip(gzip.compress(bytes(100)), "x") == bytes(100)
    with pytest.raises(CannotContinueError, match="is larger"):
        payload.read_gzip(gzip.compress(bytes(101)), "x")
