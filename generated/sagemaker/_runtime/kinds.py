"""The types that members have beside Python's own.

Documents hold any JSON value; streams are read once, in pieces. Type checkers see them
as they are, at run time they are names alone.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Protocol, TypeAlias

    Scalar: TypeAlias = bool | int | float | str | None
    Document: TypeAlias = Scalar | Sequence["Document"] | Mapping[str, "Document"]
    """Any JSON value."""

    class Readable(Protocol):
        """A stream of bytes: an open file, or the body of a response."""

        def read(self, amount: int = ..., /) -> bytes:
            """The next bytes, at most this many; all that is left without an amount."""
            ...

else:
    Document = object
    Readable = object
