"""Every format says all that matters, and nothing in a model can be more than text in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.changes.made import build, compare, make_files
from tests.changes.mutation import both, member, operation, put, shape

from shapewright.changes import Change, Hit, Severity
from shapewright.changes.fold import fold_changes
from shapewright.changes.formats import FORMATS, Report
from shapewright.changes.formats.api_changes import find_updates, render_page
from shapewright.changes.formats.data import read_schema
from shapewright.changes.formats.page import plan_page
from shapewright.changes.order import read_order
from shapewright.changes.rules import read_rules
from shapewright.render.render import render_files
from shapewright.sources.pages import ChangeSide, read_page

EVIL = "`<script>alert(1)</script>\n::error::x,y:%0A \x1b[31m| [a](b) @all &amp; \u202e\"'"


def make_report() -> Report:
    """A change of each severity, and two that fold."""
    new = make_files()
    both(
        put("shapes", "PutRequest", "members", "Wide", value=None),
        member("Shared", "New", shape="Plain"),
        operation("PutMade", readonly=True),
        operation("GetMade", readonly=True),
        operation("OpenMade", deprecated=True),
    )(new)
    return Report(
        old="made 1", new="made 2", services=("made",), changes=compare(make_files(), new)
    )


def make_evil() -> Report:
    change = Change(
        kind="member-removed",
        service="made",
        path=EVIL,
        before=EVIL,
        after=EVIL,
        request=Severity.BREAKING,
        hits=frozenset({Hit.WIRE}),
        note=EVIL,
        operations=(EVIL, EVIL),
    )
    return Report(old=EVIL, new=EVIL, services=("made", EVIL), changes=(change,))


def render_html(report: Report) -> str:
    (text,) = render_files([plan_page(report)]).values()
    return text


class Tags(HTMLParser):
    """Which tags and attributes there are, and the words between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One more tag."""
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        """More words."""
        self.words += data


def check_schema(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> None:
    """As much of JSON Schema as the schema uses."""
    if "$ref" in schema:
        schema = {**root["$defs"][schema["$ref"].rpartition("/")[2]], **schema}
    if "anyOf" in schema and value is not None:
        check_schema(value, schema["anyOf"][0], root)
    assert "const" not in schema or value == schema["const"]
    assert "enum" not in schema or value in schema["enum"]
    assert "pattern" not in schema or re.search(str(schema["pattern"]), str(value))
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}
    assert "type" not in schema or isinstance(value, kinds[schema["type"]])
    if isinstance(value, dict):
        known = schema.get("properties", {})
        assert set(schema.get("required", ())) <= value.keys() <= known.keys()
        for key, part in cast("dict[str, Any]", value).items():
            check_schema(part, known[key], root)
    if isinstance(value, list):
        for part in cast("Iterable[Any]", value):
            check_schema(part, schema["items"], root)


def test_json_is_as_its_schema_says() -> None:
    schema = json.loads(read_schema())
    for report in (make_report(), make_evil()):
        document = json.loads(FORMATS["json"](report))
        check_schema(document, schema, schema)

    with pytest.raises(AssertionError):
        check_schema({**document, "more": 1}, schema, schema)
    severities = [one.value for one in Severity]
    assert schema["$defs"]["severity"]["enum"] == severities
    change = schema["$defs"]["change"]["properties"]
    assert change["hits"]["items"]["enum"] == [hit.value for hit in Hit]


def test_json_has_every_change() -> None:
    report = make_report()
    document = json.loads(FORMATS["json"](report))

    assert document["counts"] == {"breaking": 1, "risky": 1, "additive": 1, "cosmetic": 2}
    assert [one["fingerprint"] for one in document["changes"]] == [
        one.fingerprint for one in report.changes
    ]
    assert document["changes"][0]["operations"] == ["GetMade"]


def test_markdown_tells_the_worst_first_and_folds_the_rest() -> None:
    text = FORMATS["markdown"](make_report())

    assert text.startswith("# `made: made 1 to made 2`\n\n| breaking | risky |")
    assert "### Breaking (1)\n\n- `PutMade.request.Wide`: member removed. `long Wide`. " in text
    assert text.index("### Risky (1)") < text.index("<summary>Additive (1)</summary>")
    assert "In 2 operations: `GetMade`, `PutMade`." in text
    assert "- 2 times said to be read-only, or not any more: `GetMade`, `PutMade`" in text


def test_markdown_of_hostile_text_is_code_alone() -> None:
    text = FORMATS["markdown"](make_evil())
    rest = re.sub(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", "", text)

    assert "script" in text
    assert "script" not in rest
    assert "@all" not in rest
    assert "\x1b" not in text


def test_annotations_are_one_command_a_line() -> None:
    lines = FORMATS["github"](make_report()).split("\n")

    assert [line.partition(" ")[0] for line in lines] == ["::error", "::warning", "::notice"]
    assert lines[0].startswith("::error title=made PutMade.request.Wide::member removed: long Wide")
    assert lines[2] == "::notice title=made changed::1 breaking, 1 risky, 1 additive, 2 cosmetic"


def test_annotations_of_hostile_text_stay_one_command() -> None:
    lines = FORMATS["github"](make_evil()).split("\n")

    assert len(lines) == 2
    assert re.fullmatch(r"::error title=[^:,\r\n]*::.*", lines[0])
    assert "%250A" in lines[0]


def test_sarif_has_a_rule_for_every_result() -> None:
    log = json.loads(FORMATS["sarif"](make_report()))
    (run,) = log["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}

    assert log["version"] == "2.1.0"
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note", "none"]
    assert {result["ruleId"] for result in run["results"]} == rules
    assert run["results"][3]["message"]["text"].startswith("made: 2 times said to be read-only")


def test_sarif_has_what_code_scanning_requires_beyond_its_schema() -> None:
    """It knows results again by one fingerprint, shows help, and wants both ends of a region."""
    report = make_report()
    (run,) = json.loads(FORMATS["sarif"](report))["runs"]
    known = {change.fingerprint for change in report.changes}

    assert all(
        rule[key]["text"]
        for rule in run["tool"]["driver"]["rules"]
        for key in ("shortDescription", "fullDescription", "help")
    )
    prints = [result["partialFingerprints"] for result in run["results"]]
    assert len({one["primaryLocationLineHash"] for one in prints}) == len(prints)
    assert all(set(one.values()) <= known for one in prints)
    for result in run["results"]:
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "made/service-2.json"}
        assert place["region"].keys() == {"startLine", "startColumn", "endLine", "endColumn"}


def test_sarif_has_a_level_where_a_result_fails_and_only_there() -> None:
    (run,) = json.loads(FORMATS["sarif"](make_report()))["runs"]

    assert [result["kind"] for result in run["results"]] == ["fail"] * 3 + ["informational"]


def test_html_has_every_change_that_is_told_by_itself() -> None:
    text = render_html(make_report())
    tags = Tags(text)

    assert tags.tags.count("li") == 4
    assert "PutMade.request.Wide" in tags.words
    assert "Reaches GetMade, PutMade" in tags.words
    assert text == render_html(make_report())


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=30))
def test_html_of_any_text_has_the_same_tags(words: str) -> None:
    plain, hostile = make_evil(), make_evil()
    (change,) = plain.changes
    one = Change(kind=change.kind, service="made", path="x", before="x", after="x", note="x")
    other = Change(
        kind=change.kind,
        service="made",
        path=f"x{EVIL}{words}",
        before=f"x{words}{EVIL}",
        after=f"x{words}",
        note=f"x{words}",
    )
    pages = [
        Tags(render_html(Report(old=hostile.old, new="", services=("made",), changes=(of,))))
        for of in (one, other)
    ]

    assert pages[0].tags == pages[1].tags
    assert pages[0].attributes == pages[1].attributes


def test_nothing_is_said_to_have_changed() -> None:
    report = Report(old="1", new="2", services=("made",), changes=())

    assert "Nothing changed." in FORMATS["markdown"](report)
    assert "Nothing changed." in FORMATS["github"](report)
    assert "Nothing changed." in render_html(report)
    assert json.loads(FORMATS["sarif"](report))["runs"][0]["results"] == []


def test_kinds_without_meaning_are_folded_and_counted() -> None:
    report = make_report()
    sections = fold_changes(report.changes)

    assert [(section.severity.value, section.count) for section in sections] == [
        ("breaking", 1),
        ("risky", 1),
        ("additive", 1),
        ("cosmetic", 2),
    ]
    assert [len(fold.changes) for fold in sections[3].folds] == [2]
    assert fold_changes(report.changes, every=True)[3].folds == ()
    assert read_rules()["read-only"].folded


def test_a_page_of_api_changes_can_be_read_back() -> None:
    new = make_files()
    both(
        put("operations", "NewMade", value={**new["operations"]["PutMade"], "name": "NewMade"}),
        member("Shared", "New", shape="Tree"),
        shape("Mode", enum=["fast", "slow", "half-way", "later", "new"]),
        shape("Leaf", max=5),
    )(new)
    old, after = build(make_files()), build(new)
    changes = compare(make_files(), new)
    updates = find_updates(old, after, read_order({"shapes": new["shapes"]}))
    text = render_page(updates, changes, "2030/01/02")

    assert text.startswith("Not on this page: 1 breaking, 0 risky, 0 additive, 0 cosmetic\n")
    assert "breaking: PutMade.request.Labels{key}: maximum lowered: <= 7 characters" in text
    page = read_page("page", text)
    assert page.problems == ()
    assert (page.service, page.date) == ("Amazon Made Service", "2030/01/02")
    assert [(one.method, one.updated) for one in page.operations] == [
        ("new_made", False),
        ("get_made", True),
        ("put_made", True),
    ]
    assert [(one.method, one.side, one.path, one.new_values) for one in page.changes] == [
        ("get_made", ChangeSide.RESPONSE, "Shared.New", ()),
        ("put_made", ChangeSide.REQUEST, "Mode", ("later", "new")),
        ("put_made", ChangeSide.REQUEST, "Shared.New", ()),
    ]


def test_a_page_of_api_changes_is_in_the_order_of_the_model() -> None:
    new = make_files()
    new["shapes"]["Mode"]["enum"] = ["slow", "fast", "half-way"]
    member("PutResponse", "Mode", shape="Mode")(new)
    updates = find_updates(build(make_files()), build(new), read_order({"shapes": new["shapes"]}))
    text = render_page(updates, (), "2030/01/02")

    assert "{'Mode': 'slow | fast | half-way'}" in text
    assert "'Arn': 'string',\n'Note': 'string',\n'Mode': 'slow'|'fast'|'half-way'\n}" in text
