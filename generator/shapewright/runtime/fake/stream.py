"""Bodies that are read bit by bit, of answers that are whole.

Takes the bytes or the events in a fake's answer, gives what botocore or aiobotocore
would put in their place.
"""

from __future__ import annotations

from io import BytesIO

from .sdk import StreamingBody, exceptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator
    from typing import Any, Self

_CHUNK = 1024
"""Bytes that are read at once when nobody says how many; as botocore does."""


def open_body(value: Any, *, is_async: bool = False, cut: bool = False) -> Any:
    """What a client reads a body from.

    Args:
        value: bytes, or what is read as bytes.
        is_async: the client is aiobotocore's.
        cut: the connection breaks off halfway.
    """
    if not isinstance(value, (bytes, bytearray)):
        return AsyncBody(value, None) if is_async else StreamingBody(value, None)
    length = len(value)
    # Of nothing at all, at least something is missing.
    data, length = (value[: length // 2], length or 1) if cut else (value, length)
    source = BytesIO(data)
    return AsyncBody(source, length) if is_async else StreamingBody(source, length)


class AsyncBody:
    """A body as aiobotocore's clients read it."""

    def __init__(self, source: Any, length: int | None) -> None:
        self._source = source
        self._length = length
        self._count = 0

    async def read(self, amt: int | None = None) -> bytes:
        """At most so many bytes, or all that are left."""
        data: bytes = self._source.read() if amt is None else self._source.read(amt)
        self._count += len(data)
        at_end = amt is None or (not data and amt > 0)
        if at_end and self._length not in (None, self._count):
            raise exceptions.IncompleteReadError(
                actual_bytes=self._count, expected_bytes=self._length
            )
        return data

    async def iter_chunks(self, chunk_size: int = _CHUNK) -> AsyncIterator[bytes]:
        """All that is left, so many bytes at once."""
        while chunk := await self.read(chunk_size):
            yield chunk

    async def iter_lines(self, chunk_size: int = _CHUNK) -> AsyncIterator[bytes]:
        """All that is left, line by line, without their ends."""
        pending = b""
        async for chunk in self.iter_chunks(chunk_size):
            *lines, pending = (pending + chunk).splitlines(keepends=True)
            for line in lines:
                yield line.rstrip(b"\r\n")
        if pending:
            yield pending.rstrip(b"\r\n")

    def close(self) -> None:
        """Give up the connection."""
        self._source.close()

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self.iter_chunks()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()


class Events:
    """Events one by one, as a client's event stream gives them; none after its end."""

    def __init__(self, events: Iterable[Any]) -> None:
        self._events = iter(events)

    def __iter__(self) -> Iterator[Any]:
        return self._events

    async def __aiter__(self) -> AsyncIterator[Any]:
        for event in self._events:
            yield event

    def close(self) -> None:
        """Give up the connection; later events are lost."""
        self._events = iter(())
