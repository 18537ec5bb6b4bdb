"""Examples: one small valid request for each operation, and those that the model documents.

Takes a lowered package, gives plain dictionaries that the package's own checks take. ``make`` is
the way through; ``load`` imports the planned checks without a disk, ``value`` makes values,
``worth`` chooses what is worth showing beside what is required, ``looks`` knows what texts look
like, ``documented`` reads the examples of the model. Nothing is laid out for a reader here.
"""

from shapewright.examples.documented import Documented
from shapewright.examples.make import Examples, make_examples

__all__ = ["Documented", "Examples", "make_examples"]
