"""The claims of a service by what they are about, found when somebody asks.

Takes a built service, gives a mapping. Whoever asks about a few shapes of many waits for these
alone; whoever asks about all has the claims that ``find_claims`` gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from shapewright.claims.find import find_claims_at
from shapewright.claims.place import Place, find_at_operation, find_at_shape
from shapewright.ir.claim import Claim, ClaimKey
from shapewright.ir.service import Service
from shapewright.ir.shape import ShapeId


class ClaimsByPlace(Mapping[ClaimKey, Sequence[Claim]]):
    """Claims by what they are about."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._operations = {operation.name: operation for operation in service.operations}
        self._found: dict[str, dict[ClaimKey, list[Claim]]] = {}

    def __getitem__(self, key: ClaimKey) -> Sequence[Claim]:
        return self._find(key[0])[key]

    def __iter__(self) -> Iterator[ClaimKey]:
        for owner in dict.fromkeys([*self._operations, *self._service.shapes]):
            yield from self._find(owner)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _find(self, owner: str) -> Mapping[ClaimKey, Sequence[Claim]]:
        found = self._found.get(owner)
        if found is None:
            claims: defaultdict[ClaimKey, list[Claim]] = defaultdict(list)
            for place in self._list_places(owner):
                for claim in find_claims_at(place):
                    claims[claim.address.key].append(claim)
            found = self._found[owner] = dict(claims)
        return found

    def _list_places(self, owner: str) -> Iterator[Place]:
        if (operation := self._operations.get(owner)) is not None:
            yield from find_at_operation(self._service, operation)
        if (shape := self._service.shapes.get(ShapeId(owner))) is not None:
            yield from find_at_shape(self._service, shape)
