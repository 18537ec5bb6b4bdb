"""Members as HTML: the one part that is composed here rather than by a template.

Takes trees of members, gives them as list items. A page may hold six hundred, all of SageMaker
holds a hundred thousand, and a template would take most of the time of the whole site for them. A
member shows what it is and says at once; those below it, and values past the first few, are folded.
"""

from __future__ import annotations

from collections.abc import Iterable

from shapewright.docs.page import Entry, Fact, Flag, Statement
from shapewright.docs.site.emit import Emitter
from shapewright.docs.site.markup import to_class, to_html

FIRST_VALUES = 8
"""How many values of an enum a member shows unasked, where it has more than a few more."""
_NEARLY = 4
"""So few more are shown rather than folded."""


def lay_out_entries(entries: Iterable[Entry], emitter: Emitter) -> str:
    """Members and those below them, as items of a list."""
    return "".join([_lay_out(entry, emitter) for entry in entries])


def lay_out_flags(flags: Iterable[Flag]) -> str:
    """The words of flags."""
    return "".join(
        [f' <span class="flag {to_class(one.word)}">{to_html(one.word)}</span>' for one in flags]
    )


def lay_out_notes(flags: Iterable[Flag]) -> tuple[str, ...]:
    """What flags have to say."""
    return tuple(
        f"<strong>{to_html(flag.word).capitalize()}.</strong> {to_html(flag.note)}"
        for flag in flags
        if flag.note
    )


def lay_out_statement(statement: Statement, emitter: Emitter) -> str:
    """What a sentence says, the sentence, and the model where it says something else."""
    said = emitter.emit_words(statement.said)
    sentence = emitter.emit_words(statement.sentence)
    line = f'<b class="by">By the text</b> {said} <q>{sentence}</q>'
    if not statement.against:
        return line
    against = emitter.emit_words(statement.against)
    return f'{line} <span class="against"><b>The model says otherwise</b> {against}</span>'


def _lay_out(entry: Entry, emitter: Emitter) -> str:
    anchor = to_html(entry.anchor)
    parts = [
        f'<li id="{anchor}"><div class="head"><a href="#{anchor}">{to_html(entry.name)}</a>',
        f' <span class="type">{emitter.emit_words(entry.type)}</span>',
    ]
    if entry.flags:
        parts.append(lay_out_flags(entry.flags))
    parts.append("</div>")
    if entry.flags:
        parts += [f'<p class="remark">{note}</p>' for note in lay_out_notes(entry.flags)]
    if entry.doc:
        parts.append(f'<div class="doc">{emitter.emit_doc(entry.doc)}</div>')
    if entry.facts:
        facts = "".join([_lay_out_fact(fact, emitter) for fact in entry.facts])
        parts.append(f'<ul class="facts">{facts}</ul>')
    if entry.values:
        parts.append(_lay_out_values(entry.values))
    if entry.statements:
        said = (lay_out_statement(one, emitter) for one in entry.statements)
        parts += [f'<p class="said">{one}</p>' for one in said]
    if entry.rest:
        parts.append(f'<p class="rest">{emitter.emit_words(entry.rest)}</p>')
    if entry.children:
        number = len(entry.children)
        members = "1 member" if number == 1 else f"{number} members"
        parts.append(
            f"<details><summary>{members} of <code>{to_html(entry.name)}</code></summary>"
            f'<ul class="members">{lay_out_entries(entry.children, emitter)}</ul></details>'
        )
    parts.append("</li>\n")
    return "".join(parts)


def _lay_out_fact(fact: Fact, emitter: Emitter) -> str:
    words = emitter.emit_words(fact.words)
    return f"<li><b>{to_html(fact.label)}</b> {words}</li>" if fact.label else f"<li>{words}</li>"


def _lay_out_values(values: tuple[str, ...]) -> str:
    """The first few values; the others are there for who asks for them."""
    if len(values) <= FIRST_VALUES + _NEARLY:
        return f'<div class="choice"><b>Values</b><ul class="values">{_list(values)}</ul></div>'
    first, rest = values[:FIRST_VALUES], values[FIRST_VALUES:]
    return (
        f'<div class="choice"><b>Values</b><ul class="values">{_list(first)}</ul>'
        f'<details class="more"><summary>{len(rest):,} more values</summary>'
        f'<ul class="values">{_list(rest)}</ul></details></div>'
    )


def _list(values: Iterable[str]) -> str:
    return "".join([f"<li>{to_html(value)}</li>" for value in values])
