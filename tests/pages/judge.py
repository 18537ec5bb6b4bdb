"""Holds what was read from a page against the service model, fact by fact.

What a page leaves out is no mismatch; what that is stands in one place, `expect`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.pages.answers import Fact, Walk, read_facts, squeeze, words

from shapewright.sources.html import read_html
from shapewright.sources.pages.page import Kind, PageMember, PageOperation, Part

REWRITTEN = {
    "glacier": "boto3 fills in the account and the checksums: they are not marked as required",
    "iam": "boto3 parses policy documents: they are dicts, not strings",
    "s3": "boto3 computes checksums, and takes a dict for the source of a copy",
    "logs": "boto3 renames the parameter `from`",
    "cloudsearchdomain": "boto3 renames the parameter `return`",
    "rds": "boto3 fills in addresses, and leaves them out of the syntax block",
    "iot-data": "boto3 parses JSON headers",
}
"""Services whose pages botocore rewrites, so that the model is no answer key for some members."""

COARSE = {
    Kind.FLOAT.value: Kind.DECIMAL.value,
    Kind.DOUBLE.value: Kind.DECIMAL.value,
    Kind.EVENT_STREAM.value: Kind.STRUCTURE.value,
}
"""Kinds that only a syntax block tells apart from others."""

MARKS = re.compile(r"[*`\\•-]|Note|Warning")
"""What botocore's markup may swallow or add: its writer escapes nothing, and plain pages have
labels and bullets where the model has tags."""

APPENDED = (
    "This value will be base64 encoded automatically. "
    "Do not base64 encode this value prior to performing the operation."
)
"""What botocore adds to the text of some blobs."""


def expect(facts: list[Fact], left_out: frozenset[Part], *, request: bool) -> list[Fact]:
    """The model's facts without those that a page in this state cannot carry."""
    syntax = Part.REQUEST_SYNTAX if request else Part.RESPONSE_SYNTAX
    members = Part.REQUEST_MEMBERS if request else Part.RESPONSE_MEMBERS
    if syntax in left_out and members in left_out:
        return []
    if members in left_out:
        facts = [replace(fact, required="-", union=False) for fact in facts]
        facts = [replace(one, kind="unknown") if one.recursive else one for one in facts]
    if syntax in left_out:
        facts = [replace(one, values=(), kind=COARSE.get(one.kind, one.kind)) for one in facts]
        dicts = {Kind.STRUCTURE.value, Kind.MAP.value}
        for at, one in enumerate(facts):
            if one.recursive:
                kind = Kind.DICT.value if one.kind in dicts else one.kind
                facts[at] = replace(one, recursive=False, kind=kind)
    return facts


def find_mismatches(operation: Any, read: PageOperation) -> Iterator[str]:
    """Every fact that the page has and the model has not, or the other way round."""
    for request, side in ((True, read.request), (False, read.response)):
        walk = Walk(operation, request=request)
        want = expect(list(walk.facts()), read.left_out, request=request)
        have = list(read_facts(side)) if want or side else []
        if request and not want:
            have = [fact for fact in have if fact.path]  # no parameters: an empty request
        if sorted(want) != sorted(have):
            odd = sorted(set(want) ^ set(have))
            yield from (f"{operation.name}: {fact}" for fact in odd)
            if not odd:
                yield f"{operation.name}: a fact is there twice"


def find_doc_mismatches(operation: Any, read: PageOperation) -> Iterator[str]:
    """Every member whose words are not the model's."""
    hidden = {True: Part.REQUEST_MEMBERS, False: Part.RESPONSE_MEMBERS}
    for request, side in ((True, read.request), (False, read.response)):
        if side is None or hidden[request] in read.left_out:
            continue
        texts = Walk(operation, request=request).documentation()
        for member in side.walk():
            if member.path in texts and (member.path or not request):
                want, have = words(read_html(texts[member.path])), words_of(member)
                if MARKS.sub("", want) != MARKS.sub("", have):
                    yield f"{operation.name}: {member.path}"


def words_of(member: PageMember) -> str:
    """The words of a member without those that botocore adds."""
    return words(member.doc).removesuffix(squeeze(APPENDED))
