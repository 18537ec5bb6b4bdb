"""A tree of text onto disk: whole or not at all, and never over what is not ours.

Takes a ``Tree`` and the directory it belongs in; gives that directory exactly as the tree says,
with a manifest of what is owned, or a comparison, or a diff. Knows nothing of how the text came to
be, and deletes nothing it did not write.
"""

from shapewright.write.compare import Comparison, compare_tree, is_current
from shapewright.write.diff import render_diff, render_edit
from shapewright.write.elsewhere import check_elsewhere, filled_elsewhere, remove_elsewhere
from shapewright.write.file import write_file
from shapewright.write.leftover import recover
from shapewright.write.manifest import JSON, MANIFEST_NAME, Manifest, read_manifest
from shapewright.write.place import find_interrupted
from shapewright.write.plan import Edits
from shapewright.write.publish import Target, write_tree, write_trees
from shapewright.write.snapshot import read_digest
from shapewright.write.stage import (
    Stage,
    Written,
    preview,
    preview_removal,
    staged,
    staged_removal,
)
from shapewright.write.tree import Tree
from shapewright.write.unedited import read_unedited

__all__ = [
    "JSON",
    "MANIFEST_NAME",
    "Comparison",
    "Edits",
    "Manifest",
    "Stage",
    "Target",
    "Tree",
    "Written",
    "check_elsewhere",
    "compare_tree",
    "filled_elsewhere",
    "find_interrupted",
    "is_current",
    "preview",
    "preview_removal",
    "read_digest",
    "read_manifest",
    "read_unedited",
    "recover",
    "remove_elsewhere",
    "render_diff",
    "render_edit",
    "staged",
    "staged_removal",
    "write_file",
    "write_tree",
    "write_trees",
]
