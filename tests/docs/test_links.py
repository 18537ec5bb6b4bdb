"""Where links and names of documentation lead, and what is no address at all."""

from __future__ import annotations

import pytest
from tests.docs.conftest import make_book, read_service

from shapewright.docs.links import Links
from shapewright.docs.page import Target


@pytest.fixture(scope="module")
def links() -> Links:
    return make_book(read_service("storagegateway")).links


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("ListTapes", Target("operations/ListTapes")),
        ("ListTapes()", Target("operations/ListTapes")),
        ("ListTapesOutput", Target("operations/ListTapes", "response")),
        ("ListTapesOutput$TapeInfos", Target("operations/ListTapes", "response.TapeInfos")),
        ("ListTapesOutput$NoSuchMember", Target("operations/ListTapes", "response")),
        ("TapeInfo$TapeARN", Target("shapes/TapeInfo", "member.TapeARN")),
        ("TapeInfos", Target("types", "TapeInfos")),
        ("NoSuchThing", None),
    ],
)
def test_a_name_leads_to_what_has_it(links: Links, name: str, target: Target | None) -> None:
    assert links.find_name(name) == target


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://example.com/a b", "https://example.com/a%20b"),
        ("/sagemaker/latest/dg/x.html", "https://docs.aws.amazon.com/sagemaker/latest/dg/x.html"),
        ("//example.com/x", "https://example.com/x"),
        ("mailto:a@example.com", "mailto:a@example.com"),
        ('https://example.com/"><script>', "https://example.com/%22%3E%3Cscript%3E"),
    ],
)
def test_an_address_is_absolute_and_safe(links: Links, href: str, address: str) -> None:
    assert links.find_href(href) == address


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "data:text/html,x", "x.html", "https://", "http://[", "file:///x"],
)
def test_what_is_no_address_is_kept_to_be_reported(links: Links, href: str) -> None:
    assert links.find_href(href) is None
    assert href in links.bad
