"""Pages that stand already are kept, and are just what they would be if they were made anew.

Whatever changed in a service: all of its pages, built on top of those of the older edition, are
those that are built in an empty folder.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from botocore.loaders import Loader
from tests.changes.made import Files, as_model, make_files, structure
from tests.changes.mutation import Mutation
from tests.changes.mutations.every import MUTATIONS

from shapewright.docs.formats import FORMATS
from shapewright.pipeline.kept import KEYS_NAME
from shapewright.pipeline.package import Sources
from shapewright.pipeline.reference import Wish, make_pages
from shapewright.problem import Where
from shapewright.specs.target import Target
from shapewright.write import Tree, read_unedited, write_tree

Model = dict[str, Any]


def write_edition(folder: Path, name: str, files: Files, *, whole: Model | None = None) -> None:
    """A release's data folder with one service in it."""
    place = folder / name / "2020-01-01"
    place.mkdir(parents=True, exist_ok=True)
    documents = {
        "service-2": whole or as_model(files),
        "paginators-1": {"pagination": files.get("paginators", {})},
        "waiters-2": {"version": 2, "waiters": files.get("waiters", {})},
        "examples-1": {"version": "1.0", "examples": files.get("examples", {})},
    }
    for kind, document in documents.items():
        (place / f"{kind}.json").write_text(json.dumps(document), encoding="utf-8")


def build(edition: Path, name: str, out: Path, format_: str) -> dict[str, str]:
    """The files of a service, built on top of what stands there; and they are written."""
    target = Target(where=Where("test"), service=name, source=str(edition), out=out)
    made = make_pages(Wish(folder=out.parent, format=format_), Sources(), target)
    write_tree(out, made.tree, made.made_from)
    return dict(made.tree)


def find_made(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """The pages whose digest is another one."""
    old, new = (json.loads(texts[KEYS_NAME]) for texts in (before, after))
    return {path for path in new if old.get(path) != new[path]}


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Path, Any]]:
    """Builds the made service as it was, in a format, below a folder of its own."""

    def stand(format_: str) -> tuple[Path, dict[str, str]]:
        folder = tmp_path_factory.mktemp("edition")
        write_edition(folder / "data", "made", make_files())
        return folder, build(folder / "data", "made", folder / "out" / "made", format_)

    return stand


@pytest.mark.parametrize("format_", FORMATS)
def test_whatever_changes_pages_are_those_made_anew(
    standing: Callable[[str], tuple[Path, Any]], format_: str
) -> None:
    """Each edition takes back what the one before it changed, and changes something else."""
    folder, before = standing(format_)
    kept = 0

    for number, mutation in enumerate(MUTATIONS):
        files = make_files()
        mutation.make(files)
        write_edition(folder / "data", "made", files)
        after = build(folder / "data", "made", folder / "out" / "made", format_)
        anew = build(folder / "data", "made", folder / f"anew{number}" / "made", format_)
        assert after == anew, _explain(mutation, after, anew)
        kept += len(json.loads(after[KEYS_NAME])) - len(find_made(before, after))
        before = after

    assert kept > len(MUTATIONS)


def _explain(mutation: Mutation, after: dict[str, str], anew: dict[str, str]) -> str:
    paths = sorted(path for path in {*after, *anew} if after.get(path) != anew.get(path))
    return f"{mutation.kind} {mutation.path}: {paths}"


def _change_doc(random: Random, shapes: Model, operations: Model) -> None:
    names = [*shapes, *operations]
    document = f"<p>See <a>{random.choice(names)}</a>. Up to {random.randint(2, 99)} of them.</p>"
    random.choice([*shapes.values(), *operations.values()])["documentation"] = document


def _change_member_doc(random: Random, shapes: Model, operations: Model) -> None:
    shape = random.choice([name for name, one in shapes.items() if one.get("members")])
    member = random.choice([*shapes[shape]["members"]])
    holder = random.choice([one for one in shapes.values() if one.get("members")])
    said = f"<p>As <a>{shape}${member}</a> of <a>{random.choice([*operations])}</a>.</p>"
    holder["members"][random.choice([*holder["members"]])]["documentation"] = said


def _add_member(random: Random, shapes: Model, _operations: Model) -> None:
    holder = random.choice([one for one in shapes.values() if one["type"] == "structure"])
    known = [*holder["members"], "Name"]
    name = random.choice(["Added", random.choice(known).swapcase()])
    holder["members"].setdefault(name, {"shape": random.choice([*shapes])})


def _drop_member(random: Random, shapes: Model, _operations: Model) -> None:
    holder = random.choice([one for one in shapes.values() if one.get("members")])
    name = random.choice([*holder["members"]])
    del holder["members"][name]
    holder["required"] = [one for one in holder.get("required", ()) if one != name]


def _require(random: Random, shapes: Model, _operations: Model) -> None:
    holder = random.choice([one for one in shapes.values() if one.get("members")])
    members = holder["members"].items()
    texts = [name for name, one in members if shapes[one["shape"]]["type"] == "string"]
    holder["required"] = texts[:1]


def _change_bound(random: Random, shapes: Model, _operations: Model) -> None:
    text = random.choice([one for one in shapes.values() if one["type"] == "string"])
    text["max"] = text.get("min", 0) + random.randint(20, 99)


def _add_operation(random: Random, shapes: Model, operations: Model) -> None:
    name = random.choice([*operations])
    operations[f"{name}Again"] = {**copy.deepcopy(operations[name]), "name": f"{name}Again"}
    shapes.setdefault(name.lower(), {"type": "string", "enum": ["A", "a"]})


def _drop_operation(random: Random, _shapes: Model, operations: Model) -> None:
    if len(operations) > 5:
        del operations[random.choice([*operations])]


_CHANGES = (
    *(_change_doc, _change_member_doc, _add_member, _drop_member),
    *(_require, _change_bound, _add_operation, _drop_operation),
)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("name", ["sqs", "kinesis-video-media", "dynamodbstreams"])
def test_real_services_may_change_in_any_way(name: str, format_: str, tmp_path: Path) -> None:
    loader: Any = Loader()
    model: Model = copy.deepcopy(loader.load_service_model(name, "service-2"))
    random = Random(f"{name} {format_}")  # noqa: S311 - to vary, not to hide
    before: dict[str, str] = {}
    numbers: list[tuple[int, int]] = []

    for number in range(12):
        write_edition(tmp_path / "data", name, {}, whole=model)
        after = build(tmp_path / "data", name, tmp_path / "out" / name, format_)
        anew = build(tmp_path / "data", name, tmp_path / f"anew{number}" / name, format_)
        assert after == anew
        made = find_made(before or after, after)
        numbers.append((len(made), len(json.loads(after[KEYS_NAME])) - len(made)))
        before = after
        for change in random.sample(_CHANGES, 2):
            change(random, model["shapes"], model["operations"])

    assert all(map(sum, zip(*numbers[1:], strict=True)))  # some were made, and some were kept


def _add_pair(shapes: Model) -> None:
    """Two members that differ in case alone, each of a shape that says where it is used."""
    shapes["Pair"] = structure(a="Mode", A="Shared")
    shapes["PutRequest"]["members"]["Pair"] = {"shape": "Pair"}


def _add_namesake(shapes: Model) -> None:
    """A shape that is called like an operation, and is no part of it."""
    shapes["PutMade"] = structure(Deep="Deep")
    shapes["GetRequest"]["members"]["Namesake"] = {"shape": "PutMade"}


def _require_second(files: Files) -> None:
    files["shapes"]["Pair"]["required"] = ["a"]


def _add_number(files: Files) -> None:
    files["shapes"]["Pair"] = structure(("a-2",), **{"a-2": "Plain", "a": "Mode", "A": "Shared"})


def _claim_of_shape(files: Files) -> None:
    files["shapes"]["PutMade"]["documentation"] = "<p>Names must be unique.</p>"


def _claim_of_operation(files: Files) -> None:
    files["operations"]["PutMade"]["documentation"] = "<p>Names must be unique.</p>"


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(
    ("prepare", "change"),
    [
        (_add_pair, _require_second),
        (_add_pair, _add_number),
        (_add_namesake, _claim_of_shape),
        (_add_namesake, _claim_of_operation),
    ],
)
def test_names_that_are_alike_keep_nothing_that_would_change(
    prepare: Callable[[Model], None],
    change: Callable[[Files], None],
    format_: str,
    tmp_path: Path,
) -> None:
    files = make_files()
    prepare(files["shapes"])
    write_edition(tmp_path / "data", "made", files)
    before = build(tmp_path / "data", "made", tmp_path / "out" / "made", format_)
    change(files)
    write_edition(tmp_path / "data", "made", files)

    after = build(tmp_path / "data", "made", tmp_path / "out" / "made", format_)

    assert after != before
    assert after == build(tmp_path / "data", "made", tmp_path / "anew" / "made", format_)


def test_only_what_a_change_touches_is_made(tmp_path: Path) -> None:
    files = make_files()
    write_edition(tmp_path / "data", "made", files)
    before = build(tmp_path / "data", "made", tmp_path / "made", "site")
    files["operations"]["ShutMade"]["documentation"] = "<p>Shuts it.</p>"
    write_edition(tmp_path / "data", "made", files)

    after = build(tmp_path / "data", "made", tmp_path / "made", "site")

    assert find_made(before, after) == {"operations/ShutMade"}
    changed = {path for path in after if after[path] != before[path]}
    assert changed == {"operations/ShutMade.html", "index.html", KEYS_NAME}


def test_a_page_that_was_edited_is_made_again(tmp_path: Path) -> None:
    write_edition(tmp_path / "data", "made", make_files())
    out = tmp_path / "made"
    texts = build(tmp_path / "data", "made", out, "site")
    page = out / "operations" / "ShutMade.html"
    page.write_text("mine", encoding="utf-8")

    target = Target(where=Where("test"), service="made", source=str(tmp_path / "data"), out=out)
    made = make_pages(Wish(folder=tmp_path), Sources(), target)

    assert dict(made.tree) == texts


@pytest.mark.parametrize("text", ["", "[]", "{", '{"operations/ShutMade": 1}', "\udcff"])
@pytest.mark.parametrize("is_owned", [False, True])
def test_what_was_recorded_may_be_broken(tmp_path: Path, text: str, *, is_owned: bool) -> None:
    write_edition(tmp_path / "data", "made", make_files())
    out = tmp_path / "made"
    texts = build(tmp_path / "data", "made", out, "site")
    if is_owned:
        said = text.encode(errors="replace").decode()
        write_tree(out, Tree({**texts, KEYS_NAME: said}), {})
        assert read_unedited(out, [KEYS_NAME]) == {KEYS_NAME: said}
    else:
        (out / KEYS_NAME).write_bytes(text.encode(errors="surrogateescape"))

    target = Target(where=Where("test"), service="made", source=str(tmp_path / "data"), out=out)
    made = make_pages(Wish(folder=tmp_path), Sources(), target)

    assert dict(made.tree) == texts


def test_what_is_not_as_it_was_written_is_not_read(tmp_path: Path) -> None:
    write_edition(tmp_path / "data", "made", make_files())
    out = tmp_path / "made"
    texts = build(tmp_path / "data", "made", out, "site")
    (out / "index.html").write_text("mine", encoding="utf-8")
    (out / "nav.js").unlink()

    paths = ["index.html", "nav.js", "shapes.html", "../made/shapes.html", "not-there"]
    assert read_unedited(out, paths) == {"shapes.html": texts["shapes.html"]}
    assert read_unedited(tmp_path / "nowhere", paths) == {}
    (out / "shapewright.json").write_text("{", encoding="utf-8")
    assert read_unedited(out, paths) == {}
    (out / "shapewright.json").unlink()
    (out / "shapewright.json").mkdir()
    assert read_unedited(out, paths) == {}
