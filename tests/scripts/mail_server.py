"""A mail server in a thread, which notes for whom it took a mail, and calls somebody at each."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self._say(220)
        whom = ""
        while line := self.rfile.readline().decode().strip():
            word = line.upper()
            if word.startswith("RCPT TO:"):
                whom = line.partition("<")[2].partition(">")[0]
            if word == "DATA":
                self._say(354)
                while self.rfile.readline() not in {b".\r\n", b""}:
                    pass
                self.server.took(whom)  # type: ignore[attr-defined] # of the server below
            self._say(221 if word == "QUIT" else 250)

    def _say(self, code: int) -> None:
        self.wfile.write(f"{code} so\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    took: Callable[[str], None]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: whoever hands mail in is killed in the middle of it."""


@contextmanager
def mail_server(took: Callable[[str], None]) -> Iterator[str]:
    """Take mail in, and give the address for FAIRHEARING_SMTP_URL.

    Args:
        took: told for whom a mail was taken in, before the answer is given.
    """
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.took = took
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"smtp://localhost:{server.server_address[1]}"
        server.shutdown()
