"""The pages of a service as reST: their names, their labels, and the tree that holds them."""

from __future__ import annotations

from tests.docs.conftest import make_book, make_reference, read_case, read_service

from shapewright.docs.front import find_front
from shapewright.docs.page import (
    Alert,
    Entry,
    Flag,
    Folded,
    Hop,
    Members,
    Page,
    PageKind,
    Reference,
    Sample,
    Section,
    Target,
    plain,
)
from shapewright.docs.rest.plan import plan_front, plan_rest
from shapewright.render.render import render_files

ENTRY = Entry(
    name="B",
    path="B",
    anchor="request.B",
    type=(Hop("B", Target("shapes/B", "nowhere")),),
    flags=(Flag("required"),),
)
SYNTAX = Folded("Syntax", Sample("x", "json", '{\n  "B": 1\n}'))
SECTIONS = (
    Section("about", "", (Alert("deprecated", plain("Gone.")),)),
    Section("request", "Request", (Members((ENTRY,)), SYNTAX)),
)


def make_page(path: str, title: str, *sections: Section) -> Page:
    at = Target(path)
    return Page(at=at, kind=PageKind.OPERATION, title=title, summary="", sections=sections)


def test_a_page_is_written_as_a_person_would() -> None:
    pages = (make_page("operations/A", "A", *SECTIONS), make_page("shapes/B", "B"))
    reference = Reference(
        service="s", title="S", source="botocore 1", generator="Shapewright 1", pages=pages
    )
    texts = render_files(plan_rest(reference, make_book(read_case("unions")).links))

    assert list(texts) == ["operations/A.rst", "shapes/B.rst"]
    assert (
        texts["operations/A.rst"]
        == """\
.. _shapewright.s.operations.A:

A
====

.. _shapewright.s.operations.A.about:

.. warning::

   **Deprecated**: Gone.

.. _shapewright.s.operations.A.request:

Request
-------

.. _shapewright.s.operations.A.request.B:

``B`` · :ref:`B <shapewright.s.shapes.B>` · **required**

**Syntax**

.. code-block:: json
   :force:

    {
      "B": 1
    }

.. toctree::
   :hidden:
   :maxdepth: 1

   shapes/B

----

Made by Shapewright 1 from botocore 1. The documentation text is botocore's, Apache-2.0.
"""
    )


def test_the_first_page_holds_all_others() -> None:
    book = make_book(read_service("sqs"))
    reference = make_reference(book)
    texts = render_files(plan_rest(reference, book.links))
    paths = [page.at.path for page in reference.pages]

    assert set(texts) == {f"{path}.rst" for path in paths}
    tree = texts["index.rst"].split(".. toctree::")[1].split("----")[0]
    assert [line.strip() for line in tree.splitlines()[4:] if line] == paths[1:]


def test_the_front_page_holds_every_service() -> None:
    references = [make_reference(make_book(read_service(name))) for name in ("sqs", "sts")]
    texts = render_files(plan_front([find_front(one, one.service) for one in references]))

    assert list(texts) == ["index.rst"]
    assert "   sqs/index\n   sts/index\n" in texts["index.rst"]
    assert "- Amazon Simple Queue Service: " in texts["index.rst"]
