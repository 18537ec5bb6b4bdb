"""What a site consists of, what can be searched for, and that nothing on it is anybody else's."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.docs.site.made import HOSTILE, LONG_NAME, MANY, make_links, make_reference

from shapewright.docs.front import find_front
from shapewright.docs.page import Entry, Finding, Members, Page, PageKind, Section, Target, plain
from shapewright.docs.site.assets import read_assets
from shapewright.docs.site.findings import find_findings
from shapewright.docs.site.front import plan_front
from shapewright.docs.site.plan import plan_site
from shapewright.render.render import render_files

VOID = {"meta", "link", "br", "input"}


class Outline(HTMLParser):
    """Reads a page: its anchors, addresses and headings; every element has to be closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.headings: list[int] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what it has."""
        given = dict(attrs)
        assert not {name for name in given if name.startswith("on") or name == "style"}
        self.ids += [given["id"] or ""] if "id" in given else []
        self.addresses += [given[name] or "" for name in ("href", "src") if name in given]
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.scripts += tag == "script"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """It closes what was opened last."""
        assert self.open.pop() == tag


def read(text: str) -> Outline:
    outline = Outline()
    outline.feed(text)
    outline.close()
    assert outline.open == []
    return outline


def pages_of(texts: dict[str, str]) -> dict[str, Outline]:
    return {path: read(text) for path, text in texts.items() if path.endswith(".html")}


def test_the_files_are_the_pages_and_their_data(texts: dict[str, str]) -> None:
    assert set(texts) == {
        *("index.html", "search.js", "things/index.html", "things/search.js", "things/nav.js"),
        *("things/operations/CreateThing.html", "things/types.html"),
        *("things/shapes/Color.html", "things/shapes/ThingNotFound.html"),
        *("assets/icon.svg", "assets/search.js", "assets/site.css", "assets/site.js"),
        *("assets/theme.js", "text.js"),
    }


def test_every_page_is_whole_and_its_headings_are_in_order(texts: dict[str, str]) -> None:
    for path, outline in pages_of(texts).items():
        assert outline.scripts == 2, path
        assert outline.headings[0] == 1
        assert set(outline.headings[1:]) <= {2}
        assert len(outline.ids) == len(set(outline.ids)), path


def test_every_address_is_relative_and_leads_somewhere(texts: dict[str, str]) -> None:
    pages = pages_of(texts)
    seen = 0
    for path, outline in pages.items():
        for address in outline.addresses:
            if address.startswith("https://"):
                continue
            assert not re.match(r"[a-z]+:|/", address), address
            file, _, anchor = address.partition("#")
            parts = [*Path(path).parent.parts, *Path(file).parts] if file else [path]
            while ".." in parts:
                at = parts.index("..")
                del parts[at - 1 : at + 1]
            target = "/".join(parts)
            assert target in texts, (path, address)
            assert not anchor or anchor == "site:main" or anchor in pages[target].ids, (
                path,
                address,
            )
            seen += 1
    assert seen > 100


def test_nothing_is_loaded_from_elsewhere(texts: dict[str, str]) -> None:
    for path, text in texts.items():
        loaded = re.findall(r"(?:src|import|url|fetch)\s*[=(]\s*[\"']?(?:https?:)?//", text)
        assert loaded == [], path


def test_hostile_words_are_text_on_every_page(texts: dict[str, str]) -> None:
    for path, text in texts.items():
        if path.endswith(".html"):
            assert "<script>alert" not in text
            text.encode()
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;" in texts["index.html"]


def test_data_is_ascii_and_one_call(texts: dict[str, str]) -> None:
    """So that no character in it ends a line, a string or a script."""
    page = Page(at=Target("shapes/Odd"), kind=PageKind.STRUCTURE, title=HOSTILE, summary="")
    files = plan_site(make_reference(extra=(page,)), make_links())
    odd = render_files(one for one in files if one.path.endswith(".js"))
    for text in (*odd.values(), *(texts[name] for name in ("search.js", "things/search.js"))):
        call = re.fullmatch(r"shapewright\.(?:found|ways)\((.*)\);\n", text)
        assert call is not None
        assert text.isascii()
        assert json.loads(call[1])
    assert json.dumps(HOSTILE) in odd["search.js"]


def test_pages_members_values_and_types_are_found() -> None:
    found = find_findings(make_reference())
    create = Target("operations/CreateThing")
    expected = {
        Finding("operation", "CreateThing", "", create),
        Finding("member", "Name", "CreateThing", Target(create.path, "request.Name")),
        Finding("member", "ThingArn", "CreateThing", Target(create.path, "response.ThingArn")),
        Finding(
            "member", "Message", "ThingNotFound", Target("shapes/ThingNotFound", "member.Message")
        ),
        Finding("value", "dark green", "Color", Target("shapes/Color", "value.dark-green")),
        Finding("type", "ThingArn", "", Target("types", "ThingArn")),
        Finding("error", "ThingNotFound", "", Target("shapes/ThingNotFound")),
    }

    assert expected <= set(found)
    assert LONG_NAME not in {one.name for one in found}  # it stands further down
    assert not {one.name for one in found} & set(MANY)  # they have no place of their own


def test_a_member_of_request_and_response_is_found_once() -> None:
    both = tuple(
        Section(
            side,
            side,
            (
                Members(
                    (Entry(name="Name", path="Name", anchor=f"{side}.Name", type=plain("string")),)
                ),
            ),
        )
        for side in ("request", "response")
    )
    page = Page(
        at=Target("operations/Get"), kind=PageKind.OPERATION, title="Get", summary="", sections=both
    )
    found = [
        one.to.anchor for one in find_findings(make_reference(extra=(page,))) if one.within == "Get"
    ]

    assert found == ["request.Name"]


def test_the_front_page_finds_services_and_operations(texts: dict[str, str]) -> None:
    call = re.search(r"\((.*)\)", texts["search.js"])
    assert call is not None

    assert json.loads(call[1])["rows"] == [
        ["service", "Amazon Things & More", "things/index", None, ["things"]],
        [
            "operation",
            "Amazon Things & More",
            "things/operations/CreateThing",
            None,
            ["CreateThing"],
        ],
    ]
    assert "1 service, 1 operation, 1 enum, 1 error" in texts["index.html"]


def test_a_folder_with_odd_characters_is_still_a_part_of_an_address() -> None:
    files = render_files(plan_front([find_front(make_reference(), "my #1 things")]))

    assert 'href="my%20%231%20things/index.html"' in files["index.html"]


def test_what_the_text_says_stands_apart_from_the_model(texts: dict[str, str]) -> None:
    page = texts["things/operations/CreateThing.html"]

    assert (
        '<p class="said"><b class="by">By the text</b> default <code>Enabled</code> '
        "<q>The default is <code>Enabled</code>.</q></p>"
    ) in page
    assert "<b>The model says otherwise</b> at most <code>63</code> characters" in page


def test_a_note_that_an_alert_gives_is_not_repeated(texts: dict[str, str]) -> None:
    page = texts["things/operations/CreateThing.html"]

    assert "use something else" not in page
    assert '<p class="word">Deprecated</p><p>Use something else.</p>' in page


def test_long_lists_of_values_are_folded_after_the_first(texts: dict[str, str]) -> None:
    for path, more in (("operations/CreateThing", 312), ("shapes/Color", 279)):
        page = texts[f"things/{path}.html"]
        assert f"<summary>{more} more values</summary>" in page.replace("\n", "")


def test_the_footer_says_what_it_was_made_from(texts: dict[str, str]) -> None:
    for path in ("index.html", "things/index.html"):
        assert "Made from botocore 1.2.3 by Shapewright 4.5.6." in texts[path]
        assert "Apache License 2.0" in texts[path]


def test_assets_are_given_as_they_stand() -> None:
    folder = Path(__file__).parents[3] / "templates" / "docs" / "site" / "assets"
    stand = {f"assets/{file.name}": file.read_text(encoding="utf-8") for file in folder.iterdir()}

    assert read_assets() == stand


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_same_pages_are_the_same_bytes(texts: dict[str, str], seed: str) -> None:
    code = (
        "import json\nfrom tests.docs.site.made import make_links, make_reference\n"
        "from shapewright.docs.site.plan import plan_site\n"
        "from shapewright.render.render import render_files\n"
        "print(json.dumps(render_files(plan_site(make_reference(), make_links()))))"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": f"{root}:{root / 'generator'}",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        check=True,
        capture_output=True,
        text=True,
    )
    there = {f"things/{path}": text for path, text in json.loads(done.stdout).items()}

    assert there == {path: text for path, text in texts.items() if path in there}
    assert len(there) == 7
