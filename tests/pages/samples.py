"""One small page in every layout, written by hand after real ones, to be spoilt by tests."""

from __future__ import annotations

from pathlib import Path

from tests.pages.plain import to_flattened, to_indented

from shapewright.sources.pages import Layout

FOLDER = Path(__file__).with_name("sample")


def read_samples() -> dict[Layout, str]:
    """The page of every layout."""
    rest = (FOLDER / "rest.rst").read_text(encoding="utf-8")
    return {
        Layout.REST: rest,
        Layout.INDENTED: to_indented(rest),
        Layout.FLATTENED: to_flattened(rest),
        Layout.API_REFERENCE: (FOLDER / "reference.txt").read_text(encoding="utf-8"),
        Layout.API_CHANGES: (FOLDER / "changes.txt").read_text(encoding="utf-8"),
    }
