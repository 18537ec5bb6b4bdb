"""What the operations of a fake work with: one of each part, made for one another.

Takes the facts of a service and where and when it is played, gives the parts, and the
few things that every operation does: find the resource it is about, and refuse.
"""

from __future__ import annotations

from .answer import Answers, look_up
from .fit import Fitting
from .known import Known
from .lifecycle import MAKING
from .listing import Pages
from .making import Making
from .path import EVERY, find, split_path
from .record import Store
from .refusal import Refusal
from .synthesis import Synthesis
from .tagging import Tags
from .template import Templates
from .text_kinds import Place
from .transition import Transitions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Literal

    from .answer import Look
    from .facts import Facts
    from .lifecycle import Resource, Use
    from .record import Record
    from .setting import Setting


class World:
    """The parts of a fake."""

    def __init__(self, facts: Facts, setting: Setting) -> None:
        self.facts = facts
        self.setting = setting
        self.clock = clock = setting.clock
        self.place = Place(facts.arn_name, setting.account, setting.region)
        self.known = Known(facts.validation)
        self.synthesis = Synthesis(self.known, self.place, clock, setting.seed)
        self.fitting = Fitting(self.synthesis)
        self.answers = Answers(self.fitting)
        self.store = Store()
        templates = Templates(self.place, self.find_parent_of)
        self.making = Making(self.answers, self.fitting, templates, self.store.count)
        self.transitions = Transitions(clock)
        self.pages = Pages()
        self.absorbing: dict[str, dict[str, str]] = {}
        """By operation, what is done with each member of its requests."""
        self.tokens: dict[str, list[str]] = {}
        """By operation, the members of its requests that make one unique."""
        self.loose_tags: dict[str, Tags] = {}
        """Of what was answered with an ARN and is no resource of a known kind."""
        self.resources = {resource.noun: resource for resource in facts.resources}

    def identify(
        self, resource: Resource, use: Use, params: Mapping[str, Any]
    ) -> dict[str, Any]:
        """What a request says of a resource's identity, by attribute."""
        given: dict[str, Any] = {}
        for path, attribute in use.identity.items():
            value = find(params, path)
            if value is None:
                value = _find_constant(resource, attribute)
            if value is not None and attribute not in given:
                given[attribute] = value
        given = self._name_parent(resource, given)
        if resource.key_names and resource.identity[-1] in given:
            given[resource.identity[-1]] = self._read_key(resource, use, given)
        return given

    def _read_key(
        self, resource: Resource, use: Use, given: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The key in the map that a request gives."""
        from .keys import pick_key

        self.check_parent(use, resource, given)
        names = self.find_key_names(resource, given)
        entries = given[resource.identity[-1]]
        key = pick_key(names, entries, is_making=use.verb in MAKING)
        if key is None:
            named, given_names = ", ".join(names), ", ".join(entries)
            form = f"The key is of {named}, each a text, a number or bytes"
            message = f"{form}; it was given as {given_names}."
            raise self.refuse("", message)
        return key

    def find_key_names(self, resource: Resource, given: Mapping[str, Any]) -> list[str]:
        """The names of what makes up a key; none if the parent is not there."""
        parent = self.find_parent(resource, given)
        attribute, _, name = resource.key_names.partition("[].")
        entries = parent.get(attribute) if parent else None
        return [str(entry[name]) for entry in entries or ()]

    def _name_parent(self, resource: Resource, given: dict[str, Any]) -> dict[str, Any]:
        """The same with the parent called as its children call it."""
        if len(resource.parent_by) == 1 and resource.parent_by[0] in given:
            name = resource.parent_by[0]
            parent = self.find_parent(resource, given)
            if parent:
                given[name] = parent.get(name) or given[name]
        return given

    def find_record(
        self, resource: Resource, use: Use, params: Mapping[str, Any]
    ) -> Record | None:
        """The resource that a request is about, if it is there."""
        return self.find(resource, self.identify(resource, use, params))

    def find(self, resource: Resource, given: Mapping[str, Any]) -> Record | None:
        """The resource that these attributes name, if it is there."""
        record = self.store.find(resource, given)
        if record is not None and record.gone:
            self.forget(record)
            return None
        return record or self._find_through(resource, given)

    def _find_through(
        self, resource: Resource, given: Mapping[str, Any]
    ) -> Record | None:
        """The resource that another one stands for, as an alias does."""
        for noun, attribute in resource.through.items():
            other = self.resources.get(noun)
            for value in given.values():
                one = dict.fromkeys(other.identity, value) if other else {}
                through = self.store.find(other, one) if other and one else None
                named = through.get(attribute) if through is not None else None
                if named is not None:
                    return self.store.find(resource, {resource.identity[-1]: named})
        return None

    def need_record(
        self, resource: Resource, use: Use, params: Mapping[str, Any]
    ) -> Record:
        """The resource that a request is about.

        Raises:
            Refusal: it is not there.
        """
        given = self.identify(resource, use, params)
        if use.no_parent:
            self.check_parent(use, resource, given)
        record = self.find(resource, given)
        if record is None:
            raise self.refuse_missing(use, resource.noun, given)
        return record

    def find_parent(
        self, resource: Resource, values: Mapping[str, Any]
    ) -> Record | Literal[False] | None:
        """The parent that these attributes name: None if it is not there.

        Gives False where they name none.
        """
        parent = self.resources.get(resource.parent)
        named = [values.get(name) for name in resource.parent_by]
        if parent is None or not named or None in named:
            return False
        if len(named) == 1 and parent.identity:
            return self.store.find(parent, {parent.identity[-1]: named[0]})
        return self.store.find(parent, dict(zip(parent.identity, named, strict=False)))

    def find_parent_of(self, record: Record) -> Record | None:
        """The resource that this one is a part of, if it is there."""
        resource = record.resource
        values = {name: record.get(name) for name in resource.parent_by}
        return self.find_parent(resource, values) or None

    def check_parent(
        self, use: Use, resource: Resource, values: Mapping[str, Any]
    ) -> None:
        """Refuse what is about a part of what is not there, where that matters.

        Raises:
            Refusal: it is not there, and the setting says that it must be, or keys
                cannot be told without it.
        """
        is_needed = self.setting.check_parents or resource.key_names
        if is_needed and self.find_parent(resource, values) is None:
            named = {name: values.get(name) for name in resource.parent_by}
            shape = use.no_parent or use.missing
            raise self.refuse_absent(shape, resource.parent, named)

    def is_there(self, record: Record) -> bool:
        """Look at a resource, which may move on by that, or be gone."""
        there = self.transitions.look(record)
        if not there:
            self.forget(record)
        return there

    def forget(self, record: Record) -> None:
        """Remove a resource, and all that is part of it."""
        resource = record.resource
        children = [
            child
            for child in self.store.everything()
            if child.resource.parent == resource.noun
            and self.find_parent_of(child) is record
        ]
        status = resource.status
        if status is not None and status.remains:
            record.set(status.attribute, status.remains)
            self.store.bury(record)
        else:
            self.store.remove(record)
        for child in children:
            self.forget(child)

    def refuse(self, shape: str, message: str) -> Refusal:
        """The error of this shape; a validation error where there is no shape."""
        error = self.facts.errors.get(shape)
        if error is None:
            return Refusal("ValidationException", message)
        members = self.answers.fill(error.shape, [_look_for_message(message)])
        return Refusal(error.code, message, status=error.status, members=members)

    def refuse_missing(self, use: Use, noun: str, given: Mapping[str, Any]) -> Refusal:
        """The error for a resource that is not there."""
        return self.refuse_absent(use.missing, noun, given)

    def refuse_absent(self, shape: str, noun: str, given: Mapping[str, Any]) -> Refusal:
        """The error of this shape for a resource that is not there."""
        named = ", ".join(str(value) for value in given.values())
        message = f"Could not find {spell_noun(noun)} {named or 'that was asked for'}."
        return self.refuse(shape, message)

    def show(
        self, use: Use, records: Sequence[Record], params: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The response that shows a resource, or those that a request has made."""
        output = self.known.output_of(use.operation)
        if output is None:
            return {}
        look = look_up(params)
        steps = split_path(use.result)
        if not steps:
            return self._show_alone(output, use, records[0], look)
        shape = self.answers.shape_at(output, use.result)
        shown: list[Any] = [
            self._show_alone(shape, use, record, _look_nowhere) for record in records
        ]
        inner = shown if steps[-1] == EVERY else shown[0]
        return self.answers.fill_at(output, use.result, inner, [look])

    def _show_alone(
        self, shape: str | None, use: Use, record: Record, told: Look
    ) -> dict[str, Any]:
        """What shows a resource, as long as it is the same the one made last."""
        shown = record.shown.get(use.operation)
        if shown is None:
            look = self.look_in(record, use)
            shown = self.answers.fill(shape, [look, told])
            members = self.known.members_of(shape)
            if any(look(name) is None and told(name) is not None for name in members):
                return shown  # part of it is the request's
            record.shown[use.operation] = shown
        return {**shown}

    def look_in(self, record: Record, use: Use) -> Look:
        """Look for members among a resource's attributes, by an operation's names."""
        plain = self.answers.look_in(record)
        shown = use.shown

        def look(member: str) -> Any:
            return plain(shown.get(member, member))

        return look if shown else plain


def spell_noun(noun: str) -> str:
    """``ModelPackage`` as ``model package``."""
    words = "".join(f" {one.lower()}" if one.isupper() else one for one in noun)
    return words.strip()


def _find_constant(resource: Resource, attribute: str) -> str | None:
    for made in resource.made:
        if made.attribute == attribute and made.by == "constant":
            return made.template
    return None


def _look_nowhere(member: str) -> None:
    """Look for members where there are none."""
    del member


def _look_for_message(message: str) -> Look:
    def look(member: str) -> Any:
        return message if member.lower() in {"message", "errormessage"} else None

    return look
