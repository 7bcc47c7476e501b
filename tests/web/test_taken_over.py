"""Nobody alone gets into an account that is not theirs: two letters, two vouchers, two days, and all are told."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal import auth
from django.core.cache import cache
from django.test import Client

from fairhearing.desk import asked_keys, cases_of, edits_of
from fairhearing.identifiers import PersonId
from fairhearing.sealing import check_words
from fairhearing.web import budgets
from fairhearing.web.accounts.telling import put_new_keys_in_force
from fairhearing.web.house import Rooms
from fairhearing.web.models import Account, Notice
from tests.web.conftest import Browser, make_account, sign_in
from tests.web.officers import Site, stand

pytestmark = pytest.mark.django_db

NEW = "lamp river quiet stone"


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    cache.clear()
    monkeypatch.setattr(budgets, "BUDGETS", budgets.Budgets(lambda _: None))
    return stand(place, browser, monkeypatch)


def administrator(site: Site) -> Client:
    client = site.browser()
    sign_in(client, make_account("admin", administrator=True))
    return client


def use(site: Site, maker: Client, person: str, purpose: str) -> Client:
    """Let somebody make a letter and use it themselves; return the browser in which they did."""
    page = maker.post("/invite", {"who": person, "purpose": purpose}).content.decode()
    spoken, printed = re.findall(r'<p class="words">([a-z -]+)</p>', page)
    client = site.browser()
    client.post("/enrol", {"letter": printed, "spoken": spoken})
    assert client.post("/enrol/reset", {"password": NEW, "again": NEW}).status_code == 302
    return client


def with_a_proof(client: Client) -> Client:
    found = re.search(r'id="totp-secret">([A-Z2-7]+)<', client.get("/accounts/factors/set-up").content.decode())
    assert found is not None
    now = list(auth.yield_hotp_counters_from_time())
    digits = auth.format_hotp_value(auth.hotp_value(found[1], now[len(now) // 2]))
    assert client.post("/accounts/factors/set-up", {"code": digits}).status_code == 302
    return client


def taken_over(site: Site, person: str, makers: tuple[Client, Client]) -> Client:
    """Return a browser in which two others, together, signed in as somebody."""
    use(site, makers[0], person, "password")
    return with_a_proof(use(site, makers[1], person, "factor"))


def ask_for_keys(site: Site, thief: Client, person: str) -> str:
    """Ask for new keys as whoever signed in; return the five words that stand for them."""
    thief.post("/accounts/reauthenticate", {"password": NEW})
    words = " ".join(re.findall(r"<li>([a-z-]+)</li>", thief.post("/keys/lost").content.decode()))
    assert "Your new keys wait" in thief.post("/keys/check", {"words": words}).content.decode()
    (row,) = asked_keys(site.club.house)
    assert row.person == person
    return check_words(row.recipient, row.verify_key)


@pytest.mark.parametrize(("first", "second"), [("password", "factor"), ("factor", "password")])
def test_one_who_may_make_letters_does_not_get_both_halves(site: Site, first: str, second: str) -> None:
    """Whoever made one makes no other: they are told why, and whom to ask."""
    account = make_account("c04", "c04")
    account.set_password(NEW)
    account.save()
    overseer = site.officer("c05")
    use(site, overseer, "c04", first)
    refused = overseer.post("/invite", {"who": "c04", "purpose": second})
    assert refused.status_code == 422
    assert "The same person made the letter for the other half" in refused.content.decode()
    assert "Ask another overseer or administrator" in refused.content.decode()


def test_a_second_letter_made_beforehand_is_refused_when_it_is_used(site: Site) -> None:
    """The one who uses it is told; nothing is reset."""
    make_account("c04", "c04")
    overseer = site.officer("c05")
    page = overseer.post("/invite", {"who": "c04", "purpose": "factor"}).content.decode()
    spoken, printed = re.findall(r'<p class="words">([a-z -]+)</p>', page)
    use(site, overseer, "c04", "password")
    client = site.browser()
    client.post("/enrol", {"letter": printed, "spoken": spoken})
    refused = client.post("/enrol/reset", {"password": NEW})
    assert refused.status_code == 422
    assert "so it takes two" in refused.content.decode()
    assert [edit.kind for edit in edits_of(site.club.house, PersonId("c04"))] == ["password-reset"]


def test_whoever_made_a_letter_puts_no_keys_in_force(site: Site) -> None:
    """Two sign in as a receiver and ask for keys: a maker's word does not count, and reports go to the owner."""
    make_account("c04", "c04")
    thief = taken_over(site, "c04", (site.officer("c05"), administrator(site)))
    said = ask_for_keys(site, thief, "c04")
    refused = site.officer("c05").post("/keys/vouch", {"person": "c04", "said": said})
    assert refused.status_code == 422
    assert "You made a letter with which their sign-in was reset" in refused.content.decode()
    first = site.officer("c03").post("/keys/vouch", {"person": "c04", "said": said})
    assert "One more person" in first.content.decode()
    again = site.officer("c03").post("/keys/vouch", {"person": "c04", "said": said})
    assert again.status_code == 422
    site.club.clock.pass_days(9)
    put_new_keys_in_force()
    site.club.report()
    assert len(cases_of(site.club.house, site.club.officers["c04"])) == 1


def test_owner_and_overseers_are_told_of_each_step_and_stop_it(site: Site) -> None:
    """A mail each, at once; the overseer stops the keys on their page, others cannot."""
    owner, overseer = make_account("c04", "c04"), make_account("c05", "c05")
    sign_in(client := site.browser(), overseer, site.club.officers["c05"].keys)
    site.clients["c05"] = client
    thief = taken_over(site, "c04", (administrator(site), site.officer("c05")))
    said = ask_for_keys(site, thief, "c04")
    for by in ("c03", "c02"):
        site.officer(by).post("/keys/vouch", {"person": "c04", "said": said})
    for told in (owner, overseer):
        kinds = set(Notice.objects.filter(account=str(told.pk)).values_list("template", flat=True))
        assert kinds == {"password-reset", "factor-reset", "keys-asked", "keys-vouched"}
    page = site.page("c05", "/account/returns")
    assert "Two people vouched for them" in page
    assert "The second proof was reset with a letter" in page
    assert "Stop these keys" not in site.page("c03", "/account/returns")
    assert site.officer("c03").post("/account/returns", {"person": "c04", "do": "stop"}).status_code == 404
    assert client.post("/account/returns", {"person": "c04", "do": "stop"}).status_code == 302
    assert client.post("/account/returns", {"person": "c04", "do": "stop"}).status_code == 404
    site.club.clock.pass_days(9)
    put_new_keys_in_force()
    site.club.report()
    assert len(cases_of(site.club.house, site.club.officers["c04"])) == 1


def test_two_letters_alone_open_no_page_of_an_overseer(site: Site) -> None:
    """Nor letters, ties, or who comes back: the keys show that it is the owner, and then all is as before."""
    make_account("c05", "c05")
    other = site.browser()
    sign_in(other, make_account("other", administrator=True))
    thief = taken_over(site, "c05", (administrator(site), other))
    for path in ("/overseer", "/overseer/ties", "/invite", "/account/returns", "/keys/new"):
        assert thief.get(path).headers["Location"] == "/account", path
    assert "were both reset with letters" in thief.get("/account").content.decode()
    assert thief.get("/unlock").status_code == 200
    sign_in(thief, Account.objects.get(username="c05"), site.club.officers["c05"].keys)
    assert thief.get("/overseer").status_code == 200
    assert thief.post("/account/reset/seen").status_code == 302
    thief.post("/lock")
    assert thief.get("/overseer").status_code == 200


def test_a_member_without_keys_is_confirmed_by_somebody_who_made_no_letter(site: Site) -> None:
    """They see no page but their account before; who waits longest comes first, with the day."""
    make_account("c01", "c01")
    member = taken_over(site, "c01", (site.officer("c05"), administrator(site)))
    assert member.get("/account/declaration").headers["Location"] == "/account"
    assert "has spoken with you and confirms" in member.get("/account").content.decode()
    refused = site.officer("c05").post("/account/returns", {"person": "c01", "do": "confirm"})
    assert refused.status_code == 422
    assert "You made a letter" in refused.content.decode()
    site.club.clock.pass_days(4)
    assert "overdue since" in site.page("c03", "/cases")
    assert site.officer("c09").get("/account/returns").status_code == 404
    assert site.officer("c03").post("/account/returns", {"person": "c01", "do": "confirm"}).status_code == 302
    assert member.get("/account/declaration").status_code == 200
    assert "Nobody waits." in site.page("c03", "/account/returns")
