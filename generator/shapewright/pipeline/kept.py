"""Pages that stand already as they would be made, so that a change costs what it changes.

Takes the digests of what pages are made from and the folder of a service, gives the texts of those
that were made from just that; and the file that tells the next run. What was edited, or is not as
it was recorded, is made again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from shapewright.write import read_unedited

KEYS_NAME = "pages.json"
"""The file of digests, by the path of each page."""


def read_kept(folder: Path, keys: Mapping[str, str], suffix: str) -> dict[str, str]:
    """The texts of the pages that need not be made again, by the path of the page."""
    known = _load_keys(read_unedited(folder, [KEYS_NAME]).get(KEYS_NAME, "{}"))
    same = {f"{path}{suffix}": path for path, key in keys.items() if known.get(path) == key}
    return {same[file]: text for file, text in read_unedited(folder, same).items()}


def dump_keys(keys: Mapping[str, str]) -> str:
    """The text of the file of digests."""
    return json.dumps(dict(keys), indent=0) + "\n"


def _load_keys(text: str) -> Mapping[str, object]:
    """What the file says; it is as it was written, by whatever version that was."""
    try:
        found: object = json.loads(text)
    except ValueError:
        return {}
    return cast("dict[str, object]", found) if isinstance(found, dict) else {}
