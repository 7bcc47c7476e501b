"""A reporter's browser without scripts: the form, the check page, the receipt; it sends what the pages hide."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from urllib.parse import urlencode

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
WORDS = re.compile(r"<li[^>]*>([a-z-]+)")
FORM = re.compile(r"<form.*?</form>", re.DOTALL)


class UnansweredError(Exception):
    """The connection broke, or the site could not take it now: the same again later."""


@dataclass(frozen=True)
class Answer:
    """A page."""

    status: int
    text: str


class Reporter:
    """One browser.

    Args:
        port: of a site on this machine.
        patience: seconds to wait for an answer.
    """

    def __init__(self, port: int, patience: float = 30.0) -> None:
        self._port = port
        self._patience = patience
        self._connection: HTTPConnection | None = None
        self._cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def post(self, path: str, fields: Mapping[str, str], file: tuple[str, bytes] | None = None) -> Answer:
        if file is None:
            return self._ask("POST", path, urlencode(fields).encode(), "application/x-www-form-urlencoded")
        boundary = secrets.token_hex(16)
        return self._ask(
            "POST", path, _multipart(fields, file, boundary), f"multipart/form-data; boundary={boundary}"
        )

    def check(self, typed: Mapping[str, str], file: tuple[str, bytes] | None = None) -> dict[str, str]:
        """Fill in the form; return what the check page will send."""
        blank = self._good(self.get("/report"))
        checked = self._good(self.post("/report", {**hidden(blank, "draft"), **typed}, file))
        return hidden(checked, "receipt")

    def send(self, sending: Mapping[str, str]) -> str:
        """Send what was checked; return the words on the page."""
        shown = self._good(self.post("/report", sending))
        words = WORDS.findall(shown)
        assert len(words) == 11, shown
        return " ".join(words)

    def do(self, kind: str, typed: Mapping[str, str]) -> None:
        """Fill in a form of the mailbox that is open, and send it past its check page."""
        page = f"/mailbox/do/{kind}"
        fields = hidden(self._good(self.get(page)), "draft")
        answer = self.post(page, {**fields, **typed})
        if answer.status == 200:
            answer = self.post(page, {**fields, "step": "send"})
        assert answer.status == 302, answer.text

    def _good(self, answer: Answer) -> str:
        if answer.status == 503:
            raise UnansweredError
        assert answer.status == 200, answer.text
        return answer.text

    def _ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> Answer:
        headers = {"Host": f"localhost:{self._port}", "Origin": f"http://localhost:{self._port}"}
        if kind:
            headers["Content-Type"] = kind
        if self._cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        if self._connection is None:
            self._connection = HTTPConnection("127.0.0.1", self._port, timeout=self._patience)
        try:
            self._connection.request(method, path, body=body, headers=headers)
            response = self._connection.getresponse()
            for name, morsel in SimpleCookie("; ".join(response.headers.get_all("Set-Cookie", []))).items():
                self._cookies[name] = morsel.value
            return Answer(response.status, response.read().decode())
        except (OSError, HTTPException) as error:
            self.forget()
            raise UnansweredError from error

    def forget(self) -> None:
        """Close the connection."""
        with suppress(OSError):
            if self._connection is not None:
                self._connection.close()
        self._connection = None


def hidden(page: str, name: str) -> dict[str, str]:
    """Return the hidden fields of the form that has one of this name."""
    for form in FORM.findall(page):
        fields = {found: unescape(value) for found, value in HIDDEN.findall(form)}
        if name in fields:
            return fields
    raise AssertionError(page)


def _multipart(fields: Mapping[str, str], file: tuple[str, bytes], boundary: str) -> bytes:
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="{file[0]}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    return b"".join([*parts, head.encode(), file[1], f"\r\n--{boundary}--\r\n".encode()])
