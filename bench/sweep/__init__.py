"""Valid values of any shape, and every way to break one rule of it: the proof of the validators.

``python -m bench.sweep`` generates services, imports them, and holds their checks against values
that are right by construction and against one mutation for every rule in reach. The tests of the
validators do the same with a few services, and use the parts of this package for more.
"""
