"""The rule that bounds a size, whatever it counts.

Takes the size of a value, notes when it is out of the bounds of its shape.
"""

from __future__ import annotations

from .findings import Fault
from .show import bounds, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .findings import Findings
    from .place import Place


def check_size(
    place: Place, findings: Findings, size: int, aspect: str, unit: str
) -> None:
    """Note a size out of bounds.

    Args:
        place: where the value is.
        findings: where to note it.
        size: how many units there are.
        aspect: the rule, or the aspect that stands for both of its bounds.
        unit: what is counted, in the singular.
    """
    minimum, maximum = place.shape.minimum, place.shape.maximum
    side = side_of(size, minimum, maximum)
    if not side:
        return
    found = count(size, unit)
    expected = bounds(minimum, maximum, unit)
    limit, words = (minimum, "greater") if side == "min" else (maximum, "less")
    fault = Fault(
        aspect if "." in aspect else f"{aspect}.{side}",
        f"has {found}, must have {expected}",
        expected,
        constraint=f"Member must have length {words} than or equal to {limit}",
        got=found if aspect.startswith("count") else "",
    )
    findings.add(place, fault)


def side_of(value: Any, minimum: Any, maximum: Any) -> str:
    """``min`` or ``max``, whichever bound is passed; empty for none."""
    if minimum is not None and value < minimum:
        return "min"
    return "max" if maximum is not None and value > maximum else ""
