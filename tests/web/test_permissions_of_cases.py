"""Who gets to see what of a case: the whole table, on two cases that everybody stands in some relation to."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import reverse

from fairhearing.desk import (
    Party,
    Proposal,
    Upload,
    answer_seat,
    end_support,
    invite_support,
    open_case,
    perform,
    seating,
    serve,
)
from fairhearing.identifiers import KindName, SlotName
from fairhearing.sealing import read_receipt
from fairhearing.web.house import Rooms
from fairhearing.web.permissions_of_cases import CASE_ROUTES, MAILBOX_ROUTES, OFFICERS, PARTIES, POST_ONLY
from tests.walking import Way, act, panel_of, walk_to
from tests.web.conftest import Browser, hold_receipt, make_account, sign_in
from tests.web.handed_in import photo
from tests.web.officers import Site, stand
from tests.web.test_permissions import PATTERNS

pytestmark = pytest.mark.django_db

NEVER = "a" * 26
EXAMPLES = {"place": 0, "page": 0, "role": "panel", "slot": "panel-1", "number": 1, "name": "draw"}
"""What stands in an address beside the code; `act` is what the reporter handed in, or a letter of the receiver."""


@dataclass(frozen=True)
class Everybody:
    """A case on its way to the end, and a browser of everybody who stands in some relation to it."""

    way: Way
    acts: Mapping[str, str]
    clients: Mapping[str, Client]
    cases: Mapping[str, str]


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def seat_without(site: Site, way: Way) -> str:
    """Let one of those drawn stand aside and the others sit; return who stood aside."""
    club = site.club
    aside, *_ = panel_of(club, way).values()
    answer_seat(club.house, club.officers[aside], way.code, free=False)
    serve(club.house, club.officers["c04"], way.code)
    for person in panel_of(club, way).values():
        if person != aside:
            answer_seat(club.house, club.officers[person], way.code, free=True)
    serve(club.house, club.officers["c04"], way.code)
    return aside


def appealed(site: Site) -> tuple[Way, str]:
    """Walk a case with an attachment to its appeal; return it and who stood aside when drawn."""
    club = site.club
    way = walk_to(club, "drawn", files=(Upload("a.jpg", "image/jpeg", photo()),))
    aside = seat_without(site, way)
    members = {slot: one for slot, one in panel_of(club, way).items() if one != aside}
    votes = {"members": list(members), "votes_for": "3", "votes_against": "0", "reason": "Because."}
    first = club.officers[next(iter(members.values()))]
    club.clock.pass_days(3)
    act(club, club.officers["c04"], way.code, "final-talk-held", text="Held.")
    standard = {"finding": "substantiated", "standard": "more-likely-than-not"}
    act(club, first, way.code, "finding-made", **standard, **votes)
    act(club, first, way.code, "decision-made", outcome="A warning", **votes)
    act(club, club.officers["c04"], way.code, "outcome-notified", "reporter-1", text="Outcome", how="mailbox")
    to = {"to": "respondent-1", "text": "Outcome", "how": "mailbox"}
    act(club, club.officers["c04"], way.code, "respondent-outcome-notified", **to)
    appeal = Proposal(KindName("appeal-filed"), {"grounds": "procedure", "text": "Somebody was not free."})
    perform(club.house, Party(read_receipt(way.reporter)), way.code, appeal)
    serve(club.house, club.officers["c04"], way.code)
    return way, aside


def officers_of(site: Site, way: Way, aside: str) -> dict[str, str]:
    """Return who stands where: standing → person."""
    case = open_case(site.club.house, site.club.officers["c04"], way.code)
    found = seating(site.club.house, case)
    sits = next(one for one in found.members.values() if one != aside)
    people = {"receiver": "c04", "conflicted": "c03", "kin": "c08", "leader": "c02", "overseer": "c05"}
    more = {
        "panel": sits,
        "aside": aside,
        "alternate": found.alternates[0],
        "appeal": case.slots["appeal-1"].person,
    }
    return {**people, **more}


def parties_of(site: Site, way: Way) -> dict[str, Client]:
    """Return a browser with the open mailbox of each party, and one without."""
    club, reporter = site.club, Party(read_receipt(way.reporter))
    ended, support = (invite_support(club.house, reporter, way.code) for _ in range(2))
    end_support(club.house, reporter, way.code, SlotName("support-1"))
    stranger, _ = club.report(respondents=("Juniper Ten",), reporter="Larch Twelve")
    assert way.respondent is not None
    words = {"reporter": way.reporter, "respondent": way.respondent.receipt, "support": support}
    words |= {"ended": ended, "stranger": stranger}
    clients = {name: site.browser() for name in ("nobody", *words)}
    for name, held in words.items():
        hold_receipt(clients[name], held)
    return clients


@pytest.fixture
def everybody(site: Site) -> Everybody:
    """The case, and two more in which somebody left or is asked and has not answered."""
    club = site.club
    way, aside = appealed(site)
    people = officers_of(site, way, aside)
    asked, gone = walk_to(club, "drawn"), walk_to(club, "answered")
    people["asked"] = next(iter(panel_of(club, asked).values()))
    perform(club.house, club.officers["c04"], gone.code, Proposal(KindName("recused")))
    club.checkpoint()
    people["left"] = "c04"
    clients = {name: site.officer(person) for name, person in people.items()}
    clients["administrator"] = site.browser()
    sign_in(clients["administrator"], make_account("admin", administrator=True))
    clients |= parties_of(site, way)
    acts = {
        str(one.public.kind): str(one.public.id)
        for one in open_case(club.house, club.officers["c04"], way.code).acts
    }
    cases = {"asked": str(asked.code), "left": str(gone.code)}
    return Everybody(way, acts, clients, cases)


def test_every_page_of_a_case_is_in_the_table() -> None:
    """A page with a case in its address, or of a mailbox, that nobody gave a row to fails here."""
    of_cases = {name for name, found in PATTERNS.items() if "code" in found.pattern.converters}
    of_mailboxes = {name for name in PATTERNS if name.startswith("mailbox")} - {"mailbox_open"}
    told = {route.partition(" ")[0] for route in (*CASE_ROUTES, *MAILBOX_ROUTES)}
    assert sorted(told | POST_ONLY) == sorted(of_cases | of_mailboxes)


def test_a_get_answers_as_the_table_says(everybody: Everybody) -> None:
    """Every page, for everybody: officers at the pages of cases, parties at those of a mailbox."""
    found = {route: statuses(everybody, route, OFFICERS) for route in CASE_ROUTES}
    assert found == {route: dict(row) for route, row in CASE_ROUTES.items()}
    mail = {route: statuses(everybody, route, PARTIES) for route in MAILBOX_ROUTES}
    assert mail == {route: dict(row) for route, row in MAILBOX_ROUTES.items()}


def test_parties_have_no_page_of_a_case_and_officers_no_mailbox(everybody: Everybody) -> None:
    """Whoever holds words is sent to where one signs in, and whoever signed in to where words are entered."""
    for route in CASE_ROUTES:
        assert set(statuses(everybody, route, PARTIES).values()) == {302}, route
    for route in MAILBOX_ROUTES:
        assert set(statuses(everybody, route, OFFICERS).values()) == {302}, route


def test_what_is_not_there_is_so_for_a_post_and_word_for_word(everybody: Everybody) -> None:
    """Where a GET finds nothing, a POST finds nothing either, in the bytes of a case that never was."""
    for route, row in CASE_ROUTES.items():
        for name in (one for one, status in row.items() if status == 404):
            client, code = everybody.clients[name], everybody.cases.get(name, str(everybody.way.code))
            never = client.get(address(everybody, route, NEVER))
            answers = [ask(address(everybody, route, code)) for ask in (client.get, client.post)]
            assert {one.status_code for one in answers} <= {404, 405}, (route, name)
            assert answers[0].content == never.content, (route, name)
            assert {one.content for one in answers if one.status_code == 404} == {never.content}, (route, name)


def test_a_post_without_anything_does_nothing(everybody: Everybody, site: Site) -> None:
    """An empty form, sent by everybody to every page of the case, leaves the case as it was."""
    house, code = site.club.house, everybody.way.code
    with house.books.reading() as ledger:
        before = ledger.case(code)
    for names, routes in ((OFFICERS, CASE_ROUTES), (PARTIES, MAILBOX_ROUTES)):
        for name, route in itertools.product(names, routes):
            answer = everybody.clients[name].post(address(everybody, route, code))
            with house.books.reading() as ledger:
                assert (answer.status_code < 500, ledger.case(code)) == (True, before), (route, name)


def statuses(everybody: Everybody, route: str, names: tuple[str, ...]) -> dict[str, int]:
    """Return what a GET of a page answers everybody, each asking for the case in which they stand so."""
    codes = {name: everybody.cases.get(name, str(everybody.way.code)) for name in names}
    return {
        name: everybody.clients[name].get(address(everybody, route, code)).status_code
        for name, code in codes.items()
    }


def address(everybody: Everybody, route: str, code: str) -> str:
    """Return the address of a page about a case."""
    name, _, kind = route.partition(" ")
    values = {**EXAMPLES, "code": code, "kind": kind}
    values["act"] = everybody.acts["outcome-notified" if name.startswith("case_letter") else "report-received"]
    return reverse(name, kwargs={key: values[key] for key in PATTERNS[name].pattern.converters})
