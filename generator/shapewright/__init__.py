"""Shapewright: typed, validated Python for AWS services, from their specifications.

Data flows one way through the rooms, and imports follow it:

* ``sources`` reads model files into raw facts, each with its address;
* ``build`` turns raw facts into the ``ir``, one language-neutral ``Service``;
* ``lower`` turns the IR into Python facts: names, annotations, literals, docstrings;
* ``models`` and ``enums`` plan files from the IR and those facts;
* ``render`` makes text of planned files, and ``write`` puts it on disk whole or not at all;
* ``runtime`` is support code copied beside the output;
* ``vendor`` merges edits of what was generated, and folds a package into one module;
* ``pipeline`` sees every room, and ``cli`` only the pipeline.
"""

__version__ = "0.1.0"
