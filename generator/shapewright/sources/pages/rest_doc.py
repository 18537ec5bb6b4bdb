"""The documentation of one member, operation or error, from the reStructuredText of a boto3 page.

Takes the lines of one text, gives its documentation tree and the facts that the page's generator
wrote into it in its own words: that a structure is a union, that boto3 fills a member in. It reads
the few constructs which that generator writes, not the language; where the generator's own text is
ambiguous (an asterisk of the service's prose) the characters stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shapewright.ir.doc import Doc, NoteKind
from shapewright.sources.doc_builder import DocBuilder, ListKind
from shapewright.sources.inline_run import Anchor, InlineRun, Span

UNION_NOTE = "This is a Tagged Union structure. Only one of the"
UNKNOWN_MEMBER = "'SDK_UNKNOWN_MEMBER': {'name': 'UnknownMemberName'}"
AUTO_FILLED = "This field is autopopulated if not provided."
AUTO_FILLED_TOO = "Please note that this parameter is automatically populated"

_DIRECTIVES = {
    ".. note::": NoteKind.NOTE,
    ".. warning::": NoteKind.IMPORTANT,  # the generator writes it for what is important
    ".. danger::": NoteKind.WARNING,
}
_UNION_DIRECTIVE = re.compile(r"\.\. note:: *+" + re.escape(UNION_NOTE))
_INLINE = re.compile(
    r"""``(?P<code>(?:[^`]|`(?!`))++)``
    |`(?P<words>[^`<]*+)<(?P<href>[^`<>]*+)>`__?
    |(?<![\w*])\*\*(?P<strong>[^\s*][^*]*+(?<!\s))\*\*(?!\*)
    |(?<![\w*])\*(?P<emphasis>[\w<`/=-][^*]*+(?<![\s(\["']))\*(?!\*)
    |:(?:py:)?(?:class|ref|doc):`[.~]?(?P<role>[^`<]++)(?:<[^`]*+>)?`""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class RestText:
    """What one text says."""

    doc: Doc
    union: bool
    auto_filled: bool


def read_rest_text(lines: Iterable[str]) -> RestText:
    """The documentation in these lines, however far they are indented together."""
    kept = [line.rstrip() for line in lines]
    union = _cut_union_note(kept)
    auto_filled = _cut_auto_filled(kept)
    builder = DocBuilder()
    _add_blocks(builder, kept)
    auto_filled = auto_filled or any(AUTO_FILLED_TOO in line for line in kept)
    return RestText(builder.finish(), union, auto_filled)


def _cut_union_note(lines: list[str]) -> bool:
    """Whether there is the generator's note about a union; it is taken out."""
    for at, line in enumerate(lines):
        if UNION_NOTE in line and (match := _UNION_DIRECTIVE.search(line)):
            lines[at] = line[: match.start()].rstrip()
            if line.endswith("::"):
                rest = range(at + 1, len(lines))
                sample = next((no for no in rest if lines[no].strip()), None)
                if sample is not None and lines[sample].strip() == UNKNOWN_MEMBER:
                    lines[sample] = ""
            return True
    return False


def _cut_auto_filled(lines: list[str]) -> bool:
    """Whether the text ends with the generator's sentence; it is taken out."""
    last = next((at for at in range(len(lines) - 1, -1, -1) if lines[at].strip()), None)
    if last is None or not lines[last].endswith(AUTO_FILLED):
        return False
    lines[last] = lines[last].removesuffix(AUTO_FILLED).rstrip()
    return True


def _add_blocks(builder: DocBuilder, lines: list[str]) -> None:
    """Paragraphs, bullets and notes, told apart by their first characters and their indentation."""
    open_blocks: list[tuple[int, bool]] = []  # the column, and whether it is a list
    for line in lines:
        words = line.strip()
        if not words:
            builder.end_paragraph()
            continue
        column = len(line) - len(line.lstrip())
        bullet = words.startswith("* ") or words == "*"
        while open_blocks and _is_over(open_blocks[-1], column, bullet=bullet):
            _, is_list = open_blocks.pop()
            (builder.close_list if is_list else builder.close_note)()
        if bullet:
            if not open_blocks or open_blocks[-1] != (column, True):
                open_blocks.append((column, True))
                builder.open_list(ListKind.BULLETS)
            builder.start_item()
            words = words[2:]
        elif kind := _DIRECTIVES.get(words):
            open_blocks.append((column, False))
            builder.open_note(kind)
            continue
        add_inlines(builder.run, words)
        builder.run.add_text("\n")


def _is_over(block: tuple[int, bool], column: int, *, bullet: bool) -> bool:
    """Whether a line at this column, with or without a bullet, ends a list or a note."""
    block_column, is_list = block
    if is_list and bullet:
        return column < block_column
    return column <= block_column


def add_inlines(run: InlineRun, text: str) -> None:
    """The words of one line, with code, links and stress."""
    at = 0
    for match in _INLINE.finditer(text):
        run.add_text(text[at : match.start()])
        at = match.end()
        match match.lastgroup:
            case "code":
                _add_span(run, Span.CODE, match["code"])
            case "href":
                _add_link(run, match["words"], match["href"])
            case "strong":
                _add_span(run, Span.STRONG, match["strong"])
            case "emphasis":
                _add_span(run, Span.EMPHASIS, match["emphasis"])
            case _:
                run.add_text(match["role"])
    run.add_text(text[at:])


def _add_link(run: InlineRun, words: str, href: str) -> None:
    shown = words.replace("\\:", ":") if words.strip() else href
    if href:
        run.open_span(Span.ANCHOR, Anchor(href=href))
        run.add_text(shown.rstrip())
        run.close_span(Span.ANCHOR)
    else:
        run.add_text(shown)


def _add_span(run: InlineRun, kind: Span, text: str) -> None:
    """Words with stress may hold code and links, code holds nothing."""
    run.open_span(kind)
    if kind is Span.CODE or "`" not in text:
        run.add_text(text)
    else:
        add_inlines(run, text)
    run.close_span(kind)
