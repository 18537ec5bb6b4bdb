"""Style and scripts of the site, as they stand.

Gives the text of each by its path in the site. They are written by hand, need nothing else and are
not rendered.
"""

from __future__ import annotations

from shapewright.render.folder import template_folder

_FOLDER = "assets"


def read_assets() -> dict[str, str]:
    """The text of each file of style and script, by its path below the folder of the site."""
    folder = template_folder() / "docs" / "site" / _FOLDER
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return {f"{_FOLDER}/{file.name}": file.read_text(encoding="utf-8") for file in files}
