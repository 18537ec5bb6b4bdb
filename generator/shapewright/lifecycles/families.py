"""Families: operations that speak of the same noun, and what each says it does with it.

Takes a service's operations by their names alone, gives a family for each noun that something
makes. Whether requests and responses bear that out is found out by others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from shapewright.ir.resource import Verb
from shapewright.lifecycles.words import cut_phrase, find_singulars, split_operation

_CREATE = (
    *("Create", "Register", "Import", "Allocate", "Provision", "Define", "Request", "Publish"),
    *("Issue", "Purchase", "Upload", "Install", "Open", "Add", "Start", "Run", "Submit", "Send"),
)
"""The likeliest first: of a noun's operations only those with the first of these make one."""
_VERBS = {
    "Put": Verb.PUT,
    "Set": Verb.PUT,
    "Describe": Verb.READ,
    "Get": Verb.READ,
    "Head": Verb.READ,
    "List": Verb.LIST,
    "Update": Verb.UPDATE,
    "Modify": Verb.UPDATE,
    "Edit": Verb.UPDATE,
    "Start": Verb.START,
    "Resume": Verb.START,
    "Restart": Verb.START,
    "Enable": Verb.START,
    "Activate": Verb.START,
    "Stop": Verb.STOP,
    "Disable": Verb.STOP,
    "Deactivate": Verb.STOP,
    "Cancel": Verb.STOP,
    "Abort": Verb.STOP,
    "Suspend": Verb.STOP,
    "Pause": Verb.STOP,
    "Delete": Verb.DELETE,
    "Deregister": Verb.DELETE,
    "Terminate": Verb.DELETE,
    "Remove": Verb.DELETE,
    "Release": Verb.DELETE,
    "Deprovision": Verb.DELETE,
    "Undeploy": Verb.DELETE,
}
_OF_MANY = {Verb.START, Verb.STOP, Verb.DELETE}
_MAKING = {**dict.fromkeys(_CREATE, Verb.CREATE), "Put": Verb.PUT, "Set": Verb.PUT}


@dataclass(slots=True)
class Family:
    """The operations of one noun, by what their names say; sorted by name under each verb."""

    noun: str
    operations: dict[Verb, list[str]] = field(default_factory=dict[Verb, list[str]])
    many: set[str] = field(default_factory=set[str])
    """Those that are about several at once, by the plural in their names."""

    def of(self, *verbs: Verb) -> Iterator[str]:
        """The operations with these verbs, those of the first verb first."""
        for verb in verbs:
            yield from self.operations.get(verb, ())

    def add(self, verb: Verb, operation: str) -> None:
        """Take in an operation."""
        self.operations.setdefault(verb, []).append(operation)


def find_families(names: Iterable[str]) -> list[Family]:
    """The families of these operations, sorted by noun."""
    said: dict[str, dict[str, list[str]]] = {}
    for name in sorted(names):
        verb, noun = split_operation(name)
        if noun:
            said.setdefault(noun, {}).setdefault(verb, []).append(name)
    makers = {
        noun: found
        for noun, verbs in said.items()
        if (found := _find_maker(verbs)) and not (_is_batch(noun) and noun[:-5] in said)
    }
    families = {noun: Family(noun) for noun in makers}
    for noun, verbs in said.items():
        for verb, operations in verbs.items():
            _place(families, makers, noun, (verb, operations))
    return [families[noun] for noun in sorted(families) if _is_borne_out(families[noun])]


def _find_maker(verbs: dict[str, list[str]]) -> str:
    """The verb by which a noun comes to be; empty for none."""
    known = [verb for verb in (*_CREATE, "Put", "Set") if verb in verbs]
    # What is only ever put beside being created is changed by it.
    return known[0] if known else ""


def _is_batch(noun: str) -> bool:
    return noun.endswith("Batch")


def _place(
    families: dict[str, Family],
    makers: dict[str, str],
    noun: str,
    said: tuple[str, list[str]],
) -> None:
    """Add operations to the family that they speak of, if there is one."""
    word, operations = said
    plain = cut_phrase(noun)
    own = noun if noun in families else ""
    many = next((one for one in find_singulars(noun) if one in families), "")
    some = next((one for one in (*find_singulars(plain), plain) if one in families), "")
    for operation in operations:
        if own and (verb := _find_verb(word, makers[own])):
            families[own].add(verb, operation)
        if many and not own and (verb := _VERBS.get(word)) in _OF_MANY:
            families[many].add(verb, operation)
            families[many].many.add(operation)
        if word in {"List", "Describe", "Get", "Search"} and (found := many or some) not in {
            "",
            own,
        }:
            families[found].add(Verb.LIST, operation)


def _find_verb(word: str, maker: str) -> Verb | None:
    if word == maker:
        return _MAKING[word]
    if word in {"Put", "Set"}:
        return Verb.UPDATE
    return _VERBS.get(word)


def _is_borne_out(family: Family) -> bool:
    """Whether enough is done with what a family makes for it to be a resource."""
    return bool({Verb.READ, Verb.LIST, Verb.DELETE, Verb.UPDATE} & family.operations.keys())
