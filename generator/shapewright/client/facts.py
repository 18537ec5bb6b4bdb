"""What paginators and waiters go by, as data.

Takes the paginators and waiters of a service, gives their views, and what of them cannot be
offered, with the reason. A path is read here, once, when the package is made.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.client.path import UnreadablePathError, read_path
from shapewright.client.views import FactView
from shapewright.ir.service import Acceptor, Paginator, Service, Waiter
from shapewright.lower.literal import literal

_MATCHERS = {"path", "pathAll", "pathAny", "status", "error"}
_STATES = {"success", "failure", "retry"}


def find_unreadable(service: Service) -> Iterator[tuple[str, str, str]]:
    """The kind and name of every paginator and waiter that cannot be offered, and why."""
    for paginator in service.paginators:
        if reason := _explain_paginator(paginator):
            yield "paginators", paginator.operation, reason
    for waiter in service.waiters:
        if reason := _explain_waiter(waiter):
            yield "waiters", waiter.name, reason


def _explain_paginator(paginator: Paginator) -> str:
    """Why a paginator cannot be offered; empty when it can."""
    more = [paginator.more_results] if paginator.more_results else []
    return _explain_paths([*paginator.output_tokens, *paginator.result_keys, *more])


def _explain_waiter(waiter: Waiter) -> str:
    """Why a waiter cannot be offered; empty when it can."""
    for acceptor in waiter.acceptors:
        if acceptor.matcher not in _MATCHERS:
            return f"has an acceptor with an unknown matcher {acceptor.matcher!r}"
        if acceptor.state not in _STATES:
            return f"has an acceptor with an unknown state {acceptor.state!r}"
    return _explain_paths([one.argument for one in waiter.acceptors if one.argument])


def _explain_paths(paths: list[str]) -> str:
    for path in paths:
        try:
            read_path(path)
        except UnreadablePathError as error:
            return f"has a path that cannot be followed: {error}"
    return ""


def offered_paginators(service: Service) -> list[Paginator]:
    """The paginators that can be offered."""
    return [one for one in service.paginators if not _explain_paginator(one)]


def offered_waiters(service: Service) -> list[Waiter]:
    """The waiters that can be offered."""
    return [one for one in service.waiters if not _explain_waiter(one)]


def build_paginator(paginator: Paginator) -> FactView:
    """The view of a paginator."""
    arguments = [f"inputs={literal([*paginator.input_tokens])}"]
    paths = {"outputs": paginator.output_tokens, "results": paginator.result_keys}
    for name, texts in paths.items():
        arguments.append(f"{name}={literal([read_path(text) for text in texts])}")
    if paginator.more_results:
        arguments.append(f"more={literal(read_path(paginator.more_results))}")
    if paginator.limit_key:
        arguments.append(f"limit={literal(paginator.limit_key)}")
    return FactView(literal(paginator.operation), tuple(arguments))


def build_waiter(waiter: Waiter) -> FactView:
    """The view of a waiter."""
    return FactView(
        name=literal(waiter.name),
        arguments=(
            f"operation={literal(waiter.operation)}",
            f"delay={literal(waiter.delay)}",
            f"max_attempts={literal(waiter.max_attempts)}",
        ),
        acceptors=tuple(map(_write_acceptor, waiter.acceptors)),
    )


def _write_acceptor(acceptor: Acceptor) -> str:
    arguments: list[object] = [acceptor.state, acceptor.matcher, acceptor.expected]
    if acceptor.argument:
        path = read_path(acceptor.argument)
        arguments.append(path)
        if not isinstance(path, str):
            arguments.append(acceptor.argument)
    return f"Acceptor({', '.join(map(literal, arguments))})"


def may_succeed_by(waiter: Waiter) -> tuple[bool, bool]:
    """Whether a waiter can succeed with a response, and whether with an error."""
    wins = [one for one in waiter.acceptors if one.state == "success"]
    by_error = [_accepts_error(one) for one in wins]
    by_response = [_accepts_response(one) for one in wins]
    return any(by_response), any(by_error)


def _accepts_error(acceptor: Acceptor) -> bool:
    if acceptor.matcher == "error":
        return acceptor.expected is not False
    return acceptor.matcher == "status" and _status(acceptor) >= 300


def _accepts_response(acceptor: Acceptor) -> bool:
    if acceptor.matcher == "error":
        return acceptor.expected is False
    return acceptor.matcher != "status" or _status(acceptor) < 300


def _status(acceptor: Acceptor) -> int:
    return acceptor.expected if isinstance(acceptor.expected, int) else 0
