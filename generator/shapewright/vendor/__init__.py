"""Slices: parts of a service, kept in somebody else's repository and kept up to date there.

``slices`` reads a slice from the manifest in its folder, ``find`` finds the folders, ``base`` keeps
the files as they were generated, ``state`` tells which of them were touched, ``resolve`` decides
file by file what an update makes of edits, ``merge`` merges the two versions of one module, and
``repository`` asks git what is not committed. Nothing here generates or writes.
"""

from shapewright.vendor.base import BASE_NAME, keep_confirmed, pack_base, unpack_base
from shapewright.vendor.find import find_slices
from shapewright.vendor.merge.conflict import Conflict
from shapewright.vendor.repository import check_committed
from shapewright.vendor.resolve import Resolved, Side, Update, read_text, resolve_files
from shapewright.vendor.slices import BOTOCORE, Slice, Stated, describe_slice, read_slice
from shapewright.vendor.state import Condition, State, read_state

__all__ = [
    "BASE_NAME",
    "BOTOCORE",
    "Condition",
    "Conflict",
    "Resolved",
    "Side",
    "Slice",
    "State",
    "Stated",
    "Update",
    "check_committed",
    "describe_slice",
    "find_slices",
    "keep_confirmed",
    "pack_base",
    "read_slice",
    "read_state",
    "read_text",
    "resolve_files",
    "unpack_base",
]
