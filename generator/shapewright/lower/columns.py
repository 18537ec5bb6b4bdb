"""How many columns a text takes, as formatters and document builders count them.

Takes a text of one line without characters that stand on others, gives a number.
"""

from __future__ import annotations

import unicodedata


def columns_of(text: str) -> int:
    """Wide characters of East Asia take two columns, any other character one."""
    return len(text) + (0 if text.isascii() else sum(map(_is_wide, text)))


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}
