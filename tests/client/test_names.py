"""A service of names that get in each other's way, and of facts that cannot be followed."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from shapewright.lower.naming import service_names
from shapewright.pipeline import Made

NAMED = {"shape": "Named"}
SHAPES: dict[str, Any] = {
    "Name": {"type": "string"},
    "Names": {"type": "list", "member": {"shape": "Name"}},
    "Named": {"type": "structure", "members": {"Name": {"shape": "Name"}}},
    "Listed": {
        "type": "structure",
        "members": {"Names": {"shape": "Names"}, "Next": {"shape": "Name"}},
    },
    "Odd": {"type": "structure", "members": {}},
    "OddClient": {"type": "structure", "members": {"Odd": {"shape": "Odd"}}},
    "FakeOdd": {"type": "structure", "members": {}},
    "ServiceError": {"type": "structure", "members": {}, "exception": True},
    "CODES": {"type": "structure", "members": {"message": {"shape": "Name"}}, "exception": True},
    "Exception": {"type": "structure", "members": {}, "exception": True},
}
ERRORS = [{"shape": name} for name in ("ServiceError", "CODES", "Exception")]
OPERATIONS: dict[str, Any] = {
    "Import": {"input": NAMED, "errors": ERRORS},
    "PresignedUrl": {"input": NAMED},
    "ListNames": {"input": NAMED, "output": {"shape": "Listed"}},
    "ListNamesPages": {"input": {"shape": "OddClient"}},
    "ListNamesItems": {"input": {"shape": "FakeOdd"}},
    "WaitUntilNamed": {"output": NAMED},
}
PAGES = {
    "ListNames": {"input_token": "Name", "output_token": "Next", "result_key": "Names"},
    "WaitUntilNamed": {"input_token": "a", "output_token": "sort(b)", "result_key": "c"},
}


LOST = "has a path that cannot be followed:"


def acceptor(**facts: object) -> dict[str, Any]:
    """One that succeeds, but for these facts."""
    return {"state": "success", "matcher": "path", "expected": "x", "argument": "Name"} | facts


WAITERS = {
    name: {"operation": "WaitUntilNamed", "delay": 1, "maxAttempts": 2, "acceptors": [one]}
    for name, one in {
        "Named": acceptor(),
        "Elsewhere": acceptor(matcher="pathSome"),
        "Someday": acceptor(state="perhaps"),
        "Sorted": acceptor(argument="sort(Name)"),
    }.items()
}


@pytest.fixture(scope="module")
def made(make: Callable[..., Made], tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The package of a service whose names and facts are as bad as they can be."""
    folder = tmp_path_factory.mktemp("odd") / "odd" / "2020-01-01"
    folder.mkdir(parents=True)
    model = {
        "version": "2.0",
        "metadata": {
            "apiVersion": "2020-01-01",
            "endpointPrefix": "odd",
            "protocol": "json",
            "serviceFullName": "Odd",
            "serviceId": "odd",
            "signatureVersion": "v4",
            "uid": "odd-2020-01-01",
        },
        "operations": {
            name: {"name": name, "http": {"method": "POST", "requestUri": "/"}, **facts}
            for name, facts in OPERATIONS.items()
        },
        "shapes": SHAPES,
    }
    waiters = {"version": 2, "waiters": WAITERS}
    for file, content in {
        "service-2": model,
        "paginators-1": {"pagination": PAGES},
        "waiters-2": waiters,
    }.items():
        (folder / f"{file}.json").write_text(json.dumps(content))
    return make("odd", str(folder.parent.parent))


@pytest.fixture(scope="module")
def odd(
    made: Made,
    write_package: Callable[..., Path],
    import_package: Callable[[Path], ModuleType],
    tmp_path_factory: pytest.TempPathFactory,
) -> Any:
    """The package, imported."""
    folder = tmp_path_factory.mktemp("names") / "typed_odd"
    return import_package(write_package(folder, made.tree))


def test_shapes_keep_their_names_and_the_client_gives_way(odd: Any) -> None:
    client = import_module(f"{odd.__name__}.client")

    assert odd.Odd is odd.models.Odd
    assert odd.OddClient is odd.models.OddClient
    assert (odd.Odd_.__name__, odd.OddClient_.__name__) == ("Odd_", "OddClient_")
    assert issubclass(client.OddCalls, odd.Odd_)
    assert issubclass(odd.OddClient_, client.OddCalls)


def test_operations_keep_their_names_and_what_is_derived_gives_way(odd: Any) -> None:
    names: list[str] = [*vars(odd.Odd_)]
    methods = {name for name in names if not name.startswith("_")}

    assert methods == {
        *("import_", "presigned_url_", "list_names", "wait_until_named"),
        *("list_names_pages", "list_names_pages_", "list_names_items", "list_names_items_"),
        "wait_until_named_",
    }


def test_they_all_do_what_they_say(odd: Any) -> None:
    asked: list[tuple[str, dict[str, Any]]] = []

    class Transport:
        def call(self, operation: str, params: dict[str, Any]) -> dict[str, Any]:
            asked.append((operation, params))
            return {"Names": ["a"], "Name": "x"}

    client = import_module(f"{odd.__name__}.client").OddCalls(Transport())

    assert client.import_(odd.Named(name="n")) is None
    assert client.list_names_pages(odd.OddClient(odd=odd.Odd())) is None
    assert [*client.list_names_items_()] == ["a"]
    assert client.wait_until_named_() == odd.Named(name="x")
    assert [operation for operation, _ in asked] == [
        *("Import", "ListNamesPages", "ListNames", "WaitUntilNamed")
    ]


def test_exceptions_named_like_ours_give_way(odd: Any) -> None:
    exceptions = import_module(f"{odd.__name__}.exceptions")

    assert exceptions.ServiceError_("Import", {}).members == odd.ServiceError()
    assert issubclass(exceptions.Exception, exceptions.ServiceError)
    codes: dict[str, Any] = exceptions.CODES
    assert codes == {
        "CODES": exceptions.CODES_,
        "Exception": exceptions.Exception,
        "ServiceError": exceptions.ServiceError_,
    }


def test_what_cannot_be_followed_is_left_out_with_a_warning(made: Made) -> None:
    said = {str(warning.where): warning.what for warning in made.warnings}

    assert said == {
        "odd#/paginators/WaitUntilNamed": f"{LOST} 'sort(b)' uses function_expression sort",
        "odd#/waiters/Elsewhere": "has an acceptor with an unknown matcher 'pathSome'",
        "odd#/waiters/Someday": "has an acceptor with an unknown state 'perhaps'",
        "odd#/waiters/Sorted": f"{LOST} 'sort(Name)' uses function_expression sort",
    }


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        ("SageMaker", "SageMaker"),
        ("Bedrock Runtime", "BedrockRuntime"),
        ("codeguru-reviewer", "CodeguruReviewer"),
        ("6th sense", "_6thSense"),
        ("", "Service"),
        ("Policy", "Policy_"),
        ("Protocol", "Protocol_"),
        ("None", "None_"),
    ],
)
def test_a_service_is_named_by_its_id(service: str, expected: str) -> None:
    assert service_names(service, ()).protocol == expected
