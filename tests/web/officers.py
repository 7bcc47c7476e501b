"""Officers at their pages: a club whose clock is moved, a browser for each, forms filled in as browsers do."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from importlib import import_module

import pytest
from django.http import HttpResponse
from django.test import Client

from fairhearing.identifiers import CaseCode
from fairhearing.web import house as furnishing
from fairhearing.web.house import Rooms
from tests.club import START, Club, settle
from tests.fakes import FakeClock
from tests.web.conftest import Browser, make_account, sign_in


@dataclass
class Site:
    """The club on a site of its own, and a browser for each officer."""

    club: Club
    browser: Browser
    clients: dict[str, Client] = field(default_factory=dict)

    def officer(self, person: str) -> Client:
        """Return the browser of somebody who is signed in with their keys open."""
        if person not in self.clients:
            client = self.browser()
            sign_in(client, make_account(person, person), self.club.officers[person].keys)
            self.clients[person] = client
        return self.clients[person]

    def page(self, person: str, path: str) -> str:
        """Return a page as somebody sees it."""
        answer = self.officer(person).get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.content.decode())
        return answer.content.decode()

    def try_to(self, person: str, code: CaseCode, kind: str, /, **fields: object) -> HttpResponse:
        """Fill in the form of an act, past its check page where it has one, and return the last answer."""
        path, client = f"/cases/{code}/do/{kind}", self.officer(person)
        answer = client.post(path, {**form_on(self.page(person, path)), **fields})
        if b'value="send"' in answer.content:
            answer = client.post(path, {**form_on(answer.content.decode()), "step": "send"})
        return answer

    def do(self, person: str, code: CaseCode, kind: str, /, **fields: object) -> HttpResponse:
        """Do an act on its page, which must be permitted."""
        answer = self.try_to(person, code, kind, **fields)
        assert answer.status_code == 302, answer.content.decode()
        return answer


def stand(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return the site with the club's people enrolled, at a time that the test moves."""
    import_module("fairhearing.web.urls")  # now: what were loaded later would keep the moved clock for ever
    house = replace(place.house, clock=FakeClock(START))
    monkeypatch.setattr(furnishing, "rooms", lambda: replace(place, house=house))
    return Site(settle(house), browser)


def form_on(page: str) -> dict[str, object]:
    """Return what the forms on a page would send if nobody touched it."""
    reader = _Form()
    reader.feed(page)
    return reader.fields


class _Form(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, object] = {}
        self._texts = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "input" and name and given.get("type") not in {"radio", "checkbox", "file"}:
            self.fields[name] = given.get("value") or ""
        self._texts = name if tag == "textarea" else ""

    def handle_data(self, data: str) -> None:
        if self._texts:
            self.fields[self._texts] = data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        self._texts = ""
