"""What a reference page is: titled sections of parts, free of any format.

Gives frozen values only, one closed union of parts for all formats. Words are inlines of the
documentation tree, and ``Hop``: words that lead to another page of the same reference. What a page
says is decided when it is built; how it looks is left to the formats.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from shapewright.ir.doc import Code, Doc, Inline, Text


class PageKind(StrEnum):
    """What a page is about."""

    SERVICE = "service"
    OPERATION = "operation"
    STRUCTURE = "structure"
    UNION = "union"
    EVENT_STREAM = "event stream"
    ENUM = "enum"
    ERROR = "error"
    PAGINATOR = "paginator"
    WAITER = "waiter"
    TYPES = "types"
    """Every list, map and scalar of a service, on one page."""
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Target:
    """A place in the reference of one service."""

    path: str
    """Of the page, without a suffix, relative to the service: ``operations/CreateThing``. Safe on
    every file system and in every URL, as it stands."""
    anchor: str = ""
    """On the page; empty for its top. Letters, digits, ``-``, ``_`` and ``.`` alone."""


@dataclass(frozen=True, slots=True)
class Hop:
    """Words that lead to a place in the same reference."""

    text: str
    to: Target
    is_code: bool = True
    """The words are a name, to be set as code."""


Word = Inline | Hop
Words = tuple[Word, ...]
"""A phrase. Texts in it are plain; only a `Doc` may hold a link or a reference to be resolved."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known, as a label and a phrase."""

    label: str
    """``Length``, ``Pattern``, ``Each key``; empty for a fact that says itself."""
    words: Words


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence of the documentation says beyond the model; never checked by default."""

    said: Words
    """What was read from it, as a short phrase: ``default Enabled``."""
    sentence: Words
    against: Words = ()
    """What the model says instead, where the two contradict each other."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A word that sets a page or a member apart."""

    word: str
    """``required``, ``deprecated``, ``sensitive``, ``idempotency token``, ``streaming`` ..."""
    note: str = ""
    """What there is to say about it: a message of deprecation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One member of a structure, with those below it."""

    name: str
    """On the wire."""
    path: str
    """From the root: ``A.B[].C{}.D``."""
    anchor: str
    """Of this entry on its page: ``request.A.B.C.D``."""
    type: Words
    """``list of InferenceSpecification``, in words."""
    flags: tuple[Flag, ...] = ()
    facts: tuple[Fact, ...] = ()
    """What a value has to satisfy, and what else is known."""
    values: tuple[str, ...] = ()
    """Those of an enum, or of a list of one: there may be a thousand."""
    doc: Doc = field(default_factory=Doc)
    statements: tuple[Statement, ...] = ()
    children: tuple[Entry, ...] = ()
    rest: Words = ()
    """Where the members below it stand, if not here: further up, or on a page of their own."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Documentation, from the model."""

    doc: Doc


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled facts."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Statements:
    """What sentences say of the subject of the page as a whole."""

    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Members:
    """A tree of members; those at its root."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A text to be copied."""

    title: str
    """``Typed client``; unique among the samples beside it."""
    language: str
    """``python``, ``json``, ``console``, ``text``: for who highlights it."""
    text: str
    """Lines separated by ``\\n``, none at either end empty."""
    note: str = ""
    """A sentence on where it comes from or what it needs."""


@dataclass(frozen=True, slots=True)
class Samples:
    """The same thing in several forms; one is shown at a time where the format can do so."""

    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """A text that is there for who asks for it."""

    title: str
    sample: Sample


@dataclass(frozen=True, slots=True)
class Value:
    """A value of an enum."""

    value: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Values:
    """The values of an enum: there may be a thousand."""

    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a listing."""

    words: Words
    note: Words = ()
    """A sentence about it."""
    flags: tuple[Flag, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Things in order, each on a line or two: there may be a thousand."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that must not be missed."""

    kind: str
    """``deprecated`` or ``note``."""
    words: Words


Part = Prose | Facts | Statements | Members | Samples | Folded | Values | Listing | Alert


@dataclass(frozen=True, slots=True)
class Section:
    """Parts under a heading."""

    anchor: str
    """Unique on the page; never that of an entry."""
    title: str
    """Empty for what stands right below the page's own title."""
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the reference of a service."""

    at: Target
    kind: PageKind
    title: str
    """``CreateModelPackage``."""
    summary: str
    """The first sentence of its documentation, as plain words; may be empty."""
    flags: tuple[Flag, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """All pages of one service, in the order in which a person would read them."""

    service: str
    """boto3's name: ``sagemaker``."""
    title: str
    """``Amazon SageMaker Service``."""
    source: str
    """``botocore 1.44.5``."""
    generator: str
    """``Shapewright 0.1.0``."""
    pages: tuple[Page, ...]
    """The page of the service itself comes first; its path is ``index``."""
    kept: frozenset[str] = frozenset()
    """The paths of pages that stand already as they would be written, and say only what there is
    on them and where."""

    @property
    def written(self) -> tuple[Page, ...]:
        """The pages that are written now."""
        return tuple(page for page in self.pages if page.at.path not in self.kept)


@dataclass(frozen=True, slots=True)
class Finding:
    """What can be searched for: a page, or a place on one."""

    kind: str
    """``operation``, ``enum``, ``error`` ... as its page; ``member`` or ``value``."""
    name: str
    """What one types: ``CreateModelPackage``, ``PendingManualApproval``."""
    within: str
    """What it is part of: a shape or an operation; empty for a page."""
    to: Target


def plain(text: str) -> Words:
    """A phrase of plain words."""
    return (Text(text),) if text else ()


def join_phrases(phrases: Iterable[Words], between: str) -> Words:
    """Phrases one after another, with a text between each two."""
    words: list[Word] = []
    for phrase in phrases:
        words += [Text(between), *phrase] if words else phrase
    return tuple(words)


def mono(text: str) -> Code:
    """Words set as code."""
    return Code((Text(text),))
