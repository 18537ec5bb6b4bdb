"""Patterns are read as Java reads them, in full, with AWS's slips read as they were meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shapewright.patterns.charset import DIGIT, DOT, EVERYTHING, LAST, SPACE, WORD, CharSet
from shapewright.patterns.error import PatternError
from shapewright.patterns.match import matches
from shapewright.patterns.normal import NEVER
from shapewright.patterns.parse import parse_pattern
from shapewright.patterns.properties import find_property
from shapewright.patterns.sample import sample
from shapewright.patterns.scan import DEEPEST
from shapewright.patterns.spell import spell
from shapewright.patterns.syntax import (
    EMPTY,
    Assert,
    Assertion,
    Chars,
    Choice,
    Greed,
    Group,
    Look,
    Node,
    Reference,
    Repeat,
    Sequence,
)

ASTRAL = (0x10000, LAST)


def one(characters: str) -> Chars:
    return Chars(CharSet.from_characters(characters))


def runs(*ranges: tuple[int, int]) -> Chars:
    return Chars(CharSet.of(ranges))


A, B, C = one("a"), one("b"), one("c")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", EMPTY),
        ("a", A),
        ("ab", Sequence((A, B))),
        ("a(?:bc)", Sequence((A, B, C))),
        ("(a)(b)", Sequence((A, B))),
        ("ab|c", Choice((Sequence((A, B)), C))),
        ("a|b|c", one("abc")),
        ("(a|ab|(?:b|bc))", Choice((A, Sequence((A, B)), B, Sequence((B, C))))),
        ("(ab|)c", Sequence((Repeat(Sequence((A, B)), 0, 1), C))),
        ("(|ab)c", Sequence((Repeat(Sequence((A, B)), 0, 1), C))),
        (".", Chars(DOT)),
        ("(?s).", Chars(EVERYTHING)),
        (r"\d\w\s", Sequence((Chars(DIGIT), Chars(WORD), Chars(SPACE)))),
        (r"\D", Chars(~DIGIT)),
        ("a{2,3}?", Repeat(A, 2, 3)),
        ("a{2,}", Repeat(A, 2, None)),
        ("a{,3}", Repeat(A, 0, 3)),
        ("a{1}", A),
        ("a{0}", EMPTY),
        ("a{007}", Repeat(A, 7, 7)),
        ("a++", Repeat(A, 1, None, Greed.POSSESSIVE)),
        ("(?>a+)", Repeat(A, 1, None, Greed.POSSESSIVE)),
        ("(?>ab)", Sequence((A, B))),
        (r"\d{12}+", Repeat(Chars(DIGIT), 12, 12)),
        ("(?>a|ab)c", Sequence((Repeat(Choice((A, Sequence((A, B)))), 1, 1, Greed.POSSESSIVE), C))),
        ("a{11}{0,4}", Repeat(Repeat(A, 11, 11), 0, 4)),
        ("a{}", Sequence((A, one("{"), one("}")))),
        ("{a}", Sequence((one("{"), A, one("}")))),
        ("a{x", Sequence((A, one("{"), one("x")))),
        ("a]", Sequence((A, one("]")))),
        ("[]a]", one("]a")),
        ("[^]a]", Chars(~CharSet.from_characters("]a"))),
        ("[a-c]", one("abc")),
        ("[a-]", one("a-")),
        ("[-a]", one("-a")),
        ("[a-c-e]", one("abc-e")),
        (r"[\w-.]", Chars(WORD | CharSet.from_characters("-."))),
        (r"[a-\d]", Chars(DIGIT | CharSet.from_characters("a-"))),
        ("[a[bc]]", Sequence((one("a[bc"), one("]")))),
        ("[a||b]", one("ab|")),
        (r"[\b]", one("\b")),
        ("[a-z&&[^b-y]]", one("az")),
        ("[a-z&&a-c&&[b-d]x]", one("bc")),
        ("[^a-z&&[a-y]]", Chars(~CharSet.of([(0x61, 0x79)]))),
        (r"\x41\x{42}\u0043\u{44}\U00000045", Sequence(tuple(one(item) for item in "ABCDE"))),
        (r"\011\07\0101", Sequence((one("\t"), one("\a"), one("A")))),
        (r"[\000-\037]", runs((0, 0x1F))),
        (r"\t\n\r\f\v\a\e\cA", Sequence(tuple(one(item) for item in "\t\n\r\f\v\a\x1b\x01"))),
        (r"\Qa.b\E+", Sequence((A, one("."), Repeat(B, 1, None)))),
        (r"a\Q", A),
        (r"\uD83D\uDE00", one("\U0001f600")),
        (r"[\uD83D\uDE00-\uD83D\uDE02]", runs((0x1F600, 0x1F602))),
        (r"[ \uD800\uDC00-\uDBFF\uDFFF]", runs((0x20, 0x20), ASTRAL)),
        (r"[ \uD800\uDBFF-\uDC00\uDFFF]", runs((0x20, 0x20), ASTRAL)),
        (r"[\uD800-\uDFFF]", runs((0xD800, 0xDFFF))),
        ("[\U0001f600-\U0001f602]", runs((0x1F600, 0x1F602))),
        ("(?i)k1", Sequence((one("kK"), one("1")))),
        ("(?i)[a-c_]", one("abcABC_")),
        ("(?i)[^a]", Chars(~CharSet.from_characters("aA"))),
        ("a(?i:b)b", Sequence((A, one("bB"), B))),
        ("(a(?i)b|c)c", Sequence((Choice((Sequence((A, one("bB"))), one("cC"))), C))),
        ("(?i)a(?-i)a", Sequence((one("aA"), A))),
        ("(?ds).", Chars(EVERYTHING)),
        ("(?m)a$b", Sequence((A, Look(one("\n"), ahead=True, negative=True), B))),
        (r"\z|a", Repeat(A, 0, 1)),
    ],
)
def test_a_text_is_read_as(text: str, tree: Node) -> None:
    assert parse_pattern(text) == tree


@pytest.mark.parametrize(
    ("name", "characters"),
    [
        ("Alnum", CharSet.from_characters("0123456789") | CharSet.of([(65, 90), (97, 122)])),
        ("ASCII", CharSet.of([(0, 127)])),
        ("Blank", CharSet.from_characters(" \t")),
        ("Cntrl", CharSet.of([(0, 31), (127, 127)])),
        ("Print", CharSet.of([(32, 126)])),
        ("Graph", CharSet.of([(33, 126)])),
        ("Punct", CharSet.from_characters("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")),
        ("XDigit", CharSet.from_characters("0123456789abcdefABCDEF")),
        ("Space", SPACE),
        ("all", EVERYTHING),
        ("L1", CharSet.of([(0, 255)])),
        (
            "Zs",
            CharSet.of([(0x2000, 0x200A)])
            | CharSet.from_characters(" \xa0\u1680\u202f\u205f\u3000"),
        ),
        ("Cs", CharSet.of([(0xD800, 0xDFFF)])),
        ("Cc", CharSet.of([(0, 31), (127, 159)])),
    ],
)
def test_a_property_has_characters(name: str, characters: CharSet) -> None:
    assert find_property(name) == characters
    assert parse_pattern(rf"\p{{{name}}}") == Chars(characters)
    assert parse_pattern(rf"[^\P{{{name}}}]") == Chars(characters)


def test_properties_that_are_made_of_others() -> None:
    def has(name: str, character: str) -> bool:
        found = find_property(name)
        assert found is not None
        return ord(character) in found

    assert find_property("IsLu") == find_property("Lu") == find_property("gc=Lu")
    assert find_property("IsWhitespace") == find_property("IsWhite_Space")
    assert parse_pattern(r"\pL") == parse_pattern(r"\p{L}") == parse_pattern(r"[\pL]")
    assert has("LD", "\u0663")
    assert not has("LD", "\u00b2")
    assert has("IsAlphabetic", "\u0345")
    assert not has("L", "\u0345")
    assert has("IsWhitespace", "\x85")
    assert not has("IsWhitespace", "\u200b")


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("^a$", "a"),
        ("^a|b$", "a|b"),
        ("(^a$)|(^b$)", "a|b"),
        (r"\Aa\z", "a"),
        ("^{2}a${2,64}", "a"),
        ("a*${1,256}", "a*"),
        ("$|^ab", "(?:ab)?"),
        (".*(^a$)|b", "a|b"),
        (".*^a$.*", "a"),
        (r"(?!\s)^a+", r"(?!\s)a+"),
        ("(a|^)b", "a?b"),
    ],
)
def test_an_anchor_that_a_full_match_decides_is_gone(text: str, same: str) -> None:
    assert parse_pattern(text) == parse_pattern(same)


@pytest.mark.parametrize(
    "text", ["a^b", "a$b", "/^a$/", "a*$}", "[^\\s\\S]", "(?!)", r"(?:(a)^b)?c\1"]
)
def test_what_can_never_match_is_a_set_of_nothing(text: str) -> None:
    assert parse_pattern(text) == NEVER


def test_an_anchor_that_depends_on_the_string_stays() -> None:
    start, end = Assert(Assertion.START), Assert(Assertion.END)
    ends = Look(Sequence((A, end)), ahead=True, negative=False)

    assert parse_pattern("(?=a$)a*") == Sequence((ends, Repeat(A, 0, None)))
    assert parse_pattern("a*(^b|c)") == Sequence(
        (Repeat(A, 0, None), Choice((Sequence((start, B)), C)))
    )


def test_groups_are_nodes_only_if_their_text_is_repeated() -> None:
    assert parse_pattern(r"(a)(.)\2") == Sequence((A, Group(1, Chars(DOT)), Reference(1)))
    assert parse_pattern(r"(?<x>.)\k<x>") == Sequence((Group(1, Chars(DOT)), Reference(1)))
    # With one group \11 is the first group's text and then a 1.
    assert parse_pattern(r"(.)\11") == Sequence((Group(1, Chars(DOT)), Reference(1), one("1")))


def test_what_stands_behind_has_one_width_in_each_look() -> None:
    assert parse_pattern("a*(?<!a|bc)") == parse_pattern("a*(?<!a)(?<!bc)")
    assert parse_pattern("a*(?<=a|bc)") == parse_pattern("a*(?:(?<=a)|(?<=bc))")


@pytest.mark.parametrize(
    ("text", "position", "what"),
    [
        ("a(b", 1, "')' is missing"),
        ("a)b", 1, "')' closes nothing"),
        ("a[b", 1, "']' is missing"),
        ("[b-a]", 1, "the range runs backwards"),
        ("[a&&]", 4, "'&&' has nothing on one side"),
        ("[&&a]", 1, "'&&' has nothing on one side"),
        ("*a", 0, "there is nothing to repeat"),
        ("a**", 2, "there is nothing to repeat"),
        ("(?:{2})", 3, "there is nothing to repeat"),
        ("a{3,2}", 1, "the higher count comes first"),
        ("a{9999999999}", 1, "a count is at most 2147483647"),
        ("a\\", 1, "a backslash ends the pattern"),
        (r"a\y", 1, r"'\y' has no meaning here"),
        (r"\p{Klingon}", 0, "no property is called 'Klingon'"),
        (r"\p{L", 0, "'}' is missing"),
        (r"\x4", 0, "2 hexadecimal digits are missing"),
        (r"\u12", 0, "4 hexadecimal digits are missing"),
        (r"\x{110000}", 0, "there is no such code point"),
        (r"\x{}", 0, "a code point is missing in the braces"),
        (r"\08", 0, "octal digits are missing"),
        (r"\c", 0, "a control character is missing"),
        (r"\1(a)", 0, "group 1 is not complete before this"),
        (r"(a\1)", 2, "group 1 is not complete before this"),
        (r"\k<b>", 0, "no group is called 'b'"),
        ("(?<a>.)(?<a>.)", 7, "two groups are called 'a'"),
        ("(?<1>a)", 0, "a group's name is a letter and then letters and digits"),
        ("(?#a)", 0, "a group cannot start with '(?#'"),
        ("(?x)a", 0, "a group cannot start with '(?x'"),
        ("(?ix)a", 3, "the flag 'x' is not known"),
        ("(?iu)a", 0, "letters beyond ASCII have no case here"),
        (r"(?i)(a)\1", 7, "a reference that ignores case cannot be kept"),
        ("(?<=a+)b", 0, "what stands behind can have several lengths"),
    ],
)
def test_a_text_that_makes_no_sense_says_where(text: str, position: int, what: str) -> None:
    with pytest.raises(PatternError) as caught:
        parse_pattern(text)

    assert (caught.value.text, caught.value.position, caught.value.what) == (text, position, what)
    assert str(caught.value) == f"at character {position} of the pattern: {what}"


@pytest.mark.parametrize(
    ("opening", "closing"), [("(", ")"), ("(?:a|", "b){2}"), ("(?=", "b)"), ("[a&&", "]")]
)
def test_nesting_is_bounded(opening: str, closing: str) -> None:
    """And whatever walks over a tree still can."""
    tree = parse_pattern(opening * DEEPEST + "a" + closing * DEEPEST)
    assert parse_pattern(spell(tree)) == tree
    assert not matches(tree, "c")
    text = sample(tree, lambda _: 0, 1, 99)
    assert text is None or matches(tree, text)

    with pytest.raises(PatternError, match="stand in one another"):
        parse_pattern(opening * (DEEPEST + 1) + "a" + closing * (DEEPEST + 1))
    with pytest.raises(PatternError, match="stand in one another"):
        parse_pattern(opening * 100_000)


PIECES = [
    *"ab01^$.*+?{}()[]|\\-,&:=!<>#i \n\u00e9\U0001f600\ud800",
    *("{2}", "{1,3}", "{,2}", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?i)", "(?-s:", "(?<a>"),
    *(r"\d", r"\W", r"\b", r"\z", r"\1", r"\k<a>", r"\p{L}", r"\P{Cc}", r"\pN", r"\Q", r"\E"),
    *(r"\uD83D", r"\uDE00", r"\x{", r"\c", r"\0", "&&", "[^", "[a-", "$?", "(a|b)", "99999999999"),
]


@settings(max_examples=600, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=30))
def test_any_text_gives_a_tree_or_says_what_is_wrong(text: str) -> None:
    tree = error = None
    try:
        tree = parse_pattern(text)
    except PatternError as caught:
        error = caught

    assert tree is not None or (error and error.what and 0 <= error.position <= len(text))


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "(a)" * 20_000, "a|" * 20_000 + "a", "[" + "a" * 100_000 + "]"]
)
def test_long_texts_are_read_in_one_go(text: str) -> None:
    parse_pattern(text)


def test_every_pattern_of_aws_is_read(trees: dict[str, Node]) -> None:
    assert len(trees) > 4_800
    assert sum(tree == NEVER for tree in trees.values()) == 4
