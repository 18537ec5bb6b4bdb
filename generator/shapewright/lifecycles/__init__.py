"""Lifecycles: what a service keeps, and what each of its operations does with it.

Takes a built service, gives the table of its resources: inferred from the model, and corrected by
what is kept here for some services and by what others state. Also the table in a readable form that
can be stated so, its checks, and a report on it.
"""

from __future__ import annotations

from shapewright.lifecycles.check import check_lifecycles
from shapewright.lifecycles.correction import Correction
from shapewright.lifecycles.find import find_lifecycles, settle_lifecycles
from shapewright.lifecycles.read import read_corrections
from shapewright.lifecycles.report import report_lifecycles
from shapewright.lifecycles.text import render_lifecycles

__all__ = [
    "Correction",
    "check_lifecycles",
    "find_lifecycles",
    "read_corrections",
    "render_lifecycles",
    "report_lifecycles",
    "settle_lifecycles",
]
