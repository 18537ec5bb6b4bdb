"""Code between backticks is code, and no other word is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from shapewright.docs.marked import read_marked
from shapewright.docs.page import mono
from shapewright.ir.doc import Text, plain_text

PHRASES = st.text(st.sampled_from("ab` \n<&")) | st.text()


def test_code_stands_between_backticks() -> None:
    assert read_marked("default ``a`b``, not `c`") == (
        *(Text("default "), mono("a`b"), Text(", not "), mono("c")),
    )
    assert read_marked("an odd ` stays") == (Text("an odd ` stays"),)
    assert read_marked("") == ()


@given(PHRASES)
def test_all_but_backticks_and_the_spaces_beside_them_is_kept(phrase: str) -> None:
    shown = "".join(plain_text((word,)) for word in read_marked(phrase))  # type: ignore[arg-type]

    assert shown.replace("`", "").replace(" ", "") == phrase.replace("`", "").replace(" ", "")
