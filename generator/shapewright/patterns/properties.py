r"""What the names in ``\p{..}`` stand for.

Takes a name as Java knows it, gives its characters: Unicode's general categories, the names of
POSIX (of ASCII characters alone, as in Java) and those of Java's binary properties that follow from
the categories. Knows no scripts and no blocks, which AWS does not write.
"""

from __future__ import annotations

from functools import cache

from shapewright.patterns.charset import DIGIT, EVERYTHING, SPACE, CharSet
from shapewright.runtime.properties import find_ranges

NAMED = (
    *("L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No"),
    *("P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So"),
    *("Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Cs", "Co", "Cn", "IsAlphabetic"),
)
"""The properties whose characters are data; all others are made of them."""

_UPPER = CharSet.of([(0x41, 0x5A)])
_LOWER = CharSet.of([(0x61, 0x7A)])
_ALNUM = _UPPER | _LOWER | DIGIT
_GRAPH = CharSet.of([(0x21, 0x7E)])

_ASCII_SETS = {
    "ASCII": CharSet.of([(0, 0x7F)]),
    "Alnum": _ALNUM,
    "Alpha": _UPPER | _LOWER,
    "Blank": CharSet.from_characters(" \t"),
    "Cntrl": CharSet.of([(0, 0x1F), (0x7F, 0x7F)]),
    "Digit": DIGIT,
    "Graph": _GRAPH,
    "Lower": _LOWER,
    "Print": CharSet.of([(0x20, 0x7E)]),
    "Punct": _GRAPH - _ALNUM,
    "Space": SPACE,
    "Upper": _UPPER,
    "XDigit": DIGIT | CharSet.from_characters("ABCDEFabcdef"),
}

_UNIONS = {
    "LC": ("Lu", "Ll", "Lt"),
    "LD": ("L", "Nd"),
}

_BINARY = {
    "alnum": ("IsAlphabetic", "Nd"),
    "alphabetic": ("IsAlphabetic",),
    "control": ("Cc",),
    "digit": ("Nd",),
    "letter": ("L",),
    "punctuation": ("P",),
    "titlecase": ("Lt",),
}
"""What stands after ``Is``, in any case, where it is no category."""


@cache
def find_property(name: str) -> CharSet | None:
    r"""The characters of a property; None if the name is not known.

    Args:
        name: what stands in the braces, or the one letter after ``\p``.
    """
    for prefix in ("gc=", "general_category="):
        if name.lower().startswith(prefix):
            return _find_category(name[len(prefix) :])
    if name in _ASCII_SETS:
        return _ASCII_SETS[name]
    if name in {"all", "L1"}:
        return EVERYTHING if name == "all" else CharSet.of([(0, 0xFF)])
    if name.startswith("Is"):
        return _find_category(name[2:]) or _find_binary(name[2:].lower())
    return _find_category(name)


def _find_category(name: str) -> CharSet | None:
    if name in _UNIONS:
        return _join(_UNIONS[name])
    return _join([name]) if name in NAMED and len(name) <= 2 else None


def _find_binary(name: str) -> CharSet | None:
    if name in {"whitespace", "white_space"}:
        return _join(["Z"]) | CharSet.of([(0x09, 0x0D), (0x85, 0x85)])
    if name == "assigned":
        return ~_join(["Cn"])
    return _join(_BINARY[name]) if name in _BINARY else None


def _join(names: tuple[str, ...] | list[str]) -> CharSet:
    return CharSet.of(run for name in names for run in find_ranges(name))
