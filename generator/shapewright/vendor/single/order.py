"""The order in which parts stand in one module: each behind what it needs to run.

Takes what is known of parts, gives their names. Parts that need nothing of one another stand by
name, the handwritten ones first.
"""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import TopologicalSorter

from shapewright.vendor.single.symbols import Known


def order_parts(known: Mapping[str, Known]) -> list[str]:
    """The names of the parts, in order."""
    sorter = TopologicalSorter({name: sorted(one.needed) for name, one in known.items()})
    sorter.prepare()
    order: list[str] = []
    ready: list[str] = []
    while sorter.is_active():
        ready += sorter.get_ready()
        ready.sort(key=lambda name: (not known[name].part.is_runtime, name))
        following = ready.pop(0)
        order.append(following)
        sorter.done(following)
    return order
