"""Names for everything in one module: the same where nothing else has them, else new ones.

Takes what the names of all parts mean, gives each meaning its one name. What the package offers
keeps its name; a builtin or an import that has the same gives way.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Mapping

from shapewright.vendor.single.symbols import DROPPED, Known, Symbol

RESERVED = frozenset({"_PARTS", "_Part", "_names", "_part", "exceptions", "sys"})
"""What the module around the parts defines."""
MODULE_TYPE = Symbol("types", "ModuleType", is_own=False)
"""What it needs beside that."""
_LONGEST = 60
"""How long a name may get: the first line of a call that is given it must fit."""


def choose_names(
    known: Mapping[str, Known],
    order: Iterable[str],
    offered: Iterable[Symbol],
    tight: frozenset[Symbol],
) -> dict[Symbol, str]:
    """The name of each meaning.

    Args:
        known: what is known of each part.
        order: the parts as they will stand.
        offered: what the package offers by its name.
        tight: what must not get a longer name, because a line of handwritten code would not fit.
    """
    chooser = _Chooser(known, tight)
    for symbol in offered:
        chooser.names[symbol] = symbol.name
    chooser.offered.update(chooser.names.values())
    chooser.taken |= chooser.offered
    used = {meaning for one in known.values() for meaning in one.places.values()} | {MODULE_TYPE}
    for symbol in sorted(symbol for symbol in used if not symbol.is_own):
        chooser.choose(symbol)
    for name in order:
        own = {symbol for symbol in used if symbol.is_own and symbol.origin == name}
        own |= {Symbol(name, symbol.name, is_own=True) for symbol in own}
        own.update(
            symbol
            for symbol in known[name].bindings.values()
            if isinstance(symbol, Symbol) and symbol.is_own and symbol.origin == name
        )
        for symbol in sorted(own):
            chooser.choose(symbol)
    return chooser.names


class _Chooser:
    """Names as they are given."""

    def __init__(self, known: Mapping[str, Known], tight: frozenset[Symbol]) -> None:
        self.names: dict[Symbol, str] = {}
        self.offered: set[str] = set()
        self.taken: set[str] = {*RESERVED, *dir(builtins)}
        self.tight = tight
        self.locals = {name for one in known.values() for name in one.names.local}

    def choose(self, symbol: Symbol) -> None:
        """Give a symbol a name that is free."""
        if symbol in self.names:
            return
        wanted = symbol.wanted
        if symbol.name in DROPPED:
            self.names[symbol] = symbol.name
            return
        if symbol.origin == "builtins" and wanted in dir(builtins) and wanted not in self.offered:
            self.names[symbol] = wanted
            return
        if symbol.origin == "sys" and not symbol.name:
            self.names[symbol] = wanted
            return
        candidates = [wanted, *_find_others(symbol, is_tight=symbol in self.tight)]
        free = (
            name
            for name in candidates
            if name not in self.taken and (name == wanted or name not in self.locals)
        )
        self.names[symbol] = name = next(free)
        self.taken.add(name)


def _find_others(symbol: Symbol, *, is_tight: bool) -> Iterable[str]:
    """Other names: with the module's before it while that fits a line, or of the same length."""
    name = symbol.wanted
    if is_tight:
        for number in range(2, 1000):
            digits = str(number)
            yield name[: max(1, len(name) - len(digits))] + digits
    words = symbol.origin.strip("_").split(".")
    mark = "_" if name.startswith("_") else ""
    is_class = name[:1].isupper() and not name.isupper()
    for count in range(1, len(words) + 1):
        before = "_".join(words[-count:]).replace("__", "_")
        if is_class:
            longer = before.title().replace("_", "") + name
        else:
            longer = f"{mark}{before}_{name.strip('_')}"
        if len(longer) <= _LONGEST:
            yield longer
    for number in range(2, 1000):
        yield f"{name}_{number}"
