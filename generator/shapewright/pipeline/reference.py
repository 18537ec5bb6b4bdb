"""One service's pages, in memory, and all that they are made from.

Takes a target and a format, gives the text of its pages and what pages above it say of it; or what
they would be made from, without making them. The rooms that do the making are imported when
something has to be made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from shapewright.pipeline.package import Made, Sources, describe_origin
from shapewright.problem import Level, Problem, Where
from shapewright.sources.raw import RawFile
from shapewright.specs.target import Target
from shapewright.write import JSON, Tree

if TYPE_CHECKING:
    from shapewright.docs.book import Told
    from shapewright.docs.front import FrontService
    from shapewright.pipeline.lowered import Lowered

FRONT_NAME = "service.json"
"""The file that keeps what pages above a service say of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How pages are to be, and where."""

    folder: Path
    """That of all services; each has one of its own in it."""
    format: str = "site"
    since: str = ""
    """An older edition, whose differences are told on a page; empty for none."""
    full_text: bool = False
    """The prose of a site can be searched too."""
    anew: bool = False
    """Every page is made, though it may stand already."""


def make_pages(wish: Wish, sources: Sources, target: Target) -> Made:
    """The pages of one target, in memory.

    Raises:
        CannotContinueError: something in the target, the source or the model is wrong.
    """
    from shapewright.pipeline.lowered import keeping_everything, lower_target  # noqa: PLC0415

    raw = sources.open(target.source).read(target.service)
    with keeping_everything():
        lowered = lower_target(raw, target)
        texts, warnings = _render(target, wish, lowered)
    return Made(
        target=target,
        tree=Tree(texts),
        made_from=describe_pages(target, wish, raw.release, raw.files),
        warnings=(*lowered.warnings, *warnings),
    )


def describe_pages(
    target: Target, wish: Wish, release: str, files: tuple[RawFile, ...]
) -> dict[str, JSON]:
    """All that pages are made from, as their manifest keeps it."""
    docs: dict[str, JSON] = {"format": wish.format}
    if wish.since:
        docs["since"] = wish.since
        docs["since_models"] = _read_older(wish.since, target.service)
    return {**describe_origin(target, release, files), "docs": docs}


def _read_older(since: str, service: str) -> dict[str, JSON]:
    """The files of an older edition that a service is compared with; none if it is new."""
    from shapewright.pipeline.changes import find_counterpart, open_at  # noqa: PLC0415

    edition = open_at(since)
    name = find_counterpart(edition, service)
    if name not in edition.services:
        return {}
    return {file.path: file.sha256 for file in edition.digests(name)}


def read_front(data: bytes) -> FrontService:
    """What a file by the name of ``FRONT_NAME`` says.

    Raises:
        ValueError: it is no such file.
        KeyError: the same.
    """
    from shapewright.docs.front import load_front  # noqa: PLC0415

    return load_front(json.loads(data))


def _render(
    target: Target, wish: Wish, lowered: Lowered
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    from shapewright.docs.book import Extras, build_book  # noqa: PLC0415
    from shapewright.docs.build import build_reference  # noqa: PLC0415
    from shapewright.docs.formats import FORMATS  # noqa: PLC0415
    from shapewright.docs.front import dump_front, find_front  # noqa: PLC0415
    from shapewright.docs.keys import find_keys, list_shown  # noqa: PLC0415
    from shapewright.pipeline.extras import make_extras  # noqa: PLC0415
    from shapewright.pipeline.kept import KEYS_NAME, dump_keys, read_kept  # noqa: PLC0415
    from shapewright.pipeline.lowered import GENERATOR  # noqa: PLC0415
    from shapewright.render.render import render_files  # noqa: PLC0415

    format_ = FORMATS[wish.format]
    book = build_book(lowered.package, Extras(lifecycles=lowered.lifecycles))
    keys = find_keys(book, _describe_frame(target, wish))
    kept = {} if wish.anew else read_kept(target.out, keys, format_.suffix)
    told = _find_changes(target, wish, lowered) if wish.since else None
    extras, warnings = make_extras(lowered, told, list_shown(book, kept))
    reference = build_reference(
        replace(book, extras=extras), source=lowered.source, generator=GENERATOR, kept=kept
    )
    texts = render_files(format_.plan(reference, book.links))
    texts |= {f"{path}{format_.suffix}": text for path, text in kept.items()}
    front = dump_front(find_front(reference, target.out.name))
    texts[FRONT_NAME] = json.dumps(front, indent=1, ensure_ascii=False) + "\n"
    texts[KEYS_NAME] = dump_keys(keys)
    return texts, (*warnings, *_warn_of_links(target.service, book.links.bad.items()))


def _describe_frame(target: Target, wish: Wish) -> str:
    """What all pages of a target are made from, beside its model."""
    origin = describe_origin(target, release="", files=())
    return json.dumps([origin, wish.format], sort_keys=True)


def _find_changes(target: Target, wish: Wish, lowered: Lowered) -> Told:
    """What changed in a service since an older edition.

    Raises:
        CannotContinueError: there is no such edition, or its service cannot be built.
    """
    from shapewright.docs.book import Told  # noqa: PLC0415
    from shapewright.pipeline.changes import compare_with, open_at  # noqa: PLC0415

    edition = open_at(wish.since)
    changes = compare_with(edition, lowered.package.service, target.operations)
    return Told(edition.label, changes)


def _warn_of_links(service: str, bad: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    for href, reason in sorted(bad):
        what = f"the documentation has a link that {reason}: {href[:100]!r}"
        yield Problem(Where(service), what, "Its words stand without a link.", Level.WARNING)
