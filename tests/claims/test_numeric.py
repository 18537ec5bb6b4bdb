"""Lengths, counts, ranges, sizes and times: what is a limit, whose, and does the model have it."""

from __future__ import annotations

import pytest
from tests.claims.say import Saying, entries, fraction, number, pairs, text

from shapewright.ir.claim import Bounds, ClaimKind, Standing
from shapewright.ir.rule import Length

AGREES, SILENT, CONTRADICTS, INCOMPARABLE = (
    Standing.AGREES,
    Standing.SILENT,
    Standing.CONTRADICTS,
    Standing.INCOMPARABLE,
)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("The label must have 2 to 9 characters.", 2, 9),
        ("It can be up to 9 characters long.", None, 9),
        ("Must contain between 2 and 9 alphanumeric characters.", 2, 9),
        (
            "The label must have at least <code>2</code> characters.",
            2,
            None,
        ),
        ("The maximum length is 9 characters.", None, 9),
        ("Must be 9 characters or fewer.", None, 9),
        ("The label cannot exceed 1,024 characters.", None, 1024),
        ("It may have a length of up to 9.", None, 9),
        ("It cannot be longer than 9 characters.", None, 9),
    ],
)
def test_lengths_are_read(words: str, low: int | None, high: int | None) -> None:
    claims = Saying(target=text()).claims(words)

    assert {claim.kind for claim in claims} == {ClaimKind.LENGTH}
    assert {claim.value for claim in claims} == {
        Bounds(minimum=low, maximum=high, unit="characters")
    }
    assert {claim.standing for claim in claims} == {SILENT}


@pytest.mark.parametrize(
    ("rule", "standing", "model"),
    [
        (Length(minimum=2, maximum=9), AGREES, ">= 2 and <= 9"),
        (Length(minimum=0, maximum=9), CONTRADICTS, ">= 0 and <= 9"),
        (Length(minimum=2, maximum=8), CONTRADICTS, ">= 2 and <= 8"),
        (Length(maximum=9), SILENT, "<= 9"),
        (Length(minimum=3), CONTRADICTS, ">= 3"),
        (Length(minimum=2, maximum=2**31 - 1), SILENT, ">= 2"),
    ],
)
def test_every_stated_bound_is_held_against_the_model(
    rule: Length, standing: Standing, model: str
) -> None:
    claim = Saying(target=text(rule)).one("It must have 2 to 9 characters.", ClaimKind.LENGTH)

    assert (claim.standing, claim.model) == (standing, model)


def test_a_bound_that_only_the_model_has_is_no_difference() -> None:
    rule = Length(minimum=1, maximum=9)
    claim = Saying(target=text(rule)).one("Up to 9 characters.", ClaimKind.LENGTH)

    assert claim.standing is AGREES


def test_keys_and_values_of_a_map_are_compared_both() -> None:
    saying = Saying(target=pairs())

    same = saying.one("Each key and value can have up to 64 characters.", ClaimKind.LENGTH)
    other = saying.one("Each key and value is limited to 32 characters.", ClaimKind.LENGTH)

    assert (same.standing, other.standing) == (AGREES, CONTRADICTS)
    assert other.model == "keys <= 64; values <= 64"


@pytest.mark.parametrize(
    "words",
    [
        "If the mode is fast, the label must have 2 to 9 characters.",
        "For private labels, the maximum length is 9 characters.",
        "The labels of one request, in total, cannot exceed 9 characters.",
        "Can be up to 9 characters unless it is shared.",
        "The maximum length is 9 bytes.",
        "<p>Modes:</p><ul><li>The short form has up to 9 characters.</li></ul>",
    ],
)
def test_what_is_no_plain_bound_has_no_value(words: str) -> None:
    claim = Saying(target=text(Length(maximum=20))).one(words, ClaimKind.LENGTH)

    assert (claim.value, claim.standing) == (None, INCOMPARABLE)


def test_that_a_value_counts_only_where_it_is_given_is_no_condition() -> None:
    words = "If specified, the label must have 2 to 9 characters."
    claim = Saying(target=text()).one(words, ClaimKind.LENGTH)

    assert claim.value == Bounds(minimum=2, maximum=9, unit="characters")


@pytest.mark.parametrize(
    "words",
    [
        "Names are truncated at 40 characters.",
        "We recommend up to 9 characters.",
        "The prefix <code>i-</code> followed by 17 hexadecimal characters.",
        "The key has a bit-length of at least 2048 bits.",
        "<code>up to 9 characters</code>",
        "Copied from the first 9 characters of the title.",
    ],
)
def test_what_only_mentions_a_length_is_no_claim(words: str) -> None:
    assert Saying(target=text()).kinds(words) == []


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("You can specify up to 5 names.", None, 5),
        ("You can specify between 1 and 5 names.", 1, 5),
        ("A list of up to five names.", None, 5),
        ("A list of one to five friends.", 1, 5),
        ("Specify at least 1 name.", 1, None),
        ("The list contains at most 5 items.", None, 5),
        ("Maximum of 5 items.", None, 5),
        ("Maximum: five names", None, 5),
        ("The number of names is limited to 5 per thing.", None, 5),
        ("You can't specify more than 5 names.", None, 5),
        ("The list must contain exactly one entry.", 1, 1),
        ("Up to 5 names can be specified.", None, 5),
    ],
)
def test_counts_are_read(words: str, low: int | None, high: int | None) -> None:
    claim = Saying(target=entries(), name="Names").one(words, ClaimKind.COUNT)

    assert claim.value == Bounds(minimum=low, maximum=high, unit="entries")
    assert claim.standing is SILENT


@pytest.mark.parametrize(
    "words",
    [
        "You can specify up to 5 names in a single request.",
        "You can specify up to 5 names per account.",
        "In total, you can specify up to 5 names across all things.",
        "You can create up to 5 folders.",
        "When sharing is on, you can specify up to 5 names.",
        "Each friend can have at most 5 names.",
        "Each value can contain up to 5 items.",
    ],
)
def test_counts_of_other_things_are_not_compared(words: str) -> None:
    claim = Saying(target=entries(maximum=9), name="Names").one(words, ClaimKind.COUNT)

    assert (claim.value, claim.standing) == (None, INCOMPARABLE)


@pytest.mark.parametrize(
    "words",
    [
        "You must specify at least one of the following: First or Second.",
        "A name can be shared by more than one thing.",
        "The job completes no more than one time.",
        "Choosing names reduces the cost by up to 80 percent.",
        "See the list of 5 names.",
    ],
)
def test_what_only_mentions_a_number_of_things_is_no_claim(words: str) -> None:
    assert ClaimKind.COUNT not in Saying(target=entries(), name="Names").kinds(words)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("Valid values are from 3 to 2,500.", 3, 2500),
        ("Valid range is 3 to 2500.", 3, 2500),
        ("The value must be between 3 and 2500.", 3, 2500),
        ("Valid values: <code>3</code> - <code>2500</code>", 3, 2500),
        ("Minimum value of 3.", 3, None),
        ("The default value is 5, and the maximum is 2500.", None, 2500),
        ("The maximum value is 2,500 steps.", None, 2500),
        ("The value must be greater than or equal to 3.", 3, None),
        ("The value cannot be greater than 2500.", None, 2500),
        ("Valid values: 3 (short) to 2500 (long).", 3, 2500),
    ],
)
def test_ranges_are_read(words: str, low: int | None, high: int | None) -> None:
    claim = Saying(target=number(3, 2500)).one(words, ClaimKind.RANGE)

    assert claim.value == Bounds(minimum=low, maximum=high)
    assert claim.standing is AGREES


@pytest.mark.parametrize(
    "words",
    [
        "The maximum is 2^31-1.",
        "Volumes with more than 6 disks are slower.",
        "Values from 1 to 5 are returned by about 3 nodes.",
        "We recommend a value of at most 5.",
        "Available since version 3 to 5.",
        "A value greater than 2 means that the thing is shared.",
    ],
)
def test_numbers_that_set_no_limit_are_no_ranges(words: str) -> None:
    assert ClaimKind.RANGE not in Saying(target=number(3, 2500)).kinds(words)


def test_open_bounds_of_whole_numbers_are_the_next_number() -> None:
    words = "The value must be greater than 0 and less than 10."
    whole = Saying(target=number(1, 9)).one(words, ClaimKind.RANGE)
    broken = Saying(target=fraction(0, 10)).one(words, ClaimKind.RANGE)

    assert whole.value == Bounds(minimum=0, maximum=10, above_minimum=True, below_maximum=True)
    assert whole.standing is AGREES
    assert broken.standing is CONTRADICTS


@pytest.mark.parametrize(
    ("name", "words", "standing"),
    [
        ("TimeoutInSeconds", "The maximum value is 2 hours.", AGREES),
        ("TimeoutInSeconds", "The maximum value is 1 day.", CONTRADICTS),
        ("TimeoutInMinutes", "The maximum value is 2 hours.", CONTRADICTS),
        ("Timeout", "The maximum value is 2 hours.", INCOMPARABLE),
        ("SizeInMB", "The maximum value is 2 hours.", INCOMPARABLE),
        ("SizeInMB", "The size cannot exceed 7200 MiB.", AGREES),
    ],
)
def test_limits_are_compared_in_the_unit_of_the_name(
    name: str, words: str, standing: Standing
) -> None:
    claim = Saying(target=number(maximum=7200), name=name).one(words, ClaimKind.LIMIT)

    assert claim.standing is standing
    assert (claim.value is None) is (standing is INCOMPARABLE)


def test_a_time_that_something_takes_is_no_limit() -> None:
    words = "A change takes effect within 30 seconds, and can take up to 5 minutes."

    assert Saying(target=number(), name="TimeoutInSeconds").kinds(words) == []
