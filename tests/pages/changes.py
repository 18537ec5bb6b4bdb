"""A page of API changes about operations, from botocore's own pages and the model."""

from __future__ import annotations

import pprint
from collections.abc import Sequence
from typing import Any

from tests.pages.generate import Generated
from tests.pages.plain import DASH, Lines, plain_words

SKIPPED = (":doc:", "***", ".. py:method::", "**Exceptions**", ":returns:")


def to_changes(pages: Sequence[tuple[Generated, dict[str, Any] | None]]) -> str:
    """The page: operations, each with the summary of what is new in it, if it was there before."""
    new = sum(summary is None for _, summary in pages)
    heading = [f"{new} new"] * (new > 0) + [f"{len(pages) - new} updated"] * (new < len(pages))
    lines = [f"2026/04/21 - Amazon Service - {''.join(heading)} api methods", "Changes Many."]
    for page, summary in pages:
        if summary is not None:
            lines += [line.strip() for line in pprint.pformat(summary).split("\n")]
        lines += operation_lines(page.rest)
    return "\n".join(lines)


def operation_lines(rest: str) -> list[str]:
    """One operation: no indentation, no names of parameters, no notes, no exceptions."""
    lines: list[str] = []
    for column, kind, words in Lines(rest, keep_notes=False).blocks():
        if words.startswith("**Exceptions**") and column == 2:
            break
        if kind == "parameter":
            lines.append(words[words.index("(") + 1 : -len(f") {DASH}")])
        elif kind == "member":
            lines.append(words.replace(f") {DASH}", ") --"))
        elif kind == "same":
            lines[-1] += f" {plain_words(words)}"
        elif kind == "code":
            lines.append(words.removeprefix("response = "))
        elif words.startswith((":rtype:", ":returns: None")):
            lines.append(words.split()[-1])
        elif kind not in {"literal", "label"} and not words.startswith(SKIPPED) and column:
            lines.append(plain_words(words))
    return lines


def type_tree(shape: Any, history: tuple[str, ...] = ()) -> Any:
    """The type of a new member, written out as a summary has it."""
    if shape.name in history:
        return ()
    history = (*history, shape.name)
    if shape.type_name == "structure":
        return {name: type_tree(one, history) for name, one in shape.members.items()}
    if shape.type_name == "list":
        return [type_tree(shape.member, history)]
    if shape.type_name == "map":
        return {"string": type_tree(shape.value, history)}
    return " | ".join(shape.metadata.get("enum", ())) or shape.type_name
