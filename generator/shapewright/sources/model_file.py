"""One service JSON file that stands alone, and the files beside it.

Takes the path of a model; gives a source of one service. Beside a file named ``service-2.json``
its paginators, waiters, examples and extras are read too. The service's name, which such a file
does not state, comes from botocore's layout if the file stands in it, else from its metadata.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from shapewright.problem import Where

from .payload import cannot_continue, read_file
from .raw import RawFile, RawService
from .service import Content, build_raw_file, build_raw_service, read_parts
from .tree import FILE_NAMES, MODEL_FILE, suggest_service


class ModelFile:
    """The one service of a model file; the file is read once, when first asked about."""

    release = ""

    def __init__(self, path: Path) -> None:
        self.path = path

    def services(self) -> tuple[str, ...]:
        """The name of the service.

        Raises:
            CannotContinueError: a file cannot be read.
        """
        return (self.service.name,)

    def digests(self, name: str) -> tuple[RawFile, ...]:
        """The files the service is made of.

        Raises:
            CannotContinueError: this is another service, or a file cannot be read.
        """
        return self.read(name).files

    def read(self, name: str) -> RawService:
        """The service.

        Raises:
            CannotContinueError: this is another service, or a file cannot be read.
        """
        if name != self.service.name:
            what = f"has no service {name!r}: it is the model of {self.service.name!r}"
            hint = suggest_service(name, self.services())
            raise cannot_continue(Where(str(self.path)), what, hint)
        return self.service

    @cached_property
    def service(self) -> RawService:
        """The service, parsed: its name is known only then."""
        contents = read_beside(self.path)
        parts = read_parts(contents)
        metadata = parts["service-2"].get("metadata")
        facts = cast("dict[str, Any]", metadata) if isinstance(metadata, dict) else {}
        api_version = state_text(facts, "apiVersion")
        return build_raw_service(
            parts,
            name=name_service(self.path, facts),
            api_version=api_version,
            release=self.release,
            files=tuple(map(build_raw_file, contents.values())),
        )


def read_beside(path: Path) -> dict[str, Content]:
    """The model, as ``service-2.json``, and what stands beside it, in the usual order.

    Raises:
        CannotContinueError: a file cannot be read.
    """
    plain = path.name.removesuffix(".gz")
    paths = {MODEL_FILE: path}
    if plain == MODEL_FILE:
        beside = [(file, path.with_name(file + end)) for end in (".gz", "") for file in FILE_NAMES]
        paths = {file: found for file, found in beside if found.exists()} | paths
    return {
        file: Content(
            file if plain == MODEL_FILE else plain,
            str(paths[file]),
            read_file(paths[file]),
            published=False,
        )
        for file in FILE_NAMES
        if file in paths
    }


def name_service(path: Path, metadata: Mapping[str, Any]) -> str:
    """The service's name: its folder's in botocore's layout, or as botocore spells ids and hosts.

    Only a version folder that the metadata confirms counts as that layout.
    """
    version = path.absolute().parent
    if version.name and version.name == state_text(metadata, "apiVersion"):
        return version.parent.name
    stated = state_text(metadata, "serviceId") or state_text(metadata, "endpointPrefix")
    return stated.lower().replace(" ", "-") or path.name.partition(".")[0]


def state_text(metadata: Mapping[str, Any], key: str) -> str:
    """What the metadata states under a key; empty when it is no text, which is judged later."""
    value = metadata.get(key)
    return value if isinstance(value, str) else ""
