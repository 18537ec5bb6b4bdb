"""Payloads: the uncompressed bytes of a model file, and the JSON object in them.

Takes a path or bytes, and the address to complain with; gives bytes and dictionaries. Every way in
which a file can fail to be a JSON object becomes a problem here and only here. What the object
says is not looked at.
"""

from __future__ import annotations

import json
import re
import zlib
from pathlib import Path
from typing import Any, NoReturn, cast

from shapewright.problem import CannotContinueError, Problem, Where

MAX_BYTES = 64 * 1024 * 1024
"""No model comes near it (the largest is 4.3 MB); a decompression bomb passes it at once."""
MAX_WHEEL_BYTES = 256 * 1024 * 1024
"""A wheel of all models has 15 MB."""

# One JSON escape: a whole surrogate pair, half of one, or anything else. Read from left to right,
# so that the backslash a pattern is written with is never taken for the start of an escape.
ESCAPE = re.compile(rb"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(?P<half>u[dD][89a-fA-F]..)|.)")


def cannot_continue(where: Where, what: str, hint: str = "") -> CannotContinueError:
    """The error to raise for one problem that ends the reading."""
    return CannotContinueError([Problem(where, what, hint)])


def read_file(path: Path) -> bytes:
    """The bytes in a file, uncompressed when its name ends in ``.gz``.

    Raises:
        CannotContinueError: the file cannot be read, is too large, or is no gzip stream.
    """
    data = read_bytes(path, at_most=MAX_BYTES)
    return read_gzip(data, str(path)) if path.suffix == ".gz" else data


def read_bytes(path: Path, *, at_most: int) -> bytes:
    """The bytes of a file as they are.

    Raises:
        CannotContinueError: the file cannot be read, or holds more than ``at_most`` bytes.
    """
    try:
        with path.open("rb") as file:
            data = file.read(at_most + 1)
    except OSError as error:
        raise cannot_continue(Where(str(path)), f"cannot be read: {error.strerror}") from error
    check_size(data, str(path), at_most=at_most)
    return data


def read_gzip(data: bytes, source: str) -> bytes:
    """The content of one gzip stream, of at most ``MAX_BYTES``.

    Raises:
        CannotContinueError: the stream is corrupt, cut short, followed by more, or too large.
    """
    stream = zlib.decompressobj(wbits=31)  # 31: a gzip header and checksum, nothing else
    hint = "The file is damaged: fetch or write it again."
    try:
        content = stream.decompress(data, MAX_BYTES + 1)
    except zlib.error as error:
        raise cannot_continue(Where(source), f"is not valid gzip: {error}", hint) from error
    check_size(content, source, at_most=MAX_BYTES)
    if not stream.eof:
        raise cannot_continue(Where(source), "is a gzip stream that ends too early", hint)
    if stream.unused_data:
        extra = len(stream.unused_data)
        raise cannot_continue(Where(source), f"holds {extra} bytes after its gzip stream", hint)
    return content


def check_size(data: bytes, source: str, *, at_most: int) -> None:
    """Refuse more bytes than these.

    Raises:
        CannotContinueError: there are more.
    """
    if len(data) > at_most:
        raise cannot_continue(
            Where(source),
            f"is larger than {at_most // 2**20} MiB",
            "Nothing that botocore publishes is that large: check that this is what you meant.",
        )


def read_object(data: bytes, source: str, *, unique_keys: bool) -> dict[str, Any]:
    """The JSON object in these bytes.

    With ``unique_keys`` an object that gives one key twice is refused. That costs two fifths of
    the parsing time, so it is left to files that people edit.

    Raises:
        CannotContinueError: the bytes are not UTF-8, not JSON, or not an object.
    """
    text = read_text(data, source)
    try:
        value = json.loads(
            text,
            parse_constant=refuse_constant,
            object_pairs_hook=build_unique if unique_keys else None,
        )
    except json.JSONDecodeError as error:
        where = Where(source, f"{error.lineno}:{error.colno}")
        raise cannot_continue(where, f"is not valid JSON: {error.msg}") from error
    except RecursionError as error:
        raise cannot_continue(Where(source), "is JSON nested too deeply to read") from error
    except ValueError as error:  # a refusal of ours, or an integer of thousands of digits
        raise cannot_continue(Where(source), f"is not valid JSON: {error}") from error
    if not isinstance(value, dict):
        kind = "an array" if isinstance(value, list) else "a single value"
        raise cannot_continue(
            Where(source), f"is {kind}, not a JSON object", "A service model file is an object."
        )
    check_surrogates(data, source)
    return cast("dict[str, Any]", value)


def read_text(data: bytes, source: str) -> str:
    """These bytes as UTF-8.

    Raises:
        CannotContinueError: they are not; the address is the line and the byte column.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise cannot_continue(
            Where(source, point(data, error.start)),
            f"is not UTF-8: byte 0x{data[error.start]:02x} has no place here",
            "Save the file as UTF-8.",
        ) from error


def check_surrogates(data: bytes, source: str) -> None:
    """Refuse a JSON text with half of a surrogate pair: no file could hold that string again.

    Raises:
        CannotContinueError: there is one; the address is its line and byte column.
    """
    for escape in ESCAPE.finditer(data):
        if half := escape["half"]:
            what = f"has \\{half.decode()}, half of a surrogate pair, without the other half"
            raise cannot_continue(Where(source, point(data, escape.start())), what)


def point(data: bytes, offset: int) -> str:
    """``line:column`` of a byte, both from 1, the column in bytes."""
    line, column = data.count(b"\n", 0, offset) + 1, offset - data.rfind(b"\n", 0, offset)
    return f"{line}:{column}"


def refuse_constant(name: str) -> NoReturn:
    """Refuse ``NaN`` and ``Infinity``, which Python reads and JSON does not have.

    Raises:
        ValueError: always.
    """
    raise ValueError(f"{name} is not JSON")


def build_unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these pairs.

    Raises:
        ValueError: two pairs have the same key.
    """
    built = dict(pairs)
    if len(built) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"an object gives the key {twice!r} twice")
    return built
