"""Pages as botocore's own documentation generator writes them, for the operations of a service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import botocore.session
from botocore import UNSIGNED
from botocore.config import Config
from botocore.docs.bcdoc.restdoc import DocumentStructure
from botocore.docs.client import ClientDocumenter

SESSION: Any = botocore.session.Session()


@dataclass(frozen=True)
class Generated:
    """One page, and the operation that it is about."""

    service: str
    method: str
    operation: Any
    """botocore's `OperationModel`, which has no types of its own."""
    rest: str


@cache
def generate_pages(service: str) -> tuple[Generated, ...]:
    """The page of every operation that boto3 documents, without a network."""
    return tuple(_generate(service))


def _generate(service: str) -> Iterator[Generated]:
    client = SESSION.create_client(
        service, region_name="us-east-1", config=Config(signature_version=UNSIGNED)
    )
    documenter: Any = ClientDocumenter(client, "unused", None)
    for method, name in sorted(client.meta.method_to_api_mapping.items()):
        if not hasattr(client, method):
            continue  # a stream in both directions: botocore has no method for it
        page: Any = DocumentStructure(method, target="html")
        documenter._add_client_method(page, method, getattr(client, method))
        model = client.meta.service_model.operation_model(name)
        yield Generated(service, method, model, page.flush_structure().decode())
