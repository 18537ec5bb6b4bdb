"""Between boto3 and fakes: which clients talk to which fake, from when on, until when.

Registers what a fake does at each step of a call with the events of a client, or with
those of all sessions to come, and undoes it. A client of another service, and a fake of
another, are not touched by it.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from threading import RLock
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary, finalize

from .events import STEPS, find_sleeper
from .link import Link
from .pause import keep_pauses, skip_pauses
from .sdk import Session, find_boto3_session, handlers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType
    from typing import Any

    from .link import Faked

FakeT = TypeVar("FakeT", bound="Faked")

_FIRST = "before-parameter-build"
"""The event that has the parameters as a person wrote them, and what botocore adds."""
_LOCK = RLock()


_ATTACHED: WeakKeyDictionary[Any, Link] = WeakKeyDictionary()
"""By client."""
_INSTALLED: dict[str, Link] = {}
"""By service."""


def claim_if_installed(params: Any, model: Any, context: Any, **_: Any) -> None:
    """Take a call of a service whose fake is installed."""
    link = _INSTALLED.get(model.service_model.service_name)
    if link is not None:
        link.claim(params, model, context)


_OF_SESSIONS: tuple[tuple[Any, ...], ...] = (
    (_FIRST, claim_if_installed, handlers.REGISTER_LAST),
    *((name, handler, handlers.REGISTER_FIRST) for name, handler in STEPS),
)


class Attachment(Generic[FakeT]):
    """Clients that talk to a fake, until the end of a ``with`` or ``detach``."""

    def __init__(self, fake: FakeT, undo: Callable[[], None]) -> None:
        self.fake = fake
        self._undo: Callable[[], None] | None = undo

    @property
    def is_active(self) -> bool:
        """Whether they still do."""
        return self._undo is not None

    def detach(self) -> None:
        """Undo it; nothing happens the second time."""
        with _LOCK:
            undo, self._undo = self._undo, None
            if undo is not None:
                undo()

    def __enter__(self) -> FakeT:
        return self.fake

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.detach()


def attach(fake: FakeT, client: Any, *, sleep: bool = False) -> Attachment[FakeT]:
    """Let a client talk to a fake.

    Args:
        fake: which.
        client: boto3's, botocore's or aiobotocore's, or a resource of boto3's.
        sleep: the pauses between attempts and between the calls of a waiter take real
            time; else the fake's.

    Raises:
        ValueError: it is of another service, or talks to another fake.
    """
    client = getattr(client.meta, "client", client)
    name = client.meta.service_model.service_name
    if name != fake.FACTS.service:
        message = f"this is the fake of {fake.FACTS.service}, and a client of {name}"
        raise ValueError(message)
    with _LOCK:
        link = _ATTACHED.get(client) or Link(fake, sleeps=sleep)
        if link.fake is not fake:
            raise ValueError(f"this client of {name} talks to another fake already")
        if not link.count:
            _listen(client.meta.events, link)
            _ATTACHED[client] = link
        link.count += 1

        def undo() -> None:
            link.count -= 1
            if not link.count:
                _ATTACHED.pop(client, None)
                _be_deaf(client.meta.events, link)

        return Attachment(fake, undo)


def install(
    fake: FakeT, sessions: Iterable[Any] = (), *, sleep: bool = False
) -> Attachment[FakeT]:
    """Let all clients of its service that are made from now on talk to a fake.

    Those are the clients of sessions that are made from now on, of boto3's default
    session, and of the sessions given. One that is attached to a fake talks to that.

    Args:
        fake: which.
        sessions: sessions that exist already, boto3's or botocore's.
        sleep: as for ``attach``.

    Raises:
        ValueError: another fake of the service is installed.
    """
    service = fake.FACTS.service
    with _LOCK:
        link = _INSTALLED.get(service) or Link(fake, sleeps=sleep)
        if link.fake is not fake:
            raise ValueError(f"another fake of {service} is installed already")
        known = [*_find_sessions(sessions)]
        handlers.BUILTIN_HANDLERS.extend(_OF_SESSIONS)
        for events in known:
            _register(events, claim_if_installed)
        skip_pauses(find_sleeper)
        _INSTALLED[service] = link
        link.count += 1

        def undo() -> None:
            link.count -= 1
            if not link.count:
                _INSTALLED.pop(service, None)
            keep_pauses(find_sleeper)
            for events in known:
                _unregister(events, claim_if_installed)
            for spec in _OF_SESSIONS:
                handlers.BUILTIN_HANDLERS.remove(spec)

        return Attachment(fake, undo)


def make_client(fake: Faked) -> Any:
    """A new client that talks to a fake for as long as it lives.

    It is boto3's where boto3 is there. It has credentials of its own, which are good
    for nothing, and looks for no configuration.
    """
    with _LOCK:  # sessions are not made for threads
        session = _make_session()
        make = getattr(session, "client", None) or session.create_client
        client = make(fake.FACTS.service, fake.region)
        link = Link(fake, sleeps=False)
        link.count += 1
        _listen(client.meta.events, link)
        _ATTACHED[client] = link
        finalize(client, keep_pauses, find_sleeper).atexit = False
        return client


def _listen(events: Any, link: Link) -> None:
    _register(events, link.claim)
    skip_pauses(find_sleeper)


def _be_deaf(events: Any, link: Link) -> None:
    keep_pauses(find_sleeper)
    _unregister(events, link.claim)


def _register(events: Any, claim: Callable[..., None]) -> None:
    # Last of all, so that nobody changes the parameters afterwards.
    events.register_last(_FIRST, claim)
    for name, handler in STEPS:
        events.register_first(name, handler)


def _unregister(events: Any, claim: Callable[..., None]) -> None:
    events.unregister(_FIRST, claim)
    for name, handler in STEPS:
        events.unregister(name, handler)


def _find_sessions(sessions: Iterable[Any]) -> Iterator[Any]:
    """The events of sessions that exist."""
    boto3 = sys.modules.get("boto3")
    default = getattr(boto3, "DEFAULT_SESSION", None)
    every = [*sessions, *([default] if default is not None else [])]
    for session in {id(one): one for one in every}.values():
        events = getattr(session, "events", None)
        yield events or session.get_component("event_emitter")


@cache
def _make_session() -> Any:
    """A session that knows nothing of its user, and keeps the models it has read."""
    nothing = (None, None, None, None)
    nowhere = (None, None, os.devnull, None)
    session = Session(
        session_vars={
            "profile": nothing,
            "config_file": nowhere,
            "credentials_file": nowhere,
        }
    )
    session.set_credentials("testing", "testing")
    boto3 = find_boto3_session()
    return session if boto3 is None else boto3(botocore_session=session)
