"""From raw facts to the IR: one ``Service`` and the problems met on the way.

``service`` assembles, ``shapes``, ``operations`` and ``extras`` each read their part, ``facts``
reads single values and reports those of the wrong kind, ``traits`` says of every key of a model
whether it is carried, ``check`` and ``nesting`` hold the result to its invariants.
"""
