"""A change of one fact for every kind of change there is."""

from __future__ import annotations

from tests.changes.mutations.of_members import OF_MEMBERS
from tests.changes.mutations.of_operations import OF_OPERATIONS
from tests.changes.mutations.of_services import OF_SERVICE
from tests.changes.mutations.of_shapes import OF_SHAPES
from tests.changes.mutations.of_texts import OF_TEXTS

MUTATIONS = [*OF_SERVICE, *OF_OPERATIONS, *OF_MEMBERS, *OF_TEXTS, *OF_SHAPES]
