"""Every service, built and taken apart again, gives back the model that it was built from.

``expect`` reduces a model to the keys that the table of traits says are carried. Where that and
what comes back are meant to differ is listed in ``NORMAL``, and in the rule that what is false or
empty says what its absence says, with the exceptions in ``SPEAKS_WHEN_EMPTY``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from shapewright.build.facts import is_object
from shapewright.build.service import build_service
from shapewright.build.traits import CARRIED, TRAITS
from shapewright.ir.service import Service
from shapewright.sources.open import Source
from shapewright.sources.raw import RawService

CHUNKS = 16
Raw = dict[str, Any]
Steps = Mapping[str, Mapping[str, tuple[str, str]]]
Unbuild = Callable[[Service], dict[str, Raw]]

SPEAKS_WHEN_EMPTY = {
    ("acceptor", "expected"): "the condition may be that there is no error",
    ("element", "locationName"): "an empty name is one",
    ("example", "input"): "an example calls with nothing",
    ("example", "output"): "an example answers nothing",
    ("exception", "retryable"): "an error can be retried without being about throttling",
    ("input", "locationName"): "an empty name is one",
    ("member", "locationName"): "every header is meant where the prefix is empty",
    ("metadata", "awsQueryCompatible"): "its presence is what it says",
    ("operation", "endpointdiscovery"): "discovery can be optional",
    ("operation", "httpChecksum"): "its presence is what it says",
    ("staticContextParam", "value"): "false is a value of the parameter",
    ("string", "pattern"): "a pattern for the empty string alone",
}
"""Where false, "", [] and {} differ from nothing, and why; elsewhere they do not."""


def split_protocols(facts: Raw) -> None:
    """The preferred protocol is the first of all, and models that are old state it alone."""
    preferred = facts.pop("protocol")
    facts.setdefault("protocols", [preferred])


def sort_members(facts: Raw) -> None:
    """Required members are a set; that a member is optional is its not being in it."""
    facts["required"] = sorted(set(facts.get("required", [])))


def sort_enum(facts: Raw) -> None:
    """The values of an enum are a set. A length is an integer, however it is written."""
    if "enum" in facts:
        facts["enum"] = sorted(facts["enum"])
    write_length(facts)


def sort_member_values(facts: Raw) -> None:
    """So are those on a member."""
    if "enum" in facts:
        facts["enum"] = sorted(facts["enum"])


def write_length(facts: Raw) -> None:
    """A length is an integer, however it is written."""
    for key in {"min", "max"} & facts.keys():
        facts[key] = int(facts[key])


def write_range(facts: Raw) -> None:
    """A bound on a number is kept as it was written: 1 and 1.0 differ here."""
    for key in {"min", "max"} & facts.keys():
        facts[key] = repr(facts[key])


def gather_errors(facts: Raw) -> None:
    """The errors of an operation are a set, and a few operations list one twice."""
    once = {repr(error): error for error in facts.get("errors", [])}
    facts["errors"] = sorted(once.values(), key=lambda error: str(error["shape"]))


def list_paths(facts: Raw) -> None:
    """A single path is a list of one."""
    for key in ("input_token", "output_token", "result_key"):
        facts[key] = [facts[key]] if isinstance(facts[key], str) else facts[key]


def sort_examples(facts: Raw) -> None:
    """The examples of an operation are sorted by id; those that share one stay in order."""
    for name, examples in facts.get("examples", {}).items():
        facts["examples"][name] = sorted(examples, key=lambda example: str(example["id"]))


NORMAL: Mapping[str, Callable[[Raw], None]] = {
    "metadata": split_protocols,
    "operation": gather_errors,
    **dict.fromkeys(("structure", "exception", "union", "eventstream"), sort_members),
    "member": sort_member_values,
    "string": sort_enum,
    **dict.fromkeys(("list", "map", "blob"), write_length),
    **dict.fromkeys(("integer", "long", "float", "double"), write_range),
    "paginator": list_paths,
    "examples": sort_examples,
}
"""For each level, what is written in one way alone in the IR; each says why."""

FREE = {("example", "input"), ("example", "output"), ("example", "comments")}
"""Values that are any JSON and kept as they are."""


def expect(level: str, raw: Raw, steps: Steps) -> Raw:
    """What of a model has to come back."""
    kinds = ("document", "eventstream", "union", "exception")
    if level == "shape":
        level = next((kind for kind in kinds if kind in raw), str(raw["type"]))
    is_shape = level in kinds or ("type" in raw and level != "clientContextParam")
    traits = TRAITS[level] | (TRAITS["shape"] if is_shape else {})
    facts: Raw = {}
    for key, value in raw.items():
        if traits.get(key, "unknown") == CARRIED:
            how, below = steps.get(level, {}).get(key, ("", ""))
            facts[key] = expect_below(how, below, value, steps) if how else value
            if key == "documentation":
                facts[key] = words_of_html(value)
    if level in NORMAL:
        NORMAL[level](facts)
    return {
        key: value
        for key, value in facts.items()
        if not (value is False or value in ("", [], {})) or (level, key) in SPEAKS_WHEN_EMPTY
    }


def expect_below(how: str, level: str, value: Any, steps: Steps) -> Any:
    match how:
        case "an object":
            return expect(level, value, steps)
        case "objects by name":
            return {name: expect(level, item, steps) for name, item in value.items()}
        case "a list":
            return [expect(level, item, steps) for item in value]
        case _:
            return {
                name: [expect(level, item, steps) for item in items]
                for name, items in value.items()
            }


PIECES = re.compile(
    r"</?(?P<block>p|para|br|ul|ol|li|dl|dt|dd|note|tip|important|caution|warning|h\d|fullname"
    r"|pre|div)(?:\s[^<>]*)?/?>"
    r"|</?(?:b|strong|i|em|u|replaceable|code|filename|a|link|zonbook|xhtml|span)(?:\s[^<>]*)?/?>"
    r"|(?P<reference>&(?:\#\d+|\#[xX][0-9A-Fa-f]+|[A-Za-z]+);)"
)


def words_of_html(text: str) -> str:
    """The words that a browser shows, by taking away what is markup."""
    return " ".join(PIECES.sub(show, text).split())


def show(piece: re.Match[str]) -> str:
    return html.unescape(piece["reference"] or "") or (" " if piece["block"] else "")


def differences(expected: Any, found: Any, at: str = "") -> Iterator[str]:
    """Where two values differ."""
    if is_object(expected) and is_object(found):
        for key in sorted({*expected, *found}):
            yield from differences(expected.get(key), found.get(key), f"{at}/{key}")
    elif expected != found or type(expected) is not type(found):
        yield f"{at}: {expected!r:.200} became {found!r:.200}"


def lost(raw: RawService, steps: Steps, unbuild: Unbuild) -> list[str]:
    """What building a service loses or invents."""
    built = build_service(raw)
    found = unbuild(built.service)
    expected = {part: expect(part, getattr(raw, part), steps) for part in found}
    return [*map(str, built.warnings), *differences(expected, found, raw.name)]


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_service_gives_back_its_model(
    chunk: int, installed: Source, steps: Steps, unbuild: Unbuild
) -> None:
    names = installed.services()[chunk::CHUNKS]

    assert names
    assert [line for name in names for line in lost(installed.read(name), steps, unbuild)][
        :20
    ] == []


def test_a_model_with_every_key_comes_back(
    rich: RawService, steps: Steps, unbuild: Unbuild
) -> None:
    assert lost(rich, steps, unbuild) == []
