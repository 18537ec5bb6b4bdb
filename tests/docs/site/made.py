"""A small service with one of everything that a page can hold, and hostile words in each place."""

from __future__ import annotations

from shapewright.docs.address import Addresses
from shapewright.docs.links import Links
from shapewright.docs.marked import read_marked
from shapewright.docs.page import (
    Alert,
    Entry,
    Fact,
    Facts,
    Flag,
    Folded,
    Hop,
    Item,
    Listing,
    Members,
    Page,
    PageKind,
    Prose,
    Reference,
    Sample,
    Samples,
    Section,
    Statement,
    Statements,
    Target,
    Value,
    Values,
    mono,
    plain,
)
from shapewright.ir import doc
from shapewright.ir.shape import ShapeId

HOSTILE = "<script>alert('x')</script> & \"quoted\" \u2028 \x00 \ud800"
"""What must become text wherever it stands; a page it was markup on would open an alert."""
CREATE = Target("operations/CreateThing")
COLOR = Target("shapes/Color")
MANY = tuple(f"size.{number}x" for number in range(320))
LONG_NAME = "AnExtraordinarilyLongMemberNameThatNoPhoneIsWideEnoughForOnOneLine"
CODE = 'client.create_thing(\n    Name="fraud",  # a name\n    Count=3,\n)'


def make_links() -> Links:
    """Links that know the operation and the enum of the service below."""
    addresses = Addresses(
        operations={"CreateThing": CREATE},
        shapes={ShapeId("Color"): COLOR},
        paginators={},
        waiters={},
        pages={ShapeId("Color"): COLOR},
    )
    return Links(addresses, {})


def make_reference(service: str = "things", extra: tuple[Page, ...] = ()) -> Reference:
    """The pages of a service."""
    return Reference(
        service=service,
        title="Amazon Things & More",
        source="botocore 1.2.3",
        generator="Shapewright 4.5.6",
        pages=(
            _make_index(),
            _make_operation(),
            _make_color(),
            _make_error(),
            _make_types(),
            *extra,
        ),
    )


def text_doc(*words: str) -> doc.Doc:
    """A documentation of paragraphs."""
    return doc.Doc(tuple(doc.Paragraph((doc.Text(one),)) for one in words))


def _make_index() -> Page:
    items = (
        Item((Hop("CreateThing", CREATE),), plain("Makes a thing."), (Flag("idempotent"),)),
        *(Item((mono(f"Resource{number}"),), plain("One more.")) for number in range(30)),
    )
    return Page(
        at=Target("index"),
        kind=PageKind.SERVICE,
        title="Amazon Things & More",
        summary=HOSTILE,
        sections=(
            Section("about", "", (Prose(text_doc("Things.", HOSTILE)),)),
            Section("operations", "Operations", (Listing(items),)),
            Section("used", "Used by", (Listing((Item((Hop("Color", COLOR),)),)),)),
        ),
    )


def _make_operation() -> Page:
    samples = Samples(
        (
            Sample("Typed client", "python", CODE, "Checked."),
            Sample("boto3", "python", "client.create_thing(Name='fraud')"),
            Sample("AWS CLI", "console", "aws things create-thing --name fraud\n" + "x" * 300),
        )
    )
    folded = Folded("Syntax of the request", Sample("Syntax", "json", '{"Name": "string"}'))
    return Page(
        at=CREATE,
        kind=PageKind.OPERATION,
        title="CreateThing",
        summary="Makes a thing.",
        flags=(Flag("idempotent"), Flag("deprecated", "use something else")),
        sections=(
            Section("about", "", (_make_alert(), Prose(_make_doc()), _make_facts())),
            Section("samples", "How to call it", (samples, folded)),
            Section("request", "Request", (Members(_make_request()),)),
            Section("response", "Response", (Members((_entry("response", "ThingArn"),)),)),
        ),
    )


def _make_alert() -> Alert:
    return Alert("deprecated", plain("Use something else."))


def _make_facts() -> Facts:
    return Facts((Fact("boto3", (mono("client.create_thing(...)"),)), Fact("", plain(HOSTILE))))


def _make_doc() -> doc.Doc:
    code = doc.Code((doc.Text("code "), doc.Emphasis((doc.Text("variable"),))))
    reference = doc.Reference((doc.Text("Color"),), "Color")
    link = doc.Link((doc.Text("a guide"),), "https://example.com/?a=1&b=2")
    bad = doc.Link((doc.Text("not a link"),), "javascript:alert(1)")
    inner = doc.Paragraph((doc.Strong((code,)), doc.Text(" "), reference, doc.Text(" "), link, bad))
    items = ((inner,), (doc.Paragraph((doc.Text("one"),)), doc.Bullets(((inner,),))))
    return doc.Doc(
        (
            doc.Heading((doc.Text("A heading of theirs"),), 1),
            inner,
            doc.Bullets(items),
            doc.Numbered(items),
            doc.Definitions(
                (doc.Definition((doc.Text("term"),), (inner,)), doc.Definition((), (inner,)))
            ),
            doc.Note(doc.NoteKind.WARNING, (inner, doc.CodeBlock("a <b>\n  c"))),
            doc.Paragraph((doc.Placeholder("<region>"), doc.Text("w" * 3000))),
        )
    )


def state(said: str, sentence: str, against: str = "") -> Statement:
    """A statement of phrases with code between backticks."""
    return Statement(read_marked(said), read_marked(sentence), read_marked(against))


def _make_request() -> tuple[Entry, ...]:
    leaf = _entry("request.Config.Rules", "Color", values=("red", "green"))
    rules = _entry("request.Config", "Rules", children=(leaf,), path="Config.Rules")
    more = tuple(_entry("request", f"Extra{number}") for number in range(30))
    said = (
        state("default `Enabled`", "The default is `Enabled`."),
        state("at most 64", HOSTILE, "at most `63` characters"),
    )
    return (
        _entry(
            "request",
            "Name",
            flags=(Flag("required"), Flag("sensitive", HOSTILE)),
            facts=(Fact("Length", plain("1 to 63 characters")), Fact("Pattern", (mono("[a-z]+"),))),
            statements=said,
            doc=text_doc(HOSTILE),
        ),
        _entry("request", "Config", children=(rules, _entry("request.Config", LONG_NAME))),
        _entry("request", "Size", values=MANY),
        _entry(
            "request",
            "Other",
            rest=(*plain("as in "), Hop("Config", Target(CREATE.path, "request.Config"))),
        ),
        *more,
    )


def _entry(above: str, name: str, *, path: str = "", **rest: object) -> Entry:
    made = {
        "name": name,
        "path": path or name,
        "anchor": f"{above}.{name}",
        "type": plain("string"),
    }
    return Entry(**{**made, **rest})  # type: ignore[arg-type]


def _make_color() -> Page:
    names = ("red", "green", "dark green", *(f"shade-{number}" for number in range(300)))
    values = tuple(Value(name, f"value.{name.replace(' ', '-')}") for name in names)
    return Page(
        at=COLOR,
        kind=PageKind.ENUM,
        title="Color",
        summary="",
        sections=(Section("values", "Values", (Values(values),)),),
    )


def _make_error() -> Page:
    said = (state("raised seldom", "It is raised `seldom`."),)
    return Page(
        at=Target("shapes/ThingNotFound"),
        kind=PageKind.ERROR,
        title="ThingNotFound",
        summary="No such thing.",
        flags=(Flag("HTTP 404"),),
        sections=(
            Section("about", "", (Statements(said),)),
            Section("members", "Members", (Members((_entry("member", "Message"),)),)),
        ),
    )


def _make_types() -> Page:
    return Page(
        at=Target("types"),
        kind=PageKind.TYPES,
        title="Types",
        summary="",
        sections=(Section("types", "", (Members((_entry("", "ThingArn", anchor="ThingArn"),)),)),),
    )
