"""Where the cache stands on each system."""

from __future__ import annotations

from pathlib import Path

import pytest

from shapewright.problem import CannotContinueError
from shapewright.sources.cache_place import find_cache

HOME = Path("/home/ada")


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: HOME)


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", HOME / ".cache" / "shapewright"),
        ({"XDG_CACHE_HOME": "/var/xdg"}, "linux", Path("/var/xdg/shapewright")),
        ({"XDG_CACHE_HOME": "xdg"}, "linux", HOME / ".cache" / "shapewright"),
        ({"XDG_CACHE_HOME": ""}, "linux", HOME / ".cache" / "shapewright"),
        ({}, "darwin", HOME / "Library" / "Caches" / "shapewright"),
        ({}, "win32", HOME / "AppData" / "Local" / "shapewright" / "Cache"),
        ({"LOCALAPPDATA": "/local"}, "win32", Path("/local/shapewright/Cache")),
        ({"SHAPEWRIGHT_CACHE": "/own", "XDG_CACHE_HOME": "/var/xdg"}, "linux", Path("/own")),
    ],
)
def test_the_cache_stands_where_the_system_expects(
    environment: dict[str, str], platform: str, expected: Path
) -> None:
    assert find_cache(environment, platform=platform) == expected


def test_without_a_home_only_a_chosen_place_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", no_home)

    assert find_cache({"SHAPEWRIGHT_CACHE": "/own"}, platform="linux") == Path("/own")
    with pytest.raises(CannotContinueError, match=r"has no place.*\n.*SHAPEWRIGHT_CACHE"):
        find_cache({}, platform="linux")
