"""Planning the root of a package: public names, notice, licence, and the copied runtime.

Takes a lowered package and what it was made from, gives planned files and the runtime's files as
they are. It knows which rooms the package has only by the names they offer.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from shapewright.lower.lazy import plan_lazy_package
from shapewright.lower.package import Package
from shapewright.lower.planned import Planned
from shapewright.lower.prose import wrap
from shapewright.package.views import NoticeView

_WIDTH = 82
_RUNTIME_NAMES = {
    "Structure": "_runtime.structure",
    "Union": "_runtime.structure",
    **dict.fromkeys(("BOTOCORE", "LENIENT", "STRICT", "Policy"), "_runtime.policy"),
    "Problem": "_runtime.problem",
    "ValidationError": "_runtime.error",
    **dict.fromkeys(("check_request", "check_response", "check_shape"), "validation"),
}


def plan_root(package: Package, *, source: str, generator: str) -> list[Planned]:
    """The files of the root.

    Args:
        package: the lowered package.
        source: what it was made from, ``botocore 1.44.5``.
        generator: what made it, ``Shapewright 0.1.0``.
    """
    names = package.names.service
    homes: dict[str, str] = (
        dict.fromkeys(package.models, "models")
        | dict.fromkeys(package.enums, "enums")
        | _RUNTIME_NAMES
        | dict.fromkeys((names.protocol, names.client), "client")
        | {names.fake: "fake"}
    )
    notice = NoticeView(service=package.service.identity.full_name, source=source)
    return [
        plan_lazy_package("", _describe(package, source, generator), homes),
        Planned("NOTICE", "package/NOTICE.j2", notice),
        Planned("LICENSE", "package/LICENSE.j2", notice),
    ]


@cache
def read_runtime() -> dict[str, str]:
    """The runtime's files by their path in a package; they are copied as they are."""
    texts = dict(_read_folder(files("shapewright.runtime"), "_runtime"))
    return {"py.typed": "", **dict(sorted(texts.items()))}


def _read_folder(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    """The modules in a folder and in all below it."""
    for item in folder.iterdir():
        if item.name.endswith(".py"):
            yield f"{path}/{item.name}", item.read_text(encoding="utf-8")
        elif item.is_dir() and item.name != "__pycache__":
            yield from _read_folder(item, f"{path}/{item.name}")


def _describe(package: Package, source: str, generator: str) -> list[str]:
    service = package.service
    version = f", API version {service.api_version}" if service.api_version else ""
    title = f"{service.identity.full_name}{version}."
    made = f"Made from {source} by {generator}. Names are imported when they are first used."
    count = len(service.operations)
    operations = ", ".join(f"`{operation.name}`" for operation in service.operations)
    listed = f"Operations ({count}): {operations}." if count else "No operations."
    return [
        *wrap(title, width=_WIDTH),
        "",
        *wrap(made, width=_WIDTH),
        "",
        *wrap(listed, width=_WIDTH),
    ]
