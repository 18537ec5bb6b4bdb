"""Paths into a response: JMESPath, read when the package was made.

A path is a string, ``Endpoint.Status``, or a tuple of an operation and its operands:
``("each", "Volumes", "State")``. This finds what one leads to. It knows the operations
that paginators and waiters use, and means by each what JMESPath means.
"""

from __future__ import annotations

from ..accept import OBJECT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    Path: TypeAlias = str | tuple[Any, ...]


LIST: Any = list
_SIZED: Any = (str, list, dict)


def find(path: Path, value: Any) -> Any:
    """What a path leads to in a value; None when it leads nowhere.

    Raises:
        TypeError: a length is asked of what has none, or two values have no order.
    """
    if isinstance(path, str):
        for name in path.split("."):
            value = value.get(name) if isinstance(value, OBJECT) else None
        return value
    return _OPERATIONS[path[0]](value, *path[1:])


def _is_false(value: Any) -> bool:
    """Whether a value counts as false: zero does not."""
    return value is None or value is False or (isinstance(value, _SIZED) and not value)


def _same(value: Any) -> Any:
    return value


def _literal(value: Any, constant: Any) -> Any:
    del value
    return constant


def _member(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, OBJECT) else None


def _then(value: Any, first: Path, second: Path) -> Any:
    return find(second, find(first, value))


def _index(value: Any, source: Path, at: int) -> Any:
    found = find(source, value)
    if not isinstance(found, LIST) or not -len(found) <= at < len(found):
        return None
    return found[at]


def _flat(value: Any, source: Path) -> Any:
    found = find(source, value)
    if not isinstance(found, LIST):
        return None
    flat: list[Any] = []
    for item in found:
        flat.extend(item if isinstance(item, LIST) else [item])
    return flat


def _project(items: Any, path: Path) -> list[Any]:
    found = [find(path, item) for item in items]
    return [item for item in found if item is not None]


def _each(value: Any, source: Path, path: Path) -> Any:
    found = find(source, value)
    return _project(found, path) if isinstance(found, LIST) else None


def _values(value: Any, source: Path, path: Path) -> Any:
    found = find(source, value)
    return _project(found.values(), path) if isinstance(found, OBJECT) else None


def _where(value: Any, source: Path, path: Path, condition: Path) -> Any:
    found = find(source, value)
    if not isinstance(found, LIST):
        return None
    return _project(
        (item for item in found if not _is_false(find(condition, item))), path
    )


def _and(value: Any, first: Path, second: Path) -> Any:
    found = find(first, value)
    return found if _is_false(found) else find(second, value)


def _or(value: Any, first: Path, second: Path) -> Any:
    found = find(first, value)
    return find(second, value) if _is_false(found) else found


def _not(value: Any, path: Path) -> bool:
    return _is_false(find(path, value))


def _are_equal(first: Any, second: Any) -> bool:
    """Whether two values are equal: a number never equals a truth value."""
    if isinstance(first, bool) is not isinstance(second, bool):
        return False
    return bool(first == second)


def _equal(value: Any, first: Path, second: Path) -> bool:
    return _are_equal(find(first, value), find(second, value))


def _differ(value: Any, first: Path, second: Path) -> bool:
    return not _are_equal(find(first, value), find(second, value))


def _above(value: Any, first: Path, second: Path) -> Any:
    left, right = find(first, value), find(second, value)
    return left > right if _has_order(left) and _has_order(right) else None


def _has_order(value: Any) -> bool:
    return isinstance(value, int | float | str) and not isinstance(value, bool)


def _length(value: Any, source: Path) -> int:
    found = find(source, value)
    if not isinstance(found, _SIZED):
        message = f"no length of {type(found).__name__}"
        raise TypeError(message)
    return len(found)


_OPERATIONS: dict[str, Callable[..., Any]] = {
    "this": _same,
    "literal": _literal,
    "member": _member,
    "then": _then,
    "index": _index,
    "flat": _flat,
    "each": _each,
    "values": _values,
    "where": _where,
    "and": _and,
    "or": _or,
    "not": _not,
    "equal": _equal,
    "differ": _differ,
    "above": _above,
    "length": _length,
}
