"""A person's browser: it presses again what got no answer, and notes what it was shown."""

from __future__ import annotations

import secrets
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from tests.soak.book import Book
from tests.soak.pages import Page

PATIENCE = 240.0
"""Seconds for which somebody presses the same button again."""
REDIRECTS = 6
NOBODY_THERE = 503


class UnansweredError(Exception):
    """Nobody answered for as long as anybody waits."""


class Browser:
    """One browser with its cookies.

    Args:
        port: of the site on this machine.
        who: sits before it.
        book: where it is noted what was shown.
    """

    def __init__(self, port: int, who: str, book: Book) -> None:
        self.mailbox = ""
        """The words of the mailbox that is open in it."""
        self._host = f"localhost:{port}"
        self._port = port
        self._who = who
        self._book = book
        self._connection: HTTPConnection | None = None
        self._cookies: dict[str, str] = {}

    def get(self, path: str) -> Page:
        return self._follow(self._insist("GET", path, b"", ""))

    def post(self, path: str, fields: list[tuple[str, str]], files: list[tuple[str, bytes]] = ()) -> Page:
        """Send a form and follow where it leads; `to` of the page says whether it led on."""
        body, kind = _encoded(fields, files)
        return self._follow(self._insist("POST", path, body, kind))

    def once(self, path: str) -> Page:
        """Ask without pressing again and without following: for doors that must stay shut."""
        try:
            return self._ask("GET", path, b"", "")
        except (OSError, HTTPException):
            return Page(NOBODY_THERE, path, "")

    def leave(self) -> None:
        """Close it, and forget who was signed in."""
        self._cookies.clear()
        self.mailbox = ""
        self.forget()

    def forget(self) -> None:
        with suppress(OSError):
            if self._connection is not None:
                self._connection.close()
        self._connection = None

    def _follow(self, page: Page) -> Page:
        led = ""
        for _ in range(REDIRECTS):
            if page.status not in {301, 302, 303}:
                break
            led = page.to
            page = self._insist("GET", page.to, b"", "")
        return Page(page.status, page.path, page.text, led, page.data)

    def _insist(self, method: str, path: str, body: bytes, kind: str) -> Page:
        until = time.monotonic() + PATIENCE
        while True:
            with suppress(OSError, HTTPException):
                page = self._ask(method, path, body, kind)
                if page.status not in {502, 503}:
                    return page
                self._book.count("pages of trouble")
                if not page.is_honest:
                    self._book.complain(
                        f"a page of trouble that does not say what now: {method} {path}\n{page.text}"
                    )
            self._book.count("pressed again")
            if time.monotonic() > until:
                raise UnansweredError(f"{method} {path}")
            time.sleep(0.4)

    def _ask(self, method: str, path: str, body: bytes, kind: str) -> Page:
        headers = {"Host": self._host, "Origin": f"http://{self._host}"}
        if kind:
            headers["Content-Type"] = kind
        if self._cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        if self._connection is None:
            self._connection = HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            self._connection.request(method, path, body=body or None, headers=headers)
            response = self._connection.getresponse()
            data = response.read()
        except (OSError, HTTPException):
            self.forget()
            raise
        for name, morsel in SimpleCookie("; ".join(response.headers.get_all("Set-Cookie", []))).items():
            self._cookies[name] = morsel.value
        return self._noted(method, path, response.status, response.headers.get("Location", ""), data)

    def _noted(self, method: str, path: str, status: int, to: str, data: bytes) -> Page:
        text = data.decode(errors="replace")
        self._book.count("pages")
        if status == 500:
            self._book.complain(f"500: {method} {path}\n{text}")
        self._book.saw(self._who, path, text, self.mailbox)
        if to:
            parts = urlsplit(to)
            to = parts.path + (f"?{parts.query}" if parts.query else "")
        return Page(status, path, text, to, data)


def _encoded(fields: list[tuple[str, str]], files: list[tuple[str, bytes]]) -> tuple[bytes, str]:
    if not files:
        return urlencode(fields).encode(), "application/x-www-form-urlencoded"
    boundary = secrets.token_hex(16)
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields
    ]
    for name, data in files:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
        parts.append(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + data + b"\r\n")
    return b"".join([*parts, f"--{boundary}--\r\n".encode()]), f"multipart/form-data; boundary={boundary}"
