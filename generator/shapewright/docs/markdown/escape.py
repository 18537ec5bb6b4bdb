r"""Text as Markdown that python-markdown, CommonMark and MyST all show as that very text.

Takes any text, gives a run of one line. python-markdown knows a few backslash escapes only: a mark
which it does not know is spelt as an entity, which both of them do. White space is one space;
characters that no page can show become U+FFFD. It never breaks a line, so that nothing but the
beginning of a line, which ``guard`` sees to, can be the start of a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shapewright.docs.lines import code_lines, visible

_MARKS = re.compile(
    r"[\\`*\[\]{#<&~$]"
    r"|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"  # inside a word it means nothing
    r"|!$"  # a link may follow, and be an image
)
_SPELT = {
    **{mark: f"\\{mark}" for mark in r"\`*_[]{#!-+>("},
    **{mark: f"&#{ord(mark)};" for mark in "~$=:%|"},
    "<": "&lt;",
    "&": "&amp;",
}
_START = re.compile(r"[-+=:%|!>(]|\d+(?=[.)])")
_BACKTICKS = re.compile(r"`+")
_IN_ADDRESS = str.maketrans({"(": "%28", ")": "%29", "[": "%5B", "]": "%5D", "&": "&amp;"})


def escape(text: str) -> str:
    """Plain words, anywhere in a line; a space at either end stays."""
    return _MARKS.sub(_spell, visible(text))


def guard(line: str) -> str:
    """A line of words that is no item, rule, comment or the like because of how it begins."""
    line = line.strip()
    if found := _START.match(line):
        start = found[0]
        spelt = _SPELT.get(start) or start + "\\"
        return spelt + line[found.end() :]
    return line


def mark_code(text: str) -> str:
    """A code span; the spaces at its ends do not count."""
    text = visible(text).strip()
    if not text:
        return ""
    if "]:" in text:
        return f"<code>{escape(text)}</code>"  # what python-markdown takes for that of a reference
    if "`" not in text:
        return f"`{text}`"
    fence = "`" * (_longest_run(text) + 1)
    return f"{fence} {text} {fence}"


def mark_address(address: str) -> str:
    """An address as `Links` gives it, for between the parentheses of a link."""
    return address.translate(_IN_ADDRESS)


def fence_lines(text: str, language: str = "") -> Iterator[str]:
    """The lines of a code block at the margin, between fences that no line of it can be."""
    fence = "`" * max(3, _longest_run(text) + 1)
    yield f"{fence}{language}"
    yield from code_lines(text)
    yield fence


def quote_yaml(text: str) -> str:
    """A text as a value of YAML."""
    escaped = visible(text).strip().replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _spell(found: re.Match[str]) -> str:
    mark, end = found[0], found.end()
    if mark == "]" and (end == len(found.string) or found.string[end] == ":"):
        return "&#93;"  # with a colon it would be that of a reference, for all its backslash
    return _SPELT[mark]


def _longest_run(text: str) -> int:
    return max(map(len, _BACKTICKS.findall(text)), default=0)
