"""Every documentation text of a dozen services, against a second, simpler reading of it."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

import botocore
import pytest

from shapewright.ir.doc import (
    Block,
    Bullets,
    CodeBlock,
    Definitions,
    Heading,
    Note,
    Numbered,
    Paragraph,
    plain_text,
)
from shapewright.ir.doc_json import dump_doc, load_doc
from shapewright.lower.prose import lower_prose
from shapewright.sources.html import read_html

DATA = Path(botocore.__file__).parent / "data"
SERVICES = (
    *("apigatewayv2", "codeguruprofiler", "ecs", "endusermessaging", "es", "glue", "inspector2"),
    *("iotsitewise", "kafka", "mediaconvert", "mq", "pinpoint", "proton", "simpledbv2"),
)
EXCEPTIONS: frozenset[tuple[str, str]] = frozenset()
"""Texts that may lose a word, by service and JSON pointer: there are none."""

BLOCK_TAG = re.compile(
    r"</?(?:p|para|br|ul|ol|li|dl|dt|dd|note|important|h\d|fullname|pre)(?:\s[^<>]*)?/?>"
)
INLINE_TAG = re.compile(
    r"</?(?:b|strong|i|em|u|replaceable|code|filename|a|link|zonbook|xhtml)(?:\s[^<>]*)?/?>"
)


def model_of(service: str) -> object:
    newest = max((DATA / service).iterdir())
    return cast("object", json.loads(gzip.decompress((newest / "service-2.json.gz").read_bytes())))


def documentation_in(value: object, pointer: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in cast("dict[str, object]", value).items():
            if key == "documentation" and isinstance(item, str):
                yield pointer, item
            else:
                yield from documentation_in(item, f"{pointer}/{key}")
    elif isinstance(value, list):
        for at, item in enumerate(cast("list[object]", value)):
            yield from documentation_in(item, f"{pointer}/{at}")


def words_in(blocks: Iterable[Block]) -> Iterator[str]:
    """The words of the tree, blocks apart, in reading order."""
    for block in blocks:
        match block:
            case Paragraph(inlines) | Heading(inlines):
                yield from plain_text(inlines).split()
            case CodeBlock(text):
                yield from text.split()
            case Bullets(items) | Numbered(items):
                for item in items:
                    yield from words_in(item)
            case Definitions(entries):
                for entry in entries:
                    yield from plain_text(entry.term).split()
                    yield from words_in(entry.blocks)
            case Note(blocks=inside):
                yield from words_in(inside)


def words_shown(text: str) -> list[str]:
    """The words a browser would show, found by taking the tags away."""
    return html.unescape(INLINE_TAG.sub("", BLOCK_TAG.sub(" ", text))).split()


@pytest.mark.parametrize("service", SERVICES)
def test_no_visible_word_is_lost_and_none_appears(service: str) -> None:
    texts = list(documentation_in(model_of(service)))
    lost = [
        pointer
        for pointer, text in texts
        if (service, pointer) not in EXCEPTIONS
        and list(words_in(read_html(text).blocks)) != words_shown(text)
    ]

    assert texts
    assert lost == []


@pytest.mark.parametrize("service", SERVICES)
def test_every_text_survives_json_and_makes_tidy_lines(service: str) -> None:
    for _, text in documentation_in(model_of(service)):
        doc = read_html(text)
        lines = lower_prose(doc, width=84, quotes=3)

        assert load_doc(json.loads(json.dumps(dump_doc(doc)))) == doc
        assert [line for line in lines if line != line.rstrip() or "\t" in line] == []
        assert not lines or (lines[0] and lines[-1] and not lines[0][0].isspace())
