"""What the AWS CLI makes of command lines; a script for the Python that has the CLI.

Takes a line of JSON for each command on its input, gives a line for each: what the CLI would call,
with which parameters, or what it says instead. Nothing is called, no credentials are read. It is
started by path in a folder to write to, and imports the standard library and the CLI alone.
"""

from __future__ import annotations

import base64
import contextlib
import io
import json
import os
import sys
from collections.abc import Iterator, Mapping
from copy import copy
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

_PREVIEW = "[preview]\nsdb = true\n"
_SETTINGS = {
    "AWS_CONFIG_FILE": "config",
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_DEFAULT_REGION": "us-east-1",
}


class OwnClientError(Exception):
    """The CLI makes a client for work of its own."""


class Driver:
    """The CLI, with a note taken in place of each call."""

    def __init__(self) -> None:
        """The CLI as it starts, of the installed release."""
        module: Any = import_module("awscli.clidriver")
        self._calls: list[tuple[str, str, Any]] = []
        self._driver: Any = module.create_clidriver()
        self._driver.session.create_client = _refuse_client
        self._models: dict[str, Any] = {}
        caller = module.CLIOperationCaller
        for kind in (caller, *caller.__subclasses__()):
            kind.invoke = self._note
        self.release = f"{import_module('awscli').__version__}"
        self.botocore = f"{import_module('botocore').__version__}"

    def answer(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """What becomes of one command line."""
        service, operation, words = asked["service"], asked["operation"], asked["words"]
        found: dict[str, Any] = {"known": self._knows(service, operation, asked["members"])}
        if found["known"]:
            found |= self._find_commands(service, operation)
        if words:
            for name, content in asked["files"].items():
                Path(name).write_bytes(base64.b64decode(content))
            self._calls.clear()
            found["said"] = self._run(words)
            found["calls"] = [list(call) for call in self._calls]
        return found

    def _run(self, words: list[str]) -> str:
        """What the CLI says of a command that it does not take; empty if it takes it."""
        events: Any = self._driver.session.get_component("event_emitter")
        state: dict[str, Any] = events.__dict__
        before: dict[str, Any] = copy(events).__dict__
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = self._driver.main(words)
            except SystemExit as error:
                code = error.code
        # Some commands leave handlers behind that fail in those that follow them.
        state.update(before)
        return (err.getvalue().strip() or out.getvalue().strip() or f"exit {code}") if code else ""

    def _note(self, *called: Any) -> int:
        """In place of a call: the service, the operation, and a copy of the parameters."""
        service, operation, parameters = called[:3]
        self._calls.append((service, operation, json.loads(json.dumps(parameters, default=_tell))))
        return 0

    def _knows(self, service: str, operation: str, members: list[str]) -> bool:
        """Whether the models of the CLI have the operation and what its request says."""
        if service not in self._models:
            session = self._driver.session
            has = service in session.get_available_services()
            self._models[service] = session.get_service_model(service) if has else None
        model = self._models[service]
        if model is None or operation not in model.operation_names:
            return False
        shape = model.operation_model(operation).input_shape
        return not members or (shape is not None and not {*members} - {*shape.members})

    def _find_commands(self, service: str, operation: str) -> dict[str, list[str]]:
        """The commands that are bound to an operation, and those of the CLI's own by its name."""
        bound: list[str] = []
        own: list[str] = []
        spelled = import_module("botocore").xform_name(operation, "-")
        for name, command in self._commands_of(service):
            for inner, made in command._get_command_table().items():  # noqa: SLF001 - theirs
                model = getattr(made, "_operation_model", None)
                if model is not None and model.name == operation:
                    bound.append(f"{name} {inner}")
                elif model is None and inner == spelled:
                    own.append(f"{name} {inner}")
        return {"commands": bound, "own": own}

    def _commands_of(self, service: str) -> Iterator[tuple[str, Any]]:
        """The commands that are of a service, by name."""
        for name, command in self._driver._get_command_table().items():  # noqa: SLF001 - theirs
            if getattr(command, "_service_name", "") == service:
                yield name, command


def main() -> None:
    """Answer each line, after one that says what answers."""
    os.environ.update(_SETTINGS)
    Path(_SETTINGS["AWS_CONFIG_FILE"]).write_text(_PREVIEW, encoding="utf-8")
    asked = [json.loads(line) for line in sys.stdin]
    driver = Driver()
    out = sys.stdout
    out.write(json.dumps({"release": driver.release, "botocore": driver.botocore}) + "\n")
    for one in asked:
        out.write(json.dumps(driver.answer(one)) + "\n")


def _refuse_client(*_: Any, **__: Any) -> NoReturn:
    raise OwnClientError("makes a client of its own")


def _tell(value: Any) -> dict[str, str]:
    """Bytes, and the content of a file, as JSON."""
    content = value if isinstance(value, bytes) else value.read()
    return {"bytes": base64.b64encode(content).decode()}


if __name__ == "__main__":
    main()
