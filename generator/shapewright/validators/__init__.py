"""The validators backend: straight-line predicates, and the same rules as data.

Takes a lowered package, gives the planned files of ``validators/`` (a predicate for each
structure), ``shapes/`` (every shape's rules, read when a predicate has said no) and ``validation``
(the functions that people call). How a problem is found and worded is the runtime's.
"""
