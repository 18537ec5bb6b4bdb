"""Which trees may be written at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shapewright.problem import CannotContinueError
from shapewright.write import Tree
from shapewright.write.path import find_path_fault


def refusals(*paths: str) -> list[str]:
    """What is wrong with a tree of these paths."""
    with pytest.raises(CannotContinueError) as caught:
        Tree(dict.fromkeys(paths, ""))
    return [f"{problem.where}: {problem.what}" for problem in caught.value.problems]


def test_a_tree_is_its_files_in_sorted_order() -> None:
    tree = Tree({"b.py": "b\n", "a/é.py": "é\n"})

    assert list(tree.items()) == [("a/é.py", "é\n"), ("b.py", "b\n")]
    assert tree.data["a/é.py"] == b"\xc3\xa9\n"


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("/etc/passwd", "absolute"),
        ("../up.py", "'..'"),
        ("a/../../up.py", "'..'"),
        ("./a.py", "'.'"),
        ("a//b.py", "''"),
        ("a/", "''"),
        ("", "''"),
        ("a\\b.py", "not every file system"),
        ("c:a.py", "not every file system"),
        ("a\0.py", "cannot be printed"),
        ("a\n.py", "cannot be printed"),
        ("CON", "device"),
        ("a/aux.py", "device"),
        ("nul.tar.gz", "device"),
        ("Lpt1 .py", "device"),
        ("a./b.py", "dot or a space"),
        ("a.py ", "dot or a space"),
        ("__pycache__/a.txt", "caches"),
        ("a.pyc", "caches"),
    ],
)
def test_a_path_that_some_file_system_refuses_is_refused(path: str, fault: str) -> None:
    (found,) = refusals(path)

    assert fault in found


@pytest.mark.parametrize("path", ["con_.py", "auxiliary.py", "com10.py", ".hidden", "a b/ç.py"])
def test_a_path_that_only_looks_dangerous_is_fine(path: str) -> None:
    assert find_path_fault(path) == ""


@given(st.text(max_size=12))
def test_any_text_is_judged_and_never_leads_outside(path: str) -> None:
    if find_path_fault(path) == "":
        assert not path.startswith("/")
        assert not {"", ".", ".."}.intersection(path.split("/"))


@pytest.mark.parametrize(
    ("paths", "fault"),
    [
        (("a/Foo.py", "a/foo.py"), "'a/Foo.py' only in case"),
        (("A/x.py", "a/y.py"), "'A' only in case"),
        (("\u00e9.py", "e\u0301.py"), "composition"),
        (("a", "a/b.py"), "'a' is a file"),
        (("Shapewright.json",), "'shapewright.json' only in case"),
        (("shapewright.json",), "kept for the manifest"),
    ],
)
def test_paths_that_cannot_stand_side_by_side_are_refused(
    paths: tuple[str, ...],
    fault: str,
) -> None:
    (found,) = refusals(*paths)

    assert fault in found


def test_every_problem_of_a_tree_is_told_at_once() -> None:
    with pytest.raises(CannotContinueError) as caught:
        Tree({"/a": "", "b.py": "one\r\ntwo", "c.py": "\ud800"})

    assert [str(problem.where) for problem in caught.value.problems] == ["/a", "b.py", "c.py"]
