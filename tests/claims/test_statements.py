"""Requirements, exclusions and what a value is like: of which member, and what the model says."""

from __future__ import annotations

import pytest
from tests.claims.say import TARGET, Saying, entries, text, union

from shapewright.ir.claim import ClaimKind, Standing
from shapewright.ir.shape import Deprecation, DocumentShape, TimestampShape

PLAIN = Saying(target=text())


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Required when <code>First</code> is <code>On</code>.", ("First",)),
        ("Required only if you share the thing.", ()),
        ("This parameter is required for shared things.", ()),
        ("If you set <code>Second</code>, this parameter is also required.", ("Second",)),
        ("If this value is not set, then <code>First</code> must be set.", ("First",)),
        ("<code>Name</code> is a required parameter when things are shared.", ()),
        ("Optional if there is one thing, and required if there are several.", ()),
        ("You must specify this parameter when you share a thing.", ()),
    ],
)
def test_conditional_requirements_are_read(words: str, names: tuple[str, ...]) -> None:
    claim = PLAIN.one(words, ClaimKind.REQUIREMENT)

    assert (claim.value, claim.standing) == (names, Standing.SILENT)


@pytest.mark.parametrize(
    "words",
    [
        "Indicates whether the channel is required for training.",
        "Not required when things are shared.",
        "A minimum of five rows is required for training.",
        "You don't need to specify this when things are shared.",
        "If you use a key, you must have the required permissions.",
        "The information required to create a thing.",
        "<p>Modes:</p><ul><li>It is required if the mode is fast.</li></ul>",
        "<code>Other</code> is required if things are shared.",
        "This is required for all things.",
        "If the thing is shared, you must set this to 5.",
    ],
)
def test_what_requires_something_else_is_no_claim(words: str) -> None:
    assert ClaimKind.REQUIREMENT not in PLAIN.kinds(words)


def test_a_member_that_is_always_required_is_so_under_the_condition() -> None:
    saying = Saying(target=text(), required=frozenset({"Name"}))

    assert saying.one("Required if shared.", ClaimKind.REQUIREMENT).standing is Standing.AGREES
    only = saying.one("Required only if shared.", ClaimKind.REQUIREMENT)
    assert (only.standing, only.model) == (Standing.CONTRADICTS, "always required")
    other = saying.one(
        "If this is set, then <code>First</code> must be set.", ClaimKind.REQUIREMENT
    )
    assert other.standing is Standing.SILENT


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Mutually exclusive with <code>First</code>.", ("First",)),
        ("You can specify this or <code>First</code>, but not both.", ("First",)),
        ("You can't specify this with <code>First</code>.", ("First",)),
        ("Do not use <code>First</code> if you specify <code>Name</code>.", ("First",)),
        ("If <code>First</code> is set, this can't be set.", ("First",)),
        ("Provide either <code>Name</code> or <code>Second</code>.", ("Second",)),
        (
            "If you specify this, you can't use <code>First</code> or <code>Second</code>.",
            ("First", "Second"),
        ),
        ("Specify only one of <code>Name</code> and <code>First</code>.", ("First",)),
    ],
)
def test_exclusions_are_read(words: str, names: tuple[str, ...]) -> None:
    claim = PLAIN.one(words, ClaimKind.EXCLUSION)

    assert (claim.value, claim.standing) == (names, Standing.SILENT)


@pytest.mark.parametrize(
    "words",
    [
        "Specify at least one of <code>Name</code> and <code>First</code>.",
        "Specify <code>Name</code>, <code>First</code> or both.",
        "If you don't use this, the response has a <code>First</code>.",
        "Use one of the built-in things.",
        "Do not include secrets in <code>Name</code> or <code>First</code>.",
        "You can't use this with shared things.",
        "Both <code>First</code> and <code>Second</code> are returned.",
        "If <code>First</code> is <code>On</code> you must not set it for any other thing.",
    ],
)
def test_what_allows_members_together_is_no_exclusion(words: str) -> None:
    assert ClaimKind.EXCLUSION not in PLAIN.kinds(words)


def test_unions_agree_and_required_members_contradict() -> None:
    words = "Mutually exclusive with <code>First</code>."
    of_union = Saying(target=text(), union=True).one(words, ClaimKind.EXCLUSION)
    both = Saying(target=text(), required=frozenset({"Name", "First"}))
    one_of = Saying(target=union("A", "B")).one(
        "There must be exactly one of them.", ClaimKind.EXCLUSION
    )

    assert of_union.standing is Standing.AGREES
    assert both.one(words, ClaimKind.EXCLUSION).standing is Standing.CONTRADICTS
    assert one_of.standing is Standing.AGREES


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The name must be unique within your account.", ClaimKind.UNIQUENESS),
        ("Must be unique to your account.", ClaimKind.UNIQUENESS),
        ("The list can't contain duplicates.", ClaimKind.UNIQUENESS),
        ("A unique, case-sensitive identifier that you provide.", ClaimKind.UNIQUENESS),
        ("You can't change the name after you create the thing.", ClaimKind.IMMUTABILITY),
        ("This value cannot be modified.", ClaimKind.IMMUTABILITY),
        ("This field is read-only.", ClaimKind.IMMUTABILITY),
        ("Deprecated. Use something else.", ClaimKind.DEPRECATION),
        ("This parameter is no longer supported.", ClaimKind.DEPRECATION),
        ("<code>Name</code> has been deprecated.", ClaimKind.DEPRECATION),
        ("This member is superseded by another.", ClaimKind.DEPRECATION),
    ],
)
def test_what_a_value_is_like_is_read(words: str, kind: ClaimKind) -> None:
    assert PLAIN.one(words, kind).standing is Standing.SILENT


@pytest.mark.parametrize(
    "words",
    [
        "The name doesn't need to be unique.",
        "The unique identifier of the thing.",
        "<code>First</code> must be unique.",
        "You can't change both in one call.",
        "A thing can't be updated while it is being deleted.",
        "This error is thrown when a thing can't be updated.",
        "Deprecated things aren't returned.",
        "A list of fields, each of which is read-only to others.",
        "We no longer support the following colors:",
        "The service is no longer available.",
        "The <code>First</code> parameter is deprecated.",
    ],
)
def test_what_other_things_are_like_is_no_claim(words: str) -> None:
    assert PLAIN.kinds(words) == []


def test_a_deprecation_that_the_model_has_agrees() -> None:
    saying = Saying(target=text(), deprecation=Deprecation())

    assert saying.one("Deprecated.", ClaimKind.DEPRECATION).standing is Standing.AGREES


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Specify the offset in ISO 8601 duration format.", "ISO 8601"),
        ("The parameter takes in a Unix timestamp.", "Unix timestamp"),
        ("The script must be a base64-encoded string.", "base64"),
        ("The settings, as a JSON object serialized as a string.", "JSON"),
        ("An inline YAML or JSON string with settings.", "JSON or YAML"),
        ("The MIME type of the data.", "MIME type"),
        ("A cron expression that says when.", "cron expression"),
        ("The hour of the day in UTC.", "UTC"),
        ("The name is not case sensitive.", "case-insensitive"),
        ("This value is case sensitive.", "case-sensitive"),
        ("The version, in <code>MAJOR.MINOR</code> format.", "MAJOR.MINOR"),
        ("Must be in the format <code>hh:mm</code>.", "hh:mm"),
        ("The path must begin with <code>/opt/</code>.", "begins with /opt/"),
    ],
)
def test_formats_are_read(words: str, value: str) -> None:
    claim = PLAIN.one(words, ClaimKind.FORMAT)

    assert (claim.value, claim.standing) == (value, Standing.SILENT)


@pytest.mark.parametrize(
    "words",
    [
        "It can base64 decode the payload.",
        "To convert a date to a Unix timestamp, see the guide.",
        "Represents the JSON dataset format.",
        "The ID follows the pattern <code>i-</code> followed by 17 digits.",
        "<code>First</code> must be in the format <code>hh:mm</code>.",
        "Choose a format that is convenient.",
    ],
)
def test_formats_of_other_things_are_no_claims(words: str) -> None:
    assert PLAIN.kinds(words) == []


def test_what_a_text_points_to_has_its_own_format() -> None:
    words = "The location of a JSON document."

    assert Saying(target=text(), name="SettingsUri").kinds(words) == []
    assert Saying(target=text(), name="Settings").kinds(words) == [ClaimKind.FORMAT]


def test_formats_that_the_model_has_agree() -> None:
    stamp = Saying(target=TimestampShape(id=TARGET, format="iso8601"))
    words = "Specify the time in ISO 8601 format."

    assert stamp.one(words, ClaimKind.FORMAT).standing is Standing.AGREES
    unix = stamp.one("The time is a Unix timestamp.", ClaimKind.FORMAT)
    assert (unix.standing, unix.model) == (Standing.CONTRADICTS, "iso8601")
    document = Saying(target=DocumentShape(id=TARGET))
    assert document.one("A JSON object.", ClaimKind.FORMAT).standing is Standing.AGREES
    assert Saying(target=entries()).kinds("The MIME types of the data.") == [ClaimKind.FORMAT]
