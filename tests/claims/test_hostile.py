"""Texts made to run away on: every finder reads them in time that grows with their length alone."""

from __future__ import annotations

import signal
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import chain
from types import FrameType

import pytest
from tests.claims.say import Saying, entries, enum, number, pairs, text

from shapewright.claims.find import find_claims
from shapewright.claims.sentences import LONGEST, read_sentences
from shapewright.ir.doc import Block, Bullets, Code, Doc, Inline, Paragraph, Text
from shapewright.ir.shape import Shape

SIZE = 80_000
MOST_SECONDS = 40
"""Of CPU time for thirty texts; the slowest piece takes less than a fifth of it."""

PIECES = (
    *("a", "aaaa ", "1 - ", "1 to ", "1-1-1 - 1 ", "maximum of ", "maximum number of a "),
    *("up to ", "the minimum is ", "between 1 and ", "must be unique ", "`", "``"),
    *("`a`, ", "`a` or `a` ", '"', "'", '"a" or ', "(", "((", "(a) ", "()", "[", "\\"),
    *("valid values are ", "value values ", "valid values are `a`, ", "defaults to "),
    *("the default value for a ", "default is `", "if ", "if this is set, "),
    *("required if ", "you can't specify ", "either `a` or ", "not both ", ": "),
    *("in the format ", "JSON ", "base64-", "optional if a and required ", "for all "),
    *("\t", "\u2013", "1,", "1.", "1,1.1 ", "-1", "%", "1% ", "exactly one of "),
    *("the number of ", "A. ", "a.A", "é", "characters or less "),
    *("must not be more than ", "is deprecated ", "cannot be changed ", "!? "),
)
PLACES: tuple[Shape, ...] = (text(), number(1, 9), entries(1, 9), pairs(9), enum("A", "B"))


@contextmanager
def at_most(seconds: float) -> Generator[None]:
    """Stop what runs longer than so many seconds of CPU time."""

    def give_up(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"still running after {seconds} s")

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def texts_of(piece: str) -> Iterator[str]:
    """The piece as one endless sentence, and as many of the longest sentences there can be."""
    yield (piece * (SIZE // len(piece) + 1))[:SIZE]
    sentence = (piece * LONGEST)[: LONGEST - 3] + "z. "
    yield "A" + (sentence * (SIZE // LONGEST))


def docs_of(words: str) -> Iterator[Doc]:
    """The words as text, as code, and as a list that a sentence introduces."""
    plain: Inline = Text(words)
    code: Inline = Code((plain,))
    opening = Paragraph((Text("Valid values are the following:"),))
    items: Block = Bullets(((Paragraph((plain,)),), (Paragraph((code,)),)))
    yield Doc((Paragraph((plain,)),))
    yield Doc((Paragraph((Text("Valid values are "), code, Text(" or up to "), code)),))
    yield Doc((opening, items))


@pytest.mark.parametrize("piece", PIECES)
def test_repetition_is_read_in_linear_time(piece: str) -> None:
    with at_most(MOST_SECONDS):
        for words in texts_of(piece):
            for target in PLACES:
                saying = Saying(target=target)
                for doc in docs_of(words):
                    find_claims(saying.service_of(doc))


def test_no_sentence_is_longer_than_a_sentence_can_be() -> None:
    docs = chain.from_iterable(docs_of(words) for piece in PIECES for words in texts_of(piece))

    assert max(len(sentence.text) for doc in docs for sentence in read_sentences(doc)) <= LONGEST


def test_the_alarm_goes_off() -> None:
    def run_on() -> None:
        with at_most(0.05):
            while True:
                pass

    with pytest.raises(TimeoutError):
        run_on()
