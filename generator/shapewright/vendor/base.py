"""The files of a slice as they were generated, kept beside it in one small file.

Takes texts by path, gives one text, and back; tells which texts are those that were generated. A
merge needs what both versions began as, and hashes cannot give it; making it again would need the
old release and the Shapewright of that day. Packed, it stays out of searches and reviews; in
letters and digits, no tool takes it for binary or changes its line ends. The same texts give the
same bytes on every machine.
"""

from __future__ import annotations

import base64
import bz2
import json
from collections.abc import Mapping
from hashlib import sha256
from typing import cast

BASE_NAME = "shapewright.base"

_HEAD = (
    "# The files beside this one as Shapewright generated them; `shapewright vendor` reads it.\n"
)


def pack_base(texts: Mapping[str, str]) -> str:
    """The text of the file."""
    document = json.dumps(dict(texts), sort_keys=True, separators=(",", ":"))
    # Not zlib: what it makes of the same bytes differs from one build to another.
    return _HEAD + base64.encodebytes(bz2.compress(document.encode())).decode("ascii")


def unpack_base(text: str) -> dict[str, str]:
    """The texts by path; none when it is not what was packed."""
    try:
        packed = base64.b64decode(text.removeprefix(_HEAD).replace("\n", ""), validate=True)
        document: object = json.loads(bz2.decompress(packed))
    except (ValueError, OSError, EOFError, RecursionError):
        return {}
    if not isinstance(document, dict):
        return {}
    members = cast("dict[str, object]", document)
    return {path: one for path, one in members.items() if isinstance(one, str)}


def keep_confirmed(texts: Mapping[str, str], owned: Mapping[str, str]) -> dict[str, str]:
    """The texts whose SHA-256 is the one that is known of their path."""
    return {
        path: text
        for path, text in texts.items()
        # Whatever JSON can hold, be it a text that no file has.
        if owned.get(path) == sha256(text.encode(errors="surrogatepass")).hexdigest()
    }
