"""Those who read Markdown, each as it is set up when nobody sets it up."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

_markdown: Any = import_module("markdown")  # has no types
_python = _markdown.Markdown(extensions=["toc", "tables", "fenced_code"])  # MkDocs's own choice
READERS: dict[str, Callable[[str], str]] = {
    "python-markdown": lambda text: _python.reset().convert(text),
    "myst": create_md_parser(MdParserConfig(), RendererHTML).render,
    "github": MarkdownIt("gfm-like", {"linkify": False}).render,
}
"""From Markdown to HTML, by name."""
