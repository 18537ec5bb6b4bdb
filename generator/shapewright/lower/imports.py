"""Imports: what a module has to import, and under which names.

Takes the symbols a module uses and the names that are taken in it; gives the spelling of each
symbol and the import lines. Aliases are decided for the whole module at once, so that a symbol is
spelled one way wherever it stands in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from shapewright.lower.naming import RUNTIME_PREDICATES, sort_as_imports

TYPING = "typing"
"""Imported for type checkers alone: at run time it would cost more than all the rest."""

_SOURCES = {
    "bool": "builtins",
    "bytes": "builtins",
    "dict": "builtins",
    "float": "builtins",
    "int": "builtins",
    "str": "builtins",
    "Iterable": "collections.abc",
    "Iterator": "collections.abc",
    "Mapping": "collections.abc",
    "Sequence": "collections.abc",
    "datetime": "datetime",
    "Any": TYPING,
    "Self": TYPING,
    "enums": "..",
    "models": "..",
    "validators": "..",
    "shape": ".._runtime",
    "pattern": ".._runtime.pattern",
    "ARRAY": ".._runtime.accept",
    "OBJECT": ".._runtime.accept",
    "RefusedError": ".._runtime.accept",
    **dict.fromkeys(sorted(RUNTIME_PREDICATES), ".._runtime.accept"),
    "Enumeration": ".._runtime.enumeration",
    "Structure": ".._runtime.structure",
    "Union": ".._runtime.structure",
    "structure": ".._runtime.structure",
    "Document": ".._runtime.kinds",
    "Readable": ".._runtime.kinds",
    "ListOf": ".._runtime.wire",
    "MapOf": ".._runtime.wire",
    "read": ".._runtime.wire",
    "read_body": ".._runtime.wire",
    "read_events": ".._runtime.wire",
    "read_list": ".._runtime.wire",
    "read_map": ".._runtime.wire",
    "to_flat": ".._runtime.wire",
    "to_member": ".._runtime.wire",
    "to_member_map": ".._runtime.wire",
    "to_members": ".._runtime.wire",
    "to_texts": ".._runtime.wire",
    "to_wire": ".._runtime.wire",
    "write_item": ".._runtime.wire",
    "write_items": ".._runtime.wire",
    "write_values": ".._runtime.wire",
}
"""Where every symbol that generated modules may use comes from."""

_IMPLIED = frozenset({"bool", "bytes", "dict", "float", "int", "str"})
"""Symbols that need no import under their own names."""


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One ``from MODULE import NAMES``, names with their aliases, sorted."""

    module: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imports:
    """The import lines of a module, in the groups that import sorters make."""

    standard: tuple[ImportLine, ...]
    local: tuple[ImportLine, ...]
    checking: tuple[ImportLine, ...]
    """For type checkers alone."""


def spell_symbols(taken: Collection[str]) -> dict[str, str]:
    """The spelling of each symbol whose own name is taken by a class or attribute of the module."""
    return {symbol: f"_{symbol}" for symbol in _SOURCES if symbol in taken}


def plan_imports(symbols: Iterable[str], spelling: Mapping[str, str]) -> Imports:
    """The import lines for these symbols, spelled like this."""
    lines: list[ImportLine] = []
    plain: dict[str, list[str]] = {}
    for symbol in sort_as_imports(set(symbols)):
        module, alias = _SOURCES[symbol], spelling.get(symbol, symbol)
        if alias != symbol:
            lines.append(ImportLine(module, (f"{symbol} as {alias}",)))
        elif symbol not in _IMPLIED:
            plain.setdefault(module, []).append(symbol)
    lines += [ImportLine(module, tuple(names)) for module, names in plain.items()]
    lines.sort(key=lambda line: (line.module, line.names))
    return Imports(
        standard=tuple(line for line in lines if not _is_local(line) and line.module != TYPING),
        local=tuple(line for line in lines if _is_local(line)),
        checking=tuple(line for line in lines if line.module == TYPING),
    )


def _is_local(line: ImportLine) -> bool:
    return line.module.startswith(".")
