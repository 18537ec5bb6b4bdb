"""What each tool prints, as findings.

Takes a finished process, gives what it found and how many files it says it read: a tool that
reads nothing finds nothing, and that must not pass for a proof.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bench.process import Finished


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that a tool says about a file."""

    file: str
    line: int
    rule: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a tool made of a batch."""

    findings: tuple[Finding, ...]
    files: int | None
    """How many files it read; None when it does not tell."""


_FORMAT_COUNT = re.compile(r"(\d+) files? (?:would be reformatted|already formatted)")
_RUFF_FORMAT = re.compile(r"^(\S+?):(?:\d+:)*\s*(unformatted|invalid-syntax): (.*)$", re.MULTILINE)
_BLACK_FORMAT = re.compile(r"^would reformat (.+)$", re.MULTILINE)
_BLACK_ERROR = re.compile(r"^error: cannot \w+:? (\S+?\.py)\b(.*)$", re.MULTILINE)
_BLACK_COUNT = re.compile(r"(\d+) files? (?:would be left unchanged|would be reformatted)")
_MYPY = re.compile(r"^(.+?):(\d+): error: (.*?)(?:  \[([\w-]+)\])?$", re.MULTILINE)
_MYPY_COUNT = re.compile(r"(?:found in|checked) (\d+) source files?")
_COMPILE_LINE = re.compile(r'^\s+File "(.+?)", line (\d+)$', re.MULTILINE)
_COMPILE_ERROR = re.compile(r"^(\w*(?:Error|Warning)): (.*)$", re.MULTILINE)


def read_ruff_format(done: Finished) -> Reading:
    """``ruff format --check``, one line for each file."""
    found = [Finding(file, 1, rule, text) for file, rule, text in _RUFF_FORMAT.findall(done.out)]
    return Reading(findings=tuple(found), files=_add(_FORMAT_COUNT.findall(done.out)))


def read_ruff_check(done: Finished) -> Reading:
    """``ruff check``, as JSON."""
    found = [
        Finding(item["filename"], item["location"]["row"], item["code"] or "", item["message"])
        for item in json.loads(done.out or "[]")
    ]
    return Reading(findings=tuple(found), files=None)


def read_black(done: Finished) -> Reading:
    """``black --check``, which writes on standard error."""
    found = [Finding(file, 1, "format", "") for file in _BLACK_FORMAT.findall(done.err)]
    found += [
        Finding(file, 1, "error", text.lstrip(": "))
        for file, text in _BLACK_ERROR.findall(done.err)
    ]
    files = _add(_BLACK_COUNT.findall(done.err)) + len(_BLACK_ERROR.findall(done.err))
    return Reading(findings=tuple(found), files=files)


def read_mypy(done: Finished) -> Reading:
    """Mypy's lines."""
    found = [
        Finding(file, int(line), rule, text) for file, line, text, rule in _MYPY.findall(done.out)
    ]
    return Reading(findings=tuple(found), files=_add(_MYPY_COUNT.findall(done.out)))


def read_pyright(done: Finished) -> Reading:
    """Pyright, as JSON."""
    start = done.out.find("{")
    data: dict[str, Any] = json.loads(done.out[start:]) if start >= 0 else {}
    found = [
        Finding(
            item["file"],
            item["range"]["start"]["line"] + 1,
            item.get("rule", item["severity"]),
            item["message"],
        )
        for item in data.get("generalDiagnostics", ())
    ]
    return Reading(findings=tuple(found), files=data.get("summary", {}).get("filesAnalyzed", 0))


def read_compileall(done: Finished) -> Reading:
    """``compileall``, which prints a traceback's end for each file that does not compile."""
    places = _COMPILE_LINE.findall(done.out)
    errors = _COMPILE_ERROR.findall(done.out)
    found = [
        Finding(file, int(line), rule, text)
        for (file, line), (rule, text) in zip(places, errors, strict=False)
    ]
    return Reading(findings=tuple(found), files=None)


def _add(counts: Iterable[str]) -> int:
    return sum(map(int, counts))
