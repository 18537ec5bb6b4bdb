"""Support code of a generated package: written by hand, copied beside the output.

It needs the standard library alone, and imports as little of that as it can: to import
a package and build a request should cost no more than a few milliseconds.
"""
