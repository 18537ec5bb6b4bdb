"""Typed clients over real boto3 clients, whose answers are scripted and never sent for."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from shapewright.lower.naming import package_name, service_names
from shapewright.pipeline import Made

BOTO3: Any = import_module("boto3")  # which has no types
AWSREQUEST: Any = import_module("botocore.awsrequest")


@dataclass
class Script:
    """What a boto3 client is answered, in turn, and what it was asked."""

    answers: list[tuple[int, dict[str, Any]]] = field(
        default_factory=list[tuple[int, dict[str, Any]]]
    )
    asked: list[tuple[str, dict[str, Any]]] = field(
        default_factory=list[tuple[str, dict[str, Any]]]
    )

    def give(self, *responses: dict[str, Any]) -> None:
        """Answer with these, one after the other."""
        self.answers += [(200, response) for response in responses]

    def refuse(self, code: str, message: str = "no", status: int = 400, **members: Any) -> None:
        """Answer with an error."""
        self.answers.append((status, {"Error": {"Code": code, "Message": message}, **members}))

    def attach(self, client: Any) -> None:
        """Stand between a boto3 client and everything that it would send."""
        client.meta.events.register("provide-client-params", self._ask)
        client.meta.events.register("before-call", self._answer)
        client.meta.events.register("before-endpoint-resolution", self._need_no_account)

    def _ask(self, params: dict[str, Any], model: Any, **_: Any) -> None:
        self.asked.append((model.name, dict(params)))

    def _answer(self, **_: Any) -> tuple[Any, dict[str, Any]]:
        status, given = self.answers.pop(0)
        metadata = {"HTTPStatusCode": status, "RequestId": "r-1", "RetryAttempts": 0}
        parsed = {"ResponseMetadata": metadata, **given}
        return AWSREQUEST.AWSResponse("https://scripted", status, {}, None), parsed

    @staticmethod
    def _need_no_account(builtins: dict[str, Any], **_: Any) -> None:
        if "AWS::Auth::AccountId" in builtins:
            builtins["AWS::Auth::AccountId"] = None


@dataclass
class Typed:
    """A generated package, its client, and the script behind it."""

    package: ModuleType
    client: Any
    boto: Any
    script: Script
    slept: list[float]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.package, name)

    @property
    def exceptions(self) -> Any:
        """The package's module of exceptions."""
        return import_module(f"{self.package.__name__}.exceptions")

    def load(self, name: str) -> Any:
        """A module of the package."""
        return import_module(f"{self.package.__name__}.{name}")


@pytest.fixture(scope="session")
def package(
    make: Callable[..., Made],
    write_package: Callable[..., Path],
    import_package: Callable[[Path], ModuleType],
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str], ModuleType]:
    """Gives the package of a service of the installed botocore."""
    known: dict[str, ModuleType] = {}
    root = tmp_path_factory.mktemp("clients")

    def load(name: str) -> ModuleType:
        if name not in known:
            folder = root / f"typed_{package_name(name)}"
            write_package(folder, make(name).tree)
            known[name] = import_package(folder)
        return known[name]

    return load


@pytest.fixture
def connect() -> Callable[[str], Any]:
    """Gives a boto3 client with credentials that open nothing."""

    def connect(name: str) -> Any:
        session = BOTO3.session.Session(
            aws_access_key_id="AKIAEXAMPLE",
            aws_secret_access_key="example",  # noqa: S106 - it opens nothing
            region_name="us-east-1",
        )
        return session.client(name)

    return connect


@pytest.fixture
def typed(
    package: Callable[[str], ModuleType], connect: Callable[[str], Any]
) -> Iterator[Callable[..., Typed]]:
    """Gives a typed client of a service; every answer of its script has to be taken."""
    made: list[Typed] = []

    def connect_typed(name: str, **options: Any) -> Typed:
        module, boto, script = package(name), connect(name), Script()
        script.attach(boto)
        slept: list[float] = []
        names = service_names(str(boto.meta.service_model.service_id), ())
        client = getattr(module, names.client)(boto, sleep=slept.append, **options)
        made.append(Typed(module, client, boto, script, slept))
        return made[-1]

    yield connect_typed
    assert [one.script.answers for one in made] == [[] for _ in made]


@pytest.fixture
def send() -> Callable[..., list[Any]]:
    """Answers what a boto3 client really sends, byte for byte; gives the requests."""

    class Body(io.BytesIO):
        """The parts of urllib3's response that botocore reads."""

        def stream(self, **_: Any) -> Iterator[bytes]:
            yield from iter(lambda: self.read(4), b"")

        def release_conn(self) -> None:
            """Nothing was connected."""

    def send(client: Any, body: bytes, status: int = 200, **headers: str) -> list[Any]:
        seen: list[Any] = []

        def answer(request: Any, **_: Any) -> Any:
            seen.append(request)
            named = {key.replace("_", "-"): value for key, value in headers.items()}
            raw = Body(body)
            return AWSREQUEST.AWSResponse(request.url, status, named, raw)

        client.meta.events.register("before-send", answer)
        return seen

    return send
