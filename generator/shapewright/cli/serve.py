"""``docs serve``: a folder over HTTP, for a person at this machine.

Takes the folder of a site, gives the exit code 0 when it is stopped. It serves to nobody else, and
is no server for the public.
"""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from shapewright.cli.terminal import print_line
from shapewright.problem import CannotContinueError, Problem, Where

_HOST = "127.0.0.1"


class _Handler(SimpleHTTPRequestHandler):
    """Files of one folder, always as they are now, and no word about each request."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name it has there
        """Say nothing."""

    def end_headers(self) -> None:
        """Have browsers ask again: the site may be built anew while it is looked at."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


def open_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server for a folder, not yet serving.

    Raises:
        CannotContinueError: there is no site in the folder, or the port is taken.
    """
    if not (folder / "index.html").is_file():
        hint = f"Build one: shapewright docs build --out {folder}"
        raise CannotContinueError([Problem(Where(str(folder)), "holds no site", hint)])
    try:
        return ThreadingHTTPServer((_HOST, port), partial(_Handler, directory=str(folder)))
    except OSError as error:
        what = f"cannot be used: {error.strerror}"
        hint = "Name another: --port 0 takes any that is free."
        raise CannotContinueError([Problem(Where(f"port {port}"), what, hint)]) from error


def run_serve(folder: Path, port: int) -> int:
    """Serve until somebody stops it."""
    with open_server(folder, port) as server:
        print_line(f"http://{_HOST}:{server.server_port}/ serves {folder}; Ctrl-C stops it.")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print_line("Stopped.", err=True)
    return 0
