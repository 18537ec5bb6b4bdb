"""The dataclasses of a package, by the shapes they stand for.

Takes the checks of a generated package, gives classes and, of structures, the names of
their attributes. Modules are imported when one of their classes is asked for.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..structure import Structure
    from ..validation import Validation


class Classes:
    """The dataclasses of one package."""

    def __init__(self, validation: Validation) -> None:
        self._validation = validation
        self._found: dict[str, type[Structure]] = {}

    def find(self, shape: str) -> type[Structure]:
        """The class of a structure.

        Raises:
            ValueError: the package has none of this shape.
        """
        found = self._found.get(shape)
        if found is None:
            found = self._found[shape] = self._import(shape)
        return found

    def attributes_of(self, shape: str) -> Mapping[str, str]:
        """The attributes of a structure, and their names on the wire."""
        slots: Mapping[str, str] = self.find(shape).__slots__
        return slots

    def _import(self, shape: str) -> type[Structure]:
        name = f"{self._validation.package}.models"
        __import__(name)
        models: Any = sys.modules[name]
        # Nearly every class has the name of its shape; the rest are looked for.
        for candidate in (shape, *dir(models)):
            cls: Any = getattr(models, candidate, None)
            if getattr(cls, "__shape__", "") == shape:
                found: type[Structure] = cls
                return found
        message = f"the package has no class for {shape!r}"
        raise ValueError(message)
