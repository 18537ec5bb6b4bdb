"""Raw service models: what one service's files say, before anything is judged.

Takes nothing, gives the two values every reader of models hands on. The dictionaries are JSON as it
was written, with sdk-extras merged in; nothing is renamed, checked or dropped, and whoever receives
them reads them without changing them. Documentation may stand there as a tree that was read before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from shapewright.problem import Problem


@dataclass(frozen=True, slots=True)
class RawFile:
    """One file that was read, by name and content."""

    path: str
    """Its botocore data path, ``sagemaker/2017-07-24/service-2.json``, never ending in ``.gz``."""
    sha256: str
    """The hex digest of the uncompressed JSON bytes."""


@dataclass(frozen=True, slots=True)
class RawService:
    """The files of one service, parsed and merged."""

    name: str
    """botocore's directory name, ``sagemaker``."""
    api_version: str
    release: str
    """The botocore release, ``1.44.5``; empty when the source does not tell."""
    model: dict[str, Any]
    paginators: dict[str, Any]
    waiters: dict[str, Any]
    examples: dict[str, Any]
    files: tuple[RawFile, ...]
    """Every file read, extras after the file they extend, in one fixed order of kinds."""
    origin: str = "a botocore model"
    """What kind of source it was, in words."""
    is_whole: bool = True
    """It is all of the service; a page has just what it is about."""
    problems: tuple[Problem, ...] = ()
    """What deserves a look in how it was read."""
