"""A package planned as one module.

Takes the texts of a package, with the long lines of generated modules not yet folded; gives the one
module to be rendered. It holds what runs with the standard library alone: types, checks, client and
exceptions, not the fake and the strategies, which are for tests.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from shapewright.lower.literal import literal
from shapewright.lower.planned import Planned
from shapewright.lower.prose import wrap
from shapewright.vendor.single.names import MODULE_TYPE, choose_names
from shapewright.vendor.single.order import order_parts
from shapewright.vendor.single.parts import Part, read_parts
from shapewright.vendor.single.rewrite import Rewritten, rewrite_part
from shapewright.vendor.single.symbols import DROPPED, Known, Symbol, find_symbols
from shapewright.vendor.single.views import ChunkView, PartView, SingleView

LIMIT = 88
KEPT = ("LICENSE", "NOTICE", "py.typed")
"""Files beside the module."""

_WIDTH = 82
_LAZY = " Names are imported"
_ERRORS = "exceptions"
_SYS = Symbol("sys", "", is_own=False)


def plan_single(texts: Mapping[str, str]) -> Planned:
    """The one module of a package."""
    parts = read_parts(texts)
    known = find_symbols(parts)
    order = order_parts(known)
    offered = [
        symbol
        for name in _read_offered(parts[""])
        if isinstance(symbol := known[""].bindings[name], Symbol) and symbol.origin in parts
    ]
    names, rewritten = _settle(known, order, offered)
    return Planned(
        "__init__.py",
        "single/module.py.j2",
        SingleView(
            text=_describe(parts[""]),
            imports=_render_imports(_gather(rewritten.values()) | _find_builtins(names), names),
            typing_imports=_render_imports(_gather_typing(rewritten.values()), names),
            chunks=tuple(_render_chunks(known, order, rewritten, names)),
            exceptions=tuple(_find_exceptions(known, names)),
            module_type=names[MODULE_TYPE],
            parts=tuple(_render_parts(known, names)),
            exported=tuple(literal(names[symbol]) for symbol in offered),
        ),
    )


def _settle(
    known: Mapping[str, Known], order: list[str], offered: list[Symbol]
) -> tuple[dict[Symbol, str], dict[str, Rewritten]]:
    """Names with which every line of handwritten code fits, and the parts with these names."""
    tight: frozenset[Symbol] = frozenset()
    while True:
        names = choose_names(known, order, offered, tight)
        rewritten = {name: rewrite_part(name, known, names) for name in order}
        wide = [
            line
            for name in order
            if known[name].part.is_runtime
            for line in rewritten[name].code.splitlines()
            if len(line) > LIMIT and line not in known[name].part.text
        ]
        found = {
            symbol
            for symbol, name in names.items()
            if name != symbol.wanted and any(name in line for line in wide)
        }
        if found <= tight:
            return names, rewritten
        tight |= found


def _read_offered(root: Part) -> list[str]:
    """The names in the package's ``__all__``."""
    for statement in root.tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
                return [str(name) for name in ast.literal_eval(value)]
            case _:
                continue
    return []


def _gather(rewritten: Iterable[Rewritten]) -> set[Symbol]:
    found = {symbol for one in rewritten for symbol in one.imported}
    return found | {_SYS, MODULE_TYPE}


def _find_builtins(names: Mapping[Symbol, str]) -> set[Symbol]:
    """The builtins whose names something else has, which are imported under others."""
    return {
        symbol
        for symbol, name in names.items()
        if symbol.origin == "builtins" and name != symbol.name
    }


def _gather_typing(rewritten: Iterable[Rewritten]) -> set[Symbol]:
    several = list(rewritten)
    found = {symbol for one in several for symbol in one.typing_imported}
    return found - _gather(several)


def _render_imports(symbols: Iterable[Symbol], names: Mapping[Symbol, str]) -> tuple[str, ...]:
    """Imports as lines, sorted as their sorters sort them: one line for each new name."""
    plain: list[str] = []
    members: dict[str, list[tuple[int, str]]] = {}
    lines: list[tuple[str, int, str, str]] = []
    for symbol in symbols:
        name = names.get(symbol, symbol.wanted)
        said = symbol.name or symbol.origin
        text = said if said == name else f"{said} as {name}"
        if not symbol.name:
            plain.append(f"import {text}")
        elif said == name:
            members.setdefault(symbol.origin, []).append((_rank(said), said))
        else:
            lines.append((symbol.origin, _rank(said), said, text))
    for module, listed in members.items():
        listed.sort()
        lines.append((module, *listed[0], ", ".join(name for _, name in listed)))
    return (*sorted(plain), *(f"from {one[0]} import {one[-1]}" for one in sorted(lines)))


def _rank(name: str) -> int:
    return 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2


def _render_chunks(
    known: Mapping[str, Known],
    order: Iterable[str],
    rewritten: Mapping[str, Rewritten],
    names: Mapping[Symbol, str],
) -> Iterator[ChunkView]:
    aliases = {alias for one in rewritten.values() for alias in one.aliases}
    for name in order:
        part = known[name].part
        own = {(alias, s) for alias, s in aliases if s.origin == name}
        own |= {
            (alias, replace(symbol, alias=""))
            for symbol, alias in names.items()
            if symbol.is_own and symbol.alias and symbol.origin == name
        }
        added = "\n".join(f"{alias} = {names[symbol]}" for alias, symbol in sorted(own))
        code = "\n\n\n".join(filter(None, (rewritten[name].code, added)))
        if code:
            yield ChunkView(remark=f"{part.path}: {_first_line(part)}", code=code)


def _first_line(part: Part) -> str:
    return str(ast.get_docstring(part.tree)).partition("\n")[0]


def _find_exceptions(
    known: Mapping[str, Known], names: Mapping[Symbol, str]
) -> Iterator[tuple[str, str]]:
    if _ERRORS in known:
        for name in _read_offered(known[_ERRORS].part):
            symbol = known[_ERRORS].bindings[name]
            if isinstance(symbol, Symbol):
                yield name, names[symbol]


def _render_parts(known: Mapping[str, Known], names: Mapping[Symbol, str]) -> Iterator[PartView]:
    """The modules that are found by name, with what has another name now."""
    for name, one in known.items():
        if one.part.is_runtime or not name:
            continue
        renamed = {
            bound: names[symbol]
            for bound, symbol in sorted(one.bindings.items())
            if isinstance(symbol, Symbol) and symbol.is_own and bound not in DROPPED
        }
        pairs = ((literal(old), literal(new)) for old, new in renamed.items() if old != new)
        yield PartView(name=literal(name), names=tuple(pairs))


def _describe(root: Part) -> str:
    """The docstring of the package, which is no longer imported piece by piece."""
    text = root.text.split('"""')[1]
    paragraphs = [" ".join(one.split()) for one in text.split("\n\n")]
    said = [one.partition(_LAZY)[0] for one in paragraphs]
    said[1] = f"{said[1]} The whole package in one module, without what is for tests."
    return "\n\n".join("\n".join(wrap(one, width=_WIDTH)) for one in said if one)
