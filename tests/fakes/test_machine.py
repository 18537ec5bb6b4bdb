"""A fake, driven at random, beside a model of what should be there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

NAMES = st.sampled_from(["alpha", "bravo", "charlie", "delta"])
KINDS = {
    "Model": {},
    "Experiment": {},
    "ModelPackageGroup": {},
    "Endpoint": {"EndpointConfigName": "config"},
    "Pipeline": {
        "PipelineDefinition": "{}",
        "ClientRequestToken": "",
        "RoleArn": "arn:aws:iam::123456789012:role/fraud",
    },
}
"""Kinds of resource, and what each needs beside a name."""
LISTS = {
    "Model": ("ListModels", "Models"),
    "Experiment": ("ListExperiments", "ExperimentSummaries"),
    "ModelPackageGroup": ("ListModelPackageGroups", "ModelPackageGroupSummaryList"),
    "Endpoint": ("ListEndpoints", "Endpoints"),
    "Pipeline": ("ListPipelines", "PipelineSummaries"),
}


class Machine(RuleBasedStateMachine):
    """Makes, shows, tags and ends resources."""

    made: Any
    """The package."""
    arns = Bundle("arns")

    def __init__(self) -> None:
        super().__init__()
        self.fake = self.made.Fake()
        self.there: dict[tuple[str, str], str] = {}
        self.tags: dict[str, dict[str, str]] = {}
        self.count = 0

    def ask(self, operation: str, **params: Any) -> Any:
        """The answer, which keeps every rule; None for a refusal."""
        try:
            answer = self.fake.call(operation, params)
        except self.made.Refusal:
            return None
        strict = self.made.package.load("_runtime.policy").STRICT
        problems = self.made.check_response(operation, answer, strict)
        assert [one for one in problems if not one.advisory] == []
        return answer

    @rule(target=arns, kind=st.sampled_from([*KINDS]), name=NAMES)
    def create(self, kind: str, name: str) -> str:
        """Refused if it is there."""
        more = dict(KINDS[kind])
        self.count += 1
        if "ClientRequestToken" in more:
            more["ClientRequestToken"] = f"{self.count:032d}"
        answer = self.ask(f"Create{kind}", **{f"{kind}Name": name}, **more)

        assert (answer is None) == ((kind, name) in self.there)
        if answer is None:
            return self.there[kind, name]
        self.there[kind, name] = arn = answer[f"{kind}Arn"]
        self.tags[arn] = {}
        return str(arn)

    @rule(kind=st.sampled_from([*KINDS]), name=NAMES)
    def describe(self, kind: str, name: str) -> None:
        """Refused if it is not there."""
        answer = self.ask(f"Describe{kind}", **{f"{kind}Name": name})

        assert (answer is not None) == ((kind, name) in self.there)
        if answer is not None:
            assert answer[f"{kind}Name"] == name
            assert answer[f"{kind}Arn"] == self.there[kind, name]

    @rule(kind=st.sampled_from([*KINDS]), name=NAMES)
    def delete(self, kind: str, name: str) -> None:
        """Refused if it is not there, or not any more."""
        more = {"ClientRequestToken": "0" * 32} if kind == "Pipeline" else {}
        answer = self.ask(f"Delete{kind}", **{f"{kind}Name": name}, **more)

        assert (answer is not None) == ((kind, name) in self.there)
        self.tags.pop(self.there.pop((kind, name), ""), None)

    @rule(arn=arns, key=st.sampled_from("ab"), value=st.sampled_from("12"))
    def tag(self, arn: str, key: str, value: str) -> None:
        """Refused if it is not there."""
        answer = self.ask("AddTags", ResourceArn=arn, Tags=[{"Key": key, "Value": value}])

        assert (answer is not None) == (arn in self.tags)
        if answer is not None:
            self.tags[arn][key] = value

    @rule(arn=arns)
    def list_tags(self, arn: str) -> None:
        """They are those that were put on since it was made."""
        answer = self.ask("ListTags", ResourceArn=arn)

        assert (answer is not None) == (arn in self.tags)
        if answer is not None:
            assert {one["Key"]: one["Value"] for one in answer["Tags"]} == self.tags[arn]

    @rule(seconds=st.integers(0, 10_000))
    def wait(self, seconds: int) -> None:
        """Let time pass, which changes nothing."""
        self.fake.clock.advance(seconds)

    @invariant()
    def lists_are_what_is_there(self) -> None:
        """Each resource once."""
        for kind, (operation, key) in LISTS.items():
            names = [one[f"{kind}Name"] for one in self.list_all(operation, key)]

            assert sorted(names) == sorted(name for one, name in self.there if one == kind)

    def list_all(self, operation: str, key: str) -> Iterator[Any]:
        """What is on all pages of a list."""
        token: dict[str, str] = {}
        while True:
            answer = self.ask(operation, MaxResults=2, **token)
            yield from answer[key]
            if "NextToken" not in answer:
                return
            token = {"NextToken": answer["NextToken"]}


def build_machine(made: Any) -> type[Machine]:
    """The machine for the fake of a package."""
    return type("MachineOfOne", (Machine,), {"made": made})


def test_nothing_is_lost_or_there_twice(played: Any) -> None:
    run_state_machine_as_test(
        build_machine(played("sagemaker")),
        settings=settings(
            max_examples=40,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )


def test_the_machine_finds_what_is_lost(played: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fake that forgets what it should keep does not pass."""
    made = played("sagemaker")
    store = made.package.load("_runtime.fake.record").Store
    add = store.add

    def forget(self: Any, record: Any) -> None:
        add(self, record)
        if "delta" in record.identity:
            self.remove(record)

    monkeypatch.setattr(store, "add", forget)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(
            build_machine(made),
            settings=settings(
                max_examples=40,
                deadline=None,
                print_blob=False,
                suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
            ),
        )
