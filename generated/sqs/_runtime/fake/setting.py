"""Where, when and how a fake is played.

Gives the values that a test chooses, with those that it need not choose.
"""

from __future__ import annotations

from .clock import Clock

ACCOUNT = "123456789012"
REGION = "us-east-1"


class Setting:
    """The circumstances of a fake."""

    __slots__ = ("account", "check_parents", "clock", "region", "seed")

    def __init__(
        self,
        *,
        seed: int = 0,
        clock: Clock | None = None,
        account: str = ACCOUNT,
        region: str = REGION,
        check_parents: bool = False,
    ) -> None:
        """A setting.

        Args:
            seed: what ids and other free texts are made from.
            clock: the time in the fake; one that ticks a second a call if not given.
            account: the account number in ARNs.
            region: the region in ARNs.
            check_parents: refuse to make a part of what is not there.
        """
        self.seed = seed
        self.clock = clock or Clock()
        self.account = account
        self.region = region
        self.check_parents = check_parents
