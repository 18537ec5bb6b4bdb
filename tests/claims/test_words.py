"""Valid values and defaults: what is listed, and how it stands to enums, ranges and types."""

from __future__ import annotations

import pytest
from tests.claims.say import TARGET, Saying, entries, enum, number, text

from shapewright.ir.claim import ClaimKind, Standing
from shapewright.ir.shape import BooleanShape, Shape

BULLETS = (
    "<p>Valid values are the following:</p><ul><li><code>Red</code>: warm.</li>"
    "<li><code>Green</code> - mild</li><li><code>Blue</code></li></ul>"
)
TERMS = (
    "<p>One of the following values:</p><dl><dt>Red</dt><dd><p>Warm.</p></dd>"
    "<dt>Green</dt><dd><p>Mild.</p></dd><dt>Blue</dt><dd><p>Cold.</p></dd></dl>"
)
COLORS = enum("DarkRed", "Green", "Blue")


@pytest.mark.parametrize(
    "words",
    [
        "Valid values are <code>Red</code>, <code>Green</code>, and <code>Blue</code>.",
        "Valid Values: <code>Red | Green | Blue</code>",
        "Must be one of the following: <code>Red</code>, <code>Green</code> or <code>Blue</code>.",
        'Possible values include "Red", "Green", and "Blue".',
        "Valid values are Red, Green, or Blue.",
        "Valid values are <code>Red</code> (warm), <code>Green</code>, <code>Blue</code> (cold).",
        "Can be either <code>Red</code> or <code>Green</code> or <code>Blue</code>, as you like.",
        BULLETS,
        TERMS,
    ],
)
def test_values_are_read(words: str) -> None:
    claim = Saying(target=text()).one(words, ClaimKind.VALUES)

    assert claim.value == ("Red", "Green", "Blue")
    assert claim.standing is Standing.SILENT


@pytest.mark.parametrize(
    "words",
    [
        "Valid values depend on the region.",
        "For valid values, see the guide.",
        "The valid values for each color are the following: Red, Green.",
        "Use the following values to start: a very long story, and others.",
        "<p>Valid values:</p><ul><li>The color of the sky.</li><li><code>Red</code></li></ul>",
        "Valid values for <code>First</code> are <code>Red</code> and <code>Blue</code>.",
        "The state of the other thing can be either <code>Red</code> or <code>Blue</code>.",
    ],
)
def test_what_lists_no_values_of_the_place_is_no_claim(words: str) -> None:
    assert ClaimKind.VALUES not in Saying(target=text()).kinds(words)


@pytest.mark.parametrize(
    ("words", "standing"),
    [
        ("`DarkRed`, `Green`, `Blue`", Standing.AGREES),
        ("`Green`, `Blue`", Standing.PARTIAL),
        ("`DARK_RED`, `GREEN`, `BLUE`", Standing.SPELLING),
        ("`Dark`, `Green`, `Blue`", Standing.SPELLING),
        ("`Green`, `Yellow`", Standing.CONTRADICTS),
        ("`DarkRed`, `Green`, `Blue`, `null`", Standing.AGREES),
    ],
)
def test_values_are_compared_with_the_enum(words: str, standing: Standing) -> None:
    parts = [f"<code>{word.strip(' `')}</code>" for word in words.split(",")]
    claim = Saying(target=COLORS).one(f"Valid values: {', '.join(parts)}.", ClaimKind.VALUES)

    assert claim.standing is standing
    assert claim.model == "Blue, DarkRed, Green"


def test_values_of_elements_are_compared_too() -> None:
    words = "Valid values: <code>Red</code> and <code>Blue</code>."

    assert Saying(target=entries()).one(words, ClaimKind.VALUES).standing is Standing.SILENT


def test_a_list_that_describes_most_of_the_enum_lists_its_values() -> None:
    items = "<ul><li><code>Green</code>: mild.</li><li><code>Blue</code>: cold.</li></ul>"
    saying = Saying(target=COLORS)

    claim = saying.one(f"<p>The color of the thing.</p>{items}", ClaimKind.VALUES)

    assert (claim.value, claim.standing) == (("Green", "Blue"), Standing.PARTIAL)
    assert claim.sentence == ("The color of the thing. `Green`: mild.; `Blue`: cold.")
    assert saying.kinds(f"<p>We no longer support these colors:</p>{items}") == []
    assert Saying(target=enum("A", "B")).kinds(f"<p>The color.</p>{items}") == []


def test_values_in_one_case_are_not_compared() -> None:
    words = "If the sky is clear, valid values are <code>Blue</code> and <code>Green</code>."
    claim = Saying(target=COLORS).one(words, ClaimKind.VALUES)

    assert (claim.value, claim.standing) == (None, Standing.INCOMPARABLE)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("The default is <code>Green</code>.", "Green"),
        ("The default value is Green.", "Green"),
        ("Defaults to <code>Green</code> if not provided.", "Green"),
        ("If you don't specify a value, the default is <code>Green</code>.", "Green"),
        ("This value defaults to 'Green'.", "Green"),
        ("Default: <code>Green</code>", "Green"),
        ("Use <code>Blue</code> or <code>Green</code> (default).", "Green"),
        ("The default value of <code>Name</code> is <code>Green</code>.", "Green"),
        ("<code>Green</code> is the default.", "Green"),
    ],
)
def test_defaults_are_read(words: str, value: str) -> None:
    for target in (text(), COLORS):
        claim = Saying(target=target).one(words, ClaimKind.DEFAULT)
        assert (claim.value, claim.standing) == (value, Standing.SILENT)


@pytest.mark.parametrize(
    "words",
    [
        "The default settings for new things.",
        "The default of <code>First</code> is <code>Green</code>.",
        "<code>First</code> defaults to <code>Green</code>.",
        "The default is <code>thing_</code> followed by the id of the thing.",
        "Required when <code>Second</code> is <code>Green</code> (default).",
        "Things are green by default.",
        "The default behavior of <code>Name</code> differs from region to region.",
        "<p>Options:</p><ul><li>depth: the default is 3.</li></ul>",
    ],
)
def test_defaults_of_other_things_are_no_claims(words: str) -> None:
    assert ClaimKind.DEFAULT not in Saying(target=text()).kinds(words)


@pytest.mark.parametrize(
    "words",
    [
        "If the sky is clear, the default is <code>Green</code>.",
        "The default value for new things is <code>Green</code>.",
        "The default is <code>Green</code> except in the following cases:",
        "Defaults to <code>Green</code> for shared things.",
        "Default: <code>Green</code> (shared things); <code>Blue</code> (others)",
    ],
)
def test_defaults_in_one_case_have_no_value(words: str) -> None:
    claim = Saying(target=COLORS).one(words, ClaimKind.DEFAULT)

    assert (claim.value, claim.standing) == (None, Standing.INCOMPARABLE)


@pytest.mark.parametrize(
    ("target", "name", "words", "standing"),
    [
        (COLORS, "Name", "The default is <code>Yellow</code>.", Standing.CONTRADICTS),
        (COLORS, "Name", "The default is <code>green</code>.", Standing.SPELLING),
        (COLORS, "Name", "The default is <code>null</code>.", Standing.SILENT),
        (number(1, 10), "Name", "The default is 10.", Standing.SILENT),
        (number(1, 10), "Name", "The default is <code>50</code>.", Standing.CONTRADICTS),
        (number(1, 60), "WaitInMinutes", "The default is 1 hour.", Standing.SILENT),
        (number(1, 60), "WaitInMinutes", "The default is 2 hours.", Standing.CONTRADICTS),
        (number(1, 60), "Wait", "The default is 2 hours.", Standing.INCOMPARABLE),
        (BooleanShape(id=TARGET), "Name", "Defaults to true.", Standing.SILENT),
    ],
)
def test_defaults_are_compared_with_what_is_allowed(
    target: Shape, name: str, words: str, standing: Standing
) -> None:
    assert Saying(target=target, name=name).one(words, ClaimKind.DEFAULT).standing is standing
