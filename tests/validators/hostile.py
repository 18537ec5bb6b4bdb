"""Objects whose own code raises or lies, whatever is asked of them."""

from __future__ import annotations

from typing import Any, NoReturn


class Trap(Exception):  # noqa: N818 - it is set, not met
    """What a hostile object raises."""


def refuse(*_: object, **__: object) -> NoReturn:
    """Raise, whatever is asked."""
    raise Trap


_ASKED = (
    *("eq", "ne", "lt", "le", "gt", "ge", "hash", "len", "bool", "iter", "next", "contains"),
    *("getitem", "setitem", "getattr", "repr", "str", "format", "int", "float", "index"),
    *("bytes", "reversed", "length_hint", "missing", "call", "abs", "neg", "add", "mul"),
)
_METHODS = ("keys", "values", "items", "get", "copy", "encode", "decode", "strip", "read")
_RAISING: dict[str, Any] = {
    **{f"__{name}__": refuse for name in _ASKED},
    **dict.fromkeys(_METHODS, refuse),
    "__class__": property(refuse),
}


def _build_raising() -> list[Any]:
    """One object of every builtin kind, and a plain one, all of whose methods raise."""
    contents: dict[type, Any] = {
        object: None,
        str: "text",
        bytes: b"bytes",
        int: 5,
        float: 1.5,
        list: ["a"],
        tuple: ("a",),
        dict: {"a": 1},
    }
    made: list[Any] = []
    for base, content in contents.items():
        kind: Any = type(f"Raising{base.__name__}", (base,), dict(_RAISING))
        if base is object:
            made.append(kind())
        elif base is list:
            one = kind()
            list[Any].extend(one, content)
            made.append(one)
        elif base is dict:
            one = kind()
            dict[Any, Any].update(one, content)
            made.append(one)
        else:
            made.append(base.__new__(kind, content))
    return made


class Attributes:
    """Raises when anything is asked of it, its class included."""

    def __getattribute__(self, name: str) -> NoReturn:
        raise Trap


class ForgetfulType(type):
    """A class of classes that answers nothing."""

    def __getattribute__(cls, name: str) -> NoReturn:
        raise Trap

    def __instancecheck__(cls, instance: object) -> NoReturn:
        raise Trap

    def __subclasscheck__(cls, subclass: type) -> NoReturn:
        raise Trap


_FORGETFUL: Any = ForgetfulType("Forgetful", (), {})


def _build_claiming() -> list[Any]:
    """Objects that say they are of a class and are not."""
    claimed = (str, bytes, int, float, bool, list, tuple, dict)
    return [type(f"No{kind.__name__}", (), {"__class__": _claim(kind)})() for kind in claimed]


def _claim(kind: type) -> Any:
    """The property that says so."""

    def say(_: object) -> type:
        return kind

    return property(say)


class LyingDict(dict[Any, Any]):
    """Holds nothing, and says it holds everything."""

    def __contains__(self, key: object) -> bool:
        return True

    def __getitem__(self, key: object) -> Any:
        return key

    def __len__(self) -> int:
        return 7

    def keys(self) -> Any:  # noqa: D102 - a dictionary's
        return ["a", 7, None]

    def items(self) -> Any:  # noqa: D102 - a dictionary's
        return [("a", object()), (7, 7), 3]


class LyingList(list[Any]):
    """Holds nothing, and says otherwise."""

    def __len__(self) -> int:
        return 2**70

    def __iter__(self) -> Any:
        return iter([object(), 1, "a"])


class LyingText(str):
    """Equal to everything, and as long as one likes."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0

    def __len__(self) -> int:
        return -1  # noqa: PLE0303 - it lies

    def __str__(self) -> str:
        return "another"

    def __format__(self, spec: str) -> str:
        return "another"


class LyingNumber(int):
    """In every range."""

    def __le__(self, other: object) -> bool:
        return True

    def __ge__(self, other: object) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return False

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return 7  # type: ignore[return-value]

    def __index__(self) -> int:
        return "x"  # type: ignore[return-value] # noqa: PLE0305 - it lies

    def __float__(self) -> float:
        return "x"  # type: ignore[return-value]


class OddConversion:
    """Converts to what it should not."""

    def __float__(self) -> float:
        return "x"  # type: ignore[return-value]

    def __index__(self) -> int:
        raise Trap

    def __iter__(self) -> Any:
        raise Trap

    def __repr__(self) -> str:
        return "\ud800"


def _build_circles() -> list[Any]:
    """Containers that hold themselves, at once or on the way."""
    short: list[Any] = []
    short.append(short)
    named: dict[str, Any] = {}
    named["a"] = {"b": [named]}
    for name in ("L", "M", "content", "fields"):
        named[name] = named
    pair: list[Any] = [[], ()]
    pair[0].append(pair)
    return [short, named, pair, (short,)]


HOSTILE: list[Any] = [
    *_build_raising(),
    Attributes(),
    object.__new__(_FORGETFUL),
    _FORGETFUL,
    *_build_claiming(),
    LyingDict(),
    LyingList(),
    LyingText("text"),
    LyingNumber(5),
    OddConversion(),
    *_build_circles(),
    10**5000,
    -(10**5000),
    "\ud800\udfff",
    "\udfff" * 100,
    b"\xff" * 100,
    {"\ud800": "\udc00"},
    float("nan"),
    {LyingText("a"): 1},
    {10**5000: 1},
    {float("nan"): 1},
    {(): {(): ()}},
    [[[[[[[[[[]]]]]]]]]],
    *(type(None), type, NotImplemented, ..., refuse, (one for one in "ab")),
]
"""Values at which a careless check raises, says yes, or never ends."""
