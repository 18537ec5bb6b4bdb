"""Where the templates are.

Gives their folder, for those who read them and for those who only need to know whether they
changed: the latter should not have to import a template engine.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def template_folder() -> Path:
    """The templates: inside the package when installed, at the repository's root in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent.parent / "templates"
