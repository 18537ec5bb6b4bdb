"""Texts that mean something to one reader of markup or another."""

from __future__ import annotations

from hypothesis import strategies as st

_MARKS = [
    *"\\`*_[]{}()#+-.!<>&~$=:%|@^'\"/; 1a\n\t\r\x0b\x0c\x00\x02\x03\x1f\x7f\x85\u00a0\u2028\ufeff",
    *("&amp;", "&#42;", "<b>", "<div>", "</p>", "<script>", "<!--", "-->", "<?", "<![CDATA["),
    *("```", "~~~", "---", "===", "+++", "***", "* ", "- ", "> ", "1. ", "1) ", "#. ", "(a) "),
    *("[x]: y", "![", "](", "[^1]", "[TOC]", "{ref}", "(x)=", "$$", ":::", "http://x.y", "a@b.cd"),
    *("wzxhzdk:0", "klzzwxh:0000", ".. ", "::", "__", "_x", "x_", "|x|", ":ref:", ">>> ", "-o ext"),
    *("A.", "iv)", "+--+", "`x`_", "\\ ", "javascript:x", "mailto:x", "\U0001f600", "\u0661."),
]

TEXTS = st.lists(st.one_of(st.sampled_from(_MARKS), st.text(max_size=3)), max_size=12).map("".join)
"""Short, and made for the most part of what could be taken for markup."""
