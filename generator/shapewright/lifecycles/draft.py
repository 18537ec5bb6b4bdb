"""A draft of a resource: what is known of one kind while its table is being made.

Gives the value that the steps of the inference hand on. It has the attributes that responses show
beside what stands in the table itself; how any of it was found is not kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from shapewright.ir.resource import Made, Status, Use, Verb
from shapewright.ir.shape import Member
from shapewright.lifecycles.families import Family
from shapewright.lifecycles.words import find_core, find_endings, flatten


@dataclass(slots=True, kw_only=True)
class Draft:
    """One kind of resource, so far."""

    family: Family
    attributes: dict[str, Member] = field(default_factory=dict[str, Member])
    """What responses show of it, by name; those of the response that shows most come first."""
    results: dict[str, str] = field(default_factory=dict[str, str])
    """Where each operation's response shows it, by operation."""
    identity: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    """Members of requests that say which one is meant, as these call them."""
    called: dict[str, str] = field(default_factory=dict[str, str])
    """By what requests call them, attributes that responses show under quite another name."""
    optional: tuple[str, ...] = ()
    """Parts of the identity that some do not have."""
    aliases: tuple[str, ...] = ()
    made: list[Made] = field(default_factory=list[Made])
    status: Status | None = None
    parent: str = ""
    parent_by: tuple[str, ...] = ()
    tags: str = ""
    uses: list[Use] = field(default_factory=list[Use])

    @property
    def noun(self) -> str:
        """What it is called."""
        return self.family.noun

    @property
    def many(self) -> set[str]:
        """Operations that are about several at once."""
        return self.family.many

    @property
    def keys(self) -> tuple[str, ...]:
        """Every attribute by which one can be found."""
        return (*self.identity, *self.aliases)

    def uses_of(self, *verbs: Verb) -> list[Use]:
        """What operations do with it, those with these verbs."""
        return [use for use in self.uses if use.verb in verbs]

    def match(self, name: str, among: Collection[str] | None = None) -> str:
        """The attribute that a member of this name means; empty for none."""
        if name in self.called:
            found = self.called[name]
            return found if among is None or found in among else ""
        return match_name(name, self.noun, self.attributes if among is None else among)


_NAMELESS = ("name", "id", "arn", "identifier")
"""What a resource may be meant by that is called by its noun alone, the likeliest first."""
_IDENTIFIER = ("identifier", "id", "name", "arn")
"""And what an identifier of it may be."""
_ANY_OF_MANY = frozenset(
    ("nameorarn", "arnorname", "idorarn", "arnorid", "nameorid", "identifier", "resourceidentifier")
)


def match_name(name: str, noun: str, known: Iterable[str]) -> str:
    """Which of these names means the same, said of this noun; empty for none.

    As ``match_core``; and ``cluster`` and ``identifier`` are the name, the id or the ARN of a
    ``Cluster``, the first there is; the ``planVersion`` of a ``PlanVersion`` is its ``version``,
    and a ``domainIdentifier`` the ``domainId`` of whatever there is in a domain.
    """
    names = list(known)
    if found := match_core(name, noun, names):
        return found
    core = find_core(name, noun)
    is_any = core in _ANY_OF_MANY
    is_bare = core in find_endings(noun)
    if not is_any and not is_bare:
        return match_identifier(name, names)
    by_core = {find_core(one, noun): one for one in reversed(names)}
    parts = (*find_endings(noun)[1:], *_NAMELESS) if is_bare else _IDENTIFIER
    return next((by_core[part] for part in parts if part in by_core), "")


def match_identifier(name: str, known: Iterable[str]) -> str:
    """What this means that is any name of something else: its id, name or ARN; empty for none."""
    stem = flatten(name).removesuffix("identifier")
    if not stem or stem == flatten(name):
        return ""
    by_flat = {flatten(one): one for one in reversed([*known])}
    return next((by_flat[stem + part] for part in _IDENTIFIER if stem + part in by_flat), "")


def match_core(name: str, noun: str, known: Collection[str]) -> str:
    """Which of these names is the same but for its spelling and the noun; empty for none.

    ``name``, ``JobName`` and ``TrainingJobName`` are one of a ``TrainingJob``.
    """
    if name in known:
        return name
    flat = flatten(name)
    for one in known:
        if flatten(one) == flat:
            return one
    core = find_core(name, noun)
    return next((one for one in known if find_core(one, noun) == core), "")
