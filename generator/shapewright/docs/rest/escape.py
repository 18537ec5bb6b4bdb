r"""Text as reST that docutils shows as that very text.

Takes any text, gives a run of one line. White space is one space; characters that no page can show
become U+FFFD. Marks are escaped with a backslash; ``\`` and a space, which show nothing, keep what
begins a line from starting a block, and markup apart from the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from shapewright.docs.lines import visible
from shapewright.lower.columns import columns_of

_MARKS = re.compile(
    r"[\\`*|]"
    r"|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"  # inside a word it means nothing
    r"|(?<=\S)[:@](?=\S)|^[:@](?! )|::$"  # parts of a link, or the start of a literal block
)
_IN_BACKTICKS = re.compile(r"[\\`<>]")
_PLAIN_START = re.compile(r"(?![A-Za-z0-9]+[.)])[A-Za-z0-9]|[`*]|:[a-z]+:`")
"""What begins no block: a word that numbers no item, and our own markup."""
_PLAIN_CODE = re.compile(r"[^\s`\\](?:[^`\\]*[^\s`\\])?")
_UNDERSCORE = "\\_"
_NULL = "\\ "
_BREAK = "\\\n\\ "
"""The end of a line that shows nothing, and a start of the next one that is no block's."""
_UNIT = re.compile(r"\\?.")
_LONGEST = 4000
"""Characters of a line, more or less; docutils refuses a page that has one of more than 10,000."""
_AFTER = frozenset(" .,;)!?")


def escape(text: str) -> str:
    """Plain words, anywhere in a line; a space at either end stays."""
    return _fold(_MARKS.sub(_put_backslashes, visible(text)))


def guard(line: str) -> str:
    """A line of words that is no item, title, table or the like because of how it begins."""
    line = line.strip()
    return line if not line or _PLAIN_START.match(line) else _NULL + line


def join(pieces: Iterable[tuple[str, bool]]) -> str:
    """One run of pieces, each with whether it is markup: that is set apart from what it touches."""
    text = ""
    was_markup = False
    for piece, is_markup in pieces:
        if not piece:
            continue
        touches_before = is_markup and text[-1:] not in {"", " "}
        touches_after = was_markup and piece[0] not in _AFTER and piece[:2] != ": "
        could_be_link = not was_markup and text[-1:] in {":", "@"} and piece[0] != " "
        if len(text) - text.rfind("\n") > _LONGEST:
            text += _BREAK
        elif touches_before or touches_after or could_be_link:
            text += _NULL
        text += piece
        was_markup = is_markup
    return text


def mark_code(text: str) -> str:
    """Words as code; the spaces at their ends do not count."""
    text = visible(text).strip()
    if len(text) < _LONGEST and _PLAIN_CODE.fullmatch(text):
        return f"``{text}``"
    return mark_role("literal", text) if text else ""


def mark_role(role: str, text: str, target: str = "") -> str:
    """Words in a role, leading to a target if there is one."""
    words = _in_backticks(text)
    return f":{role}:`{words} <{target}>`" if target else f":{role}:`{words}`"


def mark_link(text: str, address: str) -> str:
    """Words that lead to an address as `Links` gives it."""
    return f"`{_in_backticks(text)} <{_fold(address.replace('_', _UNDERSCORE))}>`__"


def mark_label(label: str) -> str:
    """The line that makes a label of what follows."""
    return f".. _{label}:"


def mark_words(text: str, mark: str) -> str:
    """Words between marks: one asterisk or two."""
    return f"{mark}{escape(text).strip()}{mark}"


def title_lines(text: str, mark: str) -> Iterator[str]:
    """A title and the line below it."""
    title = guard(escape(text))
    yield title
    yield mark * max(4, columns_of(title))


def _in_backticks(text: str) -> str:
    """Words between backticks, where no mark but these counts."""
    return _fold(_IN_BACKTICKS.sub(_put_backslashes, visible(text).strip()))


def _fold(escaped: str) -> str:
    """An escaped text on as many lines as it needs."""
    if len(escaped) <= _LONGEST:
        return escaped
    # At the end of a line, an underscore is no longer inside a word.
    units = [_UNDERSCORE if unit == "_" else unit for unit in _UNIT.findall(escaped)]
    starts = range(0, len(units), _LONGEST)
    return _BREAK.join("".join(units[at : at + _LONGEST]) for at in starts)


def _put_backslashes(found: re.Match[str]) -> str:
    return "".join(f"\\{mark}" for mark in found[0])
