"""The formats in which a diff is told, each a function from a report to text.

``FORMATS`` names those that need nothing else. The page of HTML is planned by ``page`` and rendered
as generated files are; the layout of API changes is ``api_changes``'s, and needs the services.
"""

from collections.abc import Callable

from .data import render_json
from .github import render_github
from .markdown import render_markdown
from .report import Report
from .sarif import render_sarif

FORMATS: dict[str, Callable[[Report], str]] = {
    "markdown": render_markdown,
    "json": render_json,
    "sarif": render_sarif,
    "github": render_github,
}

__all__ = ["FORMATS", "Report"]
