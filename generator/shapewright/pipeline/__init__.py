"""From targets to packages: the one room that sees every other.

Takes targets, gives packages in memory, packages on disk, or how the two differ. ``package`` makes
one package, ``text`` is the way through the rooms that make it, ``spot`` names targets without a
file, ``page`` reads one page, ``reconcile`` holds it against models, ``edition`` opens a side of a
diff and ``changes`` compares two, ``batch`` makes and writes many trees, ``run`` those of packages
and ``docs`` those of pages, each of them a ``reference``; ``vendor`` does the verbs of vendoring,
for which ``slices`` makes one slice, ``works`` changes folders, ``outdated`` tells how slices stand
and ``breaks`` what an update breaks; ``workers`` and ``interrupt`` keep many processes and a
person's Ctrl-C in order. It decides the order of the work and nothing else.
"""

from shapewright.pipeline.batch import Outcome, Progress
from shapewright.pipeline.package import Made, Sources, make_package, read_built
from shapewright.pipeline.run import Checked, Drift, check, generate
from shapewright.pipeline.spot import Spot, find_source, read_spot_targets

__all__ = [
    "Checked",
    "Drift",
    "Made",
    "Outcome",
    "Progress",
    "Sources",
    "Spot",
    "check",
    "find_source",
    "generate",
    "make_package",
    "read_built",
    "read_spot_targets",
]
