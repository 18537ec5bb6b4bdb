"""Where facts come from: raw, unjudged values, each with its address.

Takes the name of a source and gives what it holds. ``open_source`` opens service models by release,
path or installation. Nothing here renames, corrects or judges a fact.
"""

from __future__ import annotations

from .open import Source, open_source
from .raw import RawFile, RawService

__all__ = ["RawFile", "RawService", "Source", "open_source"]
