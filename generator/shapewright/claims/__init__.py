"""Claims: what documentation says about the API in prose, held against the model.

Takes a built service, gives its claims, all of them or by what they are about, and a report on
them. Claims are advisory; no shape changes.
"""

from __future__ import annotations

from shapewright.claims.by_place import ClaimsByPlace
from shapewright.claims.find import find_claims
from shapewright.claims.report import report_claims

__all__ = ["ClaimsByPlace", "find_claims", "report_claims"]
