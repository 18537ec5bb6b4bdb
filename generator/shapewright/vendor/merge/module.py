"""Two versions of a module, merged.

Takes three texts, gives the merged text and what could not be merged. A text that is no Python, or
a merge that would not be, is a conflict of the whole file.
"""

from __future__ import annotations

import libcst as cst

from shapewright.vendor.merge.code import Merging, remarks_of
from shapewright.vendor.merge.conflict import Conflict
from shapewright.vendor.merge.definitions import merge_statements
from shapewright.vendor.merge.statements import Body, merge_bodies


def merge_modules(path: str, base: str, ours: str, theirs: str) -> tuple[str, tuple[Conflict, ...]]:
    """The merged text, of use only when there is no conflict.

    Args:
        path: of the file, for the conflicts.
        base: what both sides began as.
        ours: what was edited.
        theirs: what is generated now.
    """
    merging = Merging(path)
    try:
        versions = [cst.parse_module(text) for text in (base, ours, theirs)]
    except (cst.ParserSyntaxError, RecursionError) as error:
        merging.report("", f"cannot be read as Python: {_explain(error)}", ours, theirs)
        return ours, tuple(merging.conflicts)
    try:
        text = _merge(merging, *versions)
    except cst.CSTValidationError as error:
        text = ours
        merging.report("", f"would not be Python after a merge: {error}", ours, theirs)
    except RecursionError as error:
        # What can be read may still be too deep to be compared or written.
        text = ours
        merging.report("", f"cannot be merged: {_explain(error)}", ours, theirs)
    if not merging.conflicts and (flaw := _find_flaw(text)):
        merging.report("", f"would not be Python after a merge: {flaw}", ours, theirs)
    return text, tuple(merging.conflicts)


def _merge(merging: Merging, base: cst.Module, ours: cst.Module, theirs: cst.Module) -> str:
    bodies: tuple[Body, Body, Body] = (base.body, ours.body, theirs.body)
    body = merge_bodies(merging, bodies, merge_statements)
    headers = (base.header, ours.header, theirs.header)
    footers = (base.footer, ours.footer, theirs.footer)
    return theirs.with_changes(
        body=body,
        header=merging.choose("the head", headers, remarks_of),
        footer=merging.choose("the end", footers, remarks_of),
    ).code


def _find_flaw(text: str) -> str:
    try:
        compile(text, "merged", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError) as error:
        return _explain(error)
    return ""


def _explain(error: Exception) -> str:
    if isinstance(error, cst.ParserSyntaxError):
        return f"line {error.raw_line}: {error.message}"
    return getattr(error, "msg", None) or str(error) or type(error).__name__
