"""What texts of a kind look like: ARNs, ids, names, URLs, versions, times.

Takes the name of a member and of its shape, gives texts that such a member usually has,
the likeliest first. Whether the shape takes one is for others to find out.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Place:
    """Where a fake says that it is."""

    __slots__ = ("account", "arn_name", "region")

    def __init__(self, arn_name: str, account: str, region: str) -> None:
        self.arn_name = arn_name
        """The service's name in ARNs."""
        self.account = account
        self.region = region

    def arn(self, rest: str) -> str:
        """The ARN of something in this service."""
        return f"arn:aws:{self.arn_name}:{self.region}:{self.account}:{rest}"


def list_candidates(
    name: str, shape: str, place: Place, make_id: Callable[[], str]
) -> Iterator[str]:
    """Texts that a member usually has.

    Args:
        name: the member's name.
        shape: its shape's name.
        place: where the fake is.
        make_id: thirty-two hexadecimal digits, different each time.
    """
    for word in (name, shape):
        folded = word.lower().replace("_", "").replace("-", "")
        for ending, list_texts in _KINDS.items():
            if folded.endswith(ending):
                yield from list_texts(word, place, make_id())
                break


def _list_arns(name: str, place: Place, id_: str) -> Iterator[str]:
    noun = _spell_noun(name[:-3]) or "resource"
    yield place.arn(f"{noun}/{id_[:12]}")
    yield place.arn(f"{noun}:{id_[:12]}")
    yield f"arn:aws:iam::{place.account}:role/{id_[:12]}"
    yield f"arn:aws:kms:{place.region}:{place.account}:key/{_as_uuid(id_)}"
    yield f"arn:aws:s3:::{id_[:12]}"


def _list_ids(name: str, place: Place, id_: str) -> Iterator[str]:
    del name, place
    yield _as_uuid(id_)
    yield id_
    yield id_[:12]
    yield id_[:10].upper()


def _list_uris(name: str, place: Place, id_: str) -> Iterator[str]:
    del name
    yield f"https://{place.arn_name}.{place.region}.amazonaws.com/{id_[:12]}"
    yield f"s3://bucket/{id_[:12]}"


def _list_names(name: str, place: Place, id_: str) -> Iterator[str]:
    del place
    yield f"{_spell_noun(name[:-4]) or 'name'}-{id_[:8]}"
    yield f"name-{id_[:8]}"
    yield f"Name{id_[:8]}"


def _list_accounts(name: str, place: Place, id_: str) -> Iterator[str]:
    del name, id_
    yield place.account


def _list_regions(name: str, place: Place, id_: str) -> Iterator[str]:
    del name, id_
    yield place.region


def _list_versions(name: str, place: Place, id_: str) -> Iterator[str]:
    del name, place, id_
    yield "1"
    yield "1.0"


def _list_times(name: str, place: Place, id_: str) -> Iterator[str]:
    del name, place, id_
    yield "2024-01-01T00:00:00Z"


def _list_json(name: str, place: Place, id_: str) -> Iterator[str]:
    del name, place, id_
    yield "{}"


_KINDS = {
    "arn": _list_arns,
    "accountid": _list_accounts,
    "account": _list_accounts,
    "id": _list_ids,
    "uri": _list_uris,
    "url": _list_uris,
    "name": _list_names,
    "token": _list_ids,
    "marker": _list_ids,
    "region": _list_regions,
    "version": _list_versions,
    "time": _list_times,
    "timestamp": _list_times,
    "date": _list_times,
    "policy": _list_json,
    "document": _list_json,
}
"""By the end of a name in lower case; the first that fits is taken."""


def _spell_noun(words: str) -> str:
    """``ModelPackage`` as ``model-package``."""
    spelled = "".join(f"-{one.lower()}" if one.isupper() else one for one in words)
    return spelled.strip("-_").replace("_", "-")


def _as_uuid(digits: str) -> str:
    parts = (digits[:8], digits[8:12], f"4{digits[13:16]}", f"8{digits[17:20]}")
    return "-".join((*parts, digits[20:32]))
