"""The fake of a service: what a call goes through, and what a test may ask of it.

Takes the facts of a service, gives answers to calls as dictionaries. A call is checked,
then a script may answer it, then the service as its lifecycles have it. It knows no
transport: those that reach it from boto3 stand beside.
"""

from __future__ import annotations

from threading import RLock

from ..client.calls import Calls
from ..error import ValidationError
from ..policy import STRICT
from .body import read_bodies
from .control import Control
from .engine import Engine
from .journal import Journal
from .refusal import Refusal
from .script import Scripts
from .setting import Setting
from .snapshot import take_snapshot
from .stage import Stage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..policy import Policy
    from .facts import Facts


class Fake(Control, Stage, Calls):
    """A service in memory."""

    if TYPE_CHECKING:
        FACTS: Facts

    def __init__(self, *, policy: Policy | None = STRICT, **setting: Any) -> None:
        """A fake without any resources.

        Args:
            policy: what requests are held to; None to take them as they come.
            setting: where, when and how it is played, as ``Setting`` takes it.
        """
        self.policy = policy
        self.setting = Setting(**setting)
        self.clock = self.setting.clock
        self.region = self.setting.region
        Control.__init__(self)
        # Requests are checked where they arrive; who waits lets the fake's time pass.
        Calls.__init__(self, _Line(self), policy=None, sleep=self.clock.advance)
        self.engine = Engine(self.FACTS, self.setting)
        self.calls = Journal(self.FACTS, self.clock)
        self.scripts = Scripts(self.FACTS)
        self._lock = RLock()

    def call(self, operation: str, params: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to a call.

        Args:
            operation: its name in the API.
            params: the parameters as boto3 takes them.

        Raises:
            Refusal: the service's answer is an error.
            ValueError: there is no such operation.
        """
        self.FACTS.validation.find_operation(operation)
        with self._lock:
            self.clock.tick()
            call = self.calls.start(operation, read_bodies(params))
            try:
                # The journal's copy is nobody else's, and nothing ever changes it.
                answer = self._answer(operation, call.noted)
            except Refusal as refusal:
                call.refused(refusal)
                raise
            call.answered(answer)
            # What was noted, and what the engine keeps of it, is not the caller's.
            copied: dict[str, Any] = take_snapshot(answer)
            return copied

    def _answer(self, operation: str, params: Mapping[str, Any]) -> dict[str, Any]:
        if self.policy is not None:
            self._check(operation, params, self.policy)
        scripted = self.scripts.answer(operation, params)
        if scripted is not None:
            return scripted
        try:
            answer: dict[str, Any] = self.engine.perform(operation, params)
        except (AttributeError, KeyError, TypeError, ValueError):
            # A request that was not checked may be one that nobody could answer.
            self._check(operation, params, STRICT)
            raise
        return answer

    def _check(self, operation: str, params: Mapping[str, Any], policy: Policy) -> None:
        validation = self.FACTS.validation
        problems = validation.check_request(operation, params, policy)
        if problems and not all(problem.advisory for problem in problems):
            message = ValidationError(problems).as_aws()
            raise Refusal("ValidationException", message)


class _Line:
    """What carries typed calls to a fake."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake

    def call(self, operation: str, params: dict[str, Any]) -> dict[str, Any]:
        answer = self._fake.call(operation, params)
        return {**answer, "ResponseMetadata": {"HTTPStatusCode": 200}}
