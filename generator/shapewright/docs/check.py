"""Whether every link of a site leads somewhere: to a file that is there, and a place that is on it.

Takes the texts of a site by path, gives problems. It reads pages as this project writes them, with
one pattern instead of a parser of HTML: every attribute quoted, every ``<`` in words escaped. Only
links within the site are followed; of others, the scheme alone is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from posixpath import dirname, normpath
from urllib.parse import unquote

_SKIPPED = re.compile(r"<!--.*?-->|(<(script|style)\b[^>]*>).*?</\2\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"""<([a-zA-Z][\w-]*+)\s((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""")
_ATTRIBUTE = re.compile(r"""(?:^|\s)(id|href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OUTSIDE = frozenset(["http:", "https:", "mailto:"])
_PAGES = (".html", ".htm")
_SAID = frozenset(["canonical", "license", "author"])
"""What a ``link`` may be for and not be fetched."""


@dataclass(frozen=True, slots=True, order=True)
class BadLink:
    """A link that leads nowhere, or an id that is no single place."""

    page: str
    """Its path in the site."""
    link: str
    """As it is written; ``#`` and the id for an id."""
    why: str

    def __str__(self) -> str:
        return f"{self.page}: {self.link!r}: {self.why}"


@dataclass(frozen=True, slots=True)
class Found:
    """What stands on a page."""

    ids: tuple[str, ...]
    links: tuple[str, ...]
    """Those that a person follows."""
    fetched: tuple[str, ...]
    """Those that a browser fetches to show the page."""


def check_links(files: Mapping[str, str]) -> list[BadLink]:
    """Every link of a site that leads nowhere, in order.

    Args:
        files: the text of every file of the site by its path in it. Only pages are read, one at a
            time; one that others lead into is read twice.
    """
    bad: set[BadLink] = set()
    wanted: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for page in files:
        if not page.endswith(_PAGES):
            continue
        found = find_links(files[page])
        bad.update(_check_ids(page, found.ids))
        ids = frozenset(found.ids)
        bad.update(BadLink(page, one, why) for one in set(found.fetched) if (why := _refuse(one)))
        for link in {*found.links, *found.fetched}:
            target, fragment = _resolve(page, link)
            if why := _judge(link, target, files):
                bad.add(BadLink(page, link, why))
            elif _SCHEME.match(link):
                continue
            elif target == page and fragment and fragment not in ids:
                bad.add(BadLink(page, link, "there is no such place on this page"))
            elif target != page and fragment and target.endswith(_PAGES):
                wanted.setdefault(target, {}).setdefault(fragment, []).append((page, link))
    return sorted(bad.union(_check_places(files, wanted)))


def find_links(text: str) -> Found:
    """The ids and links of a page, in order."""
    ids: list[str] = []
    links: list[str] = []
    fetched: list[str] = []
    for tag in _TAG.finditer(_SKIPPED.sub(r"\1", text)):
        for attribute in _ATTRIBUTE.finditer(tag[2]):
            name = attribute[1].lower()
            value = unescape(attribute[2] or attribute[3] or "")
            if name == "id":
                ids.append(value)
            elif name == "src" or (tag[1].lower() == "link" and not _is_said(tag[2])):
                fetched.append(value)
            else:
                links.append(value)
    return Found(tuple(ids), tuple(links), tuple(fetched))


def _is_said(attributes: str) -> bool:
    relation = re.search(r"""\brel\s*=\s*["']([^"']*)""", attributes)
    return relation is not None and relation[1] in _SAID


def _check_ids(page: str, ids: Iterable[str]) -> Iterator[BadLink]:
    seen: set[str] = set()
    for one in ids:
        if not one or one in seen or any(map(str.isspace, one)):
            why = "the id is not a word" if one not in seen else "the id stands on the page twice"
            yield BadLink(page, f"#{one}", why)
        seen.add(one)


def _refuse(link: str) -> str:
    """Why a page may not fetch this."""
    return "the page fetches what is not its own" if _SCHEME.match(link) else ""


def _resolve(page: str, link: str) -> tuple[str, str]:
    """The file that a link leads to, as a path in the site, and the place on it."""
    path, _, fragment = link.partition("#")
    path = unquote(path.partition("?")[0])
    target = normpath(f"{dirname(page)}/{path}".lstrip("/")) if path else page
    return target, unquote(fragment)


def _judge(link: str, target: str, files: Mapping[str, str]) -> str:
    """Why a link is bad, places on pages apart; empty if it is not."""
    if scheme := _SCHEME.match(link):
        return "" if scheme[0].lower() in _OUTSIDE else "no such scheme may stand in a link"
    if link.startswith(("/", "\\")):
        return "it leads into the file system when the page is opened from one"
    if target == ".." or target.startswith("../"):
        return "it leads out of the site"
    if not link:
        return "it leads nowhere"
    return "" if target in files else "there is no such file"


def _check_places(
    files: Mapping[str, str], wanted: Mapping[str, Mapping[str, list[tuple[str, str]]]]
) -> Iterator[BadLink]:
    """The links to places on other pages that are not there."""
    for target, places in wanted.items():
        ids = frozenset(find_links(files[target]).ids)
        for fragment in places.keys() - ids:
            for page, link in places[fragment]:
                yield BadLink(page, link, "there is no such place on that page")
