"""Docutils, which Sphinx reads reST with, made to say all that it has to say."""

from __future__ import annotations

from importlib import import_module
from io import StringIO
from typing import Any

nodes: Any = import_module("docutils.nodes")  # has no types
_core: Any = import_module("docutils.core")


def read_rest(text: str) -> Any:
    """The tree of a text of which docutils has nothing to say."""
    complaints = StringIO()
    settings = {"warning_stream": complaints, "report_level": 1, "file_insertion_enabled": False}
    document = _core.publish_doctree(text, settings_overrides=settings)
    assert complaints.getvalue() == ""
    return document


def tags(node: Any) -> list[str]:
    """The elements of a tree, words apart."""
    return [one.tagname for one in node.findall() if isinstance(one, nodes.Element)][1:]
