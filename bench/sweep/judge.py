"""Whether a package's checks say what they have to say of a value.

Takes a package and a value that is known to be right, or wrong in one way, gives what is wrong with
the answer: nothing, as it should be, or a sentence for each fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bench.sweep.botocore import Judge
from bench.sweep.mutation import Mutation
from bench.sweep.package import Generated
from shapewright.ir.shape import ShapeId

LENIENT_RULES = {"type", "json"}
"""What a response is refused for."""
SILENT_RULES = {"enum", "unknown"}
"""What is no problem at all in a response."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The request or the response of one operation of one package."""

    package: Generated
    operation: str
    target: ShapeId
    """The shape of the whole value."""
    is_request: bool
    judge: Judge | None = None
    """botocore's validator, for requests it can judge."""

    def check(self, value: object, *policy: object) -> list[Any]:
        """The problems of a value, by a policy or by that of its kind."""
        package = self.package
        check = package.check_request if self.is_request else package.check_response
        return check(self.operation, value, *policy)

    def policy(self, name: str) -> Any:
        """``STRICT``, ``BOTOCORE`` or ``LENIENT``."""
        return getattr(self.package.load("_runtime.policy"), name)


def judge_right(subject: Subject, value: Any) -> list[str]:
    """The faults in the answers to a value that keeps every rule that can be kept."""
    return [*_guard(_judge_right, subject, value)]


def judge_wrong(subject: Subject, mutation: Mutation) -> list[str]:
    """The faults in the answers to a value that breaks one rule."""
    return [*_guard(_judge_wrong, subject, mutation)]


def _guard(judge: Callable[[Subject, Any], Iterator[str]], subject: Subject, what: Any) -> Any:
    try:
        yield from judge(subject, what)
    except Exception as error:  # noqa: BLE001 - no check may raise, whatever it is
        yield f"raised {type(error).__name__}: {str(error)[:200]}"


def _judge_right(subject: Subject, value: Any) -> Iterator[str]:
    strict = subject.policy("STRICT")
    problems = subject.check(value, strict)
    counting = [problem for problem in problems if not problem.advisory]
    if counting:
        yield f"right, and refused: {counting[0].path}: {counting[0].rule}: {counting[0].got}"
    explained = subject.package.explain(subject.target, value, strict)
    if explained != problems:
        yield f"right, and explained as wrong: {explained[0]}"
    if not problems and not subject.package.is_right(subject.target, value):
        yield "right, and the predicate says no"
    if subject.is_request and not problems:
        read = subject.package.find_class(subject.target).from_dict(_with_lists(value))
        wire = read.to_dict()
        # A null that is JSON is not there in a dataclass.
        if subject.package.is_right(subject.target, wire) and subject.package.write(read) != wire:
            yield "right, and not written in one pass"
    yield from _judge_as_botocore(subject, value)


def _with_lists(value: Any) -> Any:
    """The value as boto3 would give it: dictionaries in a tuple are not read as dataclasses."""
    kind = value.__class__
    if kind is dict:
        return {key: _with_lists(item) for key, item in value.items()}
    return [_with_lists(item) for item in value] if kind in {list, tuple} else value


def _judge_wrong(subject: Subject, mutation: Mutation) -> Iterator[str]:
    value = mutation.value
    strict = subject.policy("STRICT")
    problems = subject.check(value, strict)
    found = [
        problem
        for problem in problems
        if (problem.path, problem.rule, problem.facts.aspect, problem.of_key)
        == (mutation.path, mutation.rule, mutation.aspect, mutation.of_key)
    ]
    said = "; ".join(f"{problem.path}: {problem.facts.aspect}" for problem in problems[:3])
    if not found:
        yield f"not found; instead: {said or 'nothing'}"
    if any(problem.path != mutation.path and not problem.advisory for problem in problems):
        yield f"problems elsewhere: {said}"
    if subject.package.is_right(subject.target, value):
        yield "the predicate says yes"
    if subject.is_request and type(value) is dict:
        read = subject.package.find_class(subject.target).from_dict(value)
        wrong = not subject.package.is_right(subject.target, read.to_dict())
        if wrong and subject.package.write(read) is not None:
            yield "written in one pass all the same"
    yield from _judge_as_botocore(subject, value)
    if not subject.is_request:
        yield from _judge_leniently(subject, value)


def _judge_leniently(subject: Subject, value: Any) -> Iterator[str]:
    for problem in subject.check(value):
        if problem.rule in SILENT_RULES:
            yield f"a response, and {problem.rule} is a problem"
        if not problem.advisory and problem.rule not in LENIENT_RULES:
            yield f"a response, and {problem.rule} refuses it"


def _judge_as_botocore(subject: Subject, value: Any) -> Iterator[str]:
    if subject.judge is None:
        return
    ours = [p for p in subject.check(value, subject.policy("BOTOCORE")) if not p.advisory]
    theirs = subject.judge.report(value)
    if bool(ours) != bool(theirs):
        yield f"botocore says {theirs[:120]!r} where we say {[str(one) for one in ours[:1]]}"
