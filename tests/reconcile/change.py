"""A change of one fact in the made model, and the difference that it has to make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.reconcile.made import BOTO3, Model

from shapewright.reconcile import DifferenceKind, Side
from shapewright.sources.pages import Layout

K, S = DifferenceKind, Side
EVERY = tuple(Layout)
WITHOUT_REFERENCE = (*BOTO3, Layout.API_CHANGES)
WITHOUT_CHANGES = (*BOTO3, Layout.API_REFERENCE)
REFERENCE = (Layout.API_REFERENCE,)
NEVER = ()


@dataclass(frozen=True)
class Change:
    """A change of the model, and the difference that it makes where a layout can say the fact."""

    id: str
    make: Callable[[Model], object]
    layouts: Sequence[Layout]
    side: Side = S.REQUEST
    path: str = ""
    kind: DifferenceKind = K.TYPE
    says: tuple[str, str] | None = None
    """What the page and the model are said to say."""
    operation: str = "PutMade"


def shape(name: str, **facts: Any) -> Callable[[Model], object]:
    """Facts of a shape replaced; None takes one away."""

    def make(model: Model) -> None:
        one = model["shapes"][name]
        for key, value in facts.items():
            one[key] = value
            if value is None:
                del one[key]

    return make


def member(holder: str, name: str, target: str | None) -> Callable[[Model], object]:
    """A member of another shape, or none at all."""

    def make(model: Model) -> None:
        members = model["shapes"][holder]["members"]
        members[name] = {**members.get(name, {}), "shape": target}
        if target is None:
            del members[name]

    return make


def text(holder: str, name: str, html: str) -> Callable[[Model], object]:
    """A member's documentation replaced."""

    def make(model: Model) -> None:
        model["shapes"][holder]["members"][name]["documentation"] = html

    return make


def about(name: str, **facts: Any) -> Callable[[Model], object]:
    """Facts of an operation replaced; None takes one away."""

    def make(model: Model) -> None:
        for key, value in facts.items():
            model["operations"][name][key] = value
            if value is None:
                del model["operations"][name][key]

    return make
