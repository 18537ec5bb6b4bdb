"""A service as canonical JSON, and back.

Takes a ``Service`` and gives text that depends on its facts alone: keys sorted, everything that
equals its default left out, one fact a line's worth of indentation. ``load_service`` takes that
text and gives an equal service. The form follows from the classes of the IR, so a field added there
is written and read without a change here.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, cast

from shapewright.ir import rule, shape
from shapewright.ir.doc import Doc
from shapewright.ir.doc_json import dump_doc, load_doc
from shapewright.ir.graph import roots_of
from shapewright.ir.service import Service

_Decode = Callable[[Any], Any]

_VARIANTS = {
    variant.__name__: variant
    for union in (shape.Shape, rule.Rule)
    for variant in typing.get_args(union)
}
"""Classes that stand where several may stand; their name is written beside their fields."""

_SCALARS = frozenset({str, bool, int, float, type(None)})


def dump_service(value: Service) -> str:
    """The service as JSON text, ending in a newline."""
    text = json.dumps(_encode(value), ensure_ascii=False, indent=1, sort_keys=True)
    return text + "\n"


def load_service(text: str) -> Service:
    """The service that ``dump_service`` wrote as this text.

    Raises:
        ValueError: the text is not such a dump.
    """
    try:
        loaded: Service = _decoder(Service)(json.loads(text))
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"not a dump of a service: {error!r}") from error
    _check_references(loaded)
    return loaded


def _check_references(service: Service) -> None:
    """Refuse what no built service is: ids that are not their shape's, or lead nowhere."""
    named = {target for operation in service.operations for target in roots_of(operation)}
    for id_, value in service.shapes.items():
        if value.id != id_:
            raise ValueError(f"not a dump of a service: shape {value.id!r} stands as {id_!r}")
        named.update(shape.references_of(value))
    if missing := named - service.shapes.keys():
        raise ValueError(f"not a dump of a service: no shapes {sorted(missing)}")


@functools.cache
def _fields_of(kind: type) -> tuple[tuple[str, Any, bool], ...]:
    """Name, default, and whether it is documentation, of each field."""
    hints = _hints_of(kind)
    fields: list[tuple[str, Any, bool]] = []
    for item in dataclasses.fields(kind):
        default = item.default
        if item.default_factory is not dataclasses.MISSING:
            default = item.default_factory()
        fields.append((item.name, default, hints[item.name] is Doc))
    return tuple(fields)


@functools.cache
def _hints_of(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _encode(value: Any) -> Any:
    kind = _class_of(value)
    if kind in _SCALARS:
        return value
    if dataclasses.is_dataclass(kind):
        encoded = {
            name: dump_doc(item) if is_doc else _encode(item)
            for name, default, is_doc in _fields_of(kind)
            if (item := getattr(value, name)) != default
        }
        if kind.__name__ in _VARIANTS:
            encoded["kind"] = kind.__name__
        return encoded
    if issubclass(kind, tuple):
        return [_encode(item) for item in value]
    if issubclass(kind, Mapping):
        return {str(key): _encode(item) for key, item in value.items()}
    return value


def _class_of(value: object) -> type:
    return type(value)


@functools.cache
def _decoder(hint: Any) -> _Decode:
    """How to read a value of this type; a value of another raises TypeError or KeyError."""
    if hint is Doc:
        return load_doc
    if isinstance(hint, typing.NewType):
        return _decoder(hint.__supertype__)
    if isinstance(hint, type):
        return _type_decoder(cast("type[Any]", hint))
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if origin is Mapping:
        return _mapping_decoder(_decoder(arguments[1]))
    if origin in {types.UnionType, typing.Union}:
        return _union_decoder(arguments)
    raise NotImplementedError(f"no form in JSON for a field of type {hint}")


def _type_decoder(kind: type[Any]) -> _Decode:
    if dataclasses.is_dataclass(kind):
        return _class_decoder(kind)
    return kind if issubclass(kind, StrEnum) else _scalar_decoder((kind,))


def _scalar_decoder(kinds: tuple[type, ...]) -> _Decode:
    accepted = {*kinds, int} if float in kinds else {*kinds}

    def decode(value: Any) -> Any:
        if type(value) in accepted:
            return value
        raise TypeError(f"{value!r:.80} is none of {', '.join(kind.__name__ for kind in kinds)}")

    return decode


def _class_decoder(kind: type) -> _Decode:
    decoders = {name: _decoder(hint) for name, hint in _hints_of(kind).items()}
    if kind.__name__ in _VARIANTS:
        decoders["kind"] = _scalar_decoder((str,))

    def decode(value: dict[str, Any]) -> Any:
        given = {name: decoders[name](item) for name, item in value.items()}
        given.pop("kind", None)
        return kind(**given)

    return decode


def _tuple_decoder(arguments: tuple[Any, ...]) -> _Decode:
    if arguments[-1] is Ellipsis:
        return _sequence_decoder(_decoder(arguments[0]))
    items = [_decoder(argument) for argument in arguments]

    def decode(value: Any) -> Any:
        _refuse_other_than_list(value)
        return tuple([read(part) for read, part in zip(items, value, strict=True)])

    return decode


def _sequence_decoder(item: _Decode) -> _Decode:
    def decode(value: Any) -> Any:
        _refuse_other_than_list(value)
        return tuple([item(part) for part in value])

    return decode


def _refuse_other_than_list(value: object) -> None:
    if not isinstance(value, list):
        raise TypeError(f"{value!r:.80} is not a list")


def _mapping_decoder(item: _Decode) -> _Decode:
    def decode(value: dict[str, Any]) -> Any:
        return {key: item(part) for key, part in value.items()}

    return decode


def _union_decoder(arguments: tuple[Any, ...]) -> _Decode:
    if not all(isinstance(argument, type) for argument in arguments):
        return _as_it_is  # of all unions, only that of any JSON has generic parts
    is_class = {item: dataclasses.is_dataclass(item) for item in arguments}
    classes: list[type[Any]] = [item for item in arguments if is_class[item]]
    other = _scalar_decoder(tuple(item for item in arguments if not is_class[item]))
    if not classes:
        return other
    if len(classes) > 1:
        return _variant_decoder({item.__name__: _class_decoder(item) for item in classes})
    only = _class_decoder(classes[0])
    return lambda value: only(value) if isinstance(value, dict) else other(value)


def _as_it_is(value: Any) -> Any:
    return value


def _variant_decoder(variants: Mapping[str, _Decode]) -> _Decode:
    return lambda value: variants[value["kind"]](value)
