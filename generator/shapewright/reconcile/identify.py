"""Which service a page is about, from the page's own words.

Takes what the page calls the service and what the services are called, gives those that it can
mean. It decides nothing when there are several, and reads no model.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from shapewright.sources.pages import Layout, Page

_OTHER = re.compile(r"[^a-z0-9]+")
_OWNER = re.compile(r"^(?:amazon|aws)")
_SERVICE = "service"


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """What a service is called in its model; each may be empty."""

    service_id: str = ""
    abbreviation: str = ""
    full_name: str = ""


def find_by_name(written: str, names: Collection[str]) -> list[str]:
    """The services whose boto3 name is what the page writes, but for its spelling.

    Args:
        written: the page's words.
        names: boto3's names of the services.
    """
    return _find(written, {name: {name} for name in names})


def find_by_title(page: Page, titles: Mapping[str, Titles]) -> list[str]:
    """The services that are called what the page writes.

    Args:
        page: the page.
        titles: by boto3's name, what the services are called.
    """
    is_client = page.layout is not Layout.API_CHANGES
    return _find(
        page.service,
        {
            name: _words_of_client(one)
            if is_client
            else {one.service_id, one.abbreviation, one.full_name}
            for name, one in titles.items()
        },
    )


def _words_of_client(titles: Titles) -> set[str]:
    """What a boto3 page can write: the client is named after the shortest title but the id."""
    return {titles.service_id, titles.abbreviation or titles.full_name}


def _find(written: str, words: Mapping[str, Collection[str]]) -> list[str]:
    """Those with the same words; failing that, with the same but for a last ``service``."""
    wanted = _fold(written)
    for fold in (_fold, _fold_shorter):
        goal = fold(wanted)
        found = [name for name, own in words.items() if goal and goal in map(fold, own)]
        if found:
            return sorted(found)
    return []


def _fold(words: str) -> str:
    return _OWNER.sub("", _OTHER.sub("", words.lower()))


def _fold_shorter(words: str) -> str:
    folded = _fold(words)
    return folded.removesuffix(_SERVICE) or folded
