"""Planning the enums package: one module per family of enums, and a lazy package.

Takes a lowered package, gives planned files. Every value the model names becomes a member; that
others may come is the runtime's concern.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from shapewright.enums.views import EnumView, ModuleView, ValueView
from shapewright.ir.shape import EnumShape, ShapeId
from shapewright.lower.description import lower_description
from shapewright.lower.docstring import lower_docstring
from shapewright.lower.imports import plan_imports, spell_symbols
from shapewright.lower.lazy import plan_lazy_package
from shapewright.lower.literal import literal
from shapewright.lower.naming import constant_names
from shapewright.lower.package import Package
from shapewright.lower.planned import Planned
from shapewright.lower.remarks import remark_on_deprecation


def plan_enums(package: Package) -> list[Planned]:
    """The files of the enums package; none when there are no enums."""
    modules: defaultdict[str, list[ShapeId]] = defaultdict(list)
    for id_, home in package.homes.enums.items():
        modules[home].append(id_)
    if not modules:
        return []
    files = [_plan_module(package, home, ids) for home, ids in sorted(modules.items())]
    title = f"Enums of {package.service.identity.full_name}, imported when they are used."
    return [plan_lazy_package("enums", [title], package.enums), *files]


def _plan_module(package: Package, home: str, ids: Sequence[ShapeId]) -> Planned:
    spelling = spell_symbols({str(package.classes[id_]) for id_ in ids})
    title = f"Enums of {package.service.identity.full_name}: {home.replace('_', ' ')}."
    view = ModuleView(
        docstring=lower_docstring([title], indent=0),
        imports=plan_imports({"Enumeration"}, spelling),
        base=spelling.get("Enumeration", "Enumeration"),
        enums=tuple(
            _build_enum(package, id_) for id_ in sorted(ids, key=package.classes.__getitem__)
        ),
    )
    return Planned(f"enums/{home}.py", "enums/module.py.j2", view)


def _build_enum(package: Package, id_: ShapeId) -> EnumView:
    shape = package.service.shape(id_)
    if not isinstance(shape, EnumShape):
        raise TypeError(f"{id_} is not an enum")
    names = constant_names(shape.values)
    remarks = remark_on_deprecation(shape.deprecation)
    return EnumView(
        name=package.classes[id_],
        docstring=lower_description(shape.doc, f"The values of `{id_}`.", remarks),
        values=tuple(ValueView(names[value], literal(value)) for value in shape.values),
    )
