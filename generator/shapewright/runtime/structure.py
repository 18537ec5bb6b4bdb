"""What every structure has in common: equality, ``repr``, and being a dataclass.

Generated structures are written out as plain classes, because applying ``@dataclass``
to hundreds of them costs hundreds of milliseconds at import. They are dataclasses all
the same: type checkers see one, and ``dataclasses.fields``, ``replace``, ``asdict`` and
``is_dataclass`` work, the field table being made when it is first asked for. What a
value has to be is not known here.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from dataclasses import Field
    from typing import Any, ClassVar, Self, TypeVar, dataclass_transform

    from .policy import Policy
    from .problem import Problem

    T = TypeVar("T")

    @dataclass_transform(kw_only_default=True)
    def structure(cls: type[T]) -> type[T]:
        """Mark a class as a dataclass whose fields are its slots."""
        return cls

else:

    def structure(cls):
        """Mark a class as a dataclass whose fields are its slots."""
        return cls


_CHECKS: dict[type, Callable[[Any, Any], Any]] = {}
"""How each class is checked, found when it is first asked for."""
_WRITERS: dict[type, Callable[[Any, Any], Any]] = {}
"""What checks and converts a class in one pass, where there is that, found likewise."""


def _find_check(cls: type) -> Callable[[Any, Any], Any]:
    check = _CHECKS.get(cls)
    if check is None:
        from .validation import find_check, find_writer

        check = _CHECKS[cls] = find_check(cls)
        if (write := find_writer(cls)) is not None:
            _WRITERS[cls] = write
    return check


def _write(value: Structure) -> dict[str, Any] | None:
    """The dictionary of a structure without a fault; None leaves it to its check."""
    cls = type(value)
    write = _WRITERS.get(cls)
    if write is None:
        return None
    try:
        wire: dict[str, Any] = write(value, cls)
    except BaseException as error:  # refused, or the value's own code
        if not isinstance(error, Exception):
            raise
        return None
    return wire


class _FieldTable:
    """``__dataclass_fields__``, made on first use and then kept by the class."""

    def __get__(
        self, instance: object, owner: type[Structure]
    ) -> dict[str, Field[Any]]:
        table = _build_fields(owner)
        owner.__dataclass_fields__ = table
        return table


class Structure:
    """The base of all structures: named members, each present or ``None``."""

    if TYPE_CHECKING:
        __slots__: Mapping[str, str] = {}
        """Each member's attribute, and its name on the wire."""
        __sensitive__: ClassVar[frozenset[str]] = frozenset()
        """Attributes whose values are never shown."""
        __shape__: ClassVar[str] = ""
        """The shape's name in the API."""
        __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    else:
        # Without annotations, so that typing.get_type_hints needs no name from above.
        __slots__ = {}
        __shape__ = ""
        __sensitive__ = frozenset()
        __dataclass_fields__ = _FieldTable()

    __match_args__ = ()

    def __init__(self) -> None:
        """A structure without members."""

    def to_dict(self) -> dict[str, Any]:
        """The dictionary that boto3 takes: wire names, absent members left out."""
        return {}

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """The structure in a dictionary that boto3 gave, unknown members left out."""
        del wire
        return cls()

    @classmethod
    def from_wire(cls, value: Any) -> Any:
        """The structure in this value; the value itself when it cannot hold one."""
        kind = value.__class__
        return cls.from_dict(value) if kind is dict else value

    def check(self, policy: Policy | None = None) -> list[Problem]:
        """What is wrong with this structure and all that is in it.

        Without a policy, what an operation gives is judged leniently, everything else
        strictly.
        """
        if _write(self) is not None:
            return []
        problems: list[Problem] = _find_check(type(self))(self, policy)[1]
        return problems

    def validate(self, policy: Policy | None = None) -> Self:
        """The structure itself, when nothing is wrong with it.

        Raises:
            ValidationError: a rule is broken that counts; with every problem.
        """
        self.to_valid_dict(policy)
        return self

    def to_valid_dict(self, policy: Policy | None = None) -> dict[str, Any]:
        """The dictionary that boto3 takes, when nothing is wrong with it.

        Raises:
            ValidationError: a rule is broken that counts; with every problem.
        """
        wire = _write(self)
        if wire is not None:
            return wire
        found: dict[str, Any]
        found, problems = _find_check(type(self))(self, policy)
        if problems and not all(problem.advisory for problem in problems):
            from .error import ValidationError

            raise ValidationError(problems, self.__shape__)
        return found

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        names = _slots_of(type(self))
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def __repr__(self) -> str:
        shown = [
            f"{name}={'<sensitive>' if name in self.__sensitive__ else repr(value)}"
            for name in _slots_of(type(self))
            if (value := getattr(self, name)) is not None
        ]
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def __replace__(self, /, **changes: Any) -> Self:
        """A copy with these members changed, as ``copy.replace`` asks for it."""
        given = {name: getattr(self, name) for name in _slots_of(type(self))}
        return type(self)(**(given | changes))


class Union(Structure):
    """The base of all unions: structures of which exactly one member is present."""

    __slots__ = {}

    def which(self) -> str | None:
        """The attribute that is present; None when none is or several are."""
        names = _slots_of(type(self))
        present = [name for name in names if getattr(self, name) is not None]
        return present[0] if len(present) == 1 else None


def _slots_of(cls: type[Structure]) -> Mapping[str, str]:
    """The members of a structure, those of the classes it extends included."""
    slots: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        own: Any = base.__dict__.get("__slots__")
        if own.__class__ is dict:
            slots.update(own)
    return slots


def _build_fields(cls: type[Structure]) -> dict[str, Field[Any]]:
    """The field table that ``@dataclass(kw_only=True)`` would have made."""
    from dataclasses import MISSING, field, fields, make_dataclass

    defaults = cls.__init__.__kwdefaults__ or {}
    hints: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        hints |= getattr(base, "__annotations__", {})
    specs = [
        (
            name,
            hints.get(name, "object"),
            field(
                default=defaults.get(name, MISSING),
                repr=name not in cls.__sensitive__,
                metadata={"wire_name": wire_name},
            ),
        )
        for name, wire_name in _slots_of(cls).items()
    ]
    twin = make_dataclass(cls.__name__, specs, kw_only=True)
    return {made.name: made for made in fields(twin)}
