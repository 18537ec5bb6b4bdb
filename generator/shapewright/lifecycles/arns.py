"""ARNs: the template of a resource's ARN, from the literal parts of its pattern.

Takes the attribute and what identifies the resource, gives a template of which a typical filling
matches the pattern in full; without a pattern, the usual form. Nothing is given that is known not
to match.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from shapewright.ir.rule import Length, Pattern
from shapewright.ir.service import Service
from shapewright.ir.shape import EnumShape, Member, StringShape
from shapewright.ir.stated import Stated
from shapewright.lifecycles.draft import Draft
from shapewright.lifecycles.look import Look
from shapewright.lifecycles.words import find_core, flatten, split_words
from shapewright.patterns.error import PatternError
from shapewright.patterns.match import matches
from shapewright.patterns.parse import parse_pattern
from shapewright.patterns.safe import find_safe_text
from shapewright.patterns.sample import shortest

_REGION = "us-east-1"
_ACCOUNT = "123456789012"
_TYPICAL = (
    *("example", "example-1", "exampl", "1", "7", "0123456789ab", "abcdefghij"),
    *("0123456789abcdef0123456789abcdef", "01234567-89ab-cdef-0123-456789abcdef"),
)
"""Values tried for a name or an id whose own shape does not refuse them."""
OWN_ID = "_id"
"""An id that is in no message but the ARN."""
_FORMS = ("12", "8-4-4-4-12", "10", "16", "17")
"""Groups of digits of such an id, the likeliest first."""
_SERVICE = re.compile(r":(?!aws)([a-z][a-z0-9-]*)(?=:)")
_TYPE = re.compile(r"[:/(]([a-z][a-zA-Z0-9_-]*(?:/[a-z][a-z-]*(?=[/:]))?)\\?[/:]")


def build_template(look: Look, draft: Draft, attribute: str, keys: tuple[str, ...]) -> str:
    """The template of an ARN that is made of these attributes; empty if none is known to fit."""
    text = _find_pattern(look, draft, attribute)
    values = {key: _find_part(look, draft, key) for key in keys}
    return _build(look, draft, text, values)


def build_numbered(
    look: Look, draft: Draft, attribute: str, keys: tuple[str, ...]
) -> tuple[str, str]:
    """The template of an ARN that ends in an id of its own, and the form of that id.

    Both are empty if none is known to fit.
    """
    text = _find_pattern(look, draft, attribute)
    values = {key: _find_part(look, draft, key) for key in keys}
    for form in _FORMS:
        own = "-".join("1".zfill(int(digits)) for digits in form.split("-"))
        if template := _build(look, draft, text, {**values, OWN_ID: own}):
            return template, form
    return "", ""


def _find_pattern(look: Look, draft: Draft, attribute: str) -> str:
    rules = _rules_of(look, draft.attributes[attribute])
    return next((rule.text for rule in rules if isinstance(rule, Pattern)), "")


def _build(look: Look, draft: Draft, text: str, values: dict[str, str]) -> str:
    keys = tuple(values)
    for template in _propose(look.service, draft, text, keys):
        if not text or _fits(template, text, values):
            return template
    return ""


def _rules_of(look: Look, member: Member) -> tuple[object, ...]:
    shape = look.shape_of(member)
    return shape.rules if isinstance(shape, StringShape) else ()


def _fits(template: str, text: str, values: dict[str, str]) -> bool:
    filled = template.replace("{region}", _REGION).replace("{account}", _ACCOUNT)
    for key, value in values.items():
        filled = filled.replace("{" + key + "}", value)
    return _matches(text, filled)


def _matches(text: str, value: str) -> bool:
    """Whether a value matches a pattern in full; nothing matches what is no pattern."""
    fullmatch = _compile(text)
    return bool(fullmatch and fullmatch(value))


@cache
def _compile(text: str) -> Callable[[str], object] | None:
    """The matching of a pattern in a form that cannot hang."""
    try:
        return re.compile(find_safe_text(Stated(text)), re.ASCII).fullmatch
    except re.error:  # properties of Unicode, which Python does not know
        tree = parse_pattern(text)
        return lambda value: matches(tree, value)
    except PatternError:
        return None


def _find_part(look: Look, draft: Draft, key: str) -> str:
    """What stands in an ARN for an attribute; of another ARN that is its last part."""
    if flatten(key).endswith("arn"):
        return _TYPICAL[0]
    return _find_typical(look, draft.attributes.get(key))


def _find_typical(look: Look, member: Member | None) -> str:
    """A value that the shape of a member allows."""
    shape = look.shape_of(member) if member else None
    if isinstance(shape, EnumShape):
        return shape.values[0]
    if not isinstance(shape, StringShape):
        return "1"
    low, high, pattern = 0, None, ""
    for rule in shape.rules:
        match rule:
            case Length(minimum=minimum, maximum=maximum):
                low, high = minimum or 0, maximum
            case Pattern(text=text):
                pattern = text
            case _:
                pass
    for value in _TYPICAL:
        is_long = low <= len(value) <= (high or len(value))
        if is_long and (not pattern or _matches(pattern, value)):
            return value
    if not pattern or _compile(pattern) is None:
        return _TYPICAL[0]
    return shortest(parse_pattern(pattern), low, high) or _TYPICAL[0]


def _propose(service: Service, draft: Draft, text: str, keys: tuple[str, ...]) -> Iterator[str]:
    """Templates, the likeliest first."""
    literal = _SERVICE.search(text.replace("\\", ""))
    name = literal[1] if literal else find_service(service)
    tail = "/".join(f"{{{key}}}" for key in keys)
    own = f"{{{keys[-1]}}}"
    kinds = [*dict.fromkeys(_TYPE.findall(_cut(text))), *_spell_noun(draft.noun)]
    for place in ("{region}:{account}", ":{account}", "{region}:", ":"):
        head = f"arn:aws:{name}:{place}:"
        for kind in kinds:
            for end in dict.fromkeys((tail, own)):
                yield f"{head}{kind}/{end}"
                yield f"{head}{kind}:{end}"
            yield f"{head}/{kind}/{own}"
            if len(keys) == 2:
                yield f"{head}{kind.partition('/')[0]}/{{{keys[0]}}}/{kinds[-1]}/{own}"
        yield f"{head}{tail}"
        yield f"{head}{own}"


def _cut(text: str) -> str:
    """What a pattern has after the account, as well as that can be told."""
    for mark in ("{12}", "[0-9]+:", r"\d+:", "[0-9]*:", r"\d*:"):
        before, found, after = text.rpartition(mark) if mark == "{12}" else text.partition(mark)
        if found:
            return f":{after.lstrip('):?')}"
        del before
    return text


def _spell_noun(noun: str) -> Iterator[str]:
    """A noun as ARNs spell their kinds."""
    words = [word.lower() for word in split_words(noun)] or [noun]
    yield "-".join(words)
    yield "".join(words)
    yield words[-1]
    yield "_".join(words)
    yield words[0] + "".join(word.capitalize() for word in words[1:])


def find_service(service: Service) -> str:
    """What ARNs call a service whose patterns do not say."""
    identity = service.identity
    return identity.signing_name or identity.endpoint_prefix.rpartition(".")[2]


def is_arn(attribute: str, noun: str) -> bool:
    """Whether an attribute is the resource's own ARN."""
    return find_core(attribute, noun) == "arn"
