"""Texts and bytes that break one rule: the length, the known values, the pattern."""

from __future__ import annotations

from collections.abc import Iterator

from bench.sweep.bounds import find_length
from bench.sweep.broken import Broken
from bench.sweep.draw import Drawing
from shapewright.ir.shape import BlobShape, EnumShape, Shape, StringShape

LONGEST = 2**17
"""Characters or bytes of what is too long; a limit beyond it is not tried."""
_NEAR_MISSES = 2


def break_text(drawing: Drawing, shape: Shape) -> Iterator[Broken]:
    """Every way for a text to break one rule of its shape."""
    if not isinstance(shape, StringShape | EnumShape):
        raise TypeError(f"{shape.id} is no text")
    low, high = find_length(shape)
    if low:
        text = drawing.texts.make_of_length(shape, low - 1)
        yield Broken(text, "length.min", f"{low - 1} characters")
    if high is not None and high < LONGEST:
        text = drawing.texts.make_of_length(shape, high + 1)
        yield Broken(text, "length.max", f"{high + 1} characters")
    if isinstance(shape, EnumShape):
        yield Broken("no such value", "enum", "an unknown value")
        if shape.values:
            yield Broken(f"{shape.values[0]} ", "enum", "a known value and a space")
    for text in drawing.texts.find_near_misses(shape, _NEAR_MISSES):
        yield Broken(text, "pattern", "nearly a match")


def break_blob(shape: BlobShape) -> Iterator[Broken]:
    """Every way for bytes to break one rule of their shape."""
    yield Broken(7, "type", "a number for bytes")
    yield Broken(["text"], "type", "a list for bytes")
    low, high = find_length(shape)
    if low:
        yield Broken(b"x" * (low - 1), "length.blob", f"{low - 1} bytes")
    if high is not None and high < LONGEST:
        yield Broken(bytearray(high + 1), "length.blob", f"{high + 1} bytes")
        # One character fewer than the limit, of two bytes each.
        if high > 2:
            yield Broken("é" * (high - 1), "length.blob", f"{high - 1} characters of two bytes")
