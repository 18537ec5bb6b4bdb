"""Two editions of a service held against each other: every difference, once, with its severity.

Takes two built services and what the documentation pages among them cannot say, gives the changes
in a stable order. Operations that both have are walked together, so that shapes are compared by
where they stand and not by what they are called.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from shapewright.ir.service import Service
from shapewright.reconcile.difference import Side

from .beside import compare_service
from .change import Change
from .claimed import compare_claims, read_claims
from .classes import compare_classes, compare_names
from .documents import Rewritten, find_rewritten, find_rewritten_operation, say_doc
from .found import Editions, Found
from .operations import compare_operations
from .pairs import pair_operations, rest
from .rules import read_rules
from .shapes import compare_shapes
from .silence import NOTHING_SILENT, Silence
from .walk import Meeting, Walk, walk

_BOTH = frozenset({Side.REQUEST, Side.RESPONSE})
_REPLIES = frozenset({Side.RESPONSE, Side.ERRORS})


def compare_services(
    old: Service, new: Service, silence: Silence = NOTHING_SILENT
) -> tuple[Change, ...]:
    """Every change from one edition of a service to another, sorted by path and kind.

    Args:
        old: the edition that code was written for.
        new: the one that it is to meet.
        silence: what cannot be compared, because a page that is one of them does not say it.
    """
    comparison = _Comparison(Editions(old, new), silence)
    changes = {change.fingerprint: change for change in comparison.find_changes()}
    return tuple(sorted(changes.values(), key=_order))


def add_service(service: Service) -> Change:
    """That there is a service which was not there before."""
    return _make(Found("service-added", "service", "", _say_service(service)), service.name, _BOTH)


def remove_service(service: Service) -> Change:
    """That a service is there no more."""
    return _make(Found("service-removed", "service", _say_service(service)), service.name, _BOTH)


def _say_service(service: Service) -> str:
    number = len(service.operations)
    return f"{service.identity.full_name}, {number} operation{'s' * (number != 1)}"


def _order(change: Change) -> tuple[str, ...]:
    return (change.path, change.kind, change.before, change.after)


class _Comparison:
    """One run over two editions."""

    def __init__(self, editions: Editions, silence: Silence) -> None:
        self.editions = editions
        self.silence = silence
        self.walk: Walk = walk(editions)

    def find_changes(self) -> Iterator[Change]:
        """Every change, in no particular order."""
        if not self.silence.is_partial:
            for found in compare_service(self.editions):
                yield from self._tell(found, found.step, _BOTH, ())
            for named in compare_classes(self.editions, self.walk):
                yield from self._tell(named.found, named.found.step, named.sides, ())
        for found in compare_operations(self.editions):
            yield from self._tell_inside(found)
        for meeting in self.walk.meetings.values():
            yield from self._compare_pair(meeting)
        yield from self._compare_texts()

    def _compare_pair(self, meeting: Meeting) -> Iterator[Change]:
        old = self.editions.old.shape(meeting.pair[0])
        new = self.editions.new.shape(meeting.pair[1])
        if old == new:
            return
        found = [*compare_shapes(old, new, self.editions)]
        if renamed := compare_names(meeting.pair, self.editions):
            found.append(renamed)
        for one in found:
            yield from self._tell_of(one, meeting)

    def _compare_texts(self) -> Iterator[Change]:
        """The texts that differ, and what differs in their claims."""
        texts = [*self._find_texts()]
        if not texts:
            return
        old = read_claims(self.editions.old, [text.old_address for _, text in texts])
        new = read_claims(self.editions.new, [text.new_address for _, text in texts])
        for meeting, text in texts:
            said = Found("documentation", text.step, say_doc(text.old), say_doc(text.new))
            for found in rest((said, *compare_claims(text, old, new)), text.guess):
                if meeting is not None:
                    yield from self._tell_of(found, meeting)
                else:
                    yield from self._tell_inside(found)

    def _find_texts(self) -> Iterator[tuple[Meeting | None, Rewritten]]:
        """The texts that differ, each with the pair that it belongs to, if it is no operation's."""
        for pair in pair_operations(self.editions).pairs:
            for text in find_rewritten_operation(pair):
                if not self.silence.is_same_text(text.old, text.new):
                    yield None, text
        for meeting in self.walk.meetings.values():
            old = self.editions.old.shape(meeting.pair[0])
            new = self.editions.new.shape(meeting.pair[1])
            for text in find_rewritten(old, new, self.editions):
                if not self.silence.is_same_text(text.old, text.new):
                    yield meeting, text

    def _tell_inside(self, found: Found) -> Iterator[Change]:
        """What was found in an operation, whose name its path begins with."""
        path = found.step
        yield from self._tell(found, path, _sides_of(path), (path.partition(".")[0],))

    def _tell_of(self, found: Found, meeting: Meeting) -> Iterator[Change]:
        operations = self.walk.operations_of(meeting.pair)
        for one in rest((found,), meeting.guess):
            path = meeting.path + one.step
            yield from self._tell(one, path, frozenset(meeting.sides), operations)

    def _tell(
        self, found: Found, path: str, sides: frozenset[Side], operations: tuple[str, ...]
    ) -> Iterator[Change]:
        if not self.silence.covers(found, path):
            name = self.editions.new.name
            yield _make(replace(found, step=path), name, sides, operations)


def _sides_of(path: str) -> frozenset[Side]:
    """The sides that a path inside an operation is on; both for the operation as a whole."""
    parts = path.split(".")
    return frozenset({Side(parts[1])}) if len(parts) > 1 else _BOTH


def _make(
    found: Found, service: str, sides: frozenset[Side], operations: tuple[str, ...] = ()
) -> Change:
    """A change by the rule of its kind."""
    rule = read_rules()[found.kind]
    return Change(
        kind=found.kind,
        service=service,
        path=found.step,
        before=found.before,
        after=found.after,
        request=rule.request if Side.REQUEST in sides else None,
        response=rule.response if _REPLIES & sides else None,
        hits=rule.hits,
        note=found.note,
        operations=operations,
    )
