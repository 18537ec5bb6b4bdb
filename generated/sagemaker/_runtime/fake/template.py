"""Templates: texts that a service makes of what it knows of a resource.

Takes ``arn:aws:sns:{region}:{account}:{TopicName}`` and a resource, gives the text. A
name is an attribute, or after the noun of the parent and a dot one of the parent's. Of
an ARN within an ARN only the last part is taken.
"""

from __future__ import annotations

import re
from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .record import Record
    from .text_kinds import Place

_PART = re.compile(r"\{([^{}]*)\}")


class Templates:
    """Fills templates."""

    def __init__(
        self, place: Place, find_parent: Callable[[Record], Record | None]
    ) -> None:
        self._known = {"region": place.region, "account": place.account}
        self._find_parent = find_parent

    def fill(self, template: str, record: Record) -> str | None:
        """The text; None if the resource does not have all that it names."""
        is_arn = template.startswith("arn:")
        texts: list[str] = []
        for literal, name in split_template(template):
            texts.append(literal)
            if not name:
                continue
            value = self._known.get(name)
            if value is None:
                value = self._find(name, record)
            if value is None:
                return None
            texts.append(shorten(str(value)) if is_arn else str(value))
        return "".join(texts)

    def _find(self, name: str, record: Record) -> Any:
        resource = record.resource
        noun, _, attribute = name.partition(".")
        if not attribute or noun != resource.parent:
            return record.get(name)
        parent = self._find_parent(record)
        if parent is not None:
            return parent.get(attribute)
        # One that is not there is called what the resource calls it.
        named = record.get(resource.parent_by[-1]) if resource.parent_by else None
        return named if named is None else shorten(str(named))


@lru_cache(maxsize=4096)
def split_template(template: str) -> tuple[tuple[str, str], ...]:
    """The literal texts of a template, each with the name that follows it, if any."""
    parts = _PART.split(template)
    return tuple(zip(parts[::2], [*parts[1::2], ""], strict=True))


def shorten(name: str) -> str:
    """The last part of an ARN; any other text as it is."""
    return re.split("[/:]", name)[-1] if name.startswith("arn:") else name


def spell_number(number: int, form: str) -> str:
    """A number in groups of digits: ``8-4`` makes ``00000000-0001`` of 1."""
    widths = [int(width) for width in form.split("-")]
    digits = f"{number:0{sum(widths)}d}"
    groups: list[str] = []
    for width in reversed(widths):
        groups.insert(0, digits[-width:])
        digits = digits[:-width]
    return "-".join(groups)
