"""The one Jinja environment.

Gives an environment in which templates look like their output: tags leave no trace of their lines,
an undefined name is an error, nothing is escaped because views hold finished source.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from shapewright.render.folder import template_folder


class ViewEnvironment(Environment):
    """An environment for views: their attributes are read as they are.

    Jinja would look for an item where there is no attribute, and call an undefined value one it
    knows nothing of. A view is a dataclass; what it lacks is an error, and at once.
    """

    getattr = staticmethod(getattr)  # type: ignore[assignment]  # fewer names, same call


@cache
def open_environment() -> Environment:
    """The environment, made once a process."""
    return ViewEnvironment(
        loader=FileSystemLoader(template_folder()),
        autoescape=False,  # the output is Python; literals and docstrings are escaped
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
