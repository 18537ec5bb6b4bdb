"""Small botocore look-alikes: data trees on disk, and wheels that pip accepts.

Takes contents by data path; gives paths and bytes. No test here reaches a network: a release is
fetched from a folder that pip's own settings point at.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Files = Mapping[str, object]
"""Data path to JSON content, or to the exact bytes of the file."""
WriteTree = Callable[[Path, Files], Path]
BuildWheel = Callable[[str, Files], bytes]
OfferToPip = Callable[[Mapping[str, bytes]], Path]


def encode(content: object) -> bytes:
    return content if isinstance(content, bytes) else json.dumps(content).encode()


@pytest.fixture
def write_tree() -> WriteTree:
    """Writes files under a folder and gives the folder."""

    def write(root: Path, files: Files) -> Path:
        for path, content in files.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(encode(content))
        return root

    return write


@pytest.fixture
def build_wheel() -> BuildWheel:
    """Builds a botocore wheel of a release with these data files, and a few others beside them."""

    def build(release: str, files: Files) -> bytes:
        info = f"botocore-{release}.dist-info"
        contents = {f"botocore/data/{path}": encode(content) for path, content in files.items()}
        contents |= {
            "botocore/__init__.py": f"__version__ = '{release}'\n".encode(),
            "botocore/data/endpoints.json": b"{}",
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: botocore\nVersion: {release}\n"
            "Requires-Python: >=99\n".encode(),
            f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\n"
            b"Tag: py3-none-any\n",
        }
        record = [
            f"{name},sha256={digest(data)},{len(data)}" for name, data in contents.items()
        ] + [f"{info}/RECORD,,"]
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in contents.items():
                archive.writestr(zipfile.ZipInfo(name), data)
            archive.writestr(zipfile.ZipInfo(f"{info}/RECORD"), "\n".join(record) + "\n")
        return buffer.getvalue()

    return build


@pytest.fixture
def offer_to_pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OfferToPip:
    """Puts wheels, by release, where pip's own settings say that it looks, and nowhere else."""

    def offer(wheels: Mapping[str, bytes]) -> Path:
        folder = tmp_path / "index"
        folder.mkdir()
        for release, wheel in wheels.items():
            (folder / f"botocore-{release}-py3-none-any.whl").write_bytes(wheel)
        monkeypatch.setenv("PIP_NO_INDEX", "1")
        monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
        monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
        return folder

    return offer


def digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
