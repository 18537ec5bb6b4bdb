"""Samples: an operation, a paginator or a waiter in forms that are ready to be copied.

Takes names and a plain request, gives texts. ``forms`` puts the forms together, ``typed``,
``plain``, ``console`` and ``testing`` write one each: the typed client, boto3 with a dictionary,
the AWS CLI, the fake in a test. ``reading`` is for paginators and waiters, ``syntax`` for all that
a request or response can hold; ``layout`` breaks lines as black and ruff do. Whether a request is
right is not asked here.
"""

from shapewright.docs.samples.forms import write_forms
from shapewright.docs.samples.plain import write_plain
from shapewright.docs.samples.reading import write_paginator_forms, write_waiter_forms
from shapewright.docs.samples.syntax import write_syntax
from shapewright.docs.samples.wording import Wording

__all__ = [
    "Wording",
    "write_forms",
    "write_paginator_forms",
    "write_plain",
    "write_syntax",
    "write_waiter_forms",
]
