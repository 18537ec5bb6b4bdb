"""What the templates of a package's root see: ready strings and tuples."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoticeView:
    """What the notice says of the package."""

    service: str
    source: str
    """What the documentation text was taken from: ``botocore 1.44.5``."""
