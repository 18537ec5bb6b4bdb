"""Changes of one fact of the made service, and the change that each of them is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.changes.made import Files

from shapewright.changes import Severity

B, R, A, C = Severity
"""Breaking, risky, additive, cosmetic."""


@dataclass(frozen=True)
class Mutation:
    """A change of one fact, and what it has to be found as."""

    kind: str
    make: Callable[[Files], object]
    path: str
    says: tuple[str, str]
    request: Severity | None
    response: Severity | None
    beside: frozenset[str] = frozenset()
    """Kinds of changes that follow from it."""


def put(*keys: str | int, value: Any) -> Callable[[Files], object]:
    """A fact stated; None takes it away."""

    def make(files: Files) -> None:
        at: Any = files
        for key in keys[:-1]:
            at = at[key]
        if value is None:
            del at[keys[-1]]
        else:
            at[keys[-1]] = value

    return make


def shape(name: str, /, **facts: Any) -> Callable[[Files], object]:
    """Facts of a shape replaced; None takes one away."""

    def make(files: Files) -> None:
        one = files["shapes"][name]
        one.update(facts)
        for key in [key for key, value in one.items() if value is None]:
            del one[key]

    return make


def member(holder: str, name: str, /, **facts: Any) -> Callable[[Files], object]:
    """Facts of a member replaced, or a member added."""

    def make(files: Files) -> None:
        one = files["shapes"][holder]["members"].setdefault(name, {})
        one.update(facts)
        for key in [key for key, value in one.items() if value is None]:
            del one[key]

    return make


def both(*makes: Callable[[Files], object]) -> Callable[[Files], object]:
    """Several changes that are one."""

    def make(files: Files) -> None:
        for one in makes:
            one(files)

    return make


def operation(name: str, /, **facts: Any) -> Callable[[Files], object]:
    """Facts of an operation replaced."""

    def make(files: Files) -> None:
        one = files["operations"][name]
        one.update(facts)
        for key in [key for key, value in one.items() if value is None]:
            del one[key]

    return make


def rename(part: str, old: str, new: str) -> Callable[[Files], object]:
    """Something by another name."""

    def make(files: Files) -> None:
        files[part][new] = files[part].pop(old)

    return make


def rename_member(holder: str, old: str, new: str) -> Callable[[Files], object]:
    def make(files: Files) -> None:
        members = files["shapes"][holder]["members"]
        members[new] = members.pop(old)

    return make


def rename_shape(old: str, new: str) -> Callable[[Files], object]:
    """A shape by another name, wherever it is used."""

    def make(files: Files) -> None:
        files["shapes"][new] = files["shapes"].pop(old)
        for one in files["shapes"].values():
            for part in one.get("members", {}).values():
                if part["shape"] == old:
                    part["shape"] = new

    return make
