"""What a manifest says, and what happens to one that was tampered with."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shapewright import __version__
from shapewright.problem import CannotContinueError
from shapewright.write import MANIFEST_NAME, Tree, read_manifest, write_tree
from shapewright.write.position import find_position

if TYPE_CHECKING:
    from pathlib import Path


def test_the_manifest_says_what_is_owned_and_what_it_was_made_from(tmp_path: Path) -> None:
    root = tmp_path / "out"
    write_tree(root, Tree({"a.py": "A\n"}), {"service": "s3", "models": ["x"]})

    manifest = read_manifest(root)

    assert manifest is not None
    assert manifest.version == __version__
    assert manifest.made_from == {"service": "s3", "models": ["x"]}
    assert manifest.files == {"a.py": sha256(b"A\n").hexdigest()}


def test_the_manifest_is_the_same_for_the_same_facts_in_any_order(tmp_path: Path) -> None:
    write_tree(tmp_path / "1", Tree({"a.py": "", "b.py": ""}), {"x": 1, "y": 2})
    write_tree(tmp_path / "2", Tree({"b.py": "", "a.py": ""}), {"y": 2, "x": 1})

    text = (tmp_path / "1" / MANIFEST_NAME).read_text()

    assert text == (tmp_path / "2" / MANIFEST_NAME).read_text()
    assert text == json.dumps(json.loads(text), indent=2, sort_keys=True) + "\n"
    assert str(tmp_path) not in text


def test_a_directory_without_a_manifest_has_none(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None
    assert read_manifest(tmp_path / "missing") is None


def seal(document: dict[str, object]) -> str:
    """A manifest text whose seal fits, as someone set on mischief could make one."""
    rest = {key: value for key, value in document.items() if key != "seal"}
    digest = sha256(json.dumps(rest, sort_keys=True).encode()).hexdigest()
    return json.dumps({**rest, "seal": digest}, indent=2, sort_keys=True)


SOUND: dict[str, object] = {
    "files": {"a.py": "0" * 64},
    "format": 1,
    "generator": {"name": "shapewright", "version": "1"},
    "made_from": {},
}


@pytest.mark.parametrize(
    ("data", "position", "what"),
    [
        (b"", "1:1", "not JSON"),
        (b"{\n  <<<<<<< ours\n", "2:3", "not JSON"),
        (b'{"a": "\n\xff"}', "2:1", "not UTF-8"),
        (b"\xef\xbb\xbf{}", "1:1", "not JSON"),
        (b"[" * 100_000, "1:1", "not JSON"),
        (b"[]", "1:1", "not a JSON object"),
        (b'{\n "format": 2}', "2:12", "format 1"),
        (seal({**SOUND, "files": []}).encode(), "2:12", "no object under 'files'"),
        (seal({**SOUND, "generator": {}}).encode(), "6:16", "which version"),
        (seal({**SOUND, "files": {"../x": "0" * 64}}).encode(), "3:13", "'..'"),
        (seal({**SOUND, "files": {"/x": "0" * 64}}).encode(), "3:11", "absolute"),
        (seal({**SOUND, "files": {"x.py": "abc"}}).encode(), "3:13", "SHA-256"),
        (seal({**SOUND, "files": {"shapewright.json": "0" * 64}}).encode(), "3:25", "itself"),
    ],
)
def test_a_broken_manifest_is_a_problem_with_its_place(
    tmp_path: Path,
    data: bytes,
    position: str,
    what: str,
) -> None:
    (tmp_path / MANIFEST_NAME).write_bytes(data)

    with pytest.raises(CannotContinueError) as caught:
        read_manifest(tmp_path)

    (problem,) = caught.value.problems
    assert problem.where.pointer == position
    assert what in problem.what


def test_a_manifest_whose_seal_fits_is_sound(tmp_path: Path) -> None:
    """The texts above are refused for what is wrong in them, not for how they are written."""
    (tmp_path / MANIFEST_NAME).write_text(seal(SOUND))

    assert read_manifest(tmp_path) is not None


def test_a_file_claimed_by_hand_is_not_deleted_even_by_force(tmp_path: Path) -> None:
    root = tmp_path / "out"
    write_tree(root, Tree({"a.py": "A\n"}), {})
    (root / "mine.py").write_text("mine\n")
    path = root / MANIFEST_NAME
    document = json.loads(path.read_text())
    document["files"]["mine.py"] = sha256(b"mine\n").hexdigest()
    path.write_text(json.dumps(document, indent=2, sort_keys=True) + "\n")

    with pytest.raises(CannotContinueError, match="the seal does not fit"):
        write_tree(root, Tree({"b.py": "B\n"}), {})
    write_tree(root, Tree({"b.py": "B\n"}), {}, force=True)

    assert sorted(p.name for p in root.iterdir()) == ["a.py", "b.py", "mine.py", MANIFEST_NAME]


def test_a_manifest_laid_out_anew_by_another_tool_is_still_sound(tmp_path: Path) -> None:
    root = tmp_path / "out"
    write_tree(root, Tree({"a.py": "A\n"}), {"x": 1.5})
    path = root / MANIFEST_NAME
    path.write_bytes(json.dumps(json.loads(path.read_text())).encode() + b"\r\n")

    assert write_tree(root, Tree({"a.py": "A\n"}), {"x": 1.5}).written == 0


def test_a_manifest_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / MANIFEST_NAME).symlink_to("elsewhere.json")

    with pytest.raises(CannotContinueError, match="symbolic link"):
        read_manifest(tmp_path)


KEYS = st.text(st.sampled_from('a"\\\n{é'), max_size=3)
VALUES = st.recursive(
    st.none() | st.floats(allow_nan=False) | KEYS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4), st.data(), st.sampled_from([None, 2]))
def test_the_position_found_is_where_the_value_stands(
    document: dict[str, object],
    data: st.DataObject,
    indent: int | None,
) -> None:
    text = json.dumps(document, indent=indent)
    key = data.draw(st.sampled_from(sorted(document)))

    line, column = map(int, find_position(text, key).split(":"))

    offset = len("".join(text.splitlines(keepends=True)[: line - 1])) + column - 1
    assert json.JSONDecoder().raw_decode(text, offset)[0] == document[key]
