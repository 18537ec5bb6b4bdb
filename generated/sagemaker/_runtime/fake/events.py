"""What a fake does at each step of a call through boto3.

botocore emits events on the way of a call. The parameters are taken before they are
serialised; the call is answered before anything is sent. Only when a fault is pending
does it go on, to where requests are sent, so that retries see what they would see in
life; the network is never reached.
"""

from __future__ import annotations

from contextvars import ContextVar

from .body import read_bodies
from .link import CLAIM, Claim
from .protocol import REQUEST_ID, write_error
from .refusal import Refusal
from .sdk import UNSIGNED, AWSResponse, exceptions
from .stream import Events, open_body

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .fault import Fault
    from .link import Faked, Link


class NotFakedError(LookupError):
    """A call to an operation that the fake does not know; nothing was sent."""


class NoFaultsError(TypeError):
    """A fault for a client that cannot have any."""


_LAST: ContextVar[tuple[Link | None, Any]] = ContextVar("_LAST", default=(None, None))
"""Who answered last in this thread or task, and the answer."""
_SENDING: ContextVar[Claim | None] = ContextVar("_SENDING", default=None)
"""The call whose request was made last, in this thread or task."""


def forget_account(builtins: dict[str, Any], context: Any, **_: Any) -> None:
    """Keep botocore from looking for credentials to find out the account."""
    if CLAIM in context:
        builtins["AWS::Auth::AccountId"] = None


def answer_call(model: Any, context: Any, request_signer: Any, **_: Any) -> Any:
    """Answer a call, unless something goes wrong with it first."""
    claim: Claim | None = context.get(CLAIM)
    if claim is None:
        return None
    fake = claim.link.fake
    if model.name not in fake.FACTS.validation.operations:
        message = (
            f"the fake of {fake.FACTS.service} does not know {model.name}: its package"
            f" was made without that operation; nothing was sent"
        )
        raise NotFakedError(message)
    is_async = type(request_signer).__module__.partition(".")[0] == "aiobotocore"
    claim.fault = fake.faults.take(model.name, claim.params)
    if claim.fault is None:
        status, parsed = find_answer(claim, is_async=is_async)
        return AWSResponse(None, status, {}, None), parsed
    if is_async:
        raise NoFaultsError("clients of aiobotocore can have no faults, only errors")
    # The request goes nowhere: nobody need find out where, or with what signature.
    context.pop("discovery", None)
    context.pop("signing", None)
    return None


def find_answer(
    claim: Claim, *, is_async: bool = False, cut: bool = False
) -> tuple[int, dict[str, Any]]:
    """What the fake answers, as botocore gives it, and HTTP's status."""
    fake = claim.link.fake
    request = f"00000000-0000-4000-8000-{next(fake.requests):012x}"
    metadata: dict[str, Any] = {
        "RequestId": request,
        "HTTPStatusCode": 200,
        "HTTPHeaders": {REQUEST_ID: request},
        "RetryAttempts": 0,
    }
    try:
        claim.params = read_bodies(claim.params)  # once, however often it is sent
        parsed = {**fake.call(claim.model.name, claim.params)}
    except Refusal as refusal:
        parsed = dict(refusal.response)
        metadata["HTTPStatusCode"] = refusal.status
    else:
        _open_streams(claim.model, parsed, is_async=is_async, cut=cut)
    parsed["ResponseMetadata"] = metadata
    _LAST.set((claim.link, parsed))
    return metadata["HTTPStatusCode"], parsed


def _open_streams(
    model: Any, parsed: dict[str, Any], *, is_async: bool, cut: bool
) -> None:
    shape = model.output_shape
    if shape is None:
        return
    if model.has_event_stream_output:
        name = shape.event_stream_name
        parsed[name] = Events(parsed.get(name, ()))
    elif model.has_streaming_output:
        name = shape.serialization["payload"]
        parsed[name] = open_body(parsed.get(name, b""), is_async=is_async, cut=cut)


def leave_unsigned(context: Any, **_: Any) -> Any:
    """Ask for no credentials for a request that goes nowhere."""
    return UNSIGNED if CLAIM in context else None


def note_request(request: Any, **_: Any) -> None:
    """Remember whose request was made: those who send it are not told."""
    _SENDING.set(request.context.get(CLAIM))


def send(request: Any, **_: Any) -> Any:
    """Give the response to an attempt, or let it go wrong."""
    claim = _SENDING.get()
    if claim is None or claim.request is request:  # two registered the same client
        return None
    claim.request = request
    claim.response = None
    fake = claim.link.fake
    fault = claim.fault or fake.faults.take(claim.model.name, claim.params)
    claim.fault = None
    if fault is not None:
        response = _fail(claim, fault, request.url)
        if response is not None:
            return response
    is_cut = fault is not None and fault.kind == "truncated"
    claim.parsed = find_answer(claim, cut=is_cut)
    # All protocols read a failure without a body alike, and look for nothing in it;
    # what they make of it is replaced before anybody sees it.
    claim.response = AWSResponse(request.url, 500, {}, _Raw(b""))
    return claim.response


def _fail(claim: Claim, fault: Fault, url: str) -> Any:
    """The response of an attempt that goes wrong; None if it is answered anyway."""
    model = claim.model.service_model
    protocol = getattr(model, "resolved_protocol", "") or model.metadata["protocol"]
    error = fault.find_error(model.service_name, protocol)
    if error is not None:
        code, status = error
        headers, body = write_error(
            protocol,
            code,
            fault.error.message if fault.error is not None else "",
            request=f"00000000-0000-4000-8000-{next(claim.link.fake.requests):012x}",
            compatible=bool(getattr(model, "is_query_compatible", False)),
        )
        return AWSResponse(url, status, headers, _Raw(body))
    _break_off(claim, fault, url)
    return None


def _break_off(claim: Claim, fault: Fault, url: str) -> None:
    """Raise what botocore's HTTP client would, if there is no response."""
    about = {"endpoint_url": url, "error": "a fault of the fake's"}
    if fault.kind == "connect_error":
        raise exceptions.EndpointConnectionError(**about)
    if fault.kind == "truncated" and not claim.model.has_streaming_output:
        raise exceptions.ConnectionClosedError(**about)
    is_late = fault.kind == "read_timeout"
    if fault.kind == "slow":
        patience = claim.context["client_config"].read_timeout
        claim.link.fake.pass_time(min(fault.seconds, patience))
        is_late = fault.seconds >= patience
    if is_late:
        raise exceptions.ReadTimeoutError(**about)


class _Raw:
    """A body on its way."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def stream(self) -> list[bytes]:
        return [self._data]


def receive(parsed_response: Any, context: Any, **_: Any) -> None:
    """Put the answer into the response to an attempt."""
    claim: Claim | None = context.get(CLAIM)
    if claim is not None and claim.response is not None and claim.parsed is not None:
        status, answer = claim.parsed
        claim.response.status_code = status
        claim.response.raw = None  # as of those that are answered before they are sent
        parsed_response.clear()
        parsed_response.update(answer)
        claim.response = None
        _LAST.set((claim.link, parsed_response))


def end(**_: Any) -> None:
    """Forget whose request was made."""
    _SENDING.set(None)


def find_sleeper(variables: Any) -> Faked | None:
    """Whose fake's time passes in a pause; None for a real one.

    Args:
        variables: of the function of botocore's that is about to pause: one that sends
            a request again, or for the first time, or a waiter, which has just been
            given a response.
    """
    link: Link | None = None
    claim: Claim | None = None
    if "request_dict" in variables:
        claim = variables["request_dict"].get("context", {}).get(CLAIM)
    elif "request" in variables:
        claim = _SENDING.get()
    if claim is not None:
        link = claim.link
    elif "response" in variables:
        owner, answer = _LAST.get()
        link = owner if variables["response"] is answer else None
    return link.fake if link is not None and not link.sleeps else None


STEPS: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("before-endpoint-resolution", forget_account),
    ("before-call", answer_call),
    # Asked before those who choose for every service: who chooses first, decides.
    ("choose-signer.*.*", leave_unsigned),
    ("request-created", note_request),
    ("before-send", send),
    ("response-received", receive),
    ("after-call", end),
    ("after-call-error", end),
)
"""The events after the first, in their order, and what is done at each."""
