"""What was sent, beside what botocore read.

Takes an answer and what came of it, gives the first difference. All that a protocol cannot carry is
forgiven here, and nowhere else: fractions of a second that the format of a time has no place for,
and a value that is empty where nothing tells it from one that is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bench.fakes.wire.scalar import ISO, RFC, UNIX, cut_time, find_format, show

_OF_XML = ("query", "ec2", "rest-xml")
_EMPTY: tuple[Any, ...] = ("", b"", [], {})
_NOTHING = object()
_CLOSE = timedelta(microseconds=500)
"""Less than a format that counts milliseconds can tell; a fraction in eight bytes is not exact."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where something else was read than was sent, and what."""

    path: str
    what: str
    text: str = ""
    """The text that nothing can carry there, if it is that."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Comparing by the rules of one protocol."""

    protocol: str

    def compare(self, shape: Any, sent: Any, got: Any, path: str = "") -> Difference | None:
        """The first difference; None for none.

        Args:
            shape: botocore's, of both.
            sent: an answer, or a part of it.
            got: what botocore read.
            path: where it stands in the answer.
        """
        if sent is None or got is None or shape.metadata.get("document"):
            return None if sent == got else _differ(path, sent, got)
        match shape.type_name:
            case "structure" if _are(dict, sent, got):
                return self._compare_members(shape, sent, got, path)
            case "list" if _are(list, sent, got) and len(sent) == len(got):
                pairs = ((f"{path}[{at}]", sent[at], got[at]) for at in range(len(sent)))
                return self._compare_each(shape.member, pairs)
            case "map" if _are(dict, sent, got) and sent.keys() == got.keys():
                pairs = ((f"{path}{{{key}}}", sent[key], got[key]) for key in sent)
                return self._compare_each(shape.value, pairs)
            case "timestamp" if _are(datetime, sent, got):
                is_same = self._is_same_time(shape, sent, got)
            case _:
                is_same = _is_same(shape, sent, got)
        return None if is_same else _differ(path, sent, got)

    def _compare_each(self, shape: Any, pairs: Iterable[tuple[str, Any, Any]]) -> Difference | None:
        found = (self.compare(shape, sent, got, path) for path, sent, got in pairs)
        return next(filter(None, found), None)

    def _compare_members(
        self, shape: Any, sent: Mapping[str, Any], got: Mapping[str, Any], path: str
    ) -> Difference | None:
        payload = shape.serialization.get("payload")
        for name in {**sent, **got}:
            here = f"{path}.{name}" if path else name
            one, other = sent.get(name, _NOTHING), got.get(name, _NOTHING)
            if one is not _NOTHING and other is not _NOTHING:
                if found := self.compare(shape.members[name], one, other, here):
                    return found
                continue
            lone = other if one is _NOTHING else one
            if lone in _EMPTY and (name == payload or self._hides(shape.members[name])):
                continue
            if one is _NOTHING:
                return Difference(here, f"{show(other)} was read where nothing was sent")
            return Difference(here, f"{show(one)} was sent and not read")
        return None

    def _hides(self, shape: Any) -> bool:
        """Whether a member that is empty looks as one that is not there."""
        location = shape.serialization.get("location")
        if location is not None:
            return shape.type_name in ("list", "map")
        return self.protocol in _OF_XML and bool(shape.serialization.get("flattened"))

    def _is_same_time(self, shape: Any, sent: datetime, got: datetime) -> bool:
        if sent.utcoffset() is None or got.utcoffset() is None:
            return False
        usual = ISO if self.protocol in _OF_XML else UNIX
        if shape.serialization.get("location") == "header":
            usual = RFC
        is_fixed = self.protocol == "smithy-rpc-v2-cbor"
        form = UNIX if is_fixed else find_format(shape, usual)
        return abs(got - cut_time(sent, form)) < _CLOSE


def _are(kind: type[Any], sent: Any, got: Any) -> bool:
    return isinstance(sent, kind) and isinstance(got, kind)


def _is_same(shape: Any, sent: Any, got: Any) -> bool:
    if shape.serialization.get("jsonvalue"):
        return bool(sent == got)
    if isinstance(sent, bool) or isinstance(got, bool):
        return sent is got
    if shape.type_name in ("float", "double"):
        is_number = isinstance(sent, int | float) and isinstance(got, int | float)
        return is_number and (sent == got or (sent != sent and got != got))  # noqa: PLR0124 - NaN
    return isinstance(sent, type(got)) and bool(sent == got)


def _differ(path: str, sent: Any, got: Any) -> Difference:
    return Difference(path, f"{show(sent)} was sent, {show(got)} was read")
