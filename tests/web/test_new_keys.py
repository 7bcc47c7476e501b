"""New keys on the site: in place of open ones, after lost words, refused by their owner, vouched for."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from fairhearing.desk import asked_keys, carry_over, edits_of, open_case, replace_keys, unlock
from fairhearing.errors import SealError
from fairhearing.identifiers import CaseCode, PersonId
from fairhearing.web.accounts.telling import put_new_keys_in_force
from fairhearing.web.house import Rooms
from fairhearing.web.models import Account
from tests.walking import act, panel_of, walk_to
from tests.web.conftest import Browser, make_account, sign_in
from tests.web.officers import Site, stand

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough password"


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def known(site: Site, person: str) -> Client:
    """Return the browser of somebody with open keys who typed their password a moment ago."""
    client = site.officer(person)
    client.post("/accounts/reauthenticate", {"password": PASSWORD})
    return client


def locked(site: Site, person: str) -> Client:
    """Return another browser of the same person, who has forgotten the words."""
    client = site.browser()
    if person in site.club.officers:
        site.officer(person)
    sign_in(client, Account.objects.filter(username=person).first() or make_account(person, person))
    client.post("/accounts/reauthenticate", {"password": PASSWORD})
    return client


def shown(client: Client, path: str) -> str:
    words = re.findall(r"<li>([a-z-]+)</li>", client.post(path).content.decode())
    assert len(words) == 6
    return " ".join(words)


def said_on(page: str) -> str:
    found = re.search(r'<p class="words">([a-z -]+)</p>', page)
    assert found is not None
    return found[1]


def asked(site: Site, person: str) -> tuple[Client, str, str]:
    """Ask for new keys; return the browser, the six words and the five that stand for the keys."""
    client = locked(site, person)
    words = shown(client, "/keys/lost")
    page = client.post("/keys/check", {"words": words}).content.decode()
    assert "Your new keys wait" in page
    return client, words, said_on(page)


def kinds(site: Site, person: str) -> list[str]:
    return [edit.kind for edit in edits_of(site.club.house, person)]


def test_with_open_keys_new_ones_count_at_once_and_the_cases_come_along(site: Site) -> None:
    """The six new words open them, the old ones nothing; other sessions end; the record tells."""
    way = walk_to(site.club, "formed")
    client, elsewhere = known(site, "c04"), site.browser()
    sign_in(elsewhere, Account.objects.get(username="c04"), site.club.officers["c04"].keys)
    assert "Your cases come with you" in client.get("/keys/replace").content.decode()
    words = shown(client, "/keys/replace")
    page = client.post("/keys/check", {"words": words}).content.decode()
    assert "Your new keys are in force and open now" in page
    assert "did not come with you" not in page
    assert client.get(f"/cases/{way.code}").status_code == 200
    assert elsewhere.get("/account").status_code == 302
    new = unlock(site.club.house, PersonId("c04"), words)
    assert open_case(site.club.house, new, way.code).me == "receiver-1"
    assert kinds(site, "c04") == ["keys-replaced"]
    told = client.get("/account").content.decode()
    assert "New keys took the place of the earlier ones" in told


def test_cases_that_do_not_come_along_are_counted(site: Site) -> None:
    """Somebody of an outside body, whose earlier keys were fixed at intake."""
    _, code = site.club.report()
    act(site.club, site.club.officers["c04"], code, "recused")
    client = known(site, "x01")
    page = client.post("/keys/check", {"words": shown(client, "/keys/replace")}).content.decode()
    assert "One case did not come with you" in page


def test_what_the_storage_left_undone_is_done_later(site: Site) -> None:
    """New keys are in force and not all cases came along: the page does it, and asks for the new words."""
    way = walk_to(site.club, "acknowledged")
    client = known(site, "c04")
    made = replace_keys(site.club.house, site.club.officers["c04"])
    assert "Take my cases along" in client.get("/keys/replace").content.decode()
    assert client.post("/keys/replace").headers["Location"] == "/unlock"
    assert client.get("/cases").headers["Location"].startswith("/unlock")
    assert client.post("/unlock", {"passphrase": made.passphrase}).status_code == 302
    assert client.get(f"/cases/{way.code}").status_code == 200
    assert carry_over(site.club.house, site.club.officers["c04"]) == ()


def test_lost_words_a_voucher_and_a_fellow_reader(site: Site) -> None:
    """The whole way back: new words, five words said twice, two days, let back in; nothing opens before."""
    way = walk_to(site.club, "formed")
    slot, person = next(iter(sorted(panel_of(site.club, way).items())))
    fellow = next(one for one in panel_of(site.club, way).values() if one != person)
    assert "Look once more" in locked(site, person).get("/keys/lost").content.decode()
    client, words, said = asked(site, person)
    assert said_on(client.get("/keys/lost").content.decode()) == said
    assert client.post("/unlock", {"passphrase": words}).status_code == 422
    helper = site.officer("c05")
    assert "/keys/vouch" in helper.get("/account").content.decode()
    wrong = helper.post("/keys/vouch", {"person": person, "said": "five words that are others"})
    assert wrong.status_code == 422
    assert "do not stand for their keys" in wrong.content.decode()
    for by, told in (
        ("c05", "One more person has to vouch"),
        ("c04", "Until then whoever opens the earlier keys"),
    ):
        done = site.officer(by).post("/keys/vouch", {"person": person, "said": said.upper()})
        assert told in done.content.decode()
    assert client.post("/unlock", {"passphrase": words}).status_code == 422
    assert "Two people vouched for them" in client.get("/keys/lost").content.decode()
    site.club.clock.pass_days(2)
    put_new_keys_in_force()
    assert client.get("/account").status_code == 302
    client = locked(site, person)
    assert client.post("/unlock", {"passphrase": words}).status_code == 302
    assert client.get(f"/cases/{way.code}").status_code == 404
    page = site.page(fellow, f"/cases/{way.code}")
    assert f"/cases/{way.code}/back/{slot}" in page
    assert "waits to be let back into this case" in page
    back = f"/cases/{way.code}/back/{slot}"
    assert "Speak with them first" in site.page(fellow, back)
    refused = site.officer(fellow).post(back, {"said": "five words that are others"})
    assert refused.status_code == 422
    assert client.get(f"/cases/{way.code}").status_code == 404
    assert site.officer(fellow).post(back, {"said": said}).headers["Location"].endswith("?done=readers-added")
    assert client.get(f"/cases/{way.code}").status_code == 200
    assert site.officer(fellow).get(back).status_code == 404
    assert kinds(site, person) == ["keys-asked", "keys-vouched", "keys-vouched", "keys-replaced"]


def test_the_owner_refuses_keys_that_somebody_else_asked_for(site: Site) -> None:
    """They are told before and after they unlock; refused, the keys cannot be vouched for."""
    _, _, said = asked(site, "c04")
    owner = site.officer("c04")
    assert "unlock and refuse them" in locked(site, "c04").get("/unlock").content.decode()
    assert "Refuse them" in owner.get("/account").content.decode()
    assert owner.post("/keys/refuse").headers["Location"] == "/account"
    assert asked_keys(site.club.house) == ()
    assert "Nobody waits." in site.page("c05", "/keys/vouch")
    assert site.officer("c05").post("/keys/vouch", {"person": "c04", "said": said}).status_code == 422
    assert kinds(site, "c04") == ["keys-asked", "keys-refused"]


def test_nobody_vouches_for_themselves_and_only_who_sits_on_a_body_vouches(site: Site) -> None:
    """Neither with open keys of their own, nor as a member without a seat."""
    _, _, said = asked(site, "c04")
    assert site.officer("c04").post("/keys/vouch", {"person": "c04", "said": said}).status_code == 422
    assert site.officer("c09").get("/keys/vouch").status_code == 404
    assert site.officer("c09").post("/keys/vouch", {"person": "c04", "said": said}).status_code == 404


def test_an_administrator_who_took_an_account_over_gets_no_keys_in_force(site: Site) -> None:
    """They sign in as the handler and ask for new keys: the old ones stay, and no case opens."""
    way = walk_to(site.club, "acknowledged")
    thief, words, _ = asked(site, "c04")
    with pytest.raises(SealError):
        unlock(site.club.house, PersonId("c04"), words)
    assert thief.get("/cases").headers["Location"].startswith("/unlock")
    assert site.officer("c04").get(f"/cases/{way.code}").status_code == 200
    _, newest = site.club.report()
    assert site.officer("c04").get(f"/cases/{newest}").status_code == 200


def test_who_has_no_keys_yet_makes_their_first(site: Site) -> None:
    """There is nothing to replace; an account of nobody on the roll has no such page."""
    assert locked(site, "c01").get("/keys/lost").headers["Location"] == "/keys/new"
    administrator = site.browser()
    sign_in(administrator, make_account("admin", administrator=True))
    administrator.post("/accounts/reauthenticate", {"password": PASSWORD})
    assert administrator.get("/keys/lost").status_code == 404


def test_off_the_roster_nobody_lets_anybody_in(site: Site) -> None:
    """The same answer as for a case that never was."""
    way = walk_to(site.club, "formed")
    there = site.officer("c03").get(f"/cases/{way.code}/back/panel-1")
    never = site.officer("c03").get(f"/cases/{CaseCode('a' * 26)}/back/panel-1")
    assert there.status_code == never.status_code == 404
    assert there.content == never.content
