"""A service: its operations, shapes, paginators, waiters and examples, as one frozen value.

Gives the root of the language-neutral API model. It holds facts only: which release they came from
is known to those who read them, and nothing here is keyed on the protocol, which services change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shapewright.ir.doc import EMPTY, Doc
from shapewright.ir.shape import Deprecation, Ref, Shape, ShapeId

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Http:
    """How an operation is bound to HTTP."""

    method: str
    uri: str
    """A template: ``/things/{Id}?mode=full``, with ``{Name+}`` for a label that spans slashes."""
    status: int | None = None
    """The success code where one is stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checksum:
    """Which checksums an operation's body carries and who chooses them."""

    flexible: bool = False
    """The algorithm can be chosen."""
    legacy_required: bool = False
    """A checksum is needed, by the older trait that names no algorithm."""
    request_algorithm_member: str = ""
    request_required: bool = False
    response_mode_member: str = ""
    response_algorithms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Authentication:
    """How a service or an operation is signed, by priority."""

    schemes: tuple[str, ...] = ()
    type: str = ""
    """``none`` or ``v4-unsigned-body``, on operations only."""
    unsigned_payload: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointTraits:
    """What an operation contributes to choosing its endpoint."""

    host_prefix: str = ""
    """A template: ``{AccountId}.``."""
    discovery: str = ""
    """``optional`` or ``required`` endpoint discovery; empty for none."""
    is_discovery: bool = False
    """The operation is itself the one that discovers endpoints."""
    static_parameters: tuple[tuple[str, bool | str], ...] = ()
    path_parameters: tuple[tuple[str, str], ...] = ()
    """Parameter name and JMESPath into the input."""


NO_CHECKSUM = Checksum()
NO_AUTHENTICATION = Authentication()
NO_ENDPOINT_TRAITS = EndpointTraits()


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationError:
    """An error that an operation says it raises."""

    target: ShapeId
    doc: Doc = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One call of the service."""

    name: str
    """The name people use; boto3's method is its snake_case."""
    wire_name: str
    """The name on the wire; differs where it carries a date."""
    http: Http
    doc: Doc = EMPTY
    input: Ref | None = None
    output: Ref | None = None
    result_wrapper: str = ""
    errors: tuple[OperationError, ...] = ()
    """Sorted by target."""
    idempotent: bool = False
    read_only: bool = False
    deprecation: Deprecation | None = None
    authentication: Authentication = NO_AUTHENTICATION
    endpoint: EndpointTraits = NO_ENDPOINT_TRAITS
    checksum: Checksum = NO_CHECKSUM
    compressions: tuple[str, ...] = ()
    """Encodings in which the request may be compressed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paginator:
    """How an operation's results are read page by page. Paths are JMESPath."""

    operation: str
    input_tokens: tuple[str, ...]
    output_tokens: tuple[str, ...]
    result_keys: tuple[str, ...]
    """The first is the one that is counted."""
    limit_key: str = ""
    more_results: str = ""
    non_aggregate_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptor:
    """When a waiter stops or goes on."""

    state: str
    """``success``, ``failure`` or ``retry``."""
    matcher: str
    """``path``, ``pathAll``, ``pathAny``, ``status`` or ``error``."""
    expected: str | int | bool
    argument: str = ""
    """JMESPath into the response, for the path matchers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiter:
    """A condition to poll for."""

    name: str
    operation: str
    delay: int
    """Seconds between two calls."""
    max_attempts: int
    acceptors: tuple[Acceptor, ...]
    """In the order in which they are tried."""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A documented call; known to disagree with the model here and there."""

    operation: str
    id: str
    title: str = ""
    description: str = ""
    input: Json = None
    output: Json = None
    comments: Json = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a service is called, in each of the places that name it."""

    full_name: str
    abbreviation: str = ""
    service_id: str
    uid: str
    endpoint_prefix: str
    global_endpoint: str = ""
    signing_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolFacts:
    """The protocols a service speaks, the preferred one first, and their settings."""

    names: tuple[str, ...]
    json_version: str = ""
    target_prefix: str = ""
    xml_namespace: str = ""
    checksum_format: str = ""
    query_compatible: bool = False
    h2: str = ""
    """``eventstream`` or ``optional``."""
    signature_version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientParameter:
    """A client setting that the endpoint rules read."""

    name: str
    type: str
    doc: Doc = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """The API of one service."""

    name: str
    """boto3's name for it: ``boto3.client(name)``."""
    api_version: str
    identity: Identity
    protocol: ProtocolFacts
    doc: Doc = EMPTY
    deprecation: Deprecation | None = None
    authentication: Authentication = NO_AUTHENTICATION
    client_parameters: tuple[ClientParameter, ...] = ()
    operations: tuple[Operation, ...] = ()
    """Sorted by name."""
    shapes: Mapping[ShapeId, Shape] = field(default_factory=dict[ShapeId, Shape])
    """Sorted by id."""
    paginators: tuple[Paginator, ...] = ()
    """Sorted by operation."""
    waiters: tuple[Waiter, ...] = ()
    """Sorted by name."""
    examples: tuple[Example, ...] = ()
    """Sorted by operation and id."""

    def shape(self, target: ShapeId) -> Shape:
        """The shape with this id; ids inside a built service always resolve."""
        return self.shapes[target]
