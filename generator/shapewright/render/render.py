"""Rendering planned files into text.

Takes planned files, gives text by path, with the long lines of Python folded. It parses nothing:
that what it gives is Python follows from the views, whose names, literals and docstrings are.
"""

from __future__ import annotations

from collections.abc import Iterable

from shapewright.lower.planned import Planned
from shapewright.render.environment import open_environment
from shapewright.render.fold import fold_lines


def render_files(files: Iterable[Planned], *, folded: bool = True) -> dict[str, str]:
    """The text of each file, by path, in the order of the paths.

    Args:
        files: what is planned.
        folded: whether long lines are folded; not for who changes the lines and folds them later.
    """
    environment = open_environment()
    texts: dict[str, str] = {}
    for file in files:
        text = environment.get_template(file.template).render(view=file.view)
        texts[file.path] = fold_lines(text) if folded and file.path.endswith(".py") else text
    return dict(sorted(texts.items()))
