"""``python -m bench.docs.cli --python PYTHON``: the commands of the documentation and the AWS CLI.

PYTHON is one that has ``awscli``, which pins a botocore of its own. Each command that is shown is
read by a shell and run by the CLI, with a note in place of the call: counts those that would send
their example, and names the others. Exit codes: 0 all are right, 1 some are not, 2 it could not
run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial

from bench.docs.cli.judge import Outcome
from bench.docs.cli.run import Held, hold_service
from bench.every_service import add_options, add_up, count_failures


def main() -> int:
    """Ask, count, and say whether every command is right."""
    parser = argparse.ArgumentParser(prog="bench.docs.cli", description="Ask the AWS CLI.")
    add_options(parser)
    parser.add_argument("--python", required=True, help="one that has awscli, of version 1")
    options = parser.parse_args()
    total = Held()
    work: Callable[[str], Held] = partial(hold_service, python=options.python)
    if code := add_up(total, work, options, _describe):
        return code
    sys.stdout.write("\n".join([*render(total, options.show), ""]))
    return 1 if total.failures else 0


def _describe(held: Held) -> str:
    return f"{held.outcomes.total()} operations{count_failures(len(held.failures))}"


def render(total: Held, most: int) -> list[str]:
    """The sums, and the first of what is wrong."""
    counts = f"{total.services} services, {total.outcomes.total()} operations"
    lines = [
        "; ".join([counts, *sorted(total.releases)]),
        *(f"{total.outcomes[one]:6} {one}" for one in Outcome),
    ]
    if total.failures:
        lines += [f"wrong: {len(total.failures)}", *(f"  {one}" for one in total.failures[:most])]
    return lines


if __name__ == "__main__":
    sys.exit(main())
