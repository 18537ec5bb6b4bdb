"""Words: how the names of operations and members are put together.

Takes names, gives their words, an operation's verb and noun, what a plural may be the plural of,
and a form in which names can be compared whatever their spelling. It knows no model.
"""

from __future__ import annotations

import re
from functools import cache

_WORD = re.compile(r"[A-Z]+s?(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_VERSION = re.compile(r"V[0-9]+$|(?<=[a-z])[0-9]{4}_[0-9]{2}_[0-9]{2}$")
_MANY = {"BatchGet": "List", "BatchDescribe": "List", "BatchDelete": "Delete"}
"""How operations begin that are about those that are named in a list."""
_TURN = re.compile(r"(?<=[a-z])(?:For|By|In|Of|From|With|Under|On)(?=[A-Z])")
_UNCOUNTED = ("ss", "us", "sis", "xis")
"""Endings in s of what is one thing: access, status, analysis."""


@cache
def split_words(name: str) -> tuple[str, ...]:
    """The words of a name: ``ListAIJobs`` is List, AI, Jobs."""
    return tuple(_WORD.findall(name))


@cache
def flatten(name: str) -> str:
    """A name without what spelling varies in: case, underscores, hyphens."""
    return name.lower().replace("_", "").replace("-", "")


def split_operation(name: str) -> tuple[str, str]:
    """The verb of an operation and what follows it, without the version of the operation."""
    plain = _VERSION.sub("", name)
    for start, verb in _MANY.items():
        if plain.startswith(start):
            return verb, plain[len(start) :]
    words = split_words(plain)
    verb = words[0] if words else plain
    return verb, plain[len(verb) :]


def cut_phrase(noun: str) -> str:
    """A noun without what it is ``For``, ``By`` or ``In``; the same noun when nothing follows."""
    return _TURN.split(noun, maxsplit=1)[0]


@cache
def find_singulars(noun: str) -> tuple[str, ...]:
    """What a noun may be the plural of, the likeliest first; none if it looks like no plural."""
    low = noun.lower()
    if not low.endswith("s") or low.endswith(_UNCOUNTED):
        found: tuple[str, ...] = ()
    elif low.endswith("ies"):
        found = (f"{noun[:-3]}y", noun[:-1])
    elif low.endswith(("ches", "shes", "sses", "xes", "zes", "uses")):
        found = (noun[:-2], noun[:-1])
    elif low.endswith("ices"):
        found = (noun[:-1], f"{noun[:-4]}ex")
    elif low.endswith("yses"):
        found = (f"{noun[:-2]}is",)
    else:
        found = (noun[:-1], noun[:-2]) if low.endswith("es") else (noun[:-1],)
    return found


@cache
def find_endings(noun: str) -> tuple[str, ...]:
    """The noun and what is left of it without its first words, flat, the longest first."""
    words = [word.lower() for word in split_words(noun)]
    return tuple("".join(words[start:]) for start in range(len(words)))


@cache
def find_core(name: str, noun: str) -> str:
    """What a member's name adds to the noun: ``JobName`` of a ``TrainingJob`` is ``name``.

    A name that is the noun, or does not begin with it, stays whole.
    """
    flat = flatten(name)
    for ending in find_endings(noun):
        if flat.startswith(ending) and len(flat) > len(ending):
            return flat[len(ending) :]
    return flat
