"""Folding the lines that are too long, the way black and ruff both fold them.

Takes the text of a module whose lines are single statements, entries of a bracket or docstrings;
gives the same code with every line that passes the limit broken where the two formatters agree to
break it. Templates therefore say what stands in a file and leave its layout alone. It knows the few
kinds of line that templates write, not Python: a line of any other kind stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shapewright.lower.columns import columns_of

LIMIT = 88
"""Columns; both formatters' default."""

_CLASS = re.compile(r"( *class )(.+)(:)")
_IMPORT = re.compile(r"( *)(from \S+ import )(.+)")
_PARAMETER = re.compile(r"( *\w+: )(.+?)( = None,|,)")
_ATTRIBUTE = re.compile(r"( *\w+: )(.+)()")
_ARGUMENT = re.compile(r"( *\w+=)(.+?)(,)")
_ASSIGNMENT = re.compile(r"( *[\w.]+(?:\[\"\w+\"\])? = )(.+)()")
_CHAIN = re.compile(r"\w+\.[\w.]+")  # both formatters wrap it even where that does not help
_CONDITION = re.compile(r"( *if )(.+)(:)")
_DEFINITION = re.compile(r"( *def \w+\()(.+)\) -> (.+):")
_CALL = re.compile(r"( *(?:return )?)([\w.]+\(.+\))(,?)")
_STRING = re.compile(r""""(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'""")
_ENTRY = re.compile(r'( *"\w+": )(.+)(,)')


def fold_lines(text: str) -> str:
    """The text with its over-long lines of code folded; docstrings are left alone."""
    lines = text.split("\n")
    done = quotes = 0
    for at in [at for at, line in enumerate(lines) if _is_long(line)]:
        quotes += _count_quotes("\n".join(lines[done:at]))
        done = at
        if quotes % 2 == 0 and '"""' not in lines[at]:
            lines[at] = "\n".join(_fold(lines[at]))
    return "\n".join(lines)


def _is_long(line: str) -> bool:
    # To count columns takes longer than to see that most lines are short.
    return len(line) > LIMIT // 2 and columns_of(line) > LIMIT


def _count_quotes(text: str) -> int:
    """How many times a docstring opens or closes; a quote that is escaped does neither."""
    return text.count('"""') - text.count('\\"""')


def _fold(line: str) -> list[str]:
    if match := _IMPORT.fullmatch(line):
        margin, head, names = match.groups()
        entries = [f"{margin}    {name}," for name in names.split(", ")]
        return [f"{margin}{head}(", *entries, f"{margin})"]
    for pattern in (_PARAMETER, _ATTRIBUTE):
        if match := pattern.fullmatch(line):
            alone = pattern is _ATTRIBUTE
            return _fold_annotation(*match.groups(), parenthesise=alone) or [line]
    for pattern in (_ARGUMENT, _ASSIGNMENT, _ENTRY):
        if match := pattern.fullmatch(line):
            return _fold_value(*match.groups(), parenthesise=pattern is _ASSIGNMENT) or [line]
    if match := _CLASS.fullmatch(line):
        return _fold_bracket(*match.groups())
    if match := _DEFINITION.fullmatch(line):
        return _fold_definition(*match.groups())
    if match := _CONDITION.fullmatch(line):
        return _fold_condition(*match.groups())
    if match := _CALL.fullmatch(line):
        return _fold_bracket(*match.groups())
    return [line]


def _fold_definition(head: str, parameters: str, returned: str) -> list[str]:
    """The parameters on a line of their own, or each on its own."""
    margin = _margin_of(head)
    parts = _split(parameters, ", ")
    lines = [f"{margin}    {parameters}{'' if len(parts) > 1 else ','}"]
    if columns_of(lines[0]) > LIMIT:
        each = [f"{margin}    {part}," for part in parts]
        lines = [
            one for line in each for one in (_fold(line) if columns_of(line) > LIMIT else [line])
        ]
    tail = f"{margin}) -> {returned}:"
    return [
        head,
        *lines,
        *([tail] if columns_of(tail) <= LIMIT else _fold_returned(margin, returned)),
    ]


def _fold_returned(margin: str, returned: str) -> list[str]:
    """What a function gives, in its bracket or in parentheses."""
    head = f"{margin}) -> "
    if returned.endswith("]"):
        return _fold_bracket(head, returned, ":")
    if len(margin) + 4 + columns_of(returned) > LIMIT and " | " not in returned:
        return [f"{head}{returned}:  # fmt: skip"]  # as above
    return [f"{head}(", *_fold_contents(returned, f"{margin}    "), f"{margin}):"]


def _margin_of(head: str) -> str:
    return head[: len(head) - len(head.lstrip())]


def _fold_annotation(head: str, annotation: str, tail: str, *, parenthesise: bool) -> list[str]:
    """A subscript breaks in its bracket, unless that is too far out; alternatives are wrapped."""
    margin = f"{_margin_of(head)}    "
    if len(_split(annotation, " | ")) > 1:
        return [f"{head}(", *_fold_contents(annotation, margin), f"{margin[4:]}){tail}"]
    if annotation.endswith("]"):
        folded = _fold_bracket(head, annotation, tail)
        wrapped = [f"{head}(", *_fold_part(margin, annotation, ""), f"{margin[4:]}){tail}"]
        helps = columns_of(folded[0]) > LIMIT and all(columns_of(line) <= LIMIT for line in wrapped)
        return wrapped if parenthesise and helps else folded
    if parenthesise and len(margin) + columns_of(annotation) <= LIMIT:
        return [f"{head}(", margin + annotation, f"{margin[4:]}){tail}"]
    return []


def _fold_value(head: str, value: str, tail: str, *, parenthesise: bool) -> list[str]:
    """A call breaks in its bracket, unless even its name is too far out; a name is wrapped."""
    margin = _margin_of(head)
    if (value.startswith("[") and value.endswith("]")) or value.endswith(")"):
        folded = _fold_bracket(head, value, tail)
        if not parenthesise or columns_of(folded[0]) <= LIMIT:
            return folded
        return [f"{head}(", *_fold_part(f"{margin}    ", value, ""), f"{margin}){tail}"]
    fits = len(margin) + 4 + columns_of(value) <= LIMIT or _CHAIN.fullmatch(value)
    if not parenthesise or not fits:
        return []
    if columns_of(head) >= LIMIT:
        return [f"{head}{value}{tail}  # fmt: skip"]  # black would wrap it, ruff would not
    return [f"{head}(", f"{margin}    {value}", f"{margin}){tail}"]


def _fold_bracket(head: str, value: str, tail: str) -> list[str]:
    """The contents of the value's last bracket on lines of their own; those of a list apart."""
    start = _opening_of(value)
    margin = _margin_of(head)
    contents = value[start + 1 : -1]
    if not contents:
        return [f"{head}{value}{tail}"]
    entries = _split(contents, ", ")
    if start == 0 and (value[0] == "[" or len(entries) > 1):
        lines = [line for one in entries for line in _fold_part(f"{margin}    ", one, ",")]
    else:
        lines = _fold_contents(contents, f"{margin}    ")
    return [f"{head}{value[: start + 1]}", *lines, f"{margin}{value[-1]}{tail}"]


def _fold_contents(contents: str, margin: str) -> list[str]:
    """What stands in a bracket: on one line if it fits, else one line a part."""
    if len(margin) + columns_of(contents) <= LIMIT:
        return [margin + contents]
    if len(parts := _split(contents, ", ")) > 1:
        return [line for part in parts for line in _fold_part(margin, part, ",")]
    return _fold_part(margin, contents, "")


def _fold_part(head: str, part: str, tail: str) -> list[str]:
    """One of several parts: if it has to, it breaks before operators, or else in its bracket."""
    if columns_of(line := f"{head}{part}{tail}") <= LIMIT:
        return [line]
    for operator in (" | ", " is not "):
        first, *others = _split(part, operator)
        if others:
            lead = f"{_margin_of(head)}{operator.lstrip()}"
            parts = [_fold_part(head, first, ""), *(_fold_part(lead, one, "") for one in others)]
            *lines, last = (line for lines in parts for line in lines)
            return [*lines, f"{last}{tail}"]
    return _fold_bracket(head, part, tail) if part[-1] in ")]" else [line]


def _fold_condition(head: str, condition: str, tail: str) -> list[str]:
    if condition.endswith(")"):
        return _fold_bracket(head, condition, tail)
    margin = _margin_of(head)
    return [f"{head}(", *_fold_contents(condition, f"{margin}    "), f"{margin}){tail}"]


def _opening_of(value: str) -> int:
    """Where the bracket opens that closes at the end of the value."""
    opened: list[int] = []
    last = -1
    for at, char in _scan(value):
        if char in "([{":
            opened.append(at)
        elif char in ")]}":
            last = opened.pop() if opened else -1
    if last < 0:
        raise ValueError(f"no bracket opens in {value!r}")
    return last


def _split(expression: str, separator: str) -> list[str]:
    """The parts between separators that stand outside every bracket and every string."""
    parts: list[str] = []
    depth = start = 0
    for at, char in _scan(expression):
        if char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
        elif depth == 0 and at >= start and expression.startswith(separator, at):
            parts.append(expression[start:at])
            start = at + len(separator)
    return [*parts, expression[start:]]


def _scan(expression: str) -> Iterator[tuple[int, str]]:
    """The characters that stand in no string, and where."""
    at = 0
    for string in _STRING.finditer(expression):
        yield from ((here, expression[here]) for here in range(at, string.start()))
        at = string.end()
    yield from ((here, expression[here]) for here in range(at, len(expression)))
