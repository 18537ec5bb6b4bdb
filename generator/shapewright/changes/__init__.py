"""What changed from one edition of a service to another, how severe it is, and whom it hits.

Takes two built services, gives every difference once: ``compare_services`` is the way in. ``rules``
reads the one table of severities, ``walk`` finds what stands at the same places, ``ignore`` takes
out what is known, ``fold`` puts together what means nothing one by one; the modules beside them
write changes down in one format each. It opens no source and prints nothing.
"""

from .change import Change, Hit, Severity, is_at_least, worst_of
from .compare import add_service, compare_services, remove_service

__all__ = [
    "Change",
    "Hit",
    "Severity",
    "add_service",
    "compare_services",
    "is_at_least",
    "remove_service",
    "worst_of",
]
