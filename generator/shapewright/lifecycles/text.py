"""The readable form of a table: TOML, in the form in which corrections are read.

Takes a table and the reasons known for parts of it, gives text. What is read back from it replaces
what was found, so that a file can be edited and put into a target; what equals its default is left
out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from shapewright.ir.resource import ANY, Lifecycles, Listing, Made, Resource, Use

_PLAIN = re.compile(r"[A-Za-z0-9_-]+")
_FOUND = "As found."
_WIDTH = 100
_OF_USE = (
    *("each", "count", "source", "identity", "given", "sets", "seconds", "result", "shown"),
    *("tags", "tag_keys"),
)
"""What a use says in texts and pairs, in the order in which a person reads it."""
_OF_LISTING = (
    *("items", "bare", "inside", "by_name", "condition", "input_token", "output_token", "limit"),
    *("sort_by", "sort_order"),
)


def render_lifecycles(table: Lifecycles, reasons: Mapping[str, str] | None = None) -> str:
    """The table as the ``[[resources]]`` of a TOML file; ``reasons`` are by noun."""
    said = reasons or {}
    resources = [*table.resources]
    if table.tagging:
        any_one = Resource(noun=ANY, identity=(), uses=table.tagging)
        resources.append(any_one)
    blocks = ["\n".join(_render_resource(one, said.get(one.noun, _FOUND))) for one in resources]
    return "\n\n".join(blocks) + "\n"


def _render_resource(resource: Resource, reason: str) -> Iterator[str]:
    yield "[[resources]]"
    yield f"noun = {_quote(resource.noun)}"
    yield f"reason = {_quote(reason)}"
    yield "replace = true"
    for key in ("identity", "aliases", "parent", "parent_by", "key_names", "tags"):
        if value := getattr(resource, key):
            yield f"{key} = {_quote(value) if isinstance(value, str) else _list(value)}"
    if resource.through:
        yield from _render("through", resource.through)
    if resource.status:
        pairs = [("attribute", _quote(resource.status.attribute))]
        pairs += [(verb.value, _list(states)) for verb, states in resource.status.after]
        if resource.status.remains:
            pairs.append(("remains", _quote(resource.status.remains)))
        yield f"status = {_table(pairs)}"
    made: dict[str, list[Made]] = {}
    for one in resource.made:
        made.setdefault(one.attribute, []).append(one)
    for attribute, ways in made.items():
        tables = [_render_made(one) for one in ways]
        value = tables[0] if len(tables) == 1 else f"[{', '.join(tables)}]"
        yield f"made.{_key(attribute)} = {value}"
    for use in resource.uses:
        yield ""
        yield f"[resources.uses.{_key(use.operation)}]"
        yield from _render_use(use)


def _render_made(made: Made) -> str:
    pairs = [("by", _quote(made.by.value))]
    pairs += [("template", _quote(made.template))] if made.template else []
    return _table(pairs)


def _render_use(use: Use) -> Iterator[str]:
    yield f"verb = {_quote(use.verb.value)}"
    for key in _OF_USE:
        if value := getattr(use, key):
            yield from _render(key, value)
    for key in ("merges", "anew", "refused"):
        if value := getattr(use, key):
            yield f"{key} = {_list(value)}"
    for key in ("missing", "no_parent", "existing"):
        if value := getattr(use, key):
            yield f"{key} = {_quote(value)}"
    for key in ("idempotent", "quiet"):
        if getattr(use, key):
            yield f"{key} = true"
    if use.listing:
        yield from _render_listing(use.listing)


def _render_listing(listing: Listing) -> Iterator[str]:
    for key in _OF_LISTING:
        if value := getattr(listing, key):
            yield f"{key} = {_quote(value)}"
    for key in ("sorts", "absent", "names"):
        if value := getattr(listing, key):
            yield from _render(key, value)
    if listing.filters:
        pairs = [(one.path, f"{one.test.value} {one.attribute}") for one in listing.filters]
        yield from _render("filters", pairs)


def _render(key: str, value: str | Sequence[tuple[str, str]]) -> Iterator[str]:
    """A key with a text, or with a table: on a line, or a line a pair if that is too long."""
    if isinstance(value, str):
        yield f"{key} = {_quote(value)}"
        return
    line = f"{key} = {_table([(name, _quote(text)) for name, text in value])}"
    if len(line) <= _WIDTH:
        yield line
        return
    yield from (f"{key}.{_key(name)} = {_quote(text)}" for name, text in value)


def _table(pairs: Sequence[tuple[str, str]]) -> str:
    return f"{{ {', '.join(f'{_key(name)} = {value}' for name, value in pairs)} }}"


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_quote, texts))}]"


def _key(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else _quote(name)


def _quote(text: str) -> str:
    """A TOML string; every escape of JSON is one of TOML, which asks for one more."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
