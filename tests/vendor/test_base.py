"""The files as they were generated, kept in one: what comes back, whatever was made of it."""

from __future__ import annotations

import base64
import bz2
from hashlib import sha256

import pytest

from shapewright.vendor import keep_confirmed, pack_base, unpack_base

TEXTS = {"a.py": "A = 1\n", "models/b.py": "B = '\N{GREEK SMALL LETTER BETA}'\n"}


def pack(document: str) -> str:
    head = pack_base({}).partition("\n")[0]
    return f"{head}\n{base64.encodebytes(bz2.compress(document.encode())).decode()}"


def test_what_is_packed_comes_back() -> None:
    assert unpack_base(pack_base(TEXTS)) == TEXTS
    assert unpack_base(pack('{"a.py": "A = 1\\n"}')) == {"a.py": "A = 1\n"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mine",
        pack_base(TEXTS)[:-20],
        pack_base(TEXTS).replace("A", "\N{GREEK CAPITAL LETTER ALPHA}"),
        pack(""),
        pack("[]"),
        pack('{"a.py": 1}'),
        pack("[" * 200_000),
        pack("1" * 5_000),
    ],
    ids=["empty", "other", "short", "no-ascii", "nothing", "list", "number", "deep", "long"],
)
def test_what_was_not_packed_gives_nothing(text: str) -> None:
    assert unpack_base(text) == {}


def test_only_texts_with_the_known_digest_are_kept() -> None:
    owned = {path: sha256(text.encode()).hexdigest() for path, text in TEXTS.items()}
    odd = unpack_base(pack('{"a.py": "\\ud800"}'))

    assert odd == {"a.py": "\ud800"}
    assert keep_confirmed({**TEXTS, **odd, "c.py": ""}, owned) == {
        "models/b.py": TEXTS["models/b.py"]
    }
    assert keep_confirmed(TEXTS, owned) == TEXTS
