"""The bench that asks the AWS CLI: what it asks, and how it judges the answers."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shlex import quote
from typing import Any

import pytest
from bench.docs.cli.ask import Question, ask_cli, read_questions, read_words
from bench.docs.cli.judge import Outcome, find_difference, judge

from shapewright.docs.samples.console import EVENTS, NONE, OWN_COMMAND
from shapewright.docs.samples.wording import Plain
from shapewright.problem import CannotContinueError

ANSWER = {
    "known": True,
    "commands": ["made put"],
    "own": [],
    "said": "",
    "calls": [["made", "Put", {"Name": "n"}]],
}


def ask(*, command: str = "made put", text: str = "aws made put") -> Question:
    return Question(
        service="made", operation="Put", command=command, text=text, request={"Name": "n"}
    )


@pytest.mark.parametrize(
    ("changed", "outcome"),
    [
        ({}, Outcome.SENDS),
        ({"known": False}, Outcome.NEWER),
        ({"commands": ["made set"]}, Outcome.NO_COMMAND),
        ({"said": "usage\nno"}, Outcome.REFUSED),
        ({"calls": []}, Outcome.OTHER),
        ({"calls": [["made", "Get", {"Name": "n"}]]}, Outcome.OTHER),
        ({"calls": [["made", "Put", {"Name": "o"}]]}, Outcome.OTHER),
    ],
)
def test_commands_are_judged_by_what_would_be_sent(
    changed: dict[str, Any], outcome: Outcome
) -> None:
    assert judge(ask(), {**ANSWER, **changed})[0] is outcome


@pytest.mark.parametrize(
    ("text", "commands", "own", "outcome"),
    [
        (NONE, [], [], Outcome.NONE),
        (EVENTS, [], [], Outcome.NONE),
        (EVENTS, ["made put"], [], Outcome.EVENTS),
        (OWN_COMMAND.format("made put"), [], ["made put"], Outcome.OWN),
        (NONE, ["made put"], [], Outcome.ABSENT),
        (NONE, [], ["made put"], Outcome.ABSENT),
        (EVENTS, [], ["made put"], Outcome.ABSENT),
        (OWN_COMMAND.format("made put"), [], [], Outcome.ABSENT),
    ],
)
def test_what_is_said_to_be_absent_has_to_be(
    text: str, commands: list[str], own: list[str], outcome: Outcome
) -> None:
    answer = {**ANSWER, "commands": commands, "own": own, "calls": []}

    assert judge(ask(command="", text=text), answer)[0] is outcome


TIME = datetime(2020, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("meant", "sent", "path"),
    [
        ({"A": [b"hi", TIME]}, {"A": ["aGk=", "2020-01-02T00:00:00Z"]}, ""),
        ({"A": b"hi"}, {"A": {"bytes": "aGk="}}, ""),
        ({"A": b"hi"}, {"A": "hi!"}, ".A"),
        ({"A": b"hi"}, {"A": None}, ".A"),
        ({"A": [TIME]}, {"A": ["2020-01-03T00:00:00Z"]}, ".A[0]"),
        ({"A": 1}, {"A": True}, ".A"),
        ({"A": {"B": 1}}, {"A": {}}, ".A"),
        ({"A": [1]}, {"A": [1, 2]}, ".A"),
    ],
)
def test_where_what_is_sent_differs_is_told(meant: Plain, sent: Plain, path: str) -> None:
    assert find_difference(meant, sent).partition(": ")[0] == path


def test_words_are_those_of_a_shell() -> None:
    texts = ["aws a --b 'c\n\"d\"' \\\n  e", "aws f"]

    assert [*read_words("made", texts)] == [("a", "--b", 'c\n"d"', "e"), ("f",)]
    with pytest.raises(CannotContinueError, match="reads 0 of 1"):
        read_words("made", ["awk 'BEGIN {}'"])


def test_every_operation_is_asked_for() -> None:
    questions = {one.operation: one for one in read_questions("polly")}

    assert questions["SynthesizeSpeech"].words[:2] == ("polly", "synthesize-speech")
    assert questions["StartSpeechSynthesisStream"].text == EVENTS
    assert questions["StartSpeechSynthesisStream"].words == ()


def test_a_python_without_the_cli_is_a_problem() -> None:
    with pytest.raises(CannotContinueError, match=r"does not run the AWS CLI: .*awscli"):
        ask_cli(sys.executable, [ask()])
    with pytest.raises(CannotContinueError, match="is no program"):
        ask_cli("/nowhere/python", [ask()])


STAND_IN = {
    "awscli/__init__.py": "__version__ = '1.2.3'",
    "botocore.py": """
__version__ = '4.5.6'

def xform_name(name, sign):
    return name.lower()
""",
    "awscli/clidriver.py": """
from types import SimpleNamespace as Any

class CLIOperationCaller:
    pass

class OwnCaller(CLIOperationCaller):
    def invoke(self, *called):
        raise OSError('calls')

def run(words):
    if words[1] != 'put':
        print('no such thing')
        return 252
    with open(words[2], 'rb') as file:
        return OwnCaller().invoke('made', 'Put', {'Name': 'n', 'Body': file}, None)

put = Any(_operation_model=Any(name='Put'))
commands = {'put': put, 'set': Any()}
service = Any(_service_name='made', _get_command_table=commands.copy)
model = Any(
    operation_names=['Put', 'Set'],
    operation_model=lambda name: Any(input_shape=Any(members=['Name', 'Body'])),
)
session = Any(
    get_component=lambda name: Any(),
    get_available_services=lambda: ['made'],
    get_service_model=lambda name: model,
)

def create_clidriver():
    return Any(session=session, main=run, _get_command_table=lambda: {'made': service})
""",
}
"""As much of the CLI as is asked: one command sends, and another is not bound to an operation."""


def test_answers_are_those_of_the_cli(tmp_path: Path) -> None:
    for name, text in STAND_IN.items():
        file = tmp_path / "stand-in" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    python = tmp_path / "python"
    path = quote(str(tmp_path / "stand-in"))
    python.write_text(f'#!/bin/sh\nPYTHONPATH={path} exec {quote(sys.executable)} "$@"\n')
    python.chmod(0o755)
    put = Question(
        service="made",
        operation="Put",
        command="made put",
        text="",
        words=("made", "put", "input.bin"),
        request={"Name": "n", "Body": b"hi"},
    )
    others = [
        replace(put, words=("made", "get")),
        replace(put, operation="Set", words=(), request={}),
        replace(put, operation="Get"),
        replace(put, request={"New": 1}),
        replace(put, service="other"),
    ]
    told = ask_cli(str(python), [put, *others])

    assert (told.release, told.botocore) == ("1.2.3", "4.5.6")
    first, refused, own, *unknown = told.answers
    assert judge(put, first) == (Outcome.SENDS, "")
    assert (refused["said"], refused["calls"]) == ("no such thing", [])
    assert (own["commands"], own["own"]) == ([], ["made set"])
    assert [one["known"] for one in unknown] == [False, False, False]
