"""A documentation page against a model: what either says that the other does not.

Takes a page that was read and built services, gives a `Comparison`: every difference with its
operation, side and path, and what each of the two says. ``compare`` is the way in, ``identify``
finds the service that a page is about, ``releases`` the releases that fit it best. It opens no
source and prints nothing.
"""

from .compare import compare_page, compare_with_nothing
from .difference import Comparison, Difference, DifferenceKind, Side, count_structural

__all__ = [
    "Comparison",
    "Difference",
    "DifferenceKind",
    "Side",
    "compare_page",
    "compare_with_nothing",
    "count_structural",
]
