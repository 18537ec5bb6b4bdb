"""Two versions of a value, merged entry by entry where it has entries.

Takes what both began as and the two versions, gives the merged value. Entries of a list, a tuple or
a set are known by themselves, those of a dictionary by their key, arguments of a call by their name
or place. Where both sides keep an order, as a sorted ``__all__``, so does the merged value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import libcst as cst

from shapewright.vendor.merge.code import Merging, code_of, remarks_of
from shapewright.vendor.merge.conflict import ADDED, CHANGED, DELETED, DROPPED, MOVED
from shapewright.vendor.merge.entries import Entry, put_back, take_out
from shapewright.vendor.merge.keyed import merge_keyed, sort_alike
from shapewright.vendor.merge.texts import merge_paragraphs

Key = tuple[str, int]
_ENTRIES: dict[type[cst.BaseExpression], str] = {
    cst.List: "elements",
    cst.Tuple: "elements",
    cst.Set: "elements",
    cst.Dict: "elements",
    cst.Call: "args",
}


def merge_values(
    merging: Merging,
    base: cst.BaseExpression | None,
    ours: cst.BaseExpression,
    theirs: cst.BaseExpression,
) -> cst.BaseExpression:
    """The merged value, or ours after a conflict."""
    before, here, there = code_of(base), code_of(ours), code_of(theirs)
    if here in {there, before}:
        return theirs
    if there == before:
        return ours
    kind = type(theirs)
    if type(ours) is kind and kind in _ENTRIES and (base is None or type(base) is kind):
        is_open = base is not None or kind is not cst.Call
        if is_open and _are_alike_around(base, ours, theirs):
            return _merge_entries(merging, base, ours, theirs)
    merged = _merge_text(base, ours, theirs)
    if merged is not None:
        return merged
    merging.report("", CHANGED if base else ADDED, here, there)
    return ours


def _merge_text(
    base: cst.BaseExpression | None, ours: cst.BaseExpression, theirs: cst.BaseExpression
) -> cst.SimpleString | None:
    """Two versions of a long text."""
    match base, ours, theirs:
        case cst.SimpleString(), cst.SimpleString(), cst.SimpleString():
            marks = [one.prefix + one.quote for one in (base, ours, theirs)]
            if len(set(marks)) > 1 or len(theirs.quote) == 1:
                return None
            raw = [one.raw_value for one in (base, ours, theirs)]
            text = merge_paragraphs(raw[0], raw[1], raw[2])
            if text is None:
                return None
            return theirs.with_changes(value=f"{marks[0]}{text}{theirs.quote}")
        case _:
            return None


def _are_alike_around(
    base: cst.BaseExpression | None, ours: cst.BaseExpression, theirs: cst.BaseExpression
) -> bool:
    """Whether what stands around the entries, as the name that is called, is the same."""
    heads = [
        (code_of(one.func) if isinstance(one, cst.Call) else "", *_remarks_around(one))
        for one in (base, ours, theirs)
        if one is not None
    ]
    return len(set(heads)) == 1


def _remarks_around(one: cst.BaseExpression) -> tuple[str, ...]:
    names = ("lbracket", "lbrace", "lpar", "whitespace_before_args", "whitespace_after_func")
    return tuple(remarks_of(getattr(one, name, None)) for name in names)


def _merge_entries(
    merging: Merging,
    base: cst.BaseExpression | None,
    ours: cst.BaseExpression,
    theirs: cst.BaseExpression,
) -> cst.BaseExpression:
    field = _ENTRIES[type(theirs)]
    versions = [
        take_out(one, list[Entry](getattr(one, field)) if one else [])
        for one in (base, ours, theirs)
    ]
    indexed = (_index(versions[0]), _index(versions[1]), _index(versions[2]))

    def settle(
        key: Key, before: Entry | None, here: Entry | None, there: Entry | None
    ) -> Entry | None:
        return _settle(merging, key, (before, here, there))

    merged, is_torn = merge_keyed(indexed, settle)
    names = {key[0]: key for key in merged}
    order = sort_alike([*names], *([key[0] for key in one] for one in indexed[1:]))
    if order is not None and len(names) == len(merged) and not isinstance(theirs, cst.Call):
        merged = {names[name]: merged[names[name]] for name in order}
    elif is_torn:
        merging.report("", MOVED, code_of(ours), code_of(theirs))
    return put_back(theirs, field, [*merged.values()], [versions[2], versions[1]])


def _settle(
    merging: Merging, key: Key, versions: tuple[Entry | None, Entry | None, Entry | None]
) -> Entry | None:
    base, ours, theirs = versions
    before, here, there = map(_text_of, versions)
    if here in {there, before}:
        return theirs
    if there == before:
        return ours
    if ours is None or theirs is None:
        merging.report(key[0], DELETED if ours is None else DROPPED, here, there)
        return ours or theirs
    return merging.inside(key[0], lambda: _merge_entry(merging, base, ours, theirs))


def _merge_entry(merging: Merging, base: Entry | None, ours: Entry, theirs: Entry) -> Entry:
    before = base.value if base else None
    value = merge_values(merging, before, ours.value, theirs.value)
    remarks = [remarks_of(one.comma) if one else "" for one in (base, ours, theirs)]
    if remarks[1] not in {remarks[0], remarks[2]} and remarks[2] != remarks[0]:
        merging.report("the comment", CHANGED, remarks[1], remarks[2])
    kept = ours if remarks[1] not in {remarks[0], remarks[2]} else theirs
    return kept.with_changes(value=value)


def _text_of(entry: Entry | None) -> str:
    """An entry with its comments, whatever comma follows it."""
    if entry is None:
        return ""
    remarks = remarks_of(entry.comma)
    return code_of(entry.with_changes(comma=cst.MaybeSentinel.DEFAULT)) + remarks


def _index(entries: Sequence[Entry]) -> dict[Key, Entry]:
    """The entries by what they are known by."""
    seen: Counter[str] = Counter()
    index: dict[Key, Entry] = {}
    for at, entry in enumerate(entries):
        name = _name(entry, at)
        index[name, seen[name]] = entry
        seen[name] += 1
    return index


def _name(entry: Entry, at: int) -> str:
    match entry:
        case cst.DictElement():
            return code_of(entry.key)
        case cst.Arg(keyword=cst.Name(value=name)):
            return name
        case cst.Arg():
            return f"argument {at + 1}"
        case _:
            return code_of(entry.with_changes(comma=cst.MaybeSentinel.DEFAULT))
