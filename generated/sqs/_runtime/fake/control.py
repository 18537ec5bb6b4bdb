"""What a test tells a fake: what to answer, when to fail, and what it left unused.

The part of a fake that its users talk to. It hands on what it is told; what answers
calls, and what reaches the fake from boto3, stand elsewhere.
"""

from __future__ import annotations

from itertools import count

from .fault import Fault, Faults, build_fault, explain_kind, is_kind
from .turn import Limits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from threading import RLock
    from typing import Any, Self

    from .boto import Attachment
    from .clock import Clock
    from .facts import Facts
    from .journal import Journal
    from .script import Answer, Function, Scripts
    from .turn import Turn, When


class Control:
    """The part of a fake that tests talk to."""

    if TYPE_CHECKING:
        FACTS: Facts
        calls: Journal
        scripts: Scripts
        clock: Clock
        engine: Any
        region: str
        _lock: RLock

        def call(self, operation: str, params: Mapping[str, Any]) -> dict[str, Any]:
            """The answer to a call."""
            ...

    def __init__(self) -> None:
        """The part of a fake that does not depend on its service."""
        self.faults = Faults(self.FACTS)
        self.requests: Iterator[int] = count(1)
        """The numbers of the requests that come from boto3."""
        self._attachments: list[Attachment[Self]] = []

    def answer(
        self,
        operation: str,
        response: Answer | Function,
        /,
        *,
        times: int | None = None,
        when: When | None = None,
        after: int = 0,
    ) -> None:
        """Let calls to an operation have this answer, in place of the service's own.

        Scripts are used in the order in which they are given; a call that none is left
        for is answered by the service.

        Args:
            operation: its name in the API.
            response: as boto3 gives it, or a dataclass, or a function that takes the
                parameters and gives one; it need not be complete. A function may raise
                a ``Refusal`` with any code.
            times: how many calls; None for all.
            when: which calls: a function of the parameters, or a part of them.
            after: how many of those calls are let pass first.

        Raises:
            ValidationError: botocore could not give such an answer.
            ValueError: there is no such operation, or no such member in its request.
        """
        limits = Limits(times=times, when=when, after=after)
        self.scripts.add_answer(operation, response, limits)

    def fail(
        self,
        operation: str,
        code: str,
        /,
        *,
        times: int | None = None,
        when: When | None = None,
        after: int = 0,
        **members: Any,
    ) -> None:
        """Let calls to an operation be answered with this error.

        Args:
            operation: its name in the API.
            code: of an error that the operation declares, or of one that any may give;
                any code at all for a service whose model has no errors.
            times: how many calls; None for all.
            when: which calls: a function of the parameters, or a part of them.
            after: how many of those calls are let pass first.
            members: ``message``, what the error says, and whatever else it has, by the
                name on the wire or in the dataclass.

        Raises:
            ValidationError: the error has other members.
            ValueError: there is no such operation, or it has no such error.
        """
        limits = Limits(times=times, when=when, after=after)
        self.scripts.add_failure(operation, code, limits, members)

    def fault(
        self,
        operation: str,
        kind: str,
        /,
        *,
        times: int | None = 1,
        when: When | None = None,
        after: int = 0,
        **members: Any,
    ) -> None:
        """Let attempts to call an operation through boto3 go wrong on the way.

        Each attempt that boto3 makes counts, so that a call may be tried again and
        succeed. Attempts that go wrong do not reach the service, and are no calls.

        Args:
            operation: its name in the API.
            kind: ``throttle``, ``internal``, ``unavailable``, ``expired_token``: an
                error response; ``connect_error``, ``read_timeout``: none at all;
                ``truncated``: it breaks off; ``slow``: it takes its time; or the code
                of an error, as for ``fail``.
            times: how many attempts; None for all.
            when: which attempts: a function of the parameters, or a part of them.
            after: how many of those attempts are let pass first.
            members: ``seconds``, how long a slow answer takes by the fake's clock: none
                comes when it takes as long as the client waits. ``message``, what an
                error with a code says.

        Raises:
            ValueError: there is no such operation, fault or error, or it has no such
                member.
        """
        limits = Limits(times=times, when=when, after=after)
        if is_kind(kind):
            fault = build_fault(kind, members)
        else:
            try:
                error = self.scripts.build_refusal(operation, kind, members)
            except ValueError as reason:
                raise ValueError(explain_kind(kind, reason)) from None
            fault = Fault("", error=error)
        self.faults.add(operation, fault, limits)

    def unused_scripts(self) -> list[Turn]:
        """What was prepared and is not used as often as it says, or not at all.

        Nobody else tells, but for the fixtures.
        """
        return [*self.scripts.list_unused(), *self.faults.list_unused()]

    def attach(self, client: Any, *, sleep: bool = False) -> Attachment[Self]:
        """Let a client talk to this fake, until the end of a ``with`` or ``detach``.

        No credentials are needed, and nothing is sent. What the fake does not know is
        refused with a ``NotFakedError``.

        Args:
            client: boto3's, botocore's or aiobotocore's, or a resource of boto3's.
            sleep: pauses between attempts and between the calls of a waiter take real
                time; else they take the fake's.

        Raises:
            ValueError: it is of another service, or talks to another fake.
        """
        from .boto import attach

        return self._keep(attach(self, client, sleep=sleep))

    def install(self, *sessions: Any, sleep: bool = False) -> Attachment[Self]:
        """Let all clients of the service that are made from now on talk to this fake.

        Those are the clients of sessions that are made from now on, of boto3's default
        session, and of the sessions given. To make a client is boto3's affair: while it
        does, it looks for credentials where it always does, and goes on without any.

        Args:
            sessions: sessions that exist already, boto3's or botocore's.
            sleep: as for ``attach``.

        Raises:
            ValueError: another fake of the service is installed.
        """
        from .boto import install

        return self._keep(install(self, sessions, sleep=sleep))

    def _keep(self, attachment: Attachment[Self]) -> Attachment[Self]:
        active = [one for one in self._attachments if one.is_active]
        self._attachments = [*active, attachment]
        return attachment

    def detach(self) -> None:
        """Undo everything that ``attach`` and ``install`` have done."""
        while self._attachments:
            self._attachments.pop().detach()

    def client(self) -> Any:
        """A new boto3 client that talks to this fake for as long as it lives."""
        from .boto import make_client

        return make_client(self)

    def pass_time(self, seconds: float) -> None:
        """Let time pass in the fake."""
        with self._lock:
            self.clock.advance(seconds)

    def reset(self) -> None:
        """Forget all resources, calls, scripts and faults; clients stay attached."""
        with self._lock:
            self.engine.reset()
            self.calls.clear()
            self.scripts.clear()
            self.faults.clear()
