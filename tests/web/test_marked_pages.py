"""Every sentence of every page comes out of the catalogues: shown in a made-up language, nothing else is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from fairhearing.organisation import Organisation
from fairhearing.procedure import Procedure
from fairhearing.web.house import Rooms
from tests.walking import Way, walk_to
from tests.web.conftest import Browser, hold_receipt, make_account, sign_in
from tests.web.marking import CODE, of_the_libraries, read, unmarked, write_marked
from tests.web.officers import Site, form_on, stand

pytestmark = pytest.mark.django_db

NAMES = re.compile(r"/(?:[a-z2-9]{26}|\d+|[\w.-]*\d[\w.-]*)(?=/|$)")
ENDS = re.compile(r"(logout|lock|close|leave|left|export|language|\.(yaml|json|tar|txt|svg|css)$|/record/)")
TYPED = (
    *("What happened, in own words.", "It arrived.", "Your rights.", "Again and again.", "Apart at meetings."),
    *(
        "What is put",
        "the hall",
        "It was not so.",
        "Please.",
        "Held.",
        "Because.",
        "A warning",
        "All done.",
        "Outcome",
    ),
    *("Fair Hearing", "English", "Marked", "Username", "plan.published.json", "draw.json"),
    *("case.yaml", "organisation.yaml", "gender", "admin", "Your password must contain at least 12 characters."),
)


@pytest.fixture
def site(
    place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings
) -> Site:
    """The club's site, which offers the made-up language."""
    write_marked(tmp_path / "locale")
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    settings.LANGUAGES = [("en", "English"), (CODE, "Marked")]
    return stand(place, lambda: _marked(browser()), monkeypatch)


def _marked(client: Client) -> Client:
    client.cookies["__Host-language"] = CODE
    return client


def _names(organisation: Organisation) -> Iterator[str]:
    yield organisation.name
    yield from (one.name for one in organisation.people.values() if one.name)
    yield from (one.name for one in organisation.bodies.values() if one.name)
    yield from (str(one) for one in (*organisation.people, *organisation.bodies))


def _cited(procedure: Procedure) -> Iterator[str]:
    yield from procedure.sources.values()
    yield from (rule.source.section for rule in procedure.rules)
    yield ", ties"
    yield from (str(rule.id) for rule in (*procedure.rules, *procedure.conflicts.rules))
    yield from (f"{pack}/" for pack in procedure.sources)
    yield from procedure.sources


def _walk(client: Client, starts: list[str], most: int = 90) -> Iterator[tuple[str, str]]:
    """Yield each kind of page that links lead to, and what an empty form on it answers."""
    seen: set[str] = set()
    waiting = list(starts)
    while waiting and len(seen) < most:
        path = waiting.pop(0)
        kind = NAMES.sub("/*", path.partition("?")[0])
        if not path.startswith("/") or kind in seen or ENDS.search(kind):
            continue
        seen.add(kind)
        answer = client.get(path, follow=True)
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        page = answer.content.decode()
        yield kind, page
        waiting += read(page).links
        for form in dict.fromkeys(read(page).forms):
            if not ENDS.search(form or path):
                sent = client.post(form or path, form_on(page))
                if sent.headers["Content-Type"].startswith("text/html"):
                    yield f"POST {kind}", sent.content.decode()


def _found(site: Site, client: Client, starts: list[str]) -> dict[str, list[str]]:
    case = site.club.house.roll.current()
    known = sorted(
        {*_names(case), *_cited(site.club.house.shelf.in_force()), *TYPED}, key=lambda text: (-len(text), text)
    )
    libraries = of_the_libraries()
    return {
        kind: left
        for kind, page in _walk(client, starts)
        if (left := list(dict.fromkeys(unmarked(page, [one for one in known if one], libraries))))
    }


@pytest.fixture
def way(site: Site) -> Way:
    """A case that is decided, beside one that has just come in."""
    walk_to(site.club, "acknowledged")
    return walk_to(site.club, "notified")


def test_pages_for_everybody(site: Site) -> None:
    """Start, report, letter, mailbox entry, sign-in, what is open to all."""
    assert (
        _found(site, site.browser(), ["/", "/report", "/letter", "/open", "/accounts/login", "/nothing-here"])
        == {}
    )


@pytest.mark.parametrize("side", ["reporter", "respondent"])
def test_pages_of_a_mailbox(site: Site, way: Way, side: str) -> None:
    """Every page and form of either side, and what is refused there."""
    client = site.browser()
    hold_receipt(client, way.reporter if side == "reporter" else way.respondent.receipt)
    assert _found(site, client, ["/mailbox"]) == {}


@pytest.mark.parametrize("person", ["c04", "c05", "c09"])
def test_pages_of_officers(site: Site, way: Way, person: str) -> None:
    """Every page and form of a handler, an overseer and a member."""
    assert _found(site, site.officer(person), ["/", "/cases", f"/cases/{way.code}", "/account"]) == {}


def test_pages_of_an_administrator(site: Site) -> None:
    """Every page of somebody who reads no case."""
    client = site.browser()
    sign_in(client, make_account("admin", administrator=True))
    assert _found(site, client, ["/", "/account"]) == {}
