"""Calls that were made, and assertions about them.

A selection of calls narrows to smaller ones and raises an ``AssertionError`` when it
is not as expected, which says what was there instead. Values of sensitive members are
never in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..show import MOST, count
from .snapshot import take_snapshot

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from typing import Any, Self, overload

    from ..structure import Structure
    from .matching import Matching
    from .refusal import Refusal

_MOST_LISTED = 10
"""Calls that an assertion tells of."""
_LONGEST = 4 * MOST
"""Characters of a call that an assertion tells of."""


class Call:
    """One call to a fake, and what came of it."""

    __slots__ = (
        "_answer",
        "_matching",
        "noted",
        "number",
        "operation",
        "refusal",
        "time",
    )

    def __init__(
        self,
        matching: Matching,
        operation: str,
        params: Mapping[str, Any],
        *,
        number: int,
        time: datetime | None,
    ) -> None:
        self._matching = matching
        self.operation = operation
        """Its name in the API."""
        self.noted: dict[str, Any] = take_snapshot(params)
        """The parameters that the fake works with; nobody changes them."""
        self.number = number
        """1 for the first."""
        self.time = time
        """By the fake's clock."""
        self._answer: Mapping[str, Any] | None = None
        self.refusal: Refusal | None = None
        """The error that the call was answered with."""

    def answered(self, answer: Mapping[str, Any]) -> None:
        """Note the answer, which nobody changes from then on."""
        self._answer = answer

    def refused(self, refusal: Refusal) -> None:
        """Note the error."""
        self.refusal = refusal

    @property
    def params(self) -> dict[str, Any]:
        """The parameters as boto3 takes them, as they were then."""
        params: dict[str, Any] = take_snapshot(self.noted)
        return params

    @property
    def answer(self) -> dict[str, Any] | None:
        """The answer as boto3 gives it; None when there was none."""
        answer: dict[str, Any] | None = take_snapshot(self._answer)
        return answer

    @property
    def request(self) -> Structure | None:
        """The parameters as a dataclass; None for an operation that takes none."""
        return self._build(self._matching.known.input_of(self.operation), self.params)

    @property
    def response(self) -> Structure | None:
        """The answer as a dataclass; None when there was none, or nothing in it."""
        return self._build(self._matching.known.output_of(self.operation), self.answer)

    def _build(self, shape: str | None, value: Any) -> Structure | None:
        if shape is None or value is None:
            return None
        built: Structure = self._matching.classes.find(shape).from_wire(value)
        return built

    def __repr__(self) -> str:
        end = f" -> {self.refusal.code}" if self.refusal is not None else ""
        try:
            request = repr(self.request)
        except BaseException as error:  # the values' own code, or their depth
            if not isinstance(error, Exception):
                raise
            request = "(...)"
        inner = request.partition("(")[2] or ")"
        return f"{self.operation}({inner}{end}"


class Calls(Sequence[Call]):
    """Calls in their order, to be narrowed down and judged."""

    def __init__(self, matching: Matching, noted: list[Call], what: str = "") -> None:
        self.matching = matching
        self.noted = noted
        self.what = what
        """What they are calls to; empty for anything."""

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: int) -> Call: ...
        @overload
        def __getitem__(self, index: slice) -> Calls: ...

    def __getitem__(self, index: int | slice) -> Any:
        found: Any = self.noted[index]
        return self._select(found) if isinstance(index, slice) else found

    def __len__(self) -> int:
        return len(self.noted)

    def __repr__(self) -> str:
        return f"<{count(len(self), 'call')}{self._to()}>"

    def to(self, operation: str) -> Calls:
        """Those to an operation.

        Raises:
            ValueError: there is no such operation.
        """
        self.matching.known.validation.find_operation(operation)
        chosen = [call for call in self if call.operation == operation]
        return self._select(chosen, what=operation)

    def where(
        self,
        predicate: Callable[[dict[str, Any]], object] | None = None,
        /,
        **members: Any,
    ) -> Calls:
        """Those whose parameters a function says yes to, and that have these members.

        Args:
            predicate: takes the parameters as boto3 does.
            members: by their names on the wire or in the dataclass, with values of
                which nested dictionaries and dataclasses need only be a part; None for
                a member that is absent.

        Raises:
            ValueError: none of their operations has such a member.
        """
        asked = [call for call in self if predicate is None or predicate(call.params)]
        if members:
            found = self._find_differences(asked, members)
            asked = [call for call, differences in found if not differences]
        return self._select(asked)

    def refused(self, code: str = "") -> Calls:
        """Those that were answered with an error, or with the error of this code."""
        chosen = [
            call
            for call in self
            if call.refusal is not None and code in ("", call.refusal.code)
        ]
        return self._select(chosen)

    def with_(self, **members: Any) -> Calls:
        """Those that have these members, of which there must be one.

        Args:
            members: as for ``where``.

        Raises:
            AssertionError: no call has them; it tells how the nearest differs.
            ValueError: none of their operations has such a member.
        """
        __tracebackhide__ = True
        chosen = self.where(**members)
        if not chosen:
            raise AssertionError(self._explain_nearest(members))
        return chosen

    def times(self, number: int) -> Self:
        """These calls, which must be so many.

        Raises:
            AssertionError: they are more or fewer; it lists them.
        """
        __tracebackhide__ = True
        if len(self) != number:
            message = f"{count(len(self), 'call')}{self._to()}, not {number}"
            raise AssertionError(f"{message}{self._list()}")
        return self

    def once(self) -> Self:
        """These calls, of which there must be one alone.

        Raises:
            AssertionError: there are none or several; it lists them.
        """
        __tracebackhide__ = True
        return self.times(1)

    def never(self) -> Self:
        """These calls, of which there must be none.

        Raises:
            AssertionError: there are; it lists them.
        """
        __tracebackhide__ = True
        return self.times(0)

    def in_order(self, *operations: str) -> Self:
        """These calls, among which there must be one to each of these, in this order.

        Others may stand between them.

        Raises:
            AssertionError: there are not; it lists what there is.
            ValueError: there is no such operation.
        """
        __tracebackhide__ = True
        for operation in operations:
            self.matching.known.validation.find_operation(operation)
        made = iter([call.operation for call in self])
        for at, operation in enumerate(operations):
            if operation not in made:
                wanted = ", ".join(operations)
                after = f" after {operations[at - 1]}" if at else ""
                message = f"no call to {operation}{after}, expected {wanted}"
                raise AssertionError(f"{message}{self._list()}")
        return self

    def _select(self, chosen: list[Call], *, what: str = "") -> Calls:
        return Calls(self.matching, chosen, what or self.what)

    def _find_differences(
        self, calls: Sequence[Call], members: Mapping[str, Any]
    ) -> list[tuple[Call, list[str]]]:
        """How calls differ from having these members, where they can have them."""
        found: list[tuple[Call, list[str]]] = []
        strange: ValueError | None = None
        for call in calls:
            shape = self.matching.known.input_of(call.operation)
            try:
                expected = self.matching.name_members(shape, dict(members))
            except ValueError as error:  # as it may be, but not for all of them
                strange = error
                continue
            find = self.matching.find_differences
            found.append((call, find(shape, expected, call.noted)))
        if strange is not None and not found:
            raise strange
        return found

    def _explain_nearest(self, members: Mapping[str, Any]) -> str:
        if not self.noted:
            return f"no call{self._to()}"
        found = self._find_differences(self, members)
        nearest, differences = min(found, key=lambda pair: len(pair[1]))
        lines = "".join(f"\n  {line}" for line in differences)
        which = f"none of {len(self)} calls" if len(self) > 1 else "the one call"
        verb = "has" if len(self) > 1 else "does not have"
        place = f"; nearest is call {nearest.number}" if len(self) > 1 else ""
        return f"{which}{self._to()} {verb} these members{place}:{lines}"

    def _to(self) -> str:
        return f" to {self.what}" if self.what else ""

    def _list(self) -> str:
        lines = [_cut(f"  {call.number}: {call!r}") for call in self[:_MOST_LISTED]]
        more = len(self) - len(lines)
        rest = [f"  and {more} more"] if more > 0 else []
        return ":\n" + "\n".join([*lines, *rest]) if lines else ""


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
