"""Claims: what documentation says about the API in prose, held against the model.

Takes a built service, gives its claims and a report on them. Claims are advisory; no shape changes.
"""

from __future__ import annotations

from shapewright.claims.find import find_claims
from shapewright.claims.report import report_claims

__all__ = ["find_claims", "report_claims"]
