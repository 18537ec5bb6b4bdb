"""Statements of a body, told apart by what they define, and bodies merged by that.

Takes three versions of a body, gives the merged one. A statement is known by its kind and name, and
by its number where several share both. How two versions of one statement are merged is decided in
``definitions``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import libcst as cst

from shapewright.vendor.merge.code import Merging, code_of
from shapewright.vendor.merge.conflict import ADDED, DELETED, DROPPED, MOVED
from shapewright.vendor.merge.keyed import merge_keyed

Statement = cst.BaseStatement | cst.BaseSmallStatement
Body = Sequence[Statement]
Key = tuple[str, str, int]
Settle = Callable[[Merging, Statement | None, Statement, Statement], Statement | None]
"""Merges two versions of a statement that differ from each other and from the first, if any; gives
nothing when nothing is left of it."""

_TEXT = "text"


def merge_bodies(merging: Merging, versions: tuple[Body, Body, Body], settle: Settle) -> Body:
    """The merged body."""
    base, ours, theirs = (index_body(body) for body in versions)

    def settle_one(
        key: Key, before: Statement | None, here: Statement | None, there: Statement | None
    ) -> Statement | None:
        return _settle(merging, key, (before, here, there), settle)

    merged, is_torn = merge_keyed((base, ours, theirs), settle_one)
    if is_torn:
        merging.report("", MOVED, *(_list_names(one) for one in (ours, theirs)))
    order = _keep_texts_in_place([*merged])
    for key in merged.keys() - {*order}:
        merging.report(describe(key), DROPPED, code_of(merged[key]), "")
    return [merged[key] for key in order]


def index_body(body: Body) -> dict[Key, Statement]:
    """The statements of a body by what they are known by, in order."""
    seen: Counter[tuple[str, str]] = Counter()
    index: dict[Key, Statement] = {}
    owner = ""
    for statement in body:
        kind, name = _identify(statement, owner)
        key = (kind, name, seen[kind, name])
        seen[kind, name] += 1
        index[key] = statement
        if kind != _TEXT:
            owner = "/".join(map(str, key))
    return index


def describe(key: Key) -> str:
    """What a statement is called in a message."""
    kind, name, number = key
    if kind == _TEXT:
        kind, _, rest = name.partition("/")
        return f"the text of {kind} {rest.rpartition('/')[0]}" if name else "the docstring"
    return f"{kind} {name}".strip() + (f" ({number + 1})" if number else "")


def _settle(
    merging: Merging,
    key: Key,
    versions: tuple[Statement | None, Statement | None, Statement | None],
    settle: Settle,
) -> Statement | None:
    base, ours, theirs = versions
    before, here, there = map(code_of, versions)
    if here in {there, before}:
        return theirs
    if there == before:
        return ours
    if ours is None or theirs is None:
        merging.report(describe(key), DELETED if ours is None else DROPPED, here, there)
        return ours or theirs
    if base is None and not isinstance(ours, cst.SimpleStatementLine):
        merging.report(describe(key), ADDED, here, there)
        return ours
    return merging.inside(describe(key), lambda: settle(merging, base, ours, theirs))


def _identify(statement: Statement, owner: str) -> tuple[str, str]:
    """What kind of statement it is, and its name."""
    match statement:
        case cst.FunctionDef():
            return "def", statement.name.value
        case cst.ClassDef():
            return "class", statement.name.value
        case cst.If():
            return "if", code_of(statement.test)
        case cst.SimpleStatementLine(body=[small]):
            return _identify_small(small, owner)
        case _:
            return type(statement).__name__.lower(), ""


def _identify_small(small: cst.BaseSmallStatement, owner: str) -> tuple[str, str]:
    match small:
        case cst.Expr(value=cst.SimpleString() | cst.ConcatenatedString()):
            return _TEXT, owner
        case cst.Expr(value=cst.Call(func=called)):
            return "call", code_of(called)
        case cst.ImportFrom():
            return "from", "." * len(small.relative) + code_of(small.module)
        case cst.Import():
            return "import", ", ".join(code_of(alias) for alias in small.names)
        case cst.Assign(targets=[target]):
            return "name", code_of(target.target)
        case cst.AnnAssign() | cst.AugAssign():
            return "name", code_of(small.target)
        case _:
            return type(small).__name__.lower(), ""


def _keep_texts_in_place(order: list[Key]) -> list[Key]:
    """The same order with each text right behind what it is the text of, and none without that."""
    texts = {key[1]: key for key in order if key[0] == _TEXT and key[2] == 0}
    result: list[Key] = [texts.pop("")] if "" in texts else []
    placed = {*result}
    for key in order:
        if key not in placed and texts.get(key[1]) != key:
            result.append(key)
            placed.add(key)
        follower = texts.pop("/".join(map(str, key)), None)
        if follower is not None:
            result.append(follower)
            placed.add(follower)
    return result


def _list_names(index: dict[Key, Statement]) -> str:
    return "\n".join(describe(key) for key in index if key[0] != _TEXT)
