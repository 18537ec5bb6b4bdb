"""Values of one shape turned into values of another, or of the same, for an answer.

Takes what somebody sent or what is kept, gives what the shape of an answer takes, as
boto3 would give it: times with a zone, bytes, lists, members that the shape knows. What
cannot be made to fit is refused, so that nothing wrong gets into an answer.
"""

from __future__ import annotations

from datetime import UTC, datetime

from ..accept import is_number
from ..shape import (
    Blob,
    Boolean,
    Document,
    EventStream,
    Float,
    List,
    Map,
    Member,
    String,
    Structure,
    Timestamp,
)
from .known import target_of
from .snapshot import take_snapshot
from .template import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..shape import Shape
    from .synthesis import Synthesis


class UnfitError(ValueError):
    """A value cannot be made to fit a shape."""


class Fitting:
    """Fits values to shapes; required members that a value lacks are made up."""

    def __init__(self, synthesis: Synthesis) -> None:
        self.synthesis = synthesis
        self.known = synthesis.known

    def fit(self, value: Any, name: str) -> Any:
        """The value for a shape.

        Raises:
            UnfitError: it cannot be made to fit.
        """
        shape = self.known.find(name)
        match shape:
            case Structure():
                return self._fit_structure(value, shape)
            case List():
                return self._fit_list(value, shape)
            case Map():
                return self._fit_map(value, shape)
            case Timestamp():
                return read_time(value)
            case Document():
                return take_snapshot(value)
            case EventStream():
                return list(_expect(value, (list, tuple)))
            case _:
                return self._fit_scalar(value, name, shape)

    def fit_member(self, value: Any, member: str | Member) -> Any:
        """The value for a member.

        Raises:
            UnfitError: it cannot be made to fit.
        """
        if isinstance(member, Member):
            if member.json:
                return take_snapshot(value)
            if member.values and value not in member.values:
                raise UnfitError
        return self.fit(value, target_of(member))

    def _fit_structure(self, value: Any, shape: Structure) -> dict[str, Any]:
        value = _expect(value, (dict,))
        fitted: dict[str, Any] = {}
        for name, member in shape.members.items():
            given = value.get(name)
            if given is not None:
                try:
                    fitted[name] = self.fit_member(given, member)
                except UnfitError:
                    if shape.union:
                        raise
        if shape.union:
            if len(fitted) != 1:
                raise UnfitError
            return fitted
        for name in shape.required:
            if name not in fitted:
                fitted[name] = self.synthesis.make_member(shape.members[name], name)
        return fitted

    def _fit_list(self, value: Any, shape: List) -> list[Any]:
        # What was given alone is shown as the only entry.
        given = [value] if type(value) is str else _expect(value, (list, tuple))
        _check_count(len(given), shape)
        return [
            None if one is None and shape.sparse else self.fit(one, shape.element)
            for one in given
        ]

    def _fit_map(self, value: Any, shape: Map) -> dict[str, Any]:
        given = _expect(value, (dict,))
        _check_count(len(given), shape)
        return {
            self.fit(key, shape.key): (
                None if one is None and shape.sparse else self.fit(one, shape.value)
            )
            for key, one in given.items()
        }

    def _fit_scalar(self, value: Any, name: str, shape: Shape) -> Any:
        if isinstance(shape, Blob):
            value = read_bytes(value)
        elif isinstance(shape, String):
            value = _spell(value)
            if value.startswith("arn:") and not self.known.takes(name, value):
                value = shorten(value)
        elif isinstance(shape, Boolean):
            value = _expect(value, (bool,))
        elif not is_number(value):
            raise UnfitError
        elif isinstance(shape, Float):
            value = float(value)
        else:
            value = int(value)
        if not self.known.takes(name, value):
            raise UnfitError
        return value


def _spell(value: Any) -> str:
    """A text; what some operations take as a number, others show as a text."""
    return str(value) if type(value) is int else str(_expect(value, (str,)))


def _expect(value: Any, kinds: tuple[type, ...]) -> Any:
    if not isinstance(value, kinds):
        raise UnfitError
    return value


def _check_count(count: int, shape: Shape) -> None:
    if shape.minimum is not None and count < shape.minimum:
        raise UnfitError
    if shape.maximum is not None and count > shape.maximum:
        raise UnfitError


def read_bytes(value: Any) -> bytes:
    """What boto3 would send for a blob; a file is read.

    Raises:
        UnfitError: it holds no bytes.
    """
    if hasattr(value, "read"):
        value = value.read()
    if isinstance(value, str):
        return value.encode()
    return bytes(_expect(value, (bytes, bytearray)))


def read_time(value: Any) -> datetime:
    """The point in time that boto3 would send, in the forms that need no third party.

    Raises:
        UnfitError: it is no time, or written in one of dateutil's rarer forms.
    """
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    try:
        if isinstance(value, str) and not _is_number(value):
            return _read_time_text(value)
        return datetime.fromtimestamp(float(value), UTC)
    except (ValueError, TypeError, OverflowError, OSError) as error:
        raise UnfitError from error


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _read_time_text(text: str) -> datetime:
    try:
        return read_time(datetime.fromisoformat(text.strip()))
    except ValueError:
        from email.utils import parsedate_to_datetime

        return read_time(parsedate_to_datetime(text))
