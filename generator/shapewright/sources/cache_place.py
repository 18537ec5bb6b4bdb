"""Where the cache stands, by what each system expects.

Takes the environment; gives a path. It creates nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from shapewright.problem import Where

from .payload import cannot_continue

OWN = "shapewright"


def find_cache(environment: Mapping[str, str], *, platform: str) -> Path:
    """The cache directory: ``SHAPEWRIGHT_CACHE``, or the system's place for caches.

    ``platform`` is as in ``sys.platform``. A relative ``XDG_CACHE_HOME`` is ignored, as its
    specification demands.

    Raises:
        CannotContinueError: the place is in the home directory, and the user has none.
    """
    try:
        if chosen := environment.get("SHAPEWRIGHT_CACHE"):
            return Path(chosen).expanduser()
        if (xdg := Path(environment.get("XDG_CACHE_HOME", ""))).is_absolute():
            return xdg / OWN
        if platform == "win32":
            local = environment.get("LOCALAPPDATA")
            return (Path(local) if local else Path.home() / "AppData" / "Local") / OWN / "Cache"
        if platform == "darwin":
            return Path.home() / "Library" / "Caches" / OWN
        return Path.home() / ".cache" / OWN
    except RuntimeError as error:  # pathlib's word for a user without a home
        hint = "Set SHAPEWRIGHT_CACHE to a directory that can be written."
        raise cannot_continue(Where("the cache"), f"has no place: {error}", hint) from error
