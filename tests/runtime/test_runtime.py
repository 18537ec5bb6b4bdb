"""The support code by itself, as it is copied beside every package."""

from __future__ import annotations

import sys
from collections import OrderedDict
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shapewright.package.plan import read_runtime
from shapewright.runtime.enumeration import Enumeration
from shapewright.runtime.lazy import lazy
from shapewright.runtime.structure import Structure, Union
from shapewright.runtime.wire import Events, ListOf, MapOf, read, read_events, to_flat, to_wire

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
RUNTIME = Path(__file__).parent.parent.parent / "generator" / "shapewright" / "runtime"


class Color(Enumeration):
    """An enum as they are generated."""

    RED = "red"


@given(value=JSON)
def test_plain_values_are_written_as_equal_copies(value: Any) -> None:
    """Nothing changes on the way, and no list or dictionary is shared."""
    written = to_wire(value)

    assert written == value
    assert written is not value or not isinstance(value, list | dict)
    assert to_flat(value) == value
    assert to_flat(value) is not value or not isinstance(value, list | dict)


@given(value=JSON)
def test_values_of_no_form_are_read_as_they_are(value: Any) -> None:
    """An enum knows none of them; lists and maps of it are searched to any depth."""
    assert read(value, Color) == value
    assert read(value, ListOf(MapOf(Color))) == value
    assert read(value, MapOf(ListOf(ListOf(Color)))) == value


def test_enum_members_are_found_and_written_at_any_depth() -> None:
    wire: dict[str, Any] = {"a": [["red", "blue"]], "b": [[]]}
    value = read(wire, MapOf(ListOf(ListOf(Color))))

    assert value["a"][0][0] is Color.RED
    assert type(value["a"][0][1]) is str
    assert to_wire(value) == wire
    assert type(to_wire({Color.RED: (Color.RED,)})["red"][0]) is str


def test_mappings_that_are_no_dictionaries_pass_through() -> None:
    """Only what boto3 itself gives is taken for a structure."""
    strange = MappingProxyType({"a": 1})

    assert Structure.from_wire(strange) is strange
    assert Structure.from_wire({}) == Structure()
    assert to_wire(strange) is strange
    assert type(to_wire(OrderedDict(a=1))) is OrderedDict


def test_an_enum_member_is_its_text() -> None:
    assert [f"{Color.RED}", str(Color.RED), Color.RED.value] == ["red", "red", "red"]
    assert {"red": 1}[Color.RED] == 1
    assert Color.from_wire(["red"]) == ["red"]
    assert Color.from_wire(None) is None


def test_events_are_read_once_and_compared_by_their_source() -> None:
    source = [{"a": 1}]
    events = read_events(source, Structure)

    assert [*events] == [Structure()]
    assert events == Events(source, Structure)
    assert read_events(events, Structure) is events
    assert read_events(None, Structure) is None
    assert read_events(7, Structure) == 7
    assert to_wire(events) is source
    events.close()


def test_an_empty_structure_is_equal_to_its_like_alone() -> None:
    class Other(Structure):
        __slots__ = {}

    assert Structure() == Structure()
    assert Structure() != Other()
    assert Union().which() is None
    assert repr(Other()).endswith("Other()")


def test_a_lazy_package_imports_a_name_once_and_keeps_it() -> None:
    """The second look does not ask for it again."""
    package, home = ModuleType("lazy_package"), ModuleType("lazy_package.home")
    vars(home)["Thing"] = Color
    sys.modules |= {package.__name__: package, home.__name__: home}
    try:
        find, names = lazy("lazy_package", {"Thing": "home", "Gone": "home"})

        assert find("Thing") is Color
        assert vars(package)["Thing"] is Color
        assert names() == sorted({*vars(package), "Thing", "Gone"})
        with pytest.raises(AttributeError, match="'lazy_package' has no attribute 'Other'"):
            find("Other")
        with pytest.raises(AttributeError, match="Gone"):
            find("Gone")
    finally:
        del sys.modules["lazy_package"], sys.modules["lazy_package.home"]


def test_the_copied_files_are_the_tested_ones() -> None:
    """Every module goes along, byte for byte, and the mark that the package is typed."""
    copied = read_runtime()
    expected = {
        f"_runtime/{file.relative_to(RUNTIME).as_posix()}": file.read_bytes()
        for file in RUNTIME.rglob("*.py")
    }

    assert {path: text.encode() for path, text in copied.items()} == {**expected, "py.typed": b""}
