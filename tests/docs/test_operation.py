"""What the page of an operation says: all that boto3's page says, and what that leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from tests.docs.conftest import make_book, make_reference, read_service, walk
from tests.pages.generate import generate_pages

from shapewright.docs.book import Book
from shapewright.docs.page import (
    Alert,
    Entry,
    Fact,
    Hop,
    Listing,
    Members,
    Page,
    PageKind,
    Reference,
    Target,
    Words,
)
from shapewright.ir.doc import Code, Link, Text, plain_text
from shapewright.sources.pages import PageMember, read_page

FindPage = Callable[[str, str], Page]


def say(words: Words) -> str:
    """A phrase as plain words."""
    return "".join(word.text if isinstance(word, Hop) else plain_text((word,)) for word in words)


def find_entries(page: Page, anchor: str) -> tuple[Entry, ...]:
    section = next(one for one in page.sections if one.anchor == anchor)
    return next((part.entries for part in section.parts if isinstance(part, Members)), ())


def list_items(page: Page, anchor: str) -> list[str]:
    return [
        say(item.words)
        for section in page.sections
        if section.anchor == anchor
        for part in section.parts
        if isinstance(part, Listing)
        for item in part.items
    ]


def find_entry(page: Page, anchor: str) -> Entry:
    entries = [
        entry
        for section in page.sections
        for part in section.parts
        if isinstance(part, Members)
        for entry in walk(part.entries)
    ]
    return next(entry for entry in entries if entry.anchor == anchor)


def find_fact(facts: tuple[Fact, ...], label: str) -> str:
    return next(say(fact.words) for fact in facts if fact.label == label)


@pytest.mark.parametrize("service", ["bedrock-runtime", "dynamodb", "sqs", "wafv2", "lexv2-models"])
def test_every_member_that_boto3_documents_is_there(
    service: str, reference: Callable[[str], Reference]
) -> None:
    book = make_book(read_service(service))
    pages = {page.at: page for page in reference(service).pages}
    names = {str(method): name for name, method in book.package.names.methods.items()}
    compared = 0
    for generated in generate_pages(service):
        (operation,) = read_page(generated.method, generated.rest).operations
        page = pages[book.addresses.operations[names[generated.method]]]
        for side, root in (("request", operation.request), ("response", operation.response)):
            if root is not None:
                known = Known(book, find_entries(page, side))
                compared += known.compare(root, known.entries)
        listed = list_items(page, "errors")
        assert {error.name for error in operation.errors} == set(listed)
    assert compared > 100


class Known:
    """A tree of entries, in which members are looked up as a reader would, following its ways."""

    def __init__(self, book: Book, entries: tuple[Entry, ...]) -> None:
        self.book = book
        self.entries = entries
        self.by_anchor = {entry.anchor: entry for entry in walk(entries)}

    def compare(self, member: PageMember, entries: tuple[Entry, ...]) -> int:
        """Find each named member below one, and how many there were."""
        count = 0
        for one in find_named(member):
            entry = next(entry for entry in entries if entry.name == one.name)
            assert bool(one.required) <= any(flag.word == "required" for flag in entry.flags)
            assert set(one.values) <= set(entry.values), entry.path
            if any(find_named(one)):
                count += self.compare(one, self.list_below(entry))
            count += 1
        return count

    def list_below(self, entry: Entry) -> tuple[Entry, ...]:
        """The members below one, wherever they stand."""
        if entry.children:
            return entry.children
        hop = next((word for word in entry.rest if isinstance(word, Hop)), None)
        if hop is None:
            assert "Recursive" in say(entry.rest)
            return self.entries
        if hop.to.anchor in self.by_anchor:
            return self.by_anchor[hop.to.anchor].children
        page = next(page for page in make_reference(self.book).pages if page.at == hop.to)
        return find_entries(page, "members")


def find_named(member: PageMember) -> Iterator[PageMember]:
    """The members below one, through lists and maps."""
    for one in member.members:
        if one.name:
            yield one
        else:
            yield from find_named(one)


def test_what_the_model_states_is_said_in_words(page: FindPage) -> None:
    create = page("sagemaker", "operations/CreateModelPackage")
    assert create.kind is PageKind.OPERATION
    assert create.summary.startswith("Creates a model package that you can use")
    name = find_entry(create, "request.ModelPackageName")
    assert find_fact(name.facts, "Length") == "1 to 63 characters"
    assert find_fact(name.facts, "Pattern") == "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}"
    assert "at most 62 times" in find_fact(name.facts, "That is")
    token = find_entry(create, "request.ClientToken")
    assert [flag.word for flag in token.flags] == ["idempotency token"]
    arn = find_entry(create, "response.ModelPackageArn")
    assert [flag.word for flag in arn.flags] == ["required"]
    image = find_entry(create, "request.InferenceSpecification.Containers.Image")
    assert image.path == "InferenceSpecification.Containers[].Image"
    status = find_entry(create, "request.ModelApprovalStatus")
    assert status.values == ("Approved", "PendingManualApproval", "Rejected")
    assert status.type == (
        Text("enum "),
        Hop("ModelApprovalStatus", Target("shapes/ModelApprovalStatus")),
    )


def test_what_only_prose_says_stands_with_its_sentence(page: FindPage) -> None:
    receive = page("sqs", "operations/ReceiveMessage")
    most = find_entry(receive, "request.MaxNumberOfMessages")
    said = {say(statement.said): statement for statement in most.statements}
    assert "Default: 1" in say(said["default 1"].sentence)
    assert any(one.startswith("1 to 10") for one in said)


def test_a_contradiction_names_both_sides(reference: Callable[[str], Reference]) -> None:
    statements = [
        statement
        for page in reference("sagemaker").pages
        for section in page.sections
        for part in section.parts
        if isinstance(part, Members)
        for entry in walk(part.entries)
        for statement in entry.statements
        if statement.against
    ]
    assert statements
    assert all(statement.sentence and statement.said for statement in statements)


def test_recursion_ends_and_says_where_it_goes_on(page: FindPage) -> None:
    put = page("dynamodb", "operations/PutItem")
    inner = find_entry(put, "request.Item.L")
    assert not inner.children
    assert say(inner.rest) == "Its members: as in Item{}"
    assert next(word.to for word in inner.rest if isinstance(word, Hop)) == Target(
        "operations/PutItem", "request.Item"
    )


def test_a_page_that_boto3_gives_up_on_is_whole(page: FindPage) -> None:
    """boto3's own says of the response of Search that it is too large to render."""
    search = page("sagemaker", "operations/Search")
    entries = [*walk(find_entries(search, "response"))]
    assert len(entries) > 400
    assert all(entry.children or not entry.rest or entry.rest[-1] for entry in entries)


def test_an_operation_without_members_says_so(page: FindPage) -> None:
    delete = page("sqs", "operations/DeleteMessage")
    response = next(section for section in delete.sections if section.anchor == "response")
    assert response.parts == (Alert("note", (Text("It has no members."),)),)


def test_what_goes_with_an_operation(page: FindPage) -> None:
    listing = page("sagemaker", "operations/DescribeEndpoint")
    assert list_items(listing, "beside") == [
        "wait_until_endpoint_deleted",
        "wait_until_endpoint_in_service",
    ]
    assert list_items(listing, "fake") == ["Endpoint: shows one."]
    assert list_items(page("sagemaker", "operations/RenderUiTemplate"), "fake") == [
        "What it does is not known: the answer is made up by the rules, and nothing is kept."
    ]


def test_it_links_to_the_page_at_aws(page: FindPage) -> None:
    create = page("sagemaker", "operations/CreateModelPackage")
    links = [
        word
        for section in create.sections
        for part in section.parts
        for fact in getattr(part, "facts", ())
        for word in fact.words
        if isinstance(word, Link)
    ]
    assert [link.href for link in links] == [
        "https://docs.aws.amazon.com/goto/WebAPI/sagemaker-2017-07-24/CreateModelPackage"
    ]


def test_codes_in_a_phrase_are_code(page: FindPage) -> None:
    name = find_entry(
        page("sagemaker", "operations/CreateModelPackage"), "request.ModelPackageName"
    )
    words = next(fact.words for fact in name.facts if fact.label == "That is")
    assert Code((Text("-"),)) in words
    assert "`" not in say(words)
