"""What is asked of the AWS CLI: every command of a service, as a shell reads it.

Takes a service, gives a question for each operation; asks them of a Python that has the CLI, and
gives its answers. It judges none of them.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from shapewright.claims import ClaimsByPlace
from shapewright.docs.samples.console import SENT_FILE, name_command, write_console
from shapewright.docs.samples.wording import Plain
from shapewright.examples import make_examples
from shapewright.lower.package import lower_package
from shapewright.pipeline import Sources, read_built
from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.specs.target import INSTALLED
from shapewright.validators.relief import find_reliefs

_DRIVER = Path(__file__).with_name("drive.py")
_SHELL = "sh"
_READ = r"""aws() { printf '%s\0' "$#" "$@"; }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A command that the documentation shows, or an operation of which it says that it has none."""

    service: str
    operation: str
    command: str
    """Empty if there is said to be none."""
    text: str
    words: tuple[str, ...] = ()
    """What a shell gives to the CLI."""
    request: Mapping[str, Plain]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a release of the CLI said, question by question."""

    release: str
    botocore: str
    answers: tuple[Mapping[str, Any], ...]


def read_questions(name: str) -> list[Question]:
    """A question for every operation of a service that has an example.

    Raises:
        CannotContinueError: there is no such service, or a shell does not read its commands.
    """
    service = read_built(Sources().open(INSTALLED), name)
    package = lower_package(
        service, [one.name for one in service.operations], ClaimsByPlace(service)
    )
    requests = make_examples(package, find_reliefs(service)).requests
    shown = [one for one in service.operations if one.name in requests]
    commands = [name_command(service, one) for one in shown]
    texts = [write_console(service, one, requests[one.name]).text for one in shown]
    read = read_words(name, [text for text, told in zip(texts, commands, strict=True) if told])
    return [
        Question(
            service=name,
            operation=one.name,
            command=command,
            text=text,
            words=next(read) if command else (),
            request=requests[one.name],
        )
        for one, command, text in zip(shown, commands, texts, strict=True)
    ]


def read_words(name: str, texts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What a POSIX shell gives to the CLI for each of these commands, which use one of it each.

    Raises:
        CannotContinueError: the shell reads something else from them.
    """
    finished = subprocess.run(  # noqa: S603 - our own samples, as words of a function
        [_SHELL, "-s"],
        input=_READ + "\n".join(texts),
        capture_output=True,
        text=True,
        check=False,
    )
    words = iter(finished.stdout.split("\0")[:-1])
    read = [tuple(islice(words, int(count))) for count in words]
    if finished.returncode or finished.stderr or len(read) != len(texts):
        said = finished.stderr.strip()[:200]
        what = f"a shell reads {len(read)} of {len(texts)} commands: {said}"
        raise CannotContinueError([Problem(Where(name), what)])
    return iter(read)


def ask_cli(python: str, questions: Sequence[Question]) -> Answers:
    """What the CLI of a Python says to these questions.

    Raises:
        CannotContinueError: it does not answer.
    """
    hint = "Name a Python into which awscli was installed."
    program = shutil.which(python)
    if program is None:
        raise CannotContinueError([Problem(Where(python), "is no program", hint)])
    lines = "".join([f"{json.dumps(_word(one))}\n" for one in questions])
    with TemporaryDirectory(prefix="shapewright-cli-") as folder:
        finished = subprocess.run(  # noqa: S603 - the Python that was named
            [str(Path(program).absolute()), "-B", str(_DRIVER)],
            input=lines,
            cwd=folder,
            env={"PATH": os.environ.get("PATH", os.defpath), "HOME": folder},
            capture_output=True,
            text=True,
            check=False,
        )
    if finished.returncode:
        what = f"does not run the AWS CLI: {''.join(finished.stderr.splitlines()[-1:])}"
        raise CannotContinueError([Problem(Where(python), what, hint)])
    about, *answers = map(json.loads, finished.stdout.splitlines())
    return Answers(release=about["release"], botocore=about["botocore"], answers=tuple(answers))


def _word(question: Question) -> dict[str, Any]:
    """A question as its line says it; what stands in a file is the one blob of a request."""
    has_file = any(word.endswith(SENT_FILE) for word in question.words)
    return {
        "service": question.service,
        "operation": question.operation,
        "members": [*question.request],
        "words": question.words,
        "files": {SENT_FILE: _find_blob(question.request)} if has_file else {},
    }


def _find_blob(request: Plain) -> str:
    """The blob of a request, in base64; empty if there is none."""
    if isinstance(request, bytes):
        return base64.b64encode(request).decode()
    inside = request.values() if isinstance(request, Mapping) else ()
    found = [_find_blob(one) for one in inside]
    return next(filter(None, found), "")
