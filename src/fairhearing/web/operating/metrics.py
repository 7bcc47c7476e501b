"""Where the figures can be fetched: a port of this machine alone, or a socket; off unless asked for."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import BaseServer, TCPServer, UnixStreamServer

from fairhearing.errors import InputError

_LOG = logging.getLogger("fairhearing.worker")
_NEAR = {"localhost": "127.0.0.1", "127.0.0.1": "127.0.0.1"}
_LAST_PORT = 65535
_SOCKET = "unix:"


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen: a port, or a socket.

    Args:
        port: of 127.0.0.1; 0 where it is a socket.
        socket: its path; None where it is a port.
    """

    port: int = 0
    socket: Path | None = None


def address_of(text: str) -> Address | None:
    """Return where to listen.

    Args:
        text: `FAIRHEARING_METRICS`: `127.0.0.1:PORT`, `unix:/path`, or nothing.

    Raises:
        InputError: it is none of these; another machine's address among them.
    """
    if not text:
        return None
    if text.startswith(_SOCKET + "/"):
        return Address(socket=Path(text.removeprefix(_SOCKET)))
    host, _, port = text.rpartition(":")
    if host in _NEAR and port.isdecimal() and 0 < int(port) <= _LAST_PORT:
        return Address(port=int(port))
    raise InputError(
        "FAIRHEARING_METRICS is no port of this machine and no socket.",
        why="Figures are for whoever runs the machine; no other machine can fetch them.",
        remedy="Write 127.0.0.1:9464, or unix:/run/fairhearing/metrics, or take it out.",
    )


def offer(address: Address, text: Callable[[], str]) -> Callable[[], None]:
    """Answer `GET /metrics` from now on, in a thread of its own; return what ends it.

    A port or socket that cannot be had is told in the log, and nothing else stands still because of it.

    Args:
        address: where.
        text: returns the figures.
    """

    class Answering(_Answering):
        figures = staticmethod(text)

    try:
        server = _server(address, Answering)
    except OSError:
        _LOG.warning("the metrics are not offered: their port or socket cannot be had")
        return lambda: None
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def end() -> None:
        server.shutdown()
        server.server_close()
        if address.socket is not None:
            address.socket.unlink(missing_ok=True)

    return end


def _server(address: Address, answering: type[BaseHTTPRequestHandler]) -> BaseServer:
    if address.socket is None:
        return _Port(("127.0.0.1", address.port), answering)
    # What a killed worker left cannot be listened on again.
    if address.socket.is_socket():
        address.socket.unlink()
    server = UnixStreamServer(str(address.socket), answering)
    address.socket.chmod(0o660)
    return server


class _Port(TCPServer):
    allow_reuse_address = True


class _Answering(BaseHTTPRequestHandler):
    figures: Callable[[], str]
    timeout = 5.0

    def do_GET(self) -> None:  # the name that the base class calls
        """Answer; for any other path there is nothing."""
        found = self.path == "/metrics"
        body = self.figures().encode() if found else b""
        with suppress(OSError):
            self.send_response_only(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_given: object) -> None:
        """Note nothing: who fetched figures, and when, is in no log."""
