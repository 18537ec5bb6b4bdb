"""What a fake knows of its service beside the shapes: names, errors, lifecycles.

Generated modules hold one of these. Nothing is done here.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..validation import Validation
    from .lifecycle import Resource


class Declared:
    """An error that the model declares."""

    __slots__ = ("code", "shape", "status")

    def __init__(self, shape: str, *, code: str = "", status: int = 400) -> None:
        self.shape = shape
        self.code = code or shape
        """On the wire."""
        self.status = status
        """HTTP's."""


class Facts:
    """One service."""

    def __init__(
        self,
        service: str,
        validation: Validation,
        *,
        lifecycles: Sequence[Resource],
        errors: Mapping[str, Declared],
        raises: Mapping[str, Sequence[str]],
    ) -> None:
        """One service.

        Args:
            service: boto3's name for it, and its name in ARNs after a slash.
            validation: the checks of the package.
            lifecycles: what it keeps.
            errors: the errors that it declares, by shape.
            raises: by operation, the shapes of the errors that it declares.
        """
        self.service, _, self.arn_name = service.partition("/")
        self.validation = validation
        self.resources = lifecycles
        self.errors = errors
        self.raises = raises
        self.statuses: Mapping[str, tuple[str, int]] = {}
        """By operation whose response shows HTTP's status: the member that does, and
        the status of success."""

    def find_declared(self, operation: str, code: str) -> Declared | None:
        """The error of an operation with this code or shape, if it declares one."""
        for name in self.raises.get(operation, ()):
            error = self.errors[name]
            if code in (error.code, error.shape):
                return error
        return None
