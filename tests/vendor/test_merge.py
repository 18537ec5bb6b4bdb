"""Two versions of a module, merged: what goes together, and what is a conflict."""

from __future__ import annotations

import subprocess
import sys

import pytest

from shapewright.vendor.merge.conflict import Conflict
from shapewright.vendor.merge.module import merge_modules
from shapewright.vendor.merge.texts import merge_paragraphs, merge_sequences

BASE = '''\
"""Things.

Made from botocore 1.0.0.

Operations: `ListThings`.
"""

from __future__ import annotations

from .kinds import Apple, Cherry
from .places import (
    Here,
    There,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
else:
    Any = object


@final
class Thing(Base):
    """A thing."""

    name: str
    """Its name."""

    def check(self, deep: bool) -> None:
        """Look at it."""
        return None


def find(name: str) -> Thing:
    return Thing(name)


FACTS = Facts(
    __name__,
    operations={
        "ListThings": (
            "In",
            "Out",
        ),
    },
    names=[
        "one",
    ],
)

__all__ = [
    "Apple",
    "Cherry",
    "find",
]
'''


CHECK = BASE[BASE.index("\n    def check") : BASE.index("\n\n\ndef find")]
SIZE = '    size: int\n    """Its size."""\n\n'


def change(*pairs: tuple[str, str], text: str = BASE) -> str:
    """The text with each of these pieces replaced once."""
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def merge(ours: str, theirs: str, base: str = BASE) -> str:
    text, conflicts = merge_modules("a.py", base, ours, theirs)
    assert [str(one) for one in conflicts] == []
    return text


def conflicts_of(ours: str, theirs: str, base: str = BASE) -> list[tuple[str, str]]:
    """The name and the kind of each conflict."""
    _, conflicts = merge_modules("a.py", base, ours, theirs)
    return [(one.name, one.what) for one in conflicts]


def check_merged(ours: str, theirs: str, expected: str) -> None:
    assert merge(ours, theirs) == expected
    is_formatted = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--isolated", "--check", "-"],
        input=expected.encode(),
        capture_output=True,
        check=False,
    )
    assert is_formatted.returncode == 0


def test_both_sides_add_to_a_sorted_list_and_an_import() -> None:
    ours = change(
        ("Apple, Cherry\n", "Apple, Banana, Cherry\n"),
        ('    "Apple",\n', '    "Apple",\n    "Banana",\n'),
        ("    There,\n", "    There,\n    Where,\n"),
    )
    theirs = change(
        ("Apple, Cherry\n", "Apple, Blueberry, Cherry\n"),
        ('    "Apple",\n', '    "Apple",\n    "Blueberry",\n'),
        ("    There,\n", "    Thither,\n"),
    )
    check_merged(
        ours,
        theirs,
        change(
            ("Apple, Cherry\n", "Apple, Banana, Blueberry, Cherry\n"),
            ('    "Apple",\n', '    "Apple",\n    "Banana",\n    "Blueberry",\n'),
            ("    There,\n", "    Thither,\n    Where,\n"),
        ),
    )


def test_a_grown_import_is_broken() -> None:
    ours = change(("Apple, Cherry", "Apple, Cherry, Persimmon_of_quite_a_long_name"))
    theirs = change(("Apple, Cherry", "Apple, Blackcurrant_of_quite_a_long_name, Cherry"))

    lines = merge(ours, theirs).splitlines()
    at = lines.index("from .kinds import (")
    assert lines[at + 1 : at + 6] == [
        "    Apple,",
        "    Blackcurrant_of_quite_a_long_name,",
        "    Cherry,",
        "    Persimmon_of_quite_a_long_name,",
        ")",
    ]


def test_the_parts_of_a_module_are_merged_each_by_itself() -> None:
    """Docstrings by paragraph, classes by member, functions by head, text and body."""
    ours = change(
        ("Operations: `ListThings`.\n", "Operations: `ListThings`.\n\nWe call one of them.\n"),
        ("from typing import Any\n", "from typing import Any, Final\n"),
        ('    """Its name."""\n', '    """Its name."""\n\n    mine: int = 3\n    """Ours."""\n'),
        ("        return None\n", "        return print(self)\n"),
        ("@final", "@ours"),
        ("names=[\n", 'names=[\n        # the first is ours\n        "none",  # really\n'),
    )
    theirs = change(
        ("1.0.0", "1.1.0"),
        ("from typing import Any\n", "from typing import Any, Self\n"),
        ('"""Its name."""', '"""Its name, in full."""'),
        ("    def check", '    size: int\n    """Its size."""\n\n    def check'),
        ("deep: bool", "deep: bool = False"),
        ("Look at it.", "Look at it well."),
        ('"Out",\n        ),\n', '"Out",\n        ),\n        "PutThing": (),\n'),
    )
    check_merged(
        ours,
        theirs,
        change(
            ("Operations: `ListThings`.\n", "Operations: `ListThings`.\n\nWe call one of them.\n"),
            ("1.0.0", "1.1.0"),
            ("from typing import Any\n", "from typing import Any, Final, Self\n"),
            (
                '    """Its name."""\n',
                '    """Its name, in full."""\n\n    mine: int = 3\n    """Ours."""\n',
            ),
            ("    def check(self, deep: bool)", SIZE + "    def check(self, deep: bool = False)"),
            ("Look at it.", "Look at it well."),
            ("        return None\n", "        return print(self)\n"),
            ("@final", "@ours"),
            ("names=[\n", 'names=[\n        # the first is ours\n        "none",  # really\n'),
            ('"Out",\n        ),\n', '"Out",\n        ),\n        "PutThing": (),\n'),
        ),
    )


def test_statements_of_both_sides_stand_behind_what_they_stood_behind() -> None:
    ours = change(("\n\nFACTS", "\n\n# For us.\ndef ours() -> None: ...\n\n\nFACTS"))
    theirs = change(
        ("def find(name: str) -> Thing:\n    return Thing(name)\n\n\n", ""),
        ("@final", "def found() -> None: ...\n\n\n@final"),
        ('    "find",\n', '    "found",\n'),
    )
    text = merge(ours, theirs)

    assert text.index("def found") < text.index("class Thing") < text.index("# For us.\ndef ours")
    assert "def find(" not in text
    assert "ours" in text


def test_an_order_that_one_side_changed_is_kept() -> None:
    moved = change(
        ("def find(name: str) -> Thing:\n    return Thing(name)\n\n\n", ""),
        ("@final", "def find(name: str) -> Thing:\n    return Thing(name)\n\n\n@final"),
    )
    added = change(("__all__", "LAST = 1\n\n__all__"))
    text = merge(moved, added)

    assert text.index("def find") < text.index("class Thing") < text.index("LAST = 1")


@pytest.mark.parametrize(
    ("ours", "theirs", "name", "what"),
    [
        (
            ("return Thing(name)", "return Thing(name, 1)"),
            ("return Thing(name)", "return Thing(name, 2)"),
            "def find",
            "was changed here, and otherwise upstream",
        ),
        (
            ("        return None\n", "        return ours\n"),
            ("        return None\n", "        return theirs\n"),
            "class Thing, def check",
            "was changed here, and otherwise upstream",
        ),
        (
            ("        return None\n", "        return ours\n"),
            (
                CHECK,
                "",
            ),
            "class Thing, def check",
            "was changed here, and is no longer generated",
        ),
        (
            ("def find(name: str) -> Thing:\n    return Thing(name)\n\n\n", ""),
            ("return Thing(name)", "return Thing(name, 2)"),
            "def find",
            "was deleted here, and changed upstream",
        ),
        (
            ("FACTS =", "def new() -> int:\n    return 1\n\n\nFACTS ="),
            ("FACTS =", "def new() -> int:\n    return 2\n\n\nFACTS ="),
            "def new",
            "was added here, and otherwise upstream",
        ),
        (
            ('"In",', '"Ours",'),
            ('"Out",\n        ),', '"Theirs",\n        ),\n        "More": (),'),
            "",
            "",
        ),
        (
            ("name: str\n", "name: int\n"),
            ("name: str\n", "name: bytes\n"),
            "class Thing, name name",
            "was changed here, and otherwise upstream",
        ),
        (
            ("Look at it.", "Look at it, we say."),
            ("Look at it.", "Look at it, they say."),
            "class Thing, def check, the docstring",
            "was changed here, and otherwise upstream",
        ),
        (
            ("from .kinds import Apple, Cherry", "from .kinds import *"),
            ("from .kinds import Apple, Cherry", "from .kinds import Apple"),
            "from .kinds",
            "was changed here, and otherwise upstream",
        ),
        (
            ("def find(name: str) -> Thing:", "def find(name: str, /) -> Thing:  # ours"),
            ("def find(name: str) -> Thing:", "def find(name: str) -> Thing | None:"),
            "def find",
            "was changed here, and otherwise upstream",
        ),
    ],
)
def test_a_conflict_names_what_both_sides_changed(
    ours: tuple[str, str], theirs: tuple[str, str], name: str, what: str
) -> None:
    """The pair with nothing expected goes together: entries of one tuple are told apart."""
    found = conflicts_of(change(ours), change(theirs))

    assert found == ([(name, what)] if what else [])


def test_a_conflict_holds_both_versions() -> None:
    _, conflicts = merge_modules(
        "a.py",
        BASE,
        change(("return Thing(name)", "return 1")),
        change(("return Thing(name)", "return 2")),
    )
    (one,) = conflicts

    assert isinstance(one, Conflict)
    assert "return 1" in one.ours
    assert "return 2" in one.theirs
    assert str(one) == "a.py, def find: was changed here, and otherwise upstream"


def test_what_is_no_python_is_a_conflict_of_the_file() -> None:
    assert conflicts_of("def (", change(("1.0.0", "1.1.0")))[0][1].startswith(
        "cannot be read as Python: line 1"
    )


@pytest.mark.parametrize("deep", ["+".join(["1"] * 1_500), "a" + ".b" * 1_500])
def test_what_is_too_deep_is_a_conflict_of_the_file(deep: str) -> None:
    """Python takes it, and a tree of it cannot be walked."""
    ours = change(("return Thing(name)", f"return {deep}"))

    ((name, what),) = conflicts_of(ours, change(("1.0.0", "1.1.0")))
    assert name == ""
    assert what.startswith("cannot be merged: ")


def test_a_text_that_says_one_thing_too_often_is_a_conflict() -> None:
    """What stands where takes the cube of their number to find."""

    def merge(count: int) -> str | None:
        said = ["again"] * count
        texts = (said, ["ours", *said], [*said, "theirs"])
        return merge_paragraphs(*("\n\n".join(text) for text in texts))

    merged = merge(300)
    assert merged is not None
    assert merged.split("\n\n") == ["ours", *["again"] * 300, "theirs"]
    assert merge(400) is None


def test_blank_lines_in_a_text_are_part_of_it() -> None:
    ours = change(("Look at it.", "Look at it.\n\n        Well."))
    theirs = change(("Look at it.", "Look at it.\n        Well."))

    assert conflicts_of(ours, theirs) == [
        ("class Thing, def check, the docstring", "was changed here, and otherwise upstream")
    ]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("abc", "axc", "abd", "axd"),
        ("abc", "abcx", "yabc", "yabcx"),
        ("abc", "ac", "abcd", "acd"),
        ("abc", "axc", "ayc", None),
        ("abc", "axbc", "aybc", None),
        ("ab", "xb", "ay", "xy"),
        ("", "x", "x", "x"),
        ("a", "", "b", None),
    ],
)
def test_sequences(base: str, ours: str, theirs: str, merged: str | None) -> None:
    found = merge_sequences(base, ours, theirs)

    assert found == (None if merged is None else list(merged))
