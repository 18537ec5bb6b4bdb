"""Building shapes: one small function per type of shape in a model.

Takes the facts of one shape, gives its IR value. References are kept as ids and not followed here;
that they resolve is checked once all shapes are there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from shapewright.build.facts import Facts, is_object
from shapewright.build.traits import SHAPE_TYPES, STRUCTURE_KINDS
from shapewright.ir.rule import Length, Pattern, Range, Rule
from shapewright.ir.shape import (
    PLAIN_BINDING,
    PLAIN_FORM,
    Binding,
    BlobShape,
    BooleanShape,
    DocumentShape,
    DoubleShape,
    EnumShape,
    ErrorTrait,
    EventStreamShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    MapShape,
    Member,
    Ref,
    Shape,
    ShapeId,
    StringShape,
    StructureShape,
    TimestampShape,
    UnionShape,
    WireForm,
    XmlNamespace,
)
from shapewright.problem import Level


def build_shapes(model: Facts) -> dict[ShapeId, Shape]:
    """Every shape of a model by id, in the order of their ids; unknown types are reported."""
    shapes: dict[ShapeId, Shape] = {}
    for name, raw in model.objects("shapes"):
        at = (*model.at, "shapes", name)
        kind = raw.get("type") if is_object(raw) else None
        if type(kind) is not str or kind not in _BUILDERS:
            model.reading.report(
                (*at, "type"),
                f"unknown type {kind!r} of shape {name!r}",
                f"The types are {', '.join(SHAPE_TYPES)}.",
            )
            continue
        facts = Facts(raw, at, _level_of(kind, raw), model.reading)
        shapes[ShapeId(name)] = _BUILDERS[kind](ShapeId(name), facts)
    return shapes


def _level_of(kind: str, raw: dict[str, Any]) -> str:
    """Which keys a shape of this type may have: a flag can make something else of a structure."""
    if kind != "structure":
        return kind
    return next((flag for flag in STRUCTURE_KINDS if raw.get(flag) is True), kind)


def build_ref(facts: Facts) -> Ref:
    """A reference from a list, a map or an operation."""
    return Ref(
        target=facts.reference(),
        doc=facts.doc(),
        binding=_build_binding(facts),
        json_value=facts.flag("jsonvalue"),
    )


def _common(id_: ShapeId, facts: Facts) -> dict[str, Any]:
    return {
        "id": id_,
        "doc": facts.doc(),
        "sensitive": facts.flag("sensitive"),
        "boxed": facts.flag("box"),
        "deprecation": facts.deprecation(),
    }


def _build_structure(id_: ShapeId, facts: Facts) -> Shape:
    if facts.flag("document"):
        _check_memberless(facts)
        return DocumentShape(**_common(id_, facts))
    members = _build_members(facts)
    if facts.flag("eventstream"):
        return EventStreamShape(**_common(id_, facts), members=members)
    form = _build_form(facts)
    if facts.flag("union"):
        return UnionShape(**_common(id_, facts), members=members, form=form)
    payload = facts.text("payload")
    if payload and payload not in {member.name for member in members}:
        facts.reading.report((*facts.at, "payload"), f"payload {payload!r} is not a member")
    return StructureShape(
        **_common(id_, facts),
        members=members,
        error=_build_error(facts),
        payload=payload,
        event=facts.flag("event"),
        form=form,
    )


def _check_memberless(facts: Facts) -> None:
    for name, _ in facts.objects("members"):
        facts.reading.report(
            (*facts.at, "members", name),
            f"member {name!r} of a document, which has any content",
            "What it says is not carried into the output.",
            Level.WARNING,
        )


def _build_members(facts: Facts) -> tuple[Member, ...]:
    required = set(facts.texts("required"))
    members = tuple(
        _build_member(name, member, required=name in required)
        for name, member in facts.entries("members", "member")
    )
    for name in sorted(required - {member.name for member in members}):
        facts.reading.report((*facts.at, "required"), f"required member {name!r} does not exist")
    return members


_PLAIN_MEMBER = frozenset({"shape", "documentation"})


def _build_member(name: str, facts: Facts, *, required: bool) -> Member:
    target = facts.reference()
    if facts.raw.keys() <= _PLAIN_MEMBER:  # four members out of five
        return Member(name=name, target=target, doc=facts.doc(), required=required)
    parameter = facts.object("contextParam", "contextParam")
    return Member(
        name=name,
        target=target,
        doc=facts.doc(),
        required=required,
        values=facts.distinct_texts("enum"),
        boxed=facts.flag("box"),
        deprecation=facts.deprecation(),
        idempotency_token=facts.flag("idempotencyToken"),
        json_value=facts.flag("jsonvalue"),
        streaming=facts.flag("streaming"),
        host_label=facts.flag("hostLabel"),
        event_payload=facts.flag("eventpayload"),
        endpoint_parameter=parameter.needed("name") if parameter else "",
        binding=_build_binding(facts),
    )


_BINDING_KEYS = frozenset(
    {"location", "locationName", "flattened", "xmlAttribute", "xmlNamespace", "queryName"}
)


def _build_binding(facts: Facts) -> Binding:
    if facts.raw.keys().isdisjoint(_BINDING_KEYS):
        return PLAIN_BINDING
    return Binding(
        location=facts.text("location"),
        location_name=facts.text_or_none("locationName"),
        flattened=facts.flag("flattened"),
        xml_attribute=facts.flag("xmlAttribute"),
        xml_namespace=_build_namespace(facts),
        query_name=facts.text("queryName"),
    )


_FORM_KEYS = frozenset({"locationName", "wrapper", "flattened", "xmlOrder", "xmlNamespace"})


def _build_form(facts: Facts) -> WireForm:
    if facts.raw.keys().isdisjoint(_FORM_KEYS):
        return PLAIN_FORM
    return WireForm(
        location_name=facts.text("locationName"),
        wrapper=facts.flag("wrapper"),
        flattened=facts.flag("flattened"),
        xml_order=facts.texts("xmlOrder"),
        xml_namespace=_build_namespace(facts),
    )


def _build_namespace(facts: Facts) -> XmlNamespace | None:
    namespace = facts.object("xmlNamespace", "xmlNamespace")
    if namespace is None:
        return None
    return XmlNamespace(uri=namespace.needed("uri"), prefix=namespace.text("prefix"))


def _build_error(facts: Facts) -> ErrorTrait | None:
    if not facts.flag("exception"):
        return None
    error = facts.object("error", "error")
    retryable = facts.object("retryable", "retryable")
    return ErrorTrait(
        code=error.text("code") if error else "",
        status=error.whole("httpStatusCode") if error else None,
        sender_fault=error.flag("senderFault") if error else False,
        server_fault=facts.flag("fault"),
        retryable=retryable is not None,
        throttling=retryable.flag("throttling") if retryable else False,
        synthetic=facts.flag("synthetic"),
    )


def _build_list(id_: ShapeId, facts: Facts) -> Shape:
    return ListShape(
        **_common(id_, facts),
        element=_build_part(facts, "member"),
        sparse=facts.flag("sparse"),
        rules=_build_length(facts),
        form=_build_form(facts),
    )


def _build_map(id_: ShapeId, facts: Facts) -> Shape:
    return MapShape(
        **_common(id_, facts),
        key=_build_part(facts, "key"),
        value=_build_part(facts, "value"),
        sparse=facts.flag("sparse"),
        rules=_build_length(facts),
        form=_build_form(facts),
    )


def _build_part(facts: Facts, key: str) -> Ref:
    part = facts.object(key, "element")
    if part is None:
        facts.reading.report(facts.at, f"{key!r} is missing")
        return Ref(target=ShapeId(""))
    return build_ref(part)


def _build_string(id_: ShapeId, facts: Facts) -> Shape:
    rules = _build_length(facts)
    if (pattern := facts.text_or_none("pattern")) is not None:
        rules = (*rules, Pattern(text=pattern))
    if "enum" not in facts:
        return StringShape(**_common(id_, facts), rules=rules)
    values = facts.distinct_texts("enum")
    if facts.raw["enum"] == []:
        facts.reading.report((*facts.at, "enum"), "an enum without values")
    return EnumShape(**_common(id_, facts), values=values, rules=rules)


def _build_blob(id_: ShapeId, facts: Facts) -> Shape:
    return BlobShape(
        **_common(id_, facts),
        streaming=facts.flag("streaming"),
        requires_length=facts.flag("requiresLength"),
        rules=_build_length(facts),
    )


def _build_timestamp(id_: ShapeId, facts: Facts) -> Shape:
    return TimestampShape(**_common(id_, facts), format=facts.text("timestampFormat"))


def _build_boolean(id_: ShapeId, facts: Facts) -> Shape:
    return BooleanShape(**_common(id_, facts))


def _number_builder(
    shape: type[IntegerShape | LongShape | FloatShape | DoubleShape],
) -> Callable[[ShapeId, Facts], Shape]:
    def build(id_: ShapeId, facts: Facts) -> Shape:
        return shape(**_common(id_, facts), rules=_build_range(facts))

    return build


def _build_length(facts: Facts) -> tuple[Rule, ...]:
    minimum, maximum = facts.whole("min"), facts.whole("max")
    if minimum is None and maximum is None:
        return ()
    _check_order(facts, minimum, maximum)
    return (Length(minimum=minimum, maximum=maximum),)


def _build_range(facts: Facts) -> tuple[Rule, ...]:
    minimum, maximum = facts.number("min"), facts.number("max")
    if minimum is None and maximum is None:
        return ()
    _check_order(facts, minimum, maximum)
    return (Range(minimum=minimum, maximum=maximum),)


def _check_order(facts: Facts, minimum: float | None, maximum: float | None) -> None:
    if minimum is not None and maximum is not None and minimum > maximum:
        facts.reading.report((*facts.at, "min"), f"min {minimum} is above max {maximum}")


_BUILDERS: dict[str, Callable[[ShapeId, Facts], Shape]] = {
    "structure": _build_structure,
    "list": _build_list,
    "map": _build_map,
    "string": _build_string,
    "integer": _number_builder(IntegerShape),
    "long": _number_builder(LongShape),
    "float": _number_builder(FloatShape),
    "double": _number_builder(DoubleShape),
    "boolean": _build_boolean,
    "blob": _build_blob,
    "timestamp": _build_timestamp,
}
