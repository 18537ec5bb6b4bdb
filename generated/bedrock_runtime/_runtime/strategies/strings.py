"""Which strings a shape takes at a place: some that are known, or texts of a form.

Takes the facts of a string shape and of the member it stands at, gives the strings that
keep every rule of both. What is only claimed of them is kept too, as far as there are
such strings.
"""

from __future__ import annotations

from ..text import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..shape import Claims, Member, String
    from ..text_form import Choose

ANYTHING = "[ -~é中😀]*"
"""The form of strings that no rule describes: mostly what a keyboard has."""
_PART_OF_A_HOST = "[a-zA-Z0-9\\-.]*"
"""The form of those that become a part of the name of a host, as boto3 takes them."""


class Strings:
    """The strings of one place."""

    __slots__ = ("known", "text")

    def __init__(self, known: Sequence[str], text: Text | None = None) -> None:
        self.known = known
        """All there are, if they are known one by one."""
        self.text = text

    def draw(self, choose: Choose) -> str:
        """One of them."""
        if self.text is None:
            return self.known[choose(len(self.known))]
        return self.text.draw(choose)

    @property
    def number(self) -> int | None:
        """How many there are; None if that is not known."""
        return len(self.known) if self.text is None else None


def find_strings(
    shape: String, member: Member | None, known: Iterable[str], text: Text | None
) -> Strings | None:
    """The strings of a place; None if there are none.

    Args:
        shape: the shape.
        member: what else is said of the member that it stands at.
        known: the values that are known; none if all are allowed.
        text: what strings that match the pattern look like, if there are any.
    """
    low, high = find_bounds(shape, "length")
    label = "" if member is None else member.label
    if label:
        low = max(low, 1)
    if text is None and not _has_pattern(shape):
        text = Text(_PART_OF_A_HOST if label == "host" else ANYTHING)
    values = tuple(known)
    for lowest, highest, claimed in _narrow(member, low, high):
        listed = [one for one in values or claimed if not claimed or one in claimed]
        fitting = [one for one in listed if _fits(shape, one, lowest, highest)]
        if fitting:
            return Strings(fitting)
        if text is not None and not values and not claimed:
            found = _find_text(shape, text, lowest, highest)
            if found is not None:
                return Strings((), found)
    return None


def spoil(text: str) -> list[str]:
    """Strings one step away from another, and a few that hardly anything matches."""
    spoiled = [
        f"{text}!",
        f"{text}\n",
        text[:-1],
        text[1:],
        f" {text[1:]}",
        f"é{text[1:]}",
        f"{text[:-1]}~",
        text.swapcase(),
        f"{text}{text[-1:]}",
        *("", "a", "~", "\n", "\x00", "no such value"),
    ]
    return [one for one in dict.fromkeys(spoiled) if one != text]


def find_bounds(shape: object, rule: str) -> tuple[int, int | None]:
    """The least and the most of a size; 0 and None where nothing is stated."""
    off: frozenset[str] = getattr(shape, "off", frozenset())
    if rule in off:
        return 0, None
    low: float | None = getattr(shape, "minimum", None)
    high: float | None = getattr(shape, "maximum", None)
    return int(low or 0), None if high is None else int(high)


def narrow_bounds(low: int, high: int | None, claims: Claims) -> tuple[int, int | None]:
    """The bounds of a size and those claimed of it, both at once."""
    lowest = max(low, int(claims.minimum or 0))
    if claims.maximum is None:
        return lowest, high
    return lowest, int(claims.maximum if high is None else min(claims.maximum, high))


def _narrow(
    member: Member | None, low: int, high: int | None
) -> list[tuple[int, int | None, tuple[str, ...]]]:
    """The bounds and the values to look for, what is claimed first."""
    plain: tuple[int, int | None, tuple[str, ...]] = (low, high, ())
    claims = None if member is None else member.claims
    if claims is None:
        return [plain]
    ways = [(*narrow_bounds(low, high, claims), claims.one_of)]
    return ways if claims.confirmed else [*ways, (low, high, claims.one_of), plain]


def _fits(shape: String, value: str, low: int, high: int | None) -> bool:
    within = low <= len(value) <= (len(value) if high is None else high)
    return within and _matches(shape, value)


def _matches(shape: String, value: str) -> bool:
    return not _has_pattern(shape) or bool(
        shape.matcher and shape.matcher.fullmatch(value)
    )


def _has_pattern(shape: String) -> bool:
    """Whether there is a pattern that counts."""
    return shape.matcher is not None and "pattern" not in shape.off | shape.advisory


def _find_text(shape: String, text: Text, low: int, high: int | None) -> Text | None:
    """Texts within bounds; of any form, where no pattern counts and none else is."""
    if (text.minimum, text.maximum) != (low, high):
        text = text.within(low, high)
    if not text.exists and not _has_pattern(shape):
        text = Text(ANYTHING, minimum=low, maximum=high)
    return text if text.exists else None
