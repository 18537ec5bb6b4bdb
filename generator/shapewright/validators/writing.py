"""Writing: the statements that make of a member what boto3 takes, and refuse what breaks a rule.

Takes a member, gives lines of Python on the variable ``it``, which holds the attribute before and
the value on the wire after. They do in one pass what a conversion and a predicate do in two, and
only for what is most often there: the classes themselves, lists, tuples, plain dictionaries with
plain keys. Refusing more than the predicate does is no fault, for then the two passes decide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from shapewright.ir.shape import (
    DocumentShape,
    EnumShape,
    ListShape,
    MapShape,
    Member,
    Shape,
    ShapeId,
    StructureShape,
    UnionShape,
)
from shapewright.lower.conversion import find_writer
from shapewright.validators.condition import Conditions, indent
from shapewright.validators.facts import takes_json

REFUSAL = "raise RefusedError"
_NO_TEXT = "not isinstance(key, str)"
_LONGEST = 74
"""Characters of a function whose call can be folded; the two formatters disagree on longer ones."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Writes the statements of one module's writers."""

    conditions: Conditions
    writers: Mapping[ShapeId, str]
    """The function of each structure that has one."""
    classes: Mapping[ShapeId, str]

    @classmethod
    def beside(
        cls,
        conditions: Conditions,
        writers: Mapping[ShapeId, str],
        classes: Mapping[ShapeId, str],
    ) -> Writing:
        """For the module that has these predicates; it will need the same symbols and more."""
        return cls(replace(conditions, refusal=REFUSAL, remembers=False), writers, classes)

    def write_member(self, member: Member, owner: ShapeId, *, required: bool) -> list[str]:
        """The statements for a member of a structure."""
        conditions = self.conditions
        shape = conditions.service.shape(member.target)
        if lines := self._write_structures(shape):
            return [*lines, *conditions.refuse_if(conditions.write_claims(member, owner))]
        # Of all that is left out, JSON alone could be taken for being there.
        is_json = isinstance(shape, DocumentShape) or takes_json(member)
        lines = conditions.refuse_if(["it is None"] if required and is_json else [])
        return [*lines, *self._convert(shape), *conditions.write_member(member, owner)]

    def _write_structures(self, shape: Shape) -> list[str]:
        """The statements for a structure, or a list or map of them; none for anything else."""
        conditions = self.conditions
        match shape:
            case StructureShape() | UnionShape() if shape.id in self.writers:
                writer, kind = self._refer(shape.id)
                if len(writer) <= _LONGEST:
                    return [f"it = {writer}(it, {kind})"]
                conditions.symbols.add("write_item")
                return [f"it = write_item(it, {writer}, {kind})"]
            case ListShape() if shape.element.target in self.writers and not shape.sparse:
                conditions.symbols |= {"ARRAY", "write_items"}
                tests = ["type(it) not in ARRAY", *conditions.size(shape, "it")]
                writer, kind = self._refer(shape.element.target)
                return [*conditions.refuse_if(tests), f"it = write_items(it, {writer}, {kind})"]
            case MapShape() if shape.value.target in self.writers and not shape.sparse:
                conditions.symbols |= {"OBJECT", "write_values"}
                tests = ["type(it) is not OBJECT", *conditions.size(shape, "it")]
                rules = [test for test in conditions.test_key(shape) if test != _NO_TEXT]
                keys = conditions.refuse_if(["type(key) is not str", *rules])
                writer, kind = self._refer(shape.value.target)
                return [
                    *conditions.refuse_if(tests),
                    *indent("for key in it:", keys),
                    f"it = write_values(it, {writer}, {kind})",
                ]
            case _:
                return []

    def _refer(self, id_: ShapeId) -> tuple[str, str]:
        """The writer of a structure, and its class."""
        conditions = self.conditions
        conditions.symbols.add("models")
        kind = f"models.{self.classes[id_]}"
        if id_ in conditions.local:
            return self.writers[id_], kind
        conditions.symbols.add("validators")
        return f"validators.{self.writers[id_]}", kind

    def _convert(self, shape: Shape) -> list[str]:
        """The statements that take a value to the wire, as ``to_dict`` does."""
        writer = find_writer(self.conditions.service, shape)
        if not writer:
            return []
        self.conditions.symbols.add(writer)
        call = f"it = {writer}(it)"
        return indent("if type(it) is not str:", [call]) if isinstance(shape, EnumShape) else [call]
