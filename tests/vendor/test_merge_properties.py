"""Whatever both sides do to a module, nothing that either did is lost in silence.

Modules are drawn as facts: what stands at which place. The judge merges the facts of the three
versions place by place, which is simple, and reads the facts of the merged text back with ``ast``,
which knows nothing of how it was merged.
"""

from __future__ import annotations

import ast
import io
import tokenize
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from shapewright.vendor.merge.module import merge_modules

NAMES = ("alpha", "Beta", "GAMMA", "delta", "Epsilon")
VALUES = st.sampled_from(("1", "2", "3"))
Facts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Function:
    """A function with its parts."""

    argument: str
    text: str
    body: str
    remark: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A module: what stands in it, by name."""

    imports: tuple[str, ...]
    table: tuple[tuple[str, str], ...]
    fields: tuple[tuple[str, str], ...]
    methods: tuple[tuple[str, Function], ...]
    functions: tuple[tuple[str, Function], ...]
    names: tuple[str, ...]


FUNCTIONS = st.builds(
    Function,
    argument=st.sampled_from(("one", "two")),
    text=st.sampled_from(("First.", "Second.", "Third.")),
    body=st.sampled_from(("return 1", "return 2", "raise KeyError")),
    remark=st.sampled_from(("", "", "mine", "theirs")),
)


def some(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[tuple[str, Any], ...]]:
    """Some of the names with a value each, in any order."""
    chosen = st.lists(st.sampled_from(NAMES), unique=True, max_size=4)
    return chosen.flatmap(lambda keys: st.tuples(*(st.tuples(st.just(k), values) for k in keys)))


MODULES = st.builds(
    Drawn,
    imports=st.lists(st.sampled_from(NAMES), unique=True, min_size=1).map(tuple),
    table=some(VALUES),
    fields=some(VALUES),
    methods=some(FUNCTIONS),
    functions=some(FUNCTIONS),
    names=st.sets(st.sampled_from(NAMES)).map(lambda names: tuple(sorted(names))),
)


@st.composite
def edits(draw: st.DrawFn, base: Drawn) -> Drawn:
    """A module that was changed in a few of its parts."""
    other = draw(MODULES)
    parts = ("imports", "table", "fields", "methods", "functions", "names")
    chosen = draw(st.sets(st.sampled_from(parts), min_size=1, max_size=4))
    mixed: dict[str, Any] = {
        part: _mix(draw, getattr(base, part), getattr(other, part)) for part in sorted(chosen)
    }
    return replace(base, **mixed)


def _mix(draw: st.DrawFn, old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    """The old entries, some of them gone or replaced, and some of the new ones."""
    fresh = {_name(entry): entry for entry in new if draw(st.booleans())}
    kept = [fresh.pop(_name(entry), entry) for entry in old if draw(st.integers(0, 3))]
    mixed = [*kept, *fresh.values()]
    if mixed and isinstance(mixed[0], str):
        return tuple(sorted(map(str, mixed)))
    return tuple(mixed or old[:1])


def _name(entry: Any) -> str:
    return entry if isinstance(entry, str) else str(entry[0])


TRIPLES = MODULES.flatmap(lambda base: st.tuples(st.just(base), edits(base), edits(base)))


def render(drawn: Drawn) -> str:
    """The text of a module."""
    lines = ["from kinds import ("]
    lines += (f"    {name}," for name in drawn.imports)
    lines += [")", "", "TABLE = {"]
    lines += (f'    "{name}": call({value}),' for name, value in drawn.table)
    lines += ["}", "", "", "class Thing:", '    """A thing."""', ""]
    for name, value in drawn.fields:
        lines += [f"    {name}: int = {value}", f'    """The {name} of {value}."""', ""]
    for name, function in drawn.methods:
        lines += (f"    {line}".rstrip() for line in _render_function(name, function))
    lines.append("")
    for name, function in drawn.functions:
        lines += ["", *_render_function(name, function)]
    lines += ["", "__all__ = [", *(f'    "{name}",' for name in drawn.names), "]"]
    return "\n".join(lines) + "\n"


def _render_function(name: str, function: Function) -> list[str]:
    return [
        *([f"# {function.remark} of {name}"] if function.remark else []),
        f"def {name}({function.argument}):",
        f'    """{function.text}"""',
        f"    {function.body}",
        "",
    ]


def read_facts(text: str) -> dict[str, str]:
    """What stands in a module, by place."""
    return dict(_read_body(ast.parse(text).body, ""))


def _read_body(body: list[ast.stmt], place: str) -> Iterator[tuple[str, str]]:
    owner = ""
    for node in body:
        match node:
            case ast.ImportFrom():
                yield from ((f"{place}import {alias.name}", "") for alias in node.names)
            case ast.ClassDef():
                yield from _read_body(node.body, f"{place}{node.name}.")
            case ast.FunctionDef():
                here = f"{place}def {node.name}"
                yield f"{here} argument", ast.unparse(node.args)
                yield f"{here} text", str(ast.get_docstring(node))
                yield f"{here} body", "\n".join(map(ast.unparse, node.body[1:]))
            case ast.Expr(value=ast.Constant(value=str(text))):
                yield f"{place}text of {owner}", text
            case ast.AnnAssign():
                owner = ast.unparse(node.target)
                yield f"{place}{owner}", ast.unparse(node)
            case ast.Assign(value=ast.Dict(keys=keys, values=values)):
                for key, value in zip(keys, values, strict=True):
                    yield f"{place}table {ast.unparse(key or value)}", ast.unparse(value)
            case ast.Assign(value=ast.List(elts=elements)):
                yield from ((f"{place}name {ast.unparse(one)}", "") for one in elements)
            case _:
                yield f"{place}{ast.unparse(node)}", ""


def read_comments(text: str) -> Counter[str]:
    """How often each comment stands in a module."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)


def merge_facts(base: Facts, ours: Facts, theirs: Facts) -> dict[str, str] | None:
    """The merged facts; nothing when both sides changed one of them, each in its own way."""
    merged: dict[str, str] = {}
    for place in {*base, *ours, *theirs}:
        before, here, there = base.get(place), ours.get(place), theirs.get(place)
        if here != there and before not in (here, there):
            return None
        settled = there if here == before else here
        if settled is not None:
            merged[place] = settled
    return merged


@settings(deadline=None, max_examples=250)
@given(TRIPLES)
def test_nothing_is_lost_in_silence(versions: tuple[Drawn, Drawn, Drawn]) -> None:
    base, ours, theirs = map(render, versions)
    expected = merge_facts(*map(read_facts, (base, ours, theirs)))
    text, conflicts = merge_modules("a.py", base, ours, theirs)
    event("merged" if not conflicts else "conflict")

    if expected is None:
        assert conflicts
    elif not conflicts:
        assert read_facts(text) == expected
        before, here, there, now = map(read_comments, (base, ours, theirs, text))
        assert not ((here - before) | (there - before)) - now


@settings(deadline=None, max_examples=100)
@given(TRIPLES)
def test_one_side_alone_wins_and_both_alike_agree(versions: tuple[Drawn, Drawn, Drawn]) -> None:
    base, ours, _ = map(render, versions)

    for mine, its in ((ours, base), (base, ours), (ours, ours)):
        text, conflicts = merge_modules("a.py", base, mine, its)
        assert not conflicts
        assert ast.unparse(ast.parse(text)) == ast.unparse(ast.parse(ours))
        assert read_comments(text) == read_comments(ours)
