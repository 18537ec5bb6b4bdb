"""The command line: arguments in, calls to the pipeline, problems printed, an exit code out.

Exit codes: 0 fine, 1 the answer is no (something differs), 2 it could not run, 130 stopped by
Ctrl-C. ``commands`` declares the commands, ``program`` turns whatever ends one into an exit code,
``options`` and ``target`` are what they share, and one module each does what it says: ``generate``,
``check``, ``services``, ``show``. ``terminal`` prints. No command works anything out itself.
"""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """Run the program with the arguments of this process."""
    try:
        from shapewright.cli.commands import program  # noqa: PLC0415 - so that Ctrl-C is heard
    except KeyboardInterrupt:
        sys.exit(130)  # as `program` answers it, which is not there yet
    try:
        program()
    finally:
        # The answer is given: an interrupt while the interpreter ends would only replace it.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
