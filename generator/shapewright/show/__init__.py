"""One operation or shape as a person wants to see it, in the form that a program can read.

Takes a built service and a name; gives a plain description, ready for JSON. How it is laid out for
a terminal is the command line's work. The form, which only ever gains keys:

* of everything: ``kind``, ``service``, ``name``, ``documentation`` (paragraphs), ``remarks``
  (deprecation and the like), ``claims`` (what is read from the documentation: objects with
  ``kind``, ``standing`` against the model, ``sentence``, ``text``, the value read from it, and
  ``model``, what the model says), ``page`` (the address at AWS, or empty);
* of an operation, whose kind is ``operation``: ``method`` (boto3's), ``request`` and ``response``
  (members), ``errors`` (objects with ``name``, ``code``, ``status``), ``paginator`` (null, or an
  object with ``call``, ``input_tokens``, ``output_tokens``, ``limit_key``, ``result_keys``),
  ``waiters`` (objects with ``call``, ``delay``, ``max_attempts``, ``success``);
* of a shape, whose kind is ``structure``, ``error``, ``union``, ``event stream``, ``list``,
  ``map``, ``enum``, ``document`` or that of a scalar: ``type``, ``constraints``, ``values``,
  ``members``, ``used_by`` (an object with ``shapes``, the members that are of this shape, and
  ``operations``, each with the side that leads to it: ``PutThing request``).

A member is an object with ``path``, ``type`` in words, ``shape`` (its name in the model),
``required``, ``constraints`` in words, ``values`` (of an enum), ``documentation``, ``remarks``,
``claims`` and ``rest``: empty, ``deeper`` where members follow that were not asked for,
``recursive`` where they would repeat what stands above. A path is ``A.B[].C{}.D``, with ``[]`` for
a list's elements, ``{}`` for a map's values and ``{key}`` for its keys; those three are members of
their own as well.
"""

from shapewright.show.description import build_description

__all__ = ["build_description"]
