"""Filling in the pages of intake as a browser does: hidden fields are taken from the page before."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

from django.http import HttpResponse
from django.test import Client

GIVEN = {"text": "What happened, in my words.", "respondents": "Fir Six", "course": "proceed"}
_WORD = re.compile(r"<li[^>]*>([a-z-]+)")


def hidden(answer: HttpResponse, name: str) -> str:
    """Return the value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', answer.content.decode())
    assert found is not None, answer.content.decode()
    return unescape(found[1])


def check(client: Client, page: str = "/report", **more: object) -> HttpResponse:
    """Fill in a report and go on to the check page; officers' forms go to an address of their own."""
    blank = client.get(page)
    return client.post(
        page if page == "/report" else f"{page}/go", {"draft": hidden(blank, "draft"), **GIVEN, **more}
    )


def sending(checked: HttpResponse) -> dict[str, str]:
    """Return what the check page of a report sends."""
    return {"draft": hidden(checked, "draft"), "receipt": hidden(checked, "receipt"), "step": "send"}


def words(answer: HttpResponse) -> str:
    """Return the receipt on a page."""
    return " ".join(_WORD.findall(answer.content.decode().partition('class="words"')[2]))


def reported(client: Client, **more: object) -> str:
    """Send a report and return its receipt."""
    return words(client.post("/report", sending(check(client, **more))))


def do(client: Client, kind: str, **fields: object) -> HttpResponse:
    """Fill in a form of the mailbox and send it, past its check page where it has one."""
    page = f"/mailbox/do/{kind}"
    draft = hidden(client.get(page), "draft")
    answer = client.post(page, {"draft": draft, **fields})
    return client.post(page, {"draft": draft, "step": "send"}) if answer.status_code == 200 else answer


def killed_before_it_was_marked(folder: Path, sent: Callable[[], object]) -> None:
    """Send something, and leave the drafts as they were: as if the process had died right after the commit."""
    before = {path: path.read_bytes() for path in (folder / "drafts").iterdir()}
    sent()
    for path, content in before.items():
        path.write_bytes(content)
