"""What texts that were rewritten claim of values, held against what they claimed before.

Takes the texts that differ and both editions, gives the defaults and the rules that were added,
changed or dropped in them. A claim that the model makes too is left out: the model's own change is
one already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from shapewright.claims import ClaimsByPlace
from shapewright.ir.claim import Address, Claim, ClaimKind, Standing
from shapewright.ir.service import Service

from .documents import Rewritten
from .found import Found

Claims = Mapping[Address, Sequence[Claim]]


def read_claims(service: Service, addresses: Sequence[Address]) -> Claims:
    """The claims of one edition at these addresses: reading all of them takes much longer."""
    found = ClaimsByPlace(service)
    return {
        address: [
            claim
            for claim in found.get(address.key, ())
            if claim.address == address and claim.standing is not Standing.AGREES
        ]
        for address in addresses
    }


def compare_claims(text: Rewritten, old: Claims, new: Claims) -> Iterator[Found]:
    """What differs in the claims of one text."""
    before = _by_kind(old.get(text.old_address, ()))
    after = _by_kind(new.get(text.new_address, ()))
    for kind in ClaimKind:
        was = before.get(kind, {})
        now = after.get(kind, {})
        gone = [said for key, said in was.items() if key not in now]
        come = [said for key, said in now.items() if key not in was]
        if gone or come:
            word = "default" if kind is ClaimKind.DEFAULT else "claim"
            end = "changed" if gone and come else "added" if come else "dropped"
            yield Found(f"{word}-{end}", text.step, "; ".join(gone), "; ".join(come), _note(kind))


def _note(kind: ClaimKind) -> str:
    return "" if kind is ClaimKind.DEFAULT else f"by the text: {kind.value}"


def _by_kind(claims: Sequence[Claim]) -> dict[ClaimKind, dict[str, str]]:
    """The claims of one place by kind; in each by what is claimed, in words."""
    found: defaultdict[ClaimKind, dict[str, str]] = defaultdict(dict)
    for claim in claims:
        said = _say(claim)
        # Without a value there is only the sentence, which may be reworded: one stands for all.
        found[claim.kind].setdefault(said, said or claim.sentence)
    return found


def _say(claim: Claim) -> str:
    if claim.value is None:
        return ""
    return ", ".join(claim.value) if isinstance(claim.value, tuple) else str(claim.value)
