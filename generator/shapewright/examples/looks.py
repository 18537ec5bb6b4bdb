"""What texts look like, by what they are called.

Takes the name of a member, of its shape and of what the operation is about, gives texts that such a
member could have, the likeliest first. Whether its shape takes one is for others to find out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_WORD = re.compile(r"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+")
_GENERAL = frozenset(["string", "text", "value", "name", "nonemptystring", "generic", "common"])
"""Words that say nothing of what a text is for."""
_LOOKS = {
    "emailaddress": ("user@example.com",),
    "email": ("user@example.com",),
    "phonenumber": ("+12065550100",),
    "cidr": ("192.0.2.0/24",),
    "cidrblock": ("192.0.2.0/24",),
    "cidrip": ("192.0.2.0/24",),
    "ipaddress": ("192.0.2.10",),
    "ipv4address": ("192.0.2.10",),
    "ipv6address": ("2001:db8::10",),
    "publicip": ("192.0.2.10",),
    "domain": ("example.com",),
    "domainname": ("example.com",),
    "hostname": ("host.example.com",),
    "fqdn": ("host.example.com",),
    "languagecode": ("en-US", "en"),
    "language": ("en-US", "en"),
    "locale": ("en-US", "en_US", "en"),
    "localeid": ("en_US",),
    "countrycode": ("US",),
    "currencycode": ("USD",),
    "currency": ("USD",),
    "timezone": ("UTC", "Europe/London"),
    "availabilityzone": ("us-east-1a",),
    "contenttype": ("application/json",),
    "mimetype": ("application/json",),
    "password": ("Example-Passw0rd",),
    "querystring": ("SELECT 1",),
    "sql": ("SELECT 1",),
    "statement": ("SELECT 1",),
    "image": ("123456789012.dkr.ecr.us-east-1.amazonaws.com/example:1",),
    "imageuri": ("123456789012.dkr.ecr.us-east-1.amazonaws.com/example:1",),
    "s3uri": ("s3://amzn-s3-demo-bucket/example",),
    "s3outputpath": ("s3://amzn-s3-demo-bucket/example",),
    "s3bucket": ("amzn-s3-demo-bucket",),
    "bucket": ("amzn-s3-demo-bucket",),
    "bucketname": ("amzn-s3-demo-bucket",),
    "principal": ("123456789012",),
    "rolearn": ("arn:aws:iam::123456789012:role/example",),
    "role": ("arn:aws:iam::123456789012:role/example",),
    "kmskeyid": ("arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",),
    "kmskeyarn": ("arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",),
    "topicarn": ("arn:aws:sns:us-east-1:123456789012:example",),
    "queuearn": ("arn:aws:sqs:us-east-1:123456789012:example",),
    "bucketarn": ("arn:aws:s3:::amzn-s3-demo-bucket",),
    "functionarn": ("arn:aws:lambda:us-east-1:123456789012:function:example",),
    "lambdaarn": ("arn:aws:lambda:us-east-1:123456789012:function:example",),
    "vpcid": ("vpc-0123456789abcdef0",),
    "subnetid": ("subnet-0123456789abcdef0",),
    "securitygroupid": ("sg-0123456789abcdef0",),
    "semanticversion": ("1.0.0",),
    "expression": ("rate(1 day)",),
    "scheduleexpression": ("rate(1 day)",),
}
"""By the end of a name, letters and digits alone."""
_LONGEST_LOOK = max(map(len, _LOOKS))


def list_looks(hint: str, shape: str) -> Iterator[str]:
    """What a text of a kind that is known by name looks like."""
    for word in (hint, shape):
        folded = re.sub(r"[^a-z0-9]", "", word.lower())
        for length in range(min(len(folded), _LONGEST_LOOK), 1, -1):
            if found := _LOOKS.get(folded[-length:]):
                yield from found
                break


def list_names(hint: str, shape: str, subject: str) -> Iterator[str]:
    """What the name of something looks like, where a member is called a name."""
    words = split_words(hint)
    if not words or words[-1] not in {"name", "names", "identifier"}:
        return
    nouns = _tell(words[:-1]) or _tell(split_words(shape)[:-1]) or _tell(split_words(subject))
    noun = nouns or ["example"]
    yield "-".join(["my", *noun])
    yield "_".join(["my", *noun])
    yield "".join(map(str.capitalize, ["my", *noun]))
    yield "".join(["my", *noun])


def list_words(hint: str, shape: str) -> Iterator[str]:
    """What says itself what it stands for."""
    words = split_words(hint) or split_words(shape) or ["text"]
    yield "-".join(words)
    yield "_".join(words)
    yield "".join(words)
    yield "".join(map(str.capitalize, words))
    yield "_".join(words).upper()
    yield "example"


def tidy_arn(text: str, region: str, account: str, takes: Callable[[str], bool]) -> str:
    """An ARN of the usual partition, region and account, as far as its shape takes them."""
    parts = text.split(":", 5)
    if len(parts) < 6 or parts[0] != "arn":
        return text
    for at, usual in ((1, "aws"), (3, region), (4, account)):
        tried = [*parts[:at], usual, *parts[at + 1 :]]
        parts = tried if takes(":".join(tried)) else parts
    for separator in ("/", ":"):
        noun, found, _ = parts[5].partition(separator)
        tried = [*parts[:5], f"{noun}{separator}example"]
        if found and takes(":".join(tried)):
            return ":".join(tried)
    return ":".join(parts)


def split_words(name: str) -> list[str]:
    """``ModelPackageARN`` as ``model package arn``."""
    return [word.lower() for word in _WORD.findall(name)]


def _tell(words: list[str]) -> list[str]:
    return [] if "".join(words) in _GENERAL else words
