"""Columns are counted as the formatter counts them, of whatever source may have in it."""

from __future__ import annotations

import sys

from black.strings import str_width

from shapewright.lower.columns import columns_of
from shapewright.lower.literal import escape


def test_every_character_that_is_written_as_it_is() -> None:
    every = map(chr, range(0x20, sys.maxunicode + 1))
    kept = [char for char in every if escape(char) == char]

    assert [char for char in kept if columns_of(char) != str_width(char)] == []
    assert len(kept) > 50_000
    assert columns_of("日本 x") == 6
