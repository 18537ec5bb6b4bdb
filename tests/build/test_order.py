"""What a model repeats, or writes in an order of its own, is built the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from shapewright.build.service import Built
from shapewright.ir.doc import Doc, Paragraph, plain_text
from shapewright.ir.json_form import dump_service

Build = Callable[..., Built]

SHAPES: dict[str, Any] = {"E": {"type": "structure", "members": {}, "exception": True}}


def act(errors: list[dict[str, Any]]) -> dict[str, Any]:
    http = {"method": "POST", "requestUri": "/"}
    return {"Act": {"name": "Act", "http": http, "errors": errors}}


def test_an_error_that_is_listed_twice_counts_once(build: Build) -> None:
    (operation,) = build(SHAPES, act([{"shape": "E"}, {"shape": "E"}])).service.operations

    assert [error.target for error in operation.errors] == ["E"]


def test_errors_that_differ_in_their_words_alone_are_sorted_by_them(build: Build) -> None:
    words = [f"Word{at}." for at in (5, 2, 7, 1, 6, 0, 4, 3)]
    errors = [{"shape": "E", "documentation": word} for word in words]
    (operation,) = build(SHAPES, act(errors)).service.operations

    assert [words_of(error.doc) for error in operation.errors] == sorted(words)


def words_of(doc: Doc) -> str:
    (block,) = doc.blocks
    assert isinstance(block, Paragraph)
    return plain_text(block.inlines)


def test_the_keys_of_an_example_have_one_order(build: Build) -> None:
    dumps = {
        dump_service(build({}, act([]), examples={"examples": {"Act": [example]}}).service)
        for example in (
            {"id": "x", "input": {"A": {"B": 1, "C": 2}, "D": 3}},
            {"input": {"D": 3, "A": {"C": 2, "B": 1}}, "id": "x"},
        )
    }

    assert len(dumps) == 1
