"""Packages of unlike services with their samples, and what stands for boto3 before them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from bench.sweep.package import Generated, generate

from shapewright.build.service import build_service
from shapewright.claims import ClaimsByPlace
from shapewright.docs.page import Sample
from shapewright.docs.samples import (
    Wording,
    write_forms,
    write_paginator_forms,
    write_waiter_forms,
)
from shapewright.examples import Examples, make_examples
from shapewright.ir.service import Operation, Service
from shapewright.lower.naming import method
from shapewright.lower.package import lower_package
from shapewright.sources.open import open_source
from shapewright.validators.relief import find_reliefs

HOSTILE: dict[str, Any] = {
    "version": "2.0",
    "metadata": {
        "apiVersion": "2024-01-01",
        "endpointPrefix": "sqs",
        "protocol": "json",
        "serviceFullName": 'Hostile "Service"',
        "serviceId": "SQS",
        "signatureVersion": "v4",
        "jsonVersion": "1.1",
        "targetPrefix": "Hostile",
        "uid": "sqs-2012-11-05",
    },
    "operations": {
        "DescribeThing": {
            "name": "DescribeThing",
            "http": {"method": "POST", "requestUri": "/"},
            "input": {"shape": "datetime"},
            "output": {"shape": "answer"},
        }
    },
    "shapes": {
        "datetime": {
            "type": "structure",
            "required": ["from", "class", "x-odd:name", "When", "Raw", "Self", "Pick", "Map"],
            "members": {
                "from": {"shape": "Quotes"},
                "class": {"shape": "Kind"},
                "x-odd:name": {"shape": "Text"},
                "When": {"shape": "Time"},
                "Raw": {"shape": "Bytes"},
                "Self": {"shape": "request"},
                "Pick": {"shape": "fake"},
                "Map": {"shape": "ByQuote"},
            },
        },
        "request": {
            "type": "structure",
            "required": ["client"],
            "members": {"client": {"shape": "Quotes"}, "again": {"shape": "request"}},
        },
        "fake": {
            "type": "structure",
            "union": True,
            "members": {"boto3": {"shape": "Text"}, "None": {"shape": "request"}},
        },
        "answer": {"type": "structure", "members": {"answer": {"shape": "Quotes"}}},
        "Quotes": {"type": "string", "enum": ["it's \"\\\n{{ $(rm) }} \u2028", "None"]},
        "Kind": {"type": "string", "enum": ["class", "", "a'b"]},
        "ByQuote": {"type": "map", "key": {"shape": "Quotes"}, "value": {"shape": "Quotes"}},
        "Text": {"type": "string"},
        "Time": {"type": "timestamp"},
        "Bytes": {"type": "blob", "min": 300},
    },
}
"""A model whose names are Python's, or those of the samples, and whose values are quotes."""

SLICES: dict[str, tuple[str, ...]] = {
    "sqs": ("*",),
    "dynamodb": ("*Item", "*Items", "Query", "*Table", "List*"),
    "sagemaker": ("*ModelPackage*", "*Endpoint", "*TrainingJob*", "ListModels", "Search"),
    "s3": ("*Object", "*Objects*", "*Bucket", "SelectObjectContent", "*LifecycleConfiguration"),
    "verifiedpermissions": ("*",),
    "lambda": ("*Function", "Invoke*"),
    "bedrock-runtime": ("*",),
    "hostile": ("*",),
}


@dataclass(frozen=True)
class Shown:
    """A package, imported, and its samples."""

    generated: Generated
    service: Service
    examples: Examples
    wording: Wording

    def list_forms(self) -> Iterator[tuple[Operation, Mapping[str, Sample]]]:
        """The samples of every operation, by their titles."""
        for operation in self.service.operations:
            request = self.examples.requests[operation.name]
            response = self.examples.responses[operation.name]
            forms = write_forms(self.wording, operation, request, response)
            yield operation, {sample.title: sample for sample in forms.samples}

    def list_python(self) -> Iterator[Sample]:
        """Every sample in Python, those of paginators and waiters too."""
        for _, forms in self.list_forms():
            yield from (sample for sample in forms.values() if sample.language == "python")
        for paginator in self.service.paginators:
            request = self.examples.requests[paginator.operation]
            yield from write_paginator_forms(self.wording, paginator, request).samples
        for waiter in self.service.waiters:
            request = self.examples.requests[waiter.operation]
            yield from write_waiter_forms(self.wording, waiter, request).samples

    @property
    def fake(self) -> Any:
        """A new fake of the service."""
        return getattr(self.generated.module, str(self.wording.package.names.service.fake))()


def show(stack: ExitStack, name: str, source: str, operations: Sequence[str]) -> Shown:
    prefix = "sampled" if source == "installed" else "hostile"
    made = stack.enter_context(generate(name, source=source, operations=operations, prefix=prefix))
    whole = build_service(open_source(source).read(name)).service
    chosen = [operation.name for operation in made.service.operations]
    package = lower_package(whole, chosen, ClaimsByPlace(whole))
    examples = make_examples(package, find_reliefs(package.service))
    return Shown(made, package.service, examples, Wording(package, made.module.__name__))


class Boto:
    """What stands for boto3: its one client talks to a fake."""

    def __init__(self, shown: Shown, fake: Any) -> None:
        is_known = shown.service.identity.full_name != HOSTILE["metadata"]["serviceFullName"]
        self._client = fake.client() if is_known else UnknownClient(shown.service, fake)
        self._name = shown.service.name

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Let it be imported as boto3."""
        module = ModuleType("boto3")
        module.__dict__["client"] = self._give
        patch.setitem(sys.modules, "boto3", module)

    def _give(self, name: str) -> Any:
        assert name == self._name
        return self._client


NO_EVENTS = SimpleNamespace(has_event_stream_input=False)


class UnknownClient:
    """A client of a service that botocore does not know."""

    def __init__(self, service: Service, fake: Any) -> None:
        self._fake = fake
        self._operations = {method(one.name): one.name for one in service.operations}
        model = SimpleNamespace(
            service_id=service.identity.service_id,
            operation_model=dict.fromkeys(self._operations.values(), NO_EVENTS).__getitem__,
        )
        self.meta = SimpleNamespace(service_model=model, method_to_api_mapping=self._operations)
        self.exceptions = SimpleNamespace(ClientError=RuntimeError)

    def __getattr__(self, name: str) -> Callable[..., dict[str, Any]]:
        operation = self._operations.get(name)
        if operation is None:
            raise AttributeError(name)

        def send(**params: Any) -> dict[str, Any]:
            return dict(self._fake.call(operation, params))

        return send
