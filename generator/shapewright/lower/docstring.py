"""Lines of text as a docstring: the one place where text becomes documentation in Python source.

Takes lines of any text; gives the source of a string expression for a module, a class or, below
it, an attribute. Whatever the text holds, the expression is one string, Python reads the text back
from it, and black and ruff leave it as it is. It does not wrap lines and does not know what they
say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from shapewright.lower.literal import escape

_UNUSUAL_SPACE = re.compile(r"[^\S ]|[\x00-\x1f\x7f-\x9f]")
_QUOTE_IN_RUN = re.compile(r'"(?="")')


def docstring_text(lines: Sequence[str]) -> str:
    """The text a docstring of these lines holds: what `ast.get_docstring` gives back.

    That is the lines joined by newlines after: every control character and unusual white space
    has become a space; no line ends in white space; there are no blank lines at either end; the
    first line is not indented; the others have lost the indentation they all share, because
    Python and every formatter take it for the indentation of the code.
    """
    cleaned = [line.rstrip() for line in lines]
    if not all(map(str.isprintable, cleaned)):
        cleaned = [_UNUSUAL_SPACE.sub(" ", line).rstrip() for line in lines]
    while cleaned and not cleaned[-1]:
        cleaned.pop()
    while cleaned and not cleaned[0]:
        del cleaned[0]
    first, *rest = cleaned or [""]
    if rest and all(line.startswith(" ") for line in rest if line):
        shared = min(len(line) - len(line.lstrip()) for line in rest if line)
        rest = [line[shared:] for line in rest]
    return "\n".join([first.lstrip(), *rest])


def lower_docstring(lines: Sequence[str], *, indent: int) -> str:
    """The source of a docstring expression that holds `docstring_text` of these lines.

    Args:
        lines: the text; a line may hold anything but is taken as one line.
        indent: the column, in spaces, at which the expression stands; the lines after the first
            are indented to it, the first is not.

    A text of one line gives one line however long it is, since both formatters would join it
    again; a longer text has its closing quotes on a line of their own.
    """
    text = "\n".join(lines)
    if _is_plain(text):
        prefix, body = "", text
    else:
        prefix, body = _lower_body(docstring_text(lines))
    if "\n" not in body:
        return f'{prefix}"""{body}"""'
    margin = "\n" + " " * indent
    indented = body.replace("\n", margin) if "\n\n" not in body else _indent(body, margin)
    return f'{prefix}"""{indented}{margin}"""'


def _is_plain(text: str) -> bool:
    """Whether a text stands as it is, like most: nothing to clean, nothing to escape."""
    return (
        text.isascii()
        and text.replace("\n", "").isprintable()
        and not any(mark in text for mark in ('"', "\\", " \n", "\n "))
        and text == text.strip()
    )


def _indent(body: str, margin: str) -> str:
    """Every line but the first and the empty ones moved in."""
    first, *rest = body.split("\n")
    return "".join([first, *[f"{margin}{line}" if line else "\n" for line in rest]])


def _lower_body(text: str) -> tuple[str, str]:
    """The prefix and the text between the quotes."""
    if not ("\\" in text or '"' in text or not text.isascii()):
        return "", text
    escaped = "\n".join(map(escape, text.split("\n")))
    if "\\" in text and escaped == text.replace("\\", "\\\\") and _fits_raw(text):
        return "r", text
    return "", _escape_quotes(escaped)


def _fits_raw(text: str) -> bool:
    return not ('"""' in text or text.startswith('"') or text.endswith(("\\", '"')))


def _escape_quotes(body: str) -> str:
    """Quotes escaped where they would end the string, or make a formatter add a space.

    Both formatters put a space between a quote and the quotes around it. At the start an escaped
    quote escapes that. At the end of a single line it does not, as black looks at the last
    character only, so there the quote is written by its number.
    """
    if body.endswith('"') and "\n" not in body:
        body = body[:-1] + "\\x22"
    body = _QUOTE_IN_RUN.sub('\\"', body)
    return "\\" + body if body.startswith('"') else body
