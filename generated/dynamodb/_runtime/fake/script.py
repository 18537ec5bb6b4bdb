"""Scripts: answers and errors that a test has prepared, in place of the service's own.

Takes them from a test, refuses those that botocore could never give, and gives them to
the calls whose turn it is. A call that no script is left for goes on to the service.
"""

from __future__ import annotations

from ..error import ValidationError
from ..policy import Policy
from ..structure import Structure
from ..validation import explain_unknown
from .body import read_bodies
from .refusal import FRAMEWORK_CODES, Refusal
from .snapshot import take_snapshot
from .turn import Turns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, TypeAlias

    from ..problem import Problem
    from .facts import Facts
    from .turn import Limits, Turn

    Answer: TypeAlias = Mapping[str, Any] | Structure | None
    Function: TypeAlias = Callable[[dict[str, Any]], Answer]

ANSWERS = Policy(off={"required", "claim"})
"""What scripted answers are held to: everything but completeness, so that a test need
say only what it is about."""


class Scripts:
    """The scripts for one fake."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._turns = Turns(facts.validation)
        self.policy = ANSWERS
        """What answers are held to."""

    def add_answer(
        self,
        operation: str,
        response: Answer | Function,
        limits: Limits,
    ) -> None:
        """Prepare answers to an operation.

        Raises:
            ValidationError: botocore could not give such an answer.
            ValueError: there is no such operation, or no such member in its request.
        """
        self._facts.validation.find_operation(operation)
        if callable(response):
            self._turns.add(operation, response, "answer", limits)
            return
        wire = self._check(operation, response)
        self._turns.add(operation, wire, "answer", limits)

    def add_failure(
        self,
        operation: str,
        code: str,
        limits: Limits,
        members: Mapping[str, Any] | None = None,
    ) -> None:
        """Prepare errors of an operation.

        Raises:
            ValidationError: the error has other members.
            ValueError: there is no such operation, or it has no such error.
        """
        refusal = self.build_refusal(operation, code, members)
        self._turns.add(operation, refusal, f"fail with {refusal.code}", limits)

    def answer(
        self, operation: str, params: Mapping[str, Any]
    ) -> dict[str, Any] | None:
        """The answer to a call by the script whose turn it is; None when there is none.

        Raises:
            Refusal: the script is for an error.
            ValidationError: what a function gave could not be an answer.
        """
        turn = self._turns.take(operation, params)
        if turn is None:
            return None
        what = turn.what
        if isinstance(what, Refusal):
            raise Refusal(
                what.code, what.message, status=what.status, members=what.members
            )
        if callable(what):
            return self._check(operation, what(take_snapshot(params)))
        answer: dict[str, Any] = take_snapshot(what)
        return answer

    def list_unused(self) -> list[Turn]:
        """The scripts that were not used as often as they say."""
        return self._turns.list_unused()

    def clear(self) -> None:
        """Forget all scripts."""
        self._turns.clear()

    def build_refusal(
        self,
        operation: str,
        code: str,
        members: Mapping[str, Any] | None = None,
    ) -> Refusal:
        """The error of an operation with this code.

        Args:
            operation: its name in the API.
            code: of an error that it declares, or of one that any may give.
            members: ``message`` and whatever else the error has.

        Raises:
            ValidationError: the error has other members.
            ValueError: there is no such operation, or it has no such error.
        """
        validation = self._facts.validation
        validation.find_operation(operation)
        error = self._facts.find_declared(operation, code)
        given = dict(members or {})
        message: str = given.pop("message", "")
        if error is None:
            status = self._find_status(operation, code)
            if given:
                name = next(iter(given))
                raise ValueError(
                    f"{code} has no member {name!r}: the model has no {code}"
                )
            return Refusal(code, message, status=status)
        named = self._turns.matching.name_members(error.shape, given)
        known = self._turns.matching.known.members_of(error.shape)
        for name in known:
            if name.lower() == "message" and message:
                named.setdefault(name, message)
        _refuse(validation.check_shape(error.shape, named, ANSWERS), error.shape)
        return Refusal(error.code, message, status=error.status, members=named)

    def _find_status(self, operation: str, code: str) -> int:
        """The HTTP status of an error that the operation does not declare."""
        if code in FRAMEWORK_CODES:
            return FRAMEWORK_CODES[code]
        if not self._facts.errors:  # a service whose model has no errors at all
            return 400
        declared = [
            self._facts.errors[name] for name in self._facts.raises.get(operation, ())
        ]
        known = [*(error.code for error in declared), *FRAMEWORK_CODES]
        hint = explain_unknown("error", code, known).removesuffix("?") + "."
        listed = ", ".join(error.code for error in declared) or "none"
        message = (
            f"{hint} {operation} declares {listed}; any operation may answer with"
            f" {', '.join(sorted(FRAMEWORK_CODES))}."
        )
        raise ValueError(message)

    def _check(self, operation: str, response: Any) -> dict[str, Any]:
        """The answer as boto3 gives it."""
        validation = self._facts.validation
        shape = validation.find_operation(operation)[1]
        if isinstance(response, Structure):
            if response.__shape__ != shape:
                given = response.__shape__
                message = f"{operation} answers with {shape or 'nothing'}, not {given}"
                raise ValueError(message)
            response = response.to_dict()
        answer: Any = {} if response is None else read_bodies(take_snapshot(response))
        problems = validation.check_response(operation, answer, self.policy)
        _refuse(problems, shape or f"the answer of {operation}")
        wire: dict[str, Any] = answer
        return wire


def _refuse(problems: list[Problem], subject: str) -> None:
    if problems and not all(problem.advisory for problem in problems):
        raise ValidationError(problems, subject)
