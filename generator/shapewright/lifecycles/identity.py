"""Identity: what tells one resource of a kind from all others, and what else names it.

Takes a draft with its attributes, gives it identity, aliases and what the service makes of them.
What an operation needs to be told to show or delete one is what identifies it; what creating one
is not told, the service makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from shapewright.ir.resource import Verb
from shapewright.ir.service import Operation
from shapewright.ir.shape import EnumShape, MapShape, Member, StructureShape, UnionShape
from shapewright.lifecycles.draft import Draft, match_core
from shapewright.lifecycles.elsewhere import find_elsewhere
from shapewright.lifecycles.errors import find_existing, is_firm, is_very_firm
from shapewright.lifecycles.look import PARTS, TEXTS, Look, Members
from shapewright.lifecycles.words import cut_phrase, find_core, find_singulars, flatten, split_words

_PAGING = {"nexttoken", "maxresults", "marker", "limit", "pagetoken", "pagesize", "maxitems"}
_TOKENS = {"clienttoken", "clientrequesttoken", "idempotencytoken", "requesttoken", "revisionid"}
_TOKENS_OF_STATE = {"ifmatch", "locktoken", "etag", "changetoken", "revision"}
_ACCOUNT = {
    "accountid",
    "awsaccountid",
    "catalogid",
    "expectedbucketowner",
    "domainowner",
    "chimebearer",
}
_OWNER = {"accountid", "awsaccountid"}
_STATE = re.compile(r"(?:current|expected|latest).*(?:version|revision)")
"""What a caller believes to be so, which says nothing about which one is meant."""
_ASIDE = _PAGING | _TOKENS | _TOKENS_OF_STATE | _ACCOUNT
_NAMES = ("arn", "id", "name", "identifier")


def settle_identity(look: Look, draft: Draft) -> bool:
    """Find what identifies the resource; False if nothing is known to."""
    told = find_told(look, draft)
    if told is None or _is_made_of_many(look, draft) or _is_several(look, draft, told):
        return False
    draft.told = tuple(told)
    identity = list(dict.fromkeys(_name_all(look, draft, told)))
    if draft.noun.endswith("Version"):
        identity += [one for one in _find_version(look, draft) if one not in identity]
    creators = _creators(look, draft)
    aliases = [one for one in _find_names(draft) if one not in identity]
    own = [one for one in identity if find_core(one, draft.noun) in _NAMES]
    if _is_begun(look, draft, creators, own):
        return False
    name = _find_name(look, draft, creators)
    is_made = all(not _is_given(look, draft, creators, one) for one in own)
    if own and name and name not in identity and is_made and _is_unique(draft, creators, own):
        # It goes by its ARN or id, but two of one name are refused: the name tells them apart.
        aliases = [*own, *(one for one in aliases if one not in own and one != name)]
        identity = [name if one == own[0] else one for one in identity if one not in own[1:]]
    draft.identity = tuple(sorted(identity, key=lambda one: _rank(look, draft, one)))
    draft.optional = tuple(_find_optional(look, draft))
    draft.aliases = tuple(one for one in aliases if _is_own_name(look, draft, creators, one))
    return True


def _is_begun(look: Look, draft: Draft, creators: list[Operation], own: list[str]) -> bool:
    """Whether what looks like a creation is told the ARN of what it sets to work."""
    arns = [one for one in own if find_core(one, draft.noun) == "arn"]
    needed = [name for one in creators for name in find_needed(look, look.request(one), draft.noun)]
    is_created = Verb.CREATE in draft.family.operations
    return is_created and any(draft.match(name, arns) for name in needed)


def _name_all(look: Look, draft: Draft, told: list[str]) -> Iterator[str]:
    """The attributes that these members mean; how it is to be shown is no attribute."""
    given = {name for one in _creators(look, draft) for name in look.request(one)}
    for name in told:
        found = draft.match(name)
        # What is told beside the attribute itself is another, whatever it is called.
        if found and (found == name or found not in told):
            yield found
        elif not found and (elsewhere := find_elsewhere(look, draft, name)):
            draft.called[name] = elsewhere
            yield elsewhere
        elif name in given or not _is_choice(look, draft, name):
            yield name


def _is_choice(look: Look, draft: Draft, name: str) -> bool:
    """Whether a member of a request is one of a few words."""
    requests = [_request(look, one) for one in draft.family.of(Verb.READ, Verb.DELETE)]
    found = next((one[name] for one in requests if name in one), None)
    return found is not None and isinstance(look.shape_of(found), EnumShape)


def _rank(look: Look, draft: Draft, attribute: str) -> tuple[int, int]:
    """Where in an identity an attribute stands: others' names, kinds, the name, the version."""
    core = find_core(attribute.rpartition(".")[2], draft.noun)
    member = draft.attributes.get(attribute)
    is_kind = member is not None and isinstance(look.shape_of(member), EnumShape)
    if core in _NAMES:
        # Of two that are called alike the one that nothing shows is another's.
        alike = [
            one for one in draft.told if find_core(draft.match(one) or one, draft.noun) == core
        ]
        is_others = len(alike) > 1 and attribute not in draft.attributes
        return 0 if is_others else 2, _NAMES.index(core)
    return (3 if core == "version" else int(is_kind)), 0


def find_told(look: Look, draft: Draft) -> list[str] | None:
    """The members that say which one is meant, by name; None if no operation says.

    None at all is an answer: there is only one.
    """
    for verb in (Verb.READ, Verb.DELETE, Verb.UPDATE, Verb.STOP):
        found = [look.operations[name] for name in draft.family.of(verb)]
        for operation in found:
            request = look.request(operation)
            told = list(find_needed(look, request, draft.noun))
            if any(_is_key_of_parts(look, member) for member in request.values()):
                return None
            if verb in {Verb.READ, Verb.DELETE} and _is_key_of_choice(look, draft, request, told):
                return None
            if told or (verb is Verb.READ and _is_single(look, draft, operation)):
                return _complete(look, draft, told) if verb is Verb.READ else told
    return _find_either(look, draft)


def _find_either(look: Look, draft: Draft) -> list[str] | None:
    """Members of which a request may have any, each of them a name of the resource."""
    kinds = [[*draft.family.of(verb)] for verb in (Verb.READ, Verb.DELETE)]
    if not all(kinds):
        return None
    read, deleted = [_request(look, names[0]) for names in kinds]
    found = [
        name
        for name, member in read.items()
        if name in deleted
        and isinstance(look.shape_of(member), TEXTS)
        and (find_core(name, draft.noun) in _NAMES or flatten(name) == flatten(draft.noun))
    ]
    return found[:1] or None


def _is_key_of_parts(look: Look, member: Member) -> bool:
    """Whether a request must say by a structure or a map which one is meant."""
    return member.required and isinstance(look.shape_of(member), StructureShape | MapShape)


def _is_key_of_choice(look: Look, draft: Draft, request: Members, told: list[str]) -> bool:
    """Whether a request must say by one of several members which is meant: a user or a group."""
    has_own = any(_is_own(draft, name) for name in told)
    unions = [one for one in request.values() if isinstance(look.shape_of(one), UnionShape)]
    return not has_own and any(one.required for one in unions)


def _is_made_of_many(look: Look, draft: Draft) -> bool:
    """Whether what creates makes several at once, which are described in a list."""
    if not find_singulars(draft.noun) or Verb.CREATE not in draft.family.operations:
        return False
    shown = [look.response(look.operations[one]) for one in draft.family.of(Verb.READ)]
    return any(
        look.element_of(member) and find_singulars(name)
        for members in shown
        for name, member in members.items()
    )


def _is_several(look: Look, draft: Draft, told: list[str]) -> bool:
    """Whether a plural is made of parts that nothing here tells apart: the targets of a group."""
    is_plural = find_singulars(draft.noun) or find_singulars(cut_phrase(draft.noun))
    is_changed = not draft.family.operations.keys() & {Verb.CREATE, Verb.LIST}
    if not is_plural or is_changed or any(_is_own(draft, name) for name in told):
        return False
    given = [
        one for operation in _creators(look, draft) for one in look.request(operation).values()
    ]
    return any(one.required and look.element_of(one) for one in given)


def _is_own(draft: Draft, told: str) -> bool:
    """Whether a member of a request is the name of the resource, and of nothing it belongs to."""
    return find_core(draft.match(told), draft.noun) in _NAMES


def find_needed(look: Look, members: Members, noun: str) -> Iterator[str]:
    """The members without which a request does not say what it is about."""
    for name, member in members.items():
        if is_aside(name, noun) or member.idempotency_token:
            continue
        if member.required and isinstance(look.shape_of(member), PARTS):
            yield name


def is_aside(name: str, noun: str) -> bool:
    """Whether a member of this name never says which one of a caller's resources is meant.

    Whose account it is does where the noun speaks of accounts.
    """
    flat = flatten(name)
    if flat in _OWNER and "Account" in split_words(noun):
        return False
    return flat in _ASIDE or bool(_STATE.match(flat))


def _complete(look: Look, draft: Draft, told: list[str]) -> list[str]:
    """Add what deleting one must be told and showing one may be."""
    optional = {name for one in draft.family.of(Verb.READ) for name in _request(look, one)}
    for operation in draft.family.of(Verb.DELETE):
        more = find_needed(look, _request(look, operation), draft.noun)
        told = [*told, *(name for name in more if name in optional and name not in told)]
    return [*told, *(name for name in _find_optional(look, draft) if name not in told)]


def _find_optional(look: Look, draft: Draft) -> Iterator[str]:
    """What creating, showing and deleting one may all be told: a part that some do not have."""
    kinds = [[*draft.family.of(verb)] for verb in (Verb.READ, Verb.DELETE, Verb.CREATE)]
    if not all(kinds):
        return
    read, *others = [_request(look, names[0]) for names in kinds]
    for name, member in read.items():
        is_part = name in draft.attributes and isinstance(look.shape_of(member), TEXTS)
        is_left_out = not member.required and not any(
            one[name].required for one in others if name in one
        )
        if is_part and is_left_out and all(name in one for one in others):
            yield name


def _request(look: Look, operation: str) -> Members:
    return look.request(look.operations[operation])


def _is_single(look: Look, draft: Draft, operation: Operation) -> bool:
    """Whether what an operation shows without being asked which is the only one of its kind."""
    deleting = [name for one in draft.family.of(Verb.DELETE) for name in _request(look, one)]
    return all(is_aside(one, draft.noun) for one in (*deleting, *look.request(operation)))


def _find_version(look: Look, draft: Draft) -> Iterator[str]:
    """The number of a version, which showing one may be told."""
    for operation in draft.family.of(Verb.READ):
        for name, member in _request(look, operation).items():
            core = find_core(name, draft.noun)
            if core in {"version", "number", "id"} and isinstance(look.shape_of(member), PARTS):
                found = draft.match(name)
                if found:
                    yield found


def _creators(look: Look, draft: Draft) -> list[Operation]:
    return [look.operations[name] for name in draft.family.of(Verb.CREATE, Verb.PUT)]


def _find_names(draft: Draft) -> Iterator[str]:
    """Attributes that are called the ARN, id or name of the resource."""
    for core in _NAMES[:2]:
        found = draft.match(core)
        if found and find_core(found, draft.noun) == core:
            yield found


def _find_name(look: Look, draft: Draft, creators: Iterable[Operation]) -> str:
    """The name that the resource is given, if it is given one."""
    for operation in creators:
        for name, member in look.request(operation).items():
            if member.required and find_core(name, draft.noun) == "name":
                return draft.match(name)
    return ""


def _is_given(look: Look, draft: Draft, creators: Iterable[Operation], attribute: str) -> bool:
    """Whether creating one may be told this attribute."""
    return any(
        bool(match_core(name, draft.noun, [attribute]))
        for operation in creators
        for name, member in look.request(operation).items()
        if isinstance(look.shape_of(member), TEXTS)
    )


def _is_own_name(look: Look, draft: Draft, creators: Iterable[Operation], attribute: str) -> bool:
    """Whether an attribute is a text that the service makes."""
    member = draft.attributes.get(attribute)
    is_text = member is not None and isinstance(look.shape_of(member), TEXTS)
    return is_text and not _is_given(look, draft, creators, attribute)


def _is_unique(draft: Draft, creators: Iterable[Operation], own: list[str]) -> bool:
    """Whether creating a second one of the same name is refused.

    What goes by an id of its own may share its name unless an error says that it exists.
    """
    found = [find_existing(operation, draft.noun) for operation in creators]
    if any(find_core(one, draft.noun) == "arn" for one in own):
        return any(map(is_firm, found))
    return any(map(is_very_firm, found))
