"""The links of a built site, counted and checked.

Takes its folder, gives lines and whether every link is good. Pages are read when they are asked
for: those of all services together are a gigabyte.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from time import process_time

from shapewright.docs.check import check_links

_SHOWN = 20


class Site(Mapping[str, str]):
    """The files of a site, by path."""

    def __init__(self, folder: Path) -> None:
        """The files that are there now."""
        self._folder = folder
        self._paths = {
            path.relative_to(folder).as_posix(): path
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    def __getitem__(self, path: str) -> str:
        return self._paths[path].read_text(encoding="utf-8")

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths


def count_links(folder: Path) -> tuple[list[str], bool]:
    """How many pages there are, and what is wrong with their links."""
    site = Site(folder)
    pages = sum(path.endswith(".html") for path in site)
    begin = process_time()
    faults = check_links(site)
    seconds = process_time() - begin
    line = f"{pages:,} pages, {len(faults)} links that are not good, {seconds:.1f} s CPU"
    return [line, *map(str, faults[:_SHOWN])], not faults
