"""What to generate: targets, and the locks of the models they were made from.

``target`` reads a target from TOML, ``find`` finds the files, ``select`` chooses among services and
operations by name or pattern, ``lock`` reads and renders one lock, ``locks`` keeps those of a run.
Nothing here opens a model.
"""
