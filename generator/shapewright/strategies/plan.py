"""Planning the strategies: one maker a structure, by name.

Takes a lowered package, gives the planned file. What a value has to be stands in the shapes' data;
only what that leaves out, the events of streams, is written here.
"""

from __future__ import annotations

from shapewright.ir.shape import EventStreamShape
from shapewright.lower.docstring import lower_docstring
from shapewright.lower.literal import literal
from shapewright.lower.naming import strategy_names
from shapewright.lower.package import Package
from shapewright.lower.planned import Planned
from shapewright.strategies.views import MakerView, StrategiesView, StreamView


def plan_strategies(package: Package) -> list[Planned]:
    """The module of strategies."""
    names = strategy_names(map(str, package.classes.values()))
    service = package.service
    makers = [
        MakerView(names[package.classes[id_]], package.classes[id_])
        for id_ in package.homes.structures
    ]
    streams = [
        StreamView(
            literal(str(id_)),
            tuple((literal(one.name), literal(str(one.target))) for one in shape.members),
        )
        for id_, shape in sorted(service.shapes.items())
        if isinstance(shape, EventStreamShape)
    ]
    title = f"Hypothesis strategies for {service.identity.full_name}."
    view = StrategiesView(
        docstring=lower_docstring([title], indent=0),
        makers=tuple(sorted(makers, key=lambda maker: maker.name)),
        streams=tuple(streams),
    )
    return [Planned("strategies.py", "strategies/strategies.py.j2", view)]
