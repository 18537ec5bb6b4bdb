"""Mistakes are found where they are, and nowhere else."""

from __future__ import annotations

import pytest

from shapewright.patterns.error import PatternError
from shapewright.patterns.form import write_form
from shapewright.patterns.oddity import OddityKind, find_oddities
from shapewright.patterns.parse import parse_pattern
from shapewright.patterns.width import find_width, reaches_fewest
from shapewright.runtime.text_form import read_form
from shapewright.runtime.text_lengths import find_lengths

Use = tuple[str, str, int, int | None]

KNOWN = {
    OddityKind.UNSATISFIABLE: {
        "apprunner.ServiceId",
        "connect.Password",
        "dataexchange.AwsAccountId",
        "ec2.PlacementGroupArn",
        "osis.AwsAccountId",
        "qbusiness.MessageBody",
    },
    OddityKind.DOUBLE_ESCAPED: {
        *("connect.DataTableDescription", "connect.MediaSource", "connect.Page"),
        *("connect.PhoneNumber", "connect.S3Uri", "connect.Slug"),
        *("connect.WorkspaceDescription", "connect.WorkspaceTitle", "databrew.EntityType"),
        *("events.ResourceAssociationArn", "marketplace-catalog.EntityNameString"),
        *("opensearch.IdentityStoreId", "osis.AwsAccountId"),
        "taxsettings.BusinessRepresentativeName",
    },
    OddityKind.SLASH_DELIMITED: {
        *("connect.Password", "iam.rolePathPatternType", "kendra.LambdaArn"),
    },
}


def test_every_oddity_of_aws_is_found_and_no_other(uses: tuple[Use, ...]) -> None:
    """Each distinct pattern under the first name that has it."""
    found: dict[OddityKind, set[str]] = {kind: set() for kind in OddityKind}
    seen: set[tuple[OddityKind, str]] = set()
    for name, text, low, high in uses:
        for oddity in find_oddities(text, low, high):
            if (oddity.kind, text) not in seen:
                seen.add((oddity.kind, text))
                found[oddity.kind].add(name)

    assert found == KNOWN


@pytest.mark.parametrize(
    ("text", "low", "high", "what"),
    [
        ("a{3}", 0, 2, "What matches has at least 3 characters, and at most 2 are allowed."),
        ("a{3}", 4, None, "What matches has at most 3 characters, and at least 4 are needed."),
        ("(?:aaa)*", 4, 5, "Nothing that matches has from 4 to 5 characters."),
        ("(?:aaa){,3}|b{10}", 7, 8, "Nothing that matches has from 7 to 8 characters."),
        (
            *("a^", 0, None),
            "No string matches: characters stand before a '^' or after a '$', or where none may.",
        ),
        (
            r"\\d",
            0,
            None,
            r"It reads '\\d', a backslash and a letter, where '\d' seems to be meant.",
        ),
        (
            *(r"[a\\w]", 0, None),
            r"It reads '\\w', a backslash and a letter, where '\w' seems to be meant.",
        ),
        ("/a/", 0, None, "It stands between slashes, which count as part of it."),
    ],
)
def test_a_mistake_is_put_into_words(text: str, low: int, high: int | None, what: str) -> None:
    assert [oddity.what for oddity in find_oddities(text, low, high)] == [what]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        (r"[\\\w\s]*", 0, None),
        (r"C:\\Windows\\system32", 0, None),
        (r"\\\\[a-z]+", 0, None),
        (r"\d{12}", 0, 12),
        ("(?:aaa)*", 4, 6),
        ("(?:a{900})*", 1000, None),
        ("(?:a{30000})*", 1, None),
        ("/[a-z]+", 0, None),
        ("/", 0, None),
        ("^$", 0, None),
        ("(?!a)[ab]", 1, 1),
    ],
)
def test_what_can_be_meant_is_not_odd(text: str, low: int, high: int | None) -> None:
    assert find_oddities(text, low, high) == ()


def test_a_text_that_is_no_pattern_has_no_oddities() -> None:
    with pytest.raises(PatternError):
        find_oddities("(")


def test_the_shortest_is_where_it_is_said_to_be(uses: tuple[Use, ...]) -> None:
    trees = {parse_pattern(text) for _, text, _, _ in uses}
    said = [tree for tree in trees if reaches_fewest(tree)]

    for tree in said:
        fewest, _ = find_width(tree)
        piece, groups = read_form(write_form(tree))
        assert find_lengths(piece, groups, fewest, fewest).of(piece) >> fewest
    assert len(said) > len(trees) / 2


@pytest.mark.parametrize("text", ["(?=b)a", "a++a", r"(a)\1", "[^\\s\\S]"])
def test_what_takes_a_closer_look_is_not_said(text: str) -> None:
    assert not reaches_fewest(parse_pattern(text))
