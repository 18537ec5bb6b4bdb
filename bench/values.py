"""A request and a response with every member, as modules that build them with the package.

Takes the folder that holds SageMaker's package; writes ``rich.py`` and ``reply.py`` beside it.
Every structure in reach is filled once on each path, with the first enum value or a short text:
the work of building is what counts, not whether the service would accept it.
"""

from __future__ import annotations

import datetime as dt
import importlib
import sys
from dataclasses import fields
from enum import Enum
from pathlib import Path
from pprint import pformat
from typing import Any

from botocore.loaders import Loader
from botocore.model import ServiceModel

_OPERATION_REQUEST = ("CreateModelPackage", "CreateModelPackageInput")
_OPERATION_REPLY = ("DescribeModelPackage", "DescribeModelPackageOutput")
_SCALARS: dict[str, object] = {
    "blob": b"x",
    "boolean": True,
    "double": 1.5,
    "float": 1.5,
    "integer": 1,
    "long": 1,
    "timestamp": dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
}


def build_value(shape: Any, above: tuple[str, ...] = ()) -> Any:
    """A value of a botocore shape with every member, as boto3 gives it; None where it recurs."""
    if shape.type_name == "structure":
        if shape.name in above:
            return None
        inside = (*above, shape.name)
        filled = {name: build_value(member, inside) for name, member in shape.members.items()}
        return {name: value for name, value in filled.items() if value is not None}
    if shape.type_name == "list":
        element = build_value(shape.member, above)
        return None if element is None else [element]
    if shape.type_name == "map":
        element = build_value(shape.value, above)
        return None if element is None else {"key": element}
    if shape.type_name == "string":
        return shape.enum[0] if shape.enum else "value"
    return _SCALARS[shape.type_name]


def render_expression(value: Any, used: set[str]) -> str:
    """The source that builds a value of the package; notes the classes it uses."""
    kind: Any = value.__class__
    if kind is list:
        return f"[{', '.join(render_expression(item, used) for item in value)}]"
    if kind is dict:
        items = [f"{key!r}: {render_expression(item, used)}" for key, item in value.items()]
        return f"{{{', '.join(items)}}}"
    if issubclass(kind, Enum):
        return repr(value.value)
    if not hasattr(kind, "__dataclass_fields__"):
        return repr(value)
    used.add(kind.__name__)
    given = [
        f"{field.name}={render_expression(member, used)}"
        for field in fields(value)
        if (member := getattr(value, field.name)) is not None
    ]
    return f"{kind.__name__}({', '.join(given)})"


def write_values(place: Path) -> None:
    """Write both modules."""
    sys.path.insert(0, str(place))
    package = importlib.import_module("sagemaker")
    loader: Any = Loader()
    model: Any = ServiceModel(loader.load_service_model("sagemaker", "service-2"))
    operation, name = _OPERATION_REQUEST
    wire = build_value(model.operation_model(operation).input_shape)
    used: set[str] = set()
    request = render_expression(getattr(package, name).from_dict(wire), used)
    (place / "rich.py").write_text(
        f"from sagemaker import {', '.join(sorted(used))}\n\nREQUEST = {request}\n"
    )
    operation, name = _OPERATION_REPLY
    reply = build_value(model.operation_model(operation).output_shape)
    (place / "reply.py").write_text(
        f"import datetime\n\nfrom sagemaker import {name}\n\n"
        f"WIRE = {pformat(reply)}\nREPLY = {name}.from_dict(WIRE)\n"
    )


if __name__ == "__main__":
    write_values(Path(sys.argv[1]))
