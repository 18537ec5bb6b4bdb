"""Where the links and references of documentation lead, decided once for all formats.

Takes a link or a reference as the model's text has it, gives the address of a page elsewhere, a
place in the same reference, or nothing: then its words stand alone, and why is kept to be reported.
No address is followed, and nothing but an address of a known scheme is ever given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from shapewright.docs.address import Addresses
from shapewright.docs.page import Target
from shapewright.ir.doc import Link, Reference
from shapewright.ir.shape import ShapeId

_SCHEMES = frozenset(["http", "https", "mailto"])
_AWS = "https://docs.aws.amazon.com"
"""What the paths in AWS's texts are relative to."""
_BAD = re.compile(r"[\s\x00-\x20\x7f<>\"'`\\{}|^]")
_CALL = re.compile(r"\(\)$")


@dataclass(frozen=True, slots=True)
class Links:
    """The ways out of one service's documentation."""

    addresses: Addresses
    anchors: Mapping[ShapeId, Mapping[str, str]]
    """Of each structure, the last part of the anchor of each member."""
    bad: dict[str, str] = field(default_factory=dict[str, str])
    """Addresses that lead nowhere, and why; filled as they are met."""

    def find(self, inline: Link | Reference) -> str | Target | None:
        """Where this leads: an absolute address, a place in the reference, or nowhere."""
        if isinstance(inline, Reference):
            return self.find_name(inline.target)
        return self.find_href(inline.href)

    def find_name(self, name: str) -> Target | None:
        """The operation or shape of this name; what has neither is plain code, and no fault."""
        bare = _CALL.sub("", name.strip())
        if found := self.addresses.operations.get(bare):
            return found
        shape, _, member = bare.partition("$")
        found = self.addresses.shapes.get(ShapeId(shape))
        anchor = self.anchors.get(ShapeId(shape), {}).get(member)
        if found is None or anchor is None:
            return found
        return self.addresses.find_member(found, anchor)

    def find_href(self, href: str) -> str | None:
        """An absolute address of a known scheme, safe in an attribute; None if there is none."""
        address = href.strip()
        if address.startswith("//"):
            address = f"https:{address}"
        elif address.startswith("/"):
            address = f"{_AWS}{address}"
        try:
            parts = urlsplit(address)
            parts.port  # noqa: B018 - which is where a wrong one is found
        except ValueError:
            self.bad[href] = "is no address"
            return None
        if parts.scheme.lower() not in _SCHEMES:
            self.bad[href] = "is neither absolute nor a path at AWS"
            return None
        if parts.scheme.lower() != "mailto" and not parts.hostname:
            self.bad[href] = "names no host"
            return None
        return _BAD.sub(lambda found: "".join(f"%{b:02X}" for b in found[0].encode()), address)
