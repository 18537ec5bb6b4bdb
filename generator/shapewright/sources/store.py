"""The store of fetched models: blobs named by content, and one index per release.

Takes and gives bytes and indexes under a cache directory. Neighbouring releases share almost all of
their files, so each distinct file is kept once. Every file appears whole or not at all, and what is
read is checked against its name; where the bytes come from is not known here.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from shapewright.problem import CannotContinueError, Where

from .payload import cannot_continue, read_gzip
from .tree import is_data_path

FORMAT = 1
SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class ReleaseIndex:
    """What one release holds."""

    release: str
    wheel: str
    """The sha256 of the wheel it came in."""
    files: Mapping[str, str]
    """Data path to the sha256 of its uncompressed bytes, sorted by path."""


class DamagedError(Exception):
    """Something in the store is not what it was when it was written."""


def write_blob(cache: Path, data: bytes) -> str:
    """Keep these bytes, unless they are kept already; gives their sha256.

    Raises:
        CannotContinueError: the cache cannot be written.
    """
    name = hashlib.sha256(data).hexdigest()
    path = blob_path(cache, name)
    if not path.exists():
        # zlib's own gzip header holds no time and no name: the same bytes, whoever writes them.
        write_whole(path, zlib.compress(data, level=6, wbits=31))
    return name


def read_blob(cache: Path, name: str) -> bytes:
    """The bytes with this sha256.

    Raises:
        DamagedError: there are none, or others; those are removed, so that the next
            ``write_blob`` mends the store.
        CannotContinueError: the file is there and cannot be read or removed.
    """
    path = blob_path(cache, name)
    packed = read_if_present(path)
    if packed is None:
        raise DamagedError(f"{path} is missing")
    try:
        data = read_gzip(packed, str(path))
    except CannotContinueError:
        data = None
    if data is None or hashlib.sha256(data).hexdigest() != name:
        remove(path)
        raise DamagedError(f"{path} does not hold what its name says")
    return data


def write_index(cache: Path, index: ReleaseIndex) -> None:
    """Keep an index: to be called last, since it is what makes a release count as fetched.

    Raises:
        CannotContinueError: the cache cannot be written.
    """
    document = {
        "format": FORMAT,
        "release": index.release,
        "wheel": index.wheel,
        "files": dict(sorted(index.files.items())),
    }
    text = json.dumps(document, indent=1) + "\n"
    write_whole(index_path(cache, index.release), text.encode())


def read_index(cache: Path, release: str) -> ReleaseIndex | None:
    """The index of a release, or nothing when it was never fetched.

    Raises:
        DamagedError: there is one, and it cannot be trusted.
        CannotContinueError: the file is there and cannot be read.
    """
    path = index_path(cache, release)
    data = read_if_present(path)
    if data is None:
        return None
    try:
        document: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise DamagedError(f"{path} is not valid JSON") from error
    if not is_index(document, release):
        raise DamagedError(f"{path} is no index of botocore {release}")
    return ReleaseIndex(release, document["wheel"], document["files"])


def is_index(document: object, release: str) -> bool:
    """Whether this is what ``write_index`` writes for a release."""
    if not isinstance(document, dict):
        return False
    facts = cast("dict[str, Any]", document)
    files = facts.get("files")
    return (
        (facts.get("format"), facts.get("release")) == (FORMAT, release)
        and is_hash(facts.get("wheel"))
        and isinstance(files, dict)
        and all(
            is_data_path(path) and is_hash(name)
            for path, name in cast("dict[str, Any]", files).items()
        )
    )


def is_hash(value: object) -> bool:
    """Whether this is a sha256 in lower-case hex."""
    return isinstance(value, str) and SHA256.fullmatch(value) is not None


def blob_path(cache: Path, name: str) -> Path:
    """Where the blob with this sha256 stands."""
    return cache / "blobs" / name[:2] / f"{name}.json.gz"


def index_path(cache: Path, release: str) -> Path:
    """Where the index of a release stands."""
    return cache / "releases" / f"botocore-{release}.json"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that other processes see either whole or not at all.

    Raises:
        CannotContinueError: it cannot be written.
    """
    part = path.with_name(f"{path.name}.{os.urandom(8).hex()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(data)
            os.replace(part, path)  # noqa: PTH105  named, because all rests on its being atomic
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_continue(
            Where(str(path)),
            f"cannot be written: {error.strerror}",
            "Set SHAPEWRIGHT_CACHE to a directory that can.",
        ) from error


def read_if_present(path: Path) -> bytes | None:
    """The bytes of a file, or nothing when there is no such file.

    Raises:
        CannotContinueError: it is there and cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise cannot_continue(Where(str(path)), f"cannot be read: {error.strerror}") from error


def remove(path: Path) -> None:
    """Remove a file that another process may have removed already.

    Raises:
        CannotContinueError: it is there and cannot be removed.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_continue(Where(str(path)), f"cannot be removed: {error.strerror}") from error
