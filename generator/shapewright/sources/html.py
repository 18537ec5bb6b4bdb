"""The HTML of service models as a documentation tree.

Takes the text of a ``documentation`` trait, as it comes: with stray, unclosed and misnested tags,
bare angle brackets, and placeholders that only look like tags. Gives a `Doc` in time linear in
the text, whatever the text. A tag the models' authors use as markup becomes structure or, where it
means nothing, is dropped; any other is a placeholder and stays as written. It resolves no address
and no reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from html.entities import html5

from shapewright.ir.doc import Doc, NoteKind, Paragraph, Text
from shapewright.sources.doc_builder import DocBuilder, ListKind
from shapewright.sources.inline_run import Anchor, Span, collapse

_TITLE_LEVEL = 4  # of a paragraph that is the title of the few lines after it

_LISTS = {"ul": ListKind.BULLETS, "ol": ListKind.NUMBERED, "dl": ListKind.DEFINITIONS}
_NOTES = {kind.value: kind for kind in NoteKind}
_HEADINGS = {"fullname": 1} | {f"h{level}": level for level in range(1, 7)}
_SPANS = {
    "b": Span.STRONG,
    "strong": Span.STRONG,
    "i": Span.EMPHASIS,
    "em": Span.EMPHASIS,
    "u": Span.EMPHASIS,
    "replaceable": Span.EMPHASIS,
    "code": Span.CODE,
    "filename": Span.CODE,
}
_ANCHORS = frozenset({"a", "link"})
_BREAKS = frozenset({"p", "para", "div", "br"})
_NOISE = frozenset({"zonbook", "xhtml", "span"})

_TAG = re.compile(r"<([^<>]*)>")
_TAG_PARTS = re.compile(r"(/?)([A-Za-z][\w.:-]*+)(.*?)(/?)", re.DOTALL)
_ATTRIBUTES = re.compile(r"\s*+\Z|\s[^=]*=")  # at least one with a value, or nothing at all
_ATTRIBUTE = re.compile(r"""(?<![\w:-])([\w:-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"']++))""")
_CHARACTER_REFERENCE = re.compile(r"&(?:#[0-9]{1,10}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]*+);")

_Action = Callable[[DocBuilder], None]


def read_html(html: str) -> Doc:
    """The documentation tree of a model's HTML; false if the HTML shows nothing."""
    if (words := _single_paragraph(html)) is not None:
        return Doc((Paragraph((Text(words),)),))
    pieces = _TAG.split(_without_comments(html))
    builder = DocBuilder()
    add_text = builder.run.add_text
    at, last = 0, len(pieces) - 1
    while True:
        text = pieces[at]
        add_text(_decode(text) if "&" in text else text)
        if at == last:
            return builder.finish()
        tag = pieces[at + 1]
        at += 2
        if action := _ACTIONS.get(tag):
            action(builder)
        elif _read_tag(builder, tag) == "pre":
            end = _end_of_code_block(pieces, at)
            builder.add_code_block(_code_block(pieces[at:end]))
            if end > last:
                return builder.finish()
            at = end + 1


def _single_paragraph(html: str) -> str | None:
    """The words of the commonest documentation by far: one paragraph of visible plain text."""
    if html.startswith("<p>") and html.endswith("</p>"):
        html = html[3:-4]
    if "<" in html or "&" in html or not html.isprintable():
        return None
    return " ".join(html.split()) or None


def _without_comments(html: str) -> str:
    start = html.find("<!--")
    if start < 0:
        return html
    kept: list[str] = []
    at = 0
    while start >= 0 and (end := html.find("-->", start + 4)) >= 0:
        kept.append(html[at:start])
        at = end + 3
        start = html.find("<!--", at)
    return "".join(kept) + html[at:]


def _decode(text: str) -> str:
    """Text with its character references replaced by their characters.

    Only references that end in a semicolon count: in ``?a=1&region=2`` there is none.
    """
    return _CHARACTER_REFERENCE.sub(_decode_one, text)


def _decode_one(match: re.Match[str]) -> str:
    reference = match[0]
    return unescape(reference) if reference[1] == "#" or reference[1:] in html5 else reference


def _read_tag(builder: DocBuilder, tag: str) -> str:
    """Act on a tag that is not written in its simplest form, and return its name.

    Args:
        builder: what to act on.
        tag: what stands between the angle brackets.
    """
    parts = _TAG_PARTS.fullmatch(tag)
    if parts is None or not _ATTRIBUTES.match(parts[3]):
        _read_unknown_tag(builder, tag)
        return ""
    closing, name, attributes, empty = parts[1], parts[2].lower(), parts[3], parts[4]
    if name in _ANCHORS and not closing:
        if not empty:  # an anchor around nothing leads nowhere
            _open_anchor(builder, attributes)
    elif name == "p" and not closing and 'class="title"' in attributes:
        builder.start_heading(_TITLE_LEVEL)
    elif action := _ACTIONS.get(closing + name + empty):
        action(builder)
    elif name != "pre":
        _read_unknown_tag(builder, tag)
    return name if not closing and not empty else ""


def _read_unknown_tag(builder: DocBuilder, tag: str) -> None:
    """A placeholder, or text that happens to stand between angle brackets."""
    if tag[:1] in {"!", "?"}:
        return
    if tag[:1].isalpha() or (tag[:1] == "/" and tag[1:2].isalpha()):
        builder.run.add_placeholder(f"<{tag}>")
    else:
        builder.run.add_text(_decode(f"<{tag}>"))


def _open_anchor(builder: DocBuilder, attributes: str) -> None:
    values = {
        name.lower(): _decode(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(attributes)
    }
    href = collapse(values.get("href", "")).strip()
    if href:
        builder.run.open_span(Span.ANCHOR, Anchor(href=href))
    elif "href" not in values:  # with an empty one it is neither a link nor a reference
        builder.run.open_span(
            Span.ANCHOR, Anchor(target=collapse(values.get("linkend", "")).strip())
        )


def _end_of_code_block(pieces: list[str], start: int) -> int:
    """The place of the closing tag, or of the end of the text."""
    for at in range(start + 1, len(pieces), 2):
        if pieces[at].lower() == "/pre":
            return at
    return len(pieces)


def _code_block(pieces: list[str]) -> str:
    """The text of a code block from its pieces: text and tags by turns.

    A tag that begins a block begins a line; tags around words are dropped.
    """
    text: list[str] = []
    for at, piece in enumerate(pieces):
        if at % 2 == 0:
            text.append(_decode(piece))
            continue
        parts = _TAG_PARTS.fullmatch(piece)
        name = parts[2].lower() if parts else ""
        if name in _BREAKS or name in _LISTS or name in _NOTES or name in {"li", "dt", "dd"}:
            text.append("\n")
        elif name not in _SPANS and name not in _ANCHORS and name not in _NOISE:
            text.append(f"<{piece}>")
    return "".join(text)


def _ignore(_: DocBuilder) -> None:
    """What a tag that means nothing does."""


def _span_opener(kind: Span) -> _Action:
    return lambda builder: builder.run.open_span(kind)


def _span_closer(kind: Span) -> _Action:
    return lambda builder: builder.run.close_span(kind)


def _list_opener(kind: ListKind) -> _Action:
    return lambda builder: builder.open_list(kind)


def _note_opener(kind: NoteKind) -> _Action:
    return lambda builder: builder.open_note(kind)


def _heading_starter(level: int) -> _Action:
    return lambda builder: builder.start_heading(level)


def _build_actions() -> dict[str, _Action]:
    """What each tag does, by what stands between its angle brackets."""
    tags: dict[str, tuple[_Action, _Action]] = {
        "li": (DocBuilder.start_item, DocBuilder.end_item),
        "dt": (DocBuilder.start_term, DocBuilder.end_block),
        "dd": (DocBuilder.start_definition, DocBuilder.end_item),
    }
    for name, span in _SPANS.items():
        tags[name] = _span_opener(span), _span_closer(span)
    for name in _ANCHORS:
        tags[name] = _ignore, _span_closer(Span.ANCHOR)
    for name, kind in _LISTS.items():
        tags[name] = _list_opener(kind), DocBuilder.close_list
    for name, note in _NOTES.items():
        tags[name] = _note_opener(note), DocBuilder.close_note
    for name, level in _HEADINGS.items():
        tags[name] = _heading_starter(level), DocBuilder.end_block
    for name in _BREAKS:
        tags[name] = DocBuilder.end_paragraph, DocBuilder.end_block
    for name in _NOISE:
        tags[name] = _ignore, _ignore
    actions: dict[str, _Action] = {}
    for name, (opening, closing) in tags.items():
        actions[name] = opening
        actions["/" + name] = closing
        actions[name + "/"] = opening if name in _BREAKS or name in {"li", "dt", "dd"} else _ignore
    del actions["a"], actions["link"]  # these depend on their attributes
    return actions


_ACTIONS = _build_actions()
