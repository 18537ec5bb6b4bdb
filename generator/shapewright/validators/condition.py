"""Conditions: the statements that answer no when a value breaks a rule of its shape.

Takes a member, gives lines of Python on the variable ``it``, and notes the symbols and patterns
they need. A structure inside is left to its own predicate; lists and maps are loops. A rule that an
override turns off is left out; one that is advisory is checked, for then there is something to say.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from shapewright.ir.service import Service
from shapewright.ir.shape import (
    BlobShape,
    BooleanShape,
    DocumentShape,
    DoubleShape,
    EnumShape,
    EventStreamShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    MapShape,
    Member,
    Shape,
    ShapeId,
    StringShape,
    StructureShape,
    TimestampShape,
    UnionShape,
)
from shapewright.ir.stated import Stated, bounds_of, pattern_of
from shapewright.lower.literal import literal
from shapewright.lower.naming import Identifier
from shapewright.patterns.trivial import find_trivial
from shapewright.validators.claimed import ClaimedMembers, write_not_in
from shapewright.validators.facts import label_of, takes_json
from shapewright.validators.relief import Reliefs

WIDTHS = {IntegerShape: (-(2**31), 2**31 - 1), LongShape: (-(2**63), 2**63 - 1)}
_QUESTIONS: dict[type[Shape], str] = {
    TimestampShape: "is_timestamp",
    DocumentShape: "is_document",
    EventStreamShape: "is_stream_of_events",
}
_VARIABLES = ("it", "one", "two", "three", "four", "five", "six", "seven")
"""The value at each depth of loops; the deepest model nests four lists and maps."""


@dataclass(slots=True)
class Conditions:
    """Writes the conditions of one module of predicates.

    A test may also raise where it should say no: whoever asks a predicate takes both for one.
    """

    service: Service
    reliefs: Reliefs
    claimed: ClaimedMembers
    predicates: Mapping[ShapeId, Identifier]
    recursive: Container[ShapeId]
    """The shapes that can contain themselves."""
    local: frozenset[ShapeId]
    """Structures whose predicates stand in the same module."""
    values: Mapping[ShapeId, Identifier]
    """The constant of each shape with known values."""
    matchers: Mapping[ShapeId, Identifier]
    """The constant of each shape with a pattern."""
    sites: Mapping[tuple[ShapeId, str], int]
    """A number for each member through which a structure can contain itself."""
    symbols: set[str] = field(default_factory=set[str])
    refusal: str = "return False"
    """The statement that says no."""
    remembers: bool = True
    """Whether structures that can contain themselves note in ``seen`` what they met."""
    patterns: set[ShapeId] = field(default_factory=set[ShapeId])
    """The shapes whose patterns are needed."""
    enums: set[ShapeId] = field(default_factory=set[ShapeId])
    """The shapes whose values are needed."""

    def write_member(self, member: Member, owner: ShapeId) -> list[str]:
        """The statements for a member of a structure."""
        if takes_json(member):
            return self.refuse_if([self._call("is_json_text", "it")])
        extra: list[str] = []
        if member.values:
            extra.append(write_not_in("it", member.values))
        if label_of(self.service, member):
            extra.append("not it")
        site = self.sites.get((owner, member.name)) if self.remembers else None
        inside = self.remembers and owner in self.recursive
        lines = self._write(member.target, 0, extra, inside=inside)
        lines += self.refuse_if(self.write_claims(member, owner))
        return lines if site is None else _only_once(site, lines)

    def write_claims(self, member: Member, owner: ShapeId) -> list[str]:
        """The expressions that are true where a member breaks what the documentation says."""
        return [*self.claimed.find(owner, member).write_tests("it")]

    def _write(
        self, target: ShapeId, depth: int, extra: Sequence[str] = (), *, inside: bool
    ) -> list[str]:
        shape = self.service.shape(target)
        name = _VARIABLES[depth]
        match shape:
            case ListShape():
                return self._write_list(shape, depth, inside=inside)
            case MapShape():
                return self._write_map(shape, depth, inside=inside)
            case _:
                return self.refuse_if([*self._test(shape, name, inside=inside), *extra])

    def _write_list(self, shape: ListShape, depth: int, *, inside: bool) -> list[str]:
        name, inner = _VARIABLES[depth : depth + 2]
        self.symbols.add("ARRAY")
        tests = [f"type({name}) not in ARRAY", *self.size(shape, name)]
        loop = self._write(shape.element.target, depth + 1, inside=inside)
        if shape.sparse:
            loop = _unless_null(inner, loop)
        return [*self.refuse_if(tests), *indent(f"for {inner} in {name}:", loop)]

    def _write_map(self, shape: MapShape, depth: int, *, inside: bool) -> list[str]:
        name, inner = _VARIABLES[depth : depth + 2]
        self.symbols.add("OBJECT")
        tests = [f"not isinstance({name}, OBJECT)", *self.size(shape, name)]
        keys = self.refuse_if(self.test_key(shape))
        loop = self._write(shape.value.target, depth + 1, inside=inside)
        if shape.sparse:
            loop = _unless_null(inner, loop)
        head = f"for key, {inner} in {name}.items():"
        return [*self.refuse_if(tests), *indent(head, [*keys, *loop])]

    def test_key(self, shape: MapShape) -> list[str]:
        """The expressions of which one is true of a ``key`` that breaks a rule."""
        return self._test(self.service.shape(shape.key.target), "key", inside=False)

    def _test(self, shape: Shape, name: str, *, inside: bool) -> list[str]:
        """The expressions of which one is true of a value that breaks a rule."""
        match shape:
            case StructureShape() | UnionShape():
                return [self._ask(shape.id, name, inside=inside)]
            case StringShape() | EnumShape():
                return [*self._text(shape, name)]
            case IntegerShape() | LongShape() | FloatShape() | DoubleShape():
                return self._number(shape, name)
            case BooleanShape():
                return [f"not isinstance({name}, bool)"]
            case BlobShape():
                return [self._blob(shape, name)]
            case TimestampShape() | DocumentShape() | EventStreamShape():
                return [self._call(_QUESTIONS[type(shape)], name)]
            case ListShape() | MapShape():
                raise TypeError(f"{shape.id} is a container")

    def _number(
        self, shape: IntegerShape | LongShape | FloatShape | DoubleShape, name: str
    ) -> list[str]:
        if isinstance(shape, FloatShape | DoubleShape):
            is_none = f"type({name}) is not float and {self._call('is_number', name)}"
            return [is_none, *self._range(shape, name)]
        is_none = f"type({name}) is not int and {self._call('is_integer', name)}"
        return [is_none, *self._width(shape, name)]

    def _ask(self, target: ShapeId, name: str, *, inside: bool) -> str:
        predicate = str(self.predicates[target])
        if target not in self.local:
            self.symbols.add("validators")
            predicate = f"validators.{predicate}"
        if target not in self.recursive:
            return f"not {predicate}({name})"
        return f"not {predicate}({name}, {'seen' if inside else '{}'})"

    def _text(self, shape: StringShape | EnumShape, name: str) -> Iterator[str]:
        off = self.reliefs.off(shape.id)
        pattern = Stated() if "pattern" in off else pattern_of(shape)
        trivial = find_trivial(pattern) if pattern else None
        if not pattern or trivial:  # to match a pattern is to ask for a string
            yield f"not isinstance({name}, str)"
        yield from self.size(shape, name)
        if isinstance(shape, EnumShape) and "enum" not in off:
            self.enums.add(shape.id)
            yield f"{name} not in {self.values[shape.id]}"
        if trivial:
            if trivial.fewest > (bounds_of(shape)[0] or 0):
                yield f"len({name}) < {trivial.fewest}"
            if trivial.without:
                yield f"{literal(trivial.without)} in {name}"
        elif pattern:
            self.patterns.add(shape.id)
            self.symbols.add("pattern")
            yield f"not {self.matchers[shape.id]}({name})"

    def size(self, shape: Shape, name: str) -> list[str]:
        """The expressions that are true of what is too short or too long."""
        rule = "count" if isinstance(shape, ListShape | MapShape) else "length"
        minimum, maximum = bounds_of(shape)
        if rule in self.reliefs.off(shape.id):
            return []
        return _outside(f"len({name})", minimum or None, maximum)

    def _range(self, shape: Shape, name: str) -> list[str]:
        minimum, maximum = bounds_of(shape)
        if "range" in self.reliefs.off(shape.id) or (minimum, maximum) == (None, None):
            return []
        # In this form it also refuses what is no number.
        arguments = f"{name}, {literal(minimum)}, {literal(maximum)}"
        return [self._call("is_in_range", arguments)]

    def _width(self, shape: IntegerShape | LongShape, name: str) -> list[str]:
        low, high = WIDTHS[type(shape)]
        minimum, maximum = bounds_of(shape)
        if "range" in self.reliefs.off(shape.id):
            return []
        return _outside(
            name,
            low if minimum is None else max(low, minimum),
            high if maximum is None else min(high, maximum),
        )

    def _blob(self, shape: BlobShape, name: str) -> str:
        minimum, maximum = bounds_of(shape)
        if "length" in self.reliefs.off(shape.id) or not (minimum or maximum is not None):
            return self._call("is_blob", name)
        arguments = f"{name}, {literal(minimum or 0)}, {literal(maximum)}"
        return self._call("is_blob_of", arguments)

    def _call(self, function: str, arguments: str) -> str:
        self.symbols.add(function)
        return f"not {function}({arguments})"

    def refuse_if(self, tests: Sequence[str]) -> list[str]:
        """The statements that say no when one of these expressions is true."""
        # One statement a test: the two formatters fold one with two tests differently.
        no = f"    {self.refusal}"
        return [line for test in tests for line in (*f"if {test}:".split("\n"), no)]


def _only_once(site: int, lines: Sequence[str]) -> list[str]:
    """The statements, for a value that was not met before; one that is still open holds itself."""
    body = ["seen[mark] = False", *lines, "seen[mark] = True"]
    return [
        f"mark = id(it), {site}",
        *indent("if mark not in seen:", body),
        *indent("elif not seen[mark]:", ["return False"]),
    ]


def _unless_null(name: str, body: Sequence[str]) -> list[str]:
    return [f"if {name} is None:", "    continue", *body]


def indent(head: str, body: Sequence[str]) -> list[str]:
    """A compound statement."""
    return [head, *(f"    {line}" for line in body)]


def _outside(value: str, minimum: float | None, maximum: float | None) -> list[str]:
    if minimum is not None and minimum == maximum:
        return [f"{value} != {literal(minimum)}"]
    if minimum is not None and maximum is not None:
        return [f"not {literal(minimum)} <= {value} <= {literal(maximum)}"]
    if minimum is not None:
        return [f"{value} < {literal(minimum)}"]
    return [f"{value} > {literal(maximum)}"] if maximum is not None else []
