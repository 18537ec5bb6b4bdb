"""Bodies that are trees of plain values: JSON, and CBOR.

Takes a value and its shape, gives the bytes. The two differ in what members are called, in how
times and bytes are written, and in the bytes of it all.
"""

from __future__ import annotations

import json
import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from bench.fakes.wire.cbor import Moment, encode
from bench.fakes.wire.scalar import (
    NESTED,
    UNIX,
    UnsendableError,
    check_bytes,
    check_kind,
    count_seconds,
    find_format,
    write_blob,
    write_float,
    write_time,
)


class Tree(ABC):
    """One way to write trees."""

    def write(self, shape: Any, value: Any, path: str) -> bytes:
        """The body of a value.

        Raises:
            UnsendableError: a part of it is not of its shape.
        """
        return self.encode(self.build(shape, value, path))

    def build(self, shape: Any, value: Any, path: str) -> Any:
        """The plain values that stand for a value.

        Raises:
            UnsendableError: a part of it is not of its shape.
        """
        kind = shape.type_name
        if value is None or shape.metadata.get("document"):
            return value
        if kind not in NESTED:
            return self._build_leaf(shape, value, path)
        check_kind(shape, value, path)
        if kind == "structure":
            return self.build_members(shape.members, value, path)
        if kind == "list":
            return [self.build(shape.member, one, f"{path}[{at}]") for at, one in enumerate(value)]
        return {
            self.build(shape.key, key, path): self.build(shape.value, one, f"{path}{{{key}}}")
            for key, one in value.items()
        }

    def build_members(self, members: Mapping[str, Any], value: Any, path: str) -> dict[str, Any]:
        """A structure.

        Raises:
            UnsendableError: there is a member that the shape has not, or one is not of its shape.
        """
        built: dict[str, Any] = {}
        for name, one in value.items():
            here = f"{path}.{name}" if path else name
            if name not in members:
                raise UnsendableError(here, "there is no such member")
            built[self._name(name, members[name])] = self.build(members[name], one, here)
        return built

    @abstractmethod
    def encode(self, tree: Any) -> bytes:
        """The bytes of plain values."""

    @abstractmethod
    def _name(self, member: str, shape: Any) -> str: ...

    @abstractmethod
    def _build_leaf(self, shape: Any, value: Any, path: str) -> Any: ...


class JsonTree(Tree):
    """As ``json`` and ``rest-json`` write it."""

    def encode(self, tree: Any) -> bytes:
        """The bytes of plain values."""
        return json.dumps(tree, ensure_ascii=False).encode()

    def _name(self, member: str, shape: Any) -> str:
        return str(shape.serialization.get("name", member))

    def _build_leaf(self, shape: Any, value: Any, path: str) -> Any:
        match shape.type_name:
            case "timestamp":
                form = find_format(shape, UNIX)
                return count_seconds(value, path) if form == UNIX else write_time(value, form, path)
            case "blob":
                return write_blob(value, path)
            case _:
                plain = check_kind(shape, value, path)
                is_number = not isinstance(plain, float) or math.isfinite(plain)
                return plain if is_number else write_float(plain)


class CborTree(Tree):
    """As ``smithy-rpc-v2-cbor`` writes it, which knows no other names and no formats of times."""

    def encode(self, tree: Any) -> bytes:
        """The bytes of plain values."""
        return encode(tree)

    def _name(self, member: str, shape: Any) -> str:  # noqa: ARG002 - it is called what it is
        return member

    def _build_leaf(self, shape: Any, value: Any, path: str) -> Any:
        match shape.type_name:
            case "timestamp":
                return Moment(count_seconds(value, path))
            case "blob":
                return check_bytes(value, path)
            case "float" | "double":
                return float(check_kind(shape, value, path))
            case _:
                return check_kind(shape, value, path)
