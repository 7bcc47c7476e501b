"""A mail server that keeps what it is given, and that can be out of order in two ways."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date


@dataclass
class PostOffice:
    """What came in.

    Args:
        days: today by the soak's clock, and the day on which what arrives now may have been sent.
        closed: how it is out of order: empty, `busy` (it answers 421 at once), `refusing` (no recipient).
    """

    days: Callable[[], tuple[date, date]]
    closed: str = ""
    address: str = ""
    taken: list[tuple[tuple[date, date], str, str]] = field(default_factory=list)
    turned_away: int = 0


class _Talk(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        office = self.server.office
        if office.closed == "busy":
            office.turned_away += 1
            self._say(421)
            return
        self._say(220)
        whom = ""
        while line := self.rfile.readline().decode().strip():
            word = line.upper()
            if word.startswith("RCPT TO:"):
                whom = line.partition("<")[2].partition(">")[0]
                if office.closed:
                    office.turned_away += 1
                    self._say(451)
                    continue
            if word == "DATA":
                self._say(354)
                office.taken.append((office.days(), whom, self._letter()))
            self._say(221 if word == "QUIT" else 250)

    def _letter(self) -> str:
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line.decode(errors="replace"))
        return "".join(lines)

    def _say(self, code: int) -> None:
        self.wfile.write(f"{code} so\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    office: PostOffice

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: whoever hands mail in is killed in the middle of it."""


@contextmanager
def post_office(days: Callable[[], tuple[date, date]]) -> Iterator[PostOffice]:
    """Take mail in for as long as it lasts."""
    office = PostOffice(days)
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.office = office
        office.address = f"smtp://localhost:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield office
        server.shutdown()
