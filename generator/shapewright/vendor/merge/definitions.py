"""Two versions of one statement, merged part by part.

Takes what both began as and the two versions, gives the merged statement. A class is merged
statement by statement, a function as its signature, its docstring and its body, an assignment by
its value. A body of a function that both sides changed is a conflict: two changes that do not touch
may still contradict each other.
"""

from __future__ import annotations

from typing import TypeVar, cast

import libcst as cst

from shapewright.vendor.merge.code import Merging, code_of, remarks_of
from shapewright.vendor.merge.conflict import ADDED, CHANGED
from shapewright.vendor.merge.imports import merge_imports
from shapewright.vendor.merge.statements import Body, Statement, merge_bodies
from shapewright.vendor.merge.values import merge_values

NodeT = TypeVar("NodeT", bound=cst.CSTNode)

_NOTHING = cst.SimpleStatementLine([cst.Pass()])
"""Stands for the rest of a body that has none."""


def merge_statements(
    merging: Merging, base: Statement | None, ours: Statement, theirs: Statement
) -> Statement | None:
    """The merged statement, nothing when nothing is left of it, or ours after a conflict."""
    match base, ours, theirs:
        case cst.ClassDef(), cst.ClassDef(), cst.ClassDef():
            return _merge_classes(merging, base, ours, theirs)
        case cst.FunctionDef(), cst.FunctionDef(), cst.FunctionDef():
            return _merge_functions(merging, base, ours, theirs)
        case cst.If(), cst.If(), cst.If():
            return _merge_ifs(merging, base, ours, theirs)
        case (
            cst.SimpleStatementLine(body=[_]) | None,
            cst.SimpleStatementLine(body=[_]),
            cst.SimpleStatementLine(body=[_]),
        ):
            return _merge_lines(merging, base, ours, theirs)
        case _:
            merging.report("", CHANGED, code_of(ours), code_of(theirs))
            return ours


def merge_blocks(
    merging: Merging, base: cst.BaseSuite, ours: cst.BaseSuite, theirs: cst.BaseSuite
) -> cst.BaseSuite:
    """The merged block of a class or a branch."""
    match base, ours, theirs:
        case cst.IndentedBlock(), cst.IndentedBlock(), cst.IndentedBlock():
            bodies: tuple[Body, Body, Body] = (base.body, ours.body, theirs.body)
            body = merge_bodies(merging, bodies, merge_statements)
            return theirs.with_changes(
                body=body,
                header=merging.choose("", (base.header, ours.header, theirs.header), remarks_of),
                footer=merging.choose("", (base.footer, ours.footer, theirs.footer), remarks_of),
            )
        case _:
            return merging.choose("", (base, ours, theirs), code_of)


def _merge_classes(
    merging: Merging, base: cst.ClassDef, ours: cst.ClassDef, theirs: cst.ClassDef
) -> cst.ClassDef:
    body = merge_blocks(merging, base.body, ours.body, theirs.body)
    return _merge_heads(merging, base, ours, theirs).with_changes(body=body)


def _merge_functions(
    merging: Merging, base: cst.FunctionDef, ours: cst.FunctionDef, theirs: cst.FunctionDef
) -> cst.FunctionDef:
    head = _merge_heads(merging, base, ours, theirs)
    bodies = (base.body, ours.body, theirs.body)
    if not all(isinstance(body, cst.IndentedBlock) for body in bodies):
        return head.with_changes(body=merging.choose("", bodies, code_of))
    before, here, there = cast("tuple[cst.IndentedBlock, ...]", bodies)
    texts, rests = zip(*(_split_text(one.body) for one in (before, here, there)), strict=True)
    text = _merge_docstrings(merging, *texts)
    # The rest as a whole, with the comments that stand around it.
    blocks = [
        block.with_changes(body=rest or [_NOTHING])
        for block, rest in zip((before, here, there), rests, strict=True)
    ]
    block = merging.choose("", (blocks[0], blocks[1], blocks[2]), code_of)
    rest = [one for one in block.body if one is not _NOTHING]
    return head.with_changes(body=block.with_changes(body=[*([text] if text else []), *rest]))


def _merge_ifs(merging: Merging, base: cst.If, ours: cst.If, theirs: cst.If) -> cst.If:
    body = merge_blocks(merging, base.body, ours.body, theirs.body)
    orelse: cst.If | cst.Else | None
    match base.orelse, ours.orelse, theirs.orelse:
        case cst.Else() as before, cst.Else() as here, cst.Else() as there:
            block = merge_blocks(merging, before.body, here.body, there.body)
            heads = (before.leading_lines, here.leading_lines, there.leading_lines)
            lines = merging.choose("else", heads, remarks_of)
            orelse = there.with_changes(body=block, leading_lines=lines)
        case before, here, there:
            orelse = merging.choose("else", (before, here, there), code_of)
    return _merge_heads(merging, base, ours, theirs).with_changes(body=body, orelse=orelse)


def _merge_heads(merging: Merging, base: NodeT, ours: NodeT, theirs: NodeT) -> NodeT:
    """The statement whose first line is the merged one, with the comments and decorators above."""
    versions = (base, ours, theirs)
    head = merging.choose("", versions, _code_of_head)
    for name in ("decorators", "leading_lines"):
        parts = [getattr(version, name, ()) for version in versions]
        if any(parts):
            text_of = remarks_of if name == "leading_lines" else code_of
            chosen = merging.choose(name, (parts[0], parts[1], parts[2]), text_of)
            head = head.with_changes(**{name: chosen})
    return head


def _code_of_head(statement: cst.CSTNode) -> str:
    """The text of a compound statement without its body and what stands above it."""
    emptied: dict[str, object] = {
        "body": cst.SimpleStatementSuite([cst.Pass()]),
        "leading_lines": [],
        "decorators": [],
        "orelse": None,
    }
    known = {name: value for name, value in emptied.items() if hasattr(statement, name)}
    return code_of(statement.with_changes(**known))


def _merge_lines(
    merging: Merging,
    base: cst.SimpleStatementLine | None,
    ours: cst.SimpleStatementLine,
    theirs: cst.SimpleStatementLine,
) -> cst.SimpleStatementLine | None:
    """Lines with one small statement each."""
    before = base or cst.SimpleStatementLine([cst.Pass()])
    above = (before.leading_lines, ours.leading_lines, theirs.leading_lines)
    behind = tuple(version.trailing_whitespace for version in (before, ours, theirs))
    lines = merging.choose("", above, remarks_of)
    tail = merging.choose("", (behind[0], behind[1], behind[2]), remarks_of)
    small = _merge_small(merging, base.body[0] if base else None, ours.body[0], theirs.body[0])
    if small is None:
        return None
    return theirs.with_changes(leading_lines=lines, trailing_whitespace=tail, body=[small])


def _merge_small(
    merging: Merging,
    base: cst.BaseSmallStatement | None,
    ours: cst.BaseSmallStatement,
    theirs: cst.BaseSmallStatement,
) -> cst.BaseSmallStatement | None:
    match base, ours, theirs:
        case cst.ImportFrom() | None, cst.ImportFrom(), cst.ImportFrom():
            return merge_imports(merging, base, ours, theirs)
        case cst.Assign() | None, cst.Assign(), cst.Assign():
            before = base.value if base else None
            value = merge_values(merging, before, ours.value, theirs.value)
            return theirs.with_changes(value=value)
        case cst.AnnAssign(), cst.AnnAssign(), cst.AnnAssign():
            return _merge_annotated(merging, base, ours, theirs)
        case cst.Expr(), cst.Expr(), cst.Expr():
            value = merge_values(merging, base.value, ours.value, theirs.value)
            return theirs.with_changes(value=value)
        case _:
            here, there = code_of(ours), code_of(theirs)
            if here not in {there, code_of(base)} and there != code_of(base):
                merging.report("", CHANGED if base else ADDED, here, there)
            return theirs if here in {there, code_of(base)} else ours


def _merge_annotated(
    merging: Merging, base: cst.AnnAssign, ours: cst.AnnAssign, theirs: cst.AnnAssign
) -> cst.AnnAssign:
    kinds = [one.annotation.annotation for one in (base, ours, theirs)]
    kind = merging.choose("", (kinds[0], kinds[1], kinds[2]), code_of)
    annotation = theirs.annotation.with_changes(annotation=kind)
    value: cst.BaseExpression | None
    if base.value and ours.value and theirs.value:
        value = merge_values(merging, base.value, ours.value, theirs.value)
    else:
        value = merging.choose("", (base.value, ours.value, theirs.value), code_of)
    return theirs.with_changes(annotation=annotation, value=value)


def _merge_docstrings(
    merging: Merging,
    base: cst.SimpleStatementLine | None,
    ours: cst.SimpleStatementLine | None,
    theirs: cst.SimpleStatementLine | None,
) -> cst.SimpleStatementLine | None:
    here, there, before = code_of(ours), code_of(theirs), code_of(base)
    if here in {there, before}:
        return theirs
    if there == before:
        return ours
    if base is None or ours is None or theirs is None:
        merging.report("the docstring", CHANGED, here, there)
        return ours or theirs
    return merging.inside("the docstring", lambda: _merge_lines(merging, base, ours, theirs))


def _split_text(body: Body) -> tuple[cst.SimpleStatementLine | None, Body]:
    """The docstring at the head of a body, and the rest."""
    match body:
        case [cst.SimpleStatementLine(body=[cst.Expr(value=cst.SimpleString())]) as text, *_]:
            return text, body[1:]
        case _:
            return None, body
