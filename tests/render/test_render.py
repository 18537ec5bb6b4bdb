"""Rendering by itself: views are taken as they are, and what they lack is an error at once."""

from __future__ import annotations

import pytest

from shapewright.lower.planned import Planned
from shapewright.package.views import NoticeView
from shapewright.render.render import render_files


def test_files_come_in_the_order_of_their_paths() -> None:
    view = NoticeView(service="Any", source="a model")
    texts = render_files([Planned(path, "package/NOTICE.j2", view) for path in ("b", "a/c", "a")])

    assert [*texts] == ["a", "a/c", "b"]


def test_text_is_rendered_as_it_stands() -> None:
    """Nothing is escaped, and what looks like a template in a view stays text."""
    view = NoticeView(service="<A & {{ B }}> {% if %}", source="it's")
    text = render_files([Planned("NOTICE", "package/NOTICE.j2", view)])["NOTICE"]

    assert text.startswith("<A & {{ B }}> {% if %}: typed Python")
    assert "it's" in text
    assert text.endswith("docstrings.\n")


def test_what_a_view_lacks_is_an_error() -> None:
    with pytest.raises(AttributeError, match="service"):
        render_files([Planned("NOTICE", "package/NOTICE.j2", object())])
