"""How a directory and a tree differ, and how that reads."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from shapewright.problem import CannotContinueError
from shapewright.write import (
    MANIFEST_NAME,
    Tree,
    compare_tree,
    is_current,
    read_manifest,
    render_diff,
    write_tree,
)
from shapewright.write.diff import COMPARED_LINES, FILE_LINES, TOTAL_LINES
from shapewright.write.manifest import render_manifest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MADE_FROM = {"service": "s3"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A directory that was generated."""
    root = tmp_path / "out"
    files = {"same.py": "s\n", "other.py": "o\n", "stale.py": "x\n", "pkg/edited.py": "e\n"}
    write_tree(root, Tree(files), MADE_FROM)
    return root


def test_every_path_is_found_to_be_what_it_is(root: Path) -> None:
    (root / "pkg/edited.py").write_text("mine\n")
    (root / "foreign.py").write_text("f\n")
    (root / "notes.txt").write_text("n\n")
    (root / "__pycache__").mkdir()
    (root / "__pycache__/same.cpython-311.pyc").write_bytes(b"")
    (root / "old.pyc").write_bytes(b"")
    files = ("same.py", "other.py", "pkg/edited.py", "foreign.py", "new.py")
    found = compare_tree(root, Tree({**dict.fromkeys(files, "new\n"), "same.py": "s\n"}))

    assert found.same == ("same.py",)
    assert found.missing == ("new.py",)
    assert found.extra == ("stale.py",)
    assert found.different == ("other.py",)
    assert found.edited == ("pkg/edited.py",)
    assert found.foreign == ("foreign.py",)
    assert found.bystanders == ("notes.txt",)
    assert not found.is_same


def test_what_was_written_is_the_same(root: Path) -> None:
    tree = Tree({"a/b.py": "b\n"})
    write_tree(root, tree, MADE_FROM)
    (root / "notes.txt").write_text("n\n")

    assert compare_tree(root, tree).is_same


def test_an_edited_file_that_is_no_longer_generated_is_edited(root: Path) -> None:
    (root / "stale.py").write_text("mine\n")

    assert compare_tree(root, Tree({})).edited == ("stale.py",)


def test_an_edit_that_the_tree_makes_too_is_no_difference(root: Path) -> None:
    (root / "other.py").write_text("new\n")

    assert "other.py" in compare_tree(root, Tree({"other.py": "new\n"})).same


def test_a_link_in_place_of_an_owned_file_is_an_edit_even_to_the_same_text(root: Path) -> None:
    (root / "other.py").rename(root / "moved.py")
    (root / "other.py").symlink_to("moved.py")

    assert compare_tree(root, Tree({"other.py": "o\n"})).edited == ("other.py",)


def test_a_foreign_file_or_link_where_a_directory_is_needed_is_foreign(root: Path) -> None:
    (root / "dir").write_text("f\n")
    (root / "link").symlink_to("pkg")
    found = compare_tree(root, Tree({"dir/a.py": "", "link/edited.py": ""}))

    assert found.foreign == ("dir", "link")
    assert found.missing == ("dir/a.py", "link/edited.py")


def test_in_a_directory_that_does_not_exist_all_is_missing(tmp_path: Path) -> None:
    assert compare_tree(tmp_path / "none", Tree({"a.py": ""})).missing == ("a.py",)


def test_a_root_that_is_no_directory_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "link").symlink_to(tmp_path)

    for name, kind in (("file", "is a file"), ("link", "is a symbolic link")):
        with pytest.raises(CannotContinueError, match=kind):
            compare_tree(tmp_path / name, Tree({}))


def edit(root: Path) -> None:
    (root / "same.py").write_text("S\n")


def remove(root: Path) -> None:
    (root / "same.py").unlink()


def relink(root: Path) -> None:
    (root / "same.py").rename(root / "moved.py")
    (root / "same.py").symlink_to("moved.py")


def break_manifest(root: Path) -> None:
    (root / "shapewright.json").write_text("{")


def test_nothing_changed_is_current(root: Path) -> None:
    (root / "notes.txt").write_text("n\n")

    assert is_current(root, {"service": "s3"})
    assert not is_current(root, {"service": "ec2"})


@pytest.mark.parametrize("change", [edit, remove, relink, break_manifest, shutil.rmtree])
def test_whatever_was_touched_is_not_current(root: Path, change: Callable[[Path], None]) -> None:
    change(root)

    assert not is_current(root, MADE_FROM)


def test_what_another_version_wrote_is_not_current(root: Path) -> None:
    manifest = read_manifest(root)
    assert manifest is not None
    older = render_manifest(replace(manifest, version="0"))
    (root / MANIFEST_NAME).write_text(older)

    assert read_manifest(root) == replace(manifest, version="0")
    assert not is_current(root, MADE_FROM)


def test_the_diff_reads_as_a_diff(root: Path) -> None:
    tree = Tree({"same.py": "s\n", "other.py": "O", "pkg/edited.py": "e\n", "new.py": "n\n"})

    assert list(render_diff(compare_tree(root, tree))) == [
        "--- /dev/null",
        "+++ b/new.py",
        "@@ -0,0 +1 @@",
        "+n",
        "--- a/other.py",
        "+++ b/other.py",
        "@@ -1 +1 @@",
        "-o",
        "+O",
        "\\ No newline at end of file",
        "--- a/stale.py",
        "+++ /dev/null",
        "@@ -1 +0,0 @@",
        "-x",
    ]


def test_the_diff_breaks_lines_at_line_feeds_alone(root: Path) -> None:
    before = "".join(f"line {n}\n" for n in range(50))
    after = before.replace("line 7\n", "").replace("line 30\n", "form\x0cfeed\n")
    write_tree(root, Tree({"a.py": before}), MADE_FROM)
    lines = list(render_diff(compare_tree(root, Tree({"a.py": after}))))

    assert [line for line in lines if line[0] in "-+@"] == [
        "--- a/a.py",
        "+++ b/a.py",
        "@@ -5,7 +5,6 @@",
        "-line 7",
        "@@ -28,7 +27,7 @@",
        "-line 30",
        "+form\x0cfeed",
    ]


def test_what_is_no_text_file_is_named(root: Path) -> None:
    (root / "other.py").unlink()
    (root / "other.py").symlink_to("same.py")
    (root / "stale.py").write_bytes(b"\xff\n")
    lines = list(render_diff(compare_tree(root, Tree({"other.py": "o\n", "new.py": ""}))))

    assert "# a/other.py is a symbolic link" in lines
    assert "-\\xff" in lines
    assert lines[: lines.index("# empty")] == ["--- /dev/null", "+++ b/new.py"]


def test_a_long_diff_says_how_much_it_leaves_out(root: Path) -> None:
    tree = Tree({"new.py": "x\n" * (FILE_LINES + 10)})
    lines = [
        line for line in render_diff(compare_tree(root, tree)) if "new.py" in line or "#" in line
    ]

    assert lines[-1:] == ["# 13 more lines of this diff are left out"]


def test_files_too_long_to_compare_are_counted(root: Path) -> None:
    tree = Tree({"new.py": "x\n" * (COMPARED_LINES + 1)})

    assert f"# 0 lines before, {COMPARED_LINES + 1} after: too long to show" in list(
        render_diff(compare_tree(root, tree)),
    )


def test_a_diff_of_many_files_stays_bounded(tmp_path: Path) -> None:
    tree = Tree({f"{n}.py": "x\n" * FILE_LINES for n in range(100)})
    lines = list(render_diff(compare_tree(tmp_path / "out", tree)))

    assert len(lines) < TOTAL_LINES + 100 * 4
    assert sum(line.startswith("+++ ") for line in lines) == 100
