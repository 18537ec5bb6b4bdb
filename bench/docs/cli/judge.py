"""Whether the AWS CLI would send what the documentation says that a command sends.

Takes a question and its answer, gives an outcome, and what is wrong. Version 1 of the CLI hands on
the text of a blob as it stands, where version 2 reads base64: both are taken for the bytes that
the base64 says.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from bench.docs.cli.ask import Question
from shapewright.docs.samples.console import EVENTS, NONE, OWN_COMMAND
from shapewright.docs.samples.wording import Plain


class Outcome(StrEnum):
    """What came of a command."""

    SENDS = "would send the example"
    NONE = "said to have no command, and has none"
    OWN = "said to have the CLI's own command, and has it"
    EVENTS = "said not to show events, and has a command that shows nothing else"
    NEWER = "newer than the CLI"
    NO_COMMAND = "has no such command"
    ABSENT = "said to have no such command, and has another than is said"
    REFUSED = "is refused"
    OTHER = "would send something else"


RIGHT = frozenset([Outcome.SENDS, Outcome.NONE, Outcome.OWN, Outcome.EVENTS, Outcome.NEWER])


def judge(question: Question, answer: Mapping[str, Any]) -> tuple[Outcome, str]:
    """The outcome, and what the CLI has or says instead."""
    if not answer["known"]:
        return Outcome.NEWER, ""
    commands: list[str] = answer["commands"]
    own: list[str] = answer["own"]
    if not question.command:
        return judge_absence(question, commands, own), ", ".join([*commands, *own])
    said = " ".join(answer["said"].splitlines()[-1:])
    if question.command not in commands:
        return Outcome.NO_COMMAND, ", ".join([*commands, said])
    if said:
        return Outcome.REFUSED, said
    expected = [question.service, question.operation]
    if [call[:2] for call in answer["calls"]] != [expected]:
        return Outcome.OTHER, str([call[:2] for call in answer["calls"]])
    sent = answer["calls"][0][2]
    fault = find_difference(question.request, sent)
    return (Outcome.OTHER, fault) if fault else (Outcome.SENDS, "")


def judge_absence(question: Question, commands: list[str], own: list[str]) -> Outcome:
    """The outcome where no command is shown, but why there is none."""
    if own and not commands:
        is_said = question.text == OWN_COMMAND.format(own[0])
        return Outcome.OWN if is_said else Outcome.ABSENT
    if commands:
        return Outcome.EVENTS if question.text == EVENTS and not own else Outcome.ABSENT
    return Outcome.NONE if question.text in {NONE, EVENTS} else Outcome.ABSENT


def find_difference(meant: Plain, sent: Plain, path: str = "") -> str:
    """Where what is sent is not what is meant; empty if it is."""
    if isinstance(meant, Mapping) and isinstance(sent, Mapping) and meant.keys() == sent.keys():
        return _find_first((meant[key], sent[key], f"{path}.{key}") for key in meant)
    if isinstance(meant, list) and isinstance(sent, list) and len(meant) == len(sent):
        pairs = enumerate(zip(meant, sent, strict=True))
        return _find_first((one, other, f"{path}[{at}]") for at, (one, other) in pairs)
    if isinstance(meant, bytes):
        is_same = read_bytes(sent) == meant
    elif isinstance(meant, datetime):
        is_same = isinstance(sent, str) and datetime.fromisoformat(sent) == meant
    else:
        is_same = type(meant) is type(sent) and meant == sent
    return "" if is_same else f"{path}: {meant!r:.100} is sent as {sent!r:.100}"


def _find_first(pairs: Iterable[tuple[Plain, Plain, str]]) -> str:
    return next(filter(None, (find_difference(*pair) for pair in pairs)), "")


def read_bytes(sent: Plain) -> bytes | None:
    """The bytes that the CLI sends, or those that its text stands for; nothing for others."""
    match sent:
        case {"bytes": str() as text}:
            return base64.b64decode(text)
        case str():
            try:
                return base64.b64decode(sent, validate=True)
            except binascii.Error:
                return None
        case _:
            return None
