"""What a docstring says of the claims of its text: what is read from prose, apart from the rules.

Takes claims, gives short lines in their order. What the model says as well is left out, and so is
what cannot be said apart from its sentence. Nothing of it is checked, and each line says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shapewright.ir.claim import Bounds, Claim, ClaimKind, Standing
from shapewright.lower.remarks import code

SAID = {Standing.SILENT, Standing.CONTRADICTS}
"""The standings of claims that add something to the model."""
_BY_TEXT = "By the text"
_PLAIN = {
    ClaimKind.REQUIREMENT: "required under a condition",
    ClaimKind.EXCLUSION: "not together with others",
    ClaimKind.UNIQUENESS: "unique",
    ClaimKind.IMMUTABILITY: "cannot be changed later",
    ClaimKind.DEPRECATION: "no longer to be used",
}
"""What is said of a claim without a value."""
MOST_VALUES = 12
"""How many values are named."""


def remark_on_claims(claims: Iterable[Claim]) -> list[str]:
    """A line for each claim that adds something to the model."""
    lines = [_remark(claim) for claim in claims if claim.standing in SAID]
    return list(dict.fromkeys(line for line in lines if line))


def _remark(claim: Claim) -> str:
    said = say_claim(claim)
    if not said:
        return ""
    if claim.standing is Standing.CONTRADICTS:
        return f"{_BY_TEXT}, {said}; the model, which counts, says {_shorten(claim.model)}"
    return f"{_BY_TEXT}, {said}"


def say_claim(claim: Claim) -> str:
    """What was read from a sentence, as a short phrase; empty if it cannot stand without it."""
    match claim.value:
        case Bounds() as bounds:
            return _say_bounds(bounds)
        case (_, *_) as names if claim.kind is ClaimKind.EXCLUSION:
            return f"not together with {_list(names)}"
        case (_, *_) as values if claim.kind is ClaimKind.VALUES:
            return f"one of {_list(values)}"
        case str(text) if text and claim.kind in {ClaimKind.DEFAULT, ClaimKind.FORMAT}:
            return f"{claim.kind} {code(text)}"
        case _:
            return _PLAIN.get(claim.kind, "")


def _say_bounds(bounds: Bounds) -> str:
    least, most = bounds.minimum, bounds.maximum
    unit = f" {bounds.unit}" if bounds.unit else ""
    is_plain = not (bounds.above_minimum or bounds.below_maximum)
    if least is not None and most is not None and is_plain:
        return f"{least:.15g} to {most:.15g}{unit}"
    said: list[str] = []
    if least is not None:
        said.append(f"{'more than' if bounds.above_minimum else 'at least'} {least:.15g}")
    if most is not None:
        said.append(f"{'less than' if bounds.below_maximum else 'at most'} {most:.15g}")
    return " and ".join(said) + unit


def _list(values: Sequence[str]) -> str:
    more = len(values) - MOST_VALUES
    said = ", ".join(map(code, values[:MOST_VALUES]))
    return f"{said} and {more} more" if more > 0 else said


def _shorten(text: str) -> str:
    """The model's side, at most a line of it."""
    return text if len(text) <= 100 else f"{text[:99].rstrip(', ')}\N{HORIZONTAL ELLIPSIS}"
