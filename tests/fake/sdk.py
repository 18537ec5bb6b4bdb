"""boto3 and botocore, untyped as they are, and clients that know nothing of their user."""

from __future__ import annotations

from importlib import import_module
from typing import Any

boto3: Any = import_module("boto3")
config: Any = import_module("botocore.config")
endpoint: Any = import_module("botocore.endpoint")
errors: Any = import_module("botocore.exceptions")
handlers: Any = import_module("botocore.handlers")
sessions: Any = import_module("botocore.session")
waiter: Any = import_module("botocore.waiter")

ClientError: Any = errors.ClientError
StreamingBody: Any = import_module("botocore.response").StreamingBody
LOADER: Any = sessions.Session().get_component("data_loader")
REGION = "eu-central-1"


def make_session() -> Any:
    """A session of boto3's; all of them share the models that they read."""
    bare = sessions.Session()
    bare.register_component("data_loader", LOADER)
    return boto3.session.Session(botocore_session=bare, region_name=REGION)


def connect(service: str, **settings: Any) -> Any:
    """A client of a session of its own, without credentials."""
    return make_session().client(service, config=config.Config(**settings))
