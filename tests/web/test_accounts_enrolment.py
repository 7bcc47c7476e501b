"""Enrolment with a letter code: once, within 30 days, and with six words that only their owner has."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal import auth
from django.test import Client

from fairhearing.desk import edits_of, enrol, find_invited, invite_member, unlock
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import PersonId
from fairhearing.sealing import LetterCode, make_letter_code
from fairhearing.web.house import Rooms
from fairhearing.web.models import Account, Member
from tests.fakes import FakeClock
from tests.web.conftest import Browser, make_account, sign_in

C09 = PersonId("c09")
PASSWORD = "lamp river quiet stone"


def _both(code: LetterCode) -> dict[str, str]:
    return {"letter": code.letter, "spoken": code.spoken}


def _code(secret: str) -> str:
    now = list(auth.yield_hotp_counters_from_time())
    return str(auth.format_hotp_value(auth.hotp_value(secret, now[len(now) // 2])))


def _text(page: str, pattern: str) -> str:
    found = re.search(pattern, page)
    assert found is not None
    return found[1]


def _make_account(client: Client, code: LetterCode) -> None:
    assert client.post("/enrol", _both(code))["Location"] == "/enrol/account"
    typed = {"username": "ivy", "password": PASSWORD, "again": PASSWORD}
    assert client.post("/enrol/account", typed)["Location"] == "/accounts/factors/set-up"


def _set_up_factor(client: Client) -> None:
    secret = _text(client.get("/accounts/factors/set-up").content.decode(), r'id="totp-secret">([A-Z2-7]+)<')
    assert client.post("/accounts/factors/set-up", {"code": _code(secret)}).status_code == 302


def _shown(client: Client, path: str) -> str:
    words = re.findall(r"<li>([a-z-]+)</li>", client.post(path).content.decode())
    assert len(words) == 6
    return " ".join(words)


def test_the_whole_way_of_an_enrolment(place: Rooms, browser: Browser) -> None:
    """From the letter to open keys; the six words typed back are the ones that unlock."""
    client, code = browser(), invite_member(place.house, C09)
    _make_account(client, code)
    assert client.get("/account")["Location"] == "/accounts/factors/set-up"
    _set_up_factor(client)
    assert client.get("/unlock")["Location"] == "/keys/new"
    words = _shown(client, "/keys/new")
    wrong = client.post("/keys/check", {"words": "six words that were not shown"})
    assert wrong.status_code == 422
    with pytest.raises(NotYoursError):
        unlock(place.house, C09, words)
    assert "Your six words are in use" in client.post("/keys/check", {"words": words.upper()}).content.decode()
    assert unlock(place.house, C09, words).person == C09
    assert "Open" in client.get("/account").content.decode()
    assert client.get("/keys/new")["Location"] == "/unlock"


def test_every_code_that_does_not_lead_on_gets_one_answer(place: Rooms, browser: Browser) -> None:
    """Wrong, used, expired and misspelt codes are told apart by nothing but the words that were typed."""
    used, late = invite_member(place.house, C09), invite_member(place.house, PersonId("c10"))
    _make_account(browser(), used)
    with place.house.books.writing() as ledger:
        row = find_invited(place.house, late.letter, late.spoken)
        ledger.drop_enrolment(row.find)
        ledger.add_enrolment(replace(row, until=row.until - timedelta(days=31)))
    codes = [used, late, make_letter_code(place.house.randomness), LetterCode("no words", "at all")]
    answers = [browser().post("/enrol", _both(code)) for code in codes]
    pages = {re.sub(r' value="[^"]*"', "", answer.content.decode()) for answer in answers}
    assert [answer.status_code for answer in answers] == [422] * 4
    assert len(pages) == 1
    assert "These words do not lead on." in pages.pop()


def test_a_code_used_meanwhile_makes_no_second_account(place: Rooms, browser: Browser) -> None:
    """Two browsers that both passed the first page: only the first one gets further."""
    code, first, second = invite_member(place.house, C09), browser(), browser()
    second.post("/enrol", _both(code))
    _make_account(first, code)
    typed = {"username": "another", "password": PASSWORD, "again": PASSWORD}
    assert second.post("/enrol/account", typed)["Location"] == "/enrol"
    assert Account.objects.count() == Member.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"username": "Taken"}, "Somebody has this user name already."),
        ({"password": "short", "again": "short"}, "too short"),
        ({"again": "something else entirely"}, "The two passwords are not the same."),
        ({"username": ""}, "This field is required."),
    ],
)
def test_what_cannot_be_taken_is_said_and_the_code_stays(
    place: Rooms, browser: Browser, typed: dict[str, str], said: str
) -> None:
    """The user name stays in the form; nothing is made and the code still works."""
    make_account("taken")
    code, client = invite_member(place.house, C09), browser()
    client.post("/enrol", _both(code))
    answer = client.post("/enrol/account", {"username": "ivy", "password": PASSWORD, "again": PASSWORD, **typed})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert PASSWORD not in answer.content.decode()
    assert not Member.objects.exists()
    assert find_invited(place.house, code.letter, code.spoken).person == C09


def test_words_are_changed_only_once_they_were_typed_back(place: Rooms, browser: Browser) -> None:
    """Until then the old ones open the keys, afterwards only the new ones."""
    old, client = enrol(place.house, C09), browser()
    sign_in(client, make_account("ivy", C09), old.keys)
    asked = client.get("/keys/words").headers["Location"]
    assert asked.startswith("/accounts/reauthenticate")
    client.post("/accounts/reauthenticate", {"password": "a long enough password"})
    new = _shown(client, "/keys/words")
    assert unlock(place.house, C09, old.passphrase).keys == old.keys
    client.post("/keys/check", {"words": new})
    assert unlock(place.house, C09, new).keys == old.keys
    assert [edit.kind for edit in edits_of(place.house, C09)] == ["keys-entered", "keys-resealed"]
    page = client.post("/lock") and client.post("/unlock", {"passphrase": old.passphrase}).content.decode()
    assert "These words do not open your keys." in page


def test_words_that_were_never_shown_cannot_be_typed_back(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """The page leads back to the account."""
    assert as_role("member").post("/keys/check", {"words": "a b c d e f"})["Location"] == "/account"


def test_a_letter_comes_in_two_halves_once(place: Rooms, as_role: Callable[[str], Client]) -> None:
    """The printed half is in the letter, the spoken one beside it and not on paper; both lead to that person."""
    page = as_role("overseer").post("/invite", {"who": "ivy  NINE", "purpose": "account"}).content.decode()
    outside, letter = page.split('<article class="letter">')
    spoken = _text(outside, r'<p class="words">([a-z -]+)</p>')
    printed = _text(letter, r'<p class="words">([a-z -]+)</p>')
    assert spoken not in letter
    assert find_invited(place.house, printed, spoken).person == C09
    assert "http://localhost:8000/enrol" in letter
    assert outside.rindex('class="no-print"') < outside.index(spoken)


@pytest.mark.parametrize("typed", ["Maple Thirteen", "Nobody Here", "c99"])
def test_a_letter_is_made_for_one_person(as_role: Callable[[str], Client], typed: str) -> None:
    """A name that two people have, or nobody, is asked for again as an id."""
    answer = as_role("administrator").post("/invite", {"who": typed, "purpose": "account"})
    assert answer.status_code == 422
    assert "Type the id." in answer.content.decode()


def test_an_expired_letter_can_be_shown_to_nobody(place: Rooms, browser: Browser) -> None:
    """Whoever stopped half way and comes back after the last day begins again."""
    early = replace(place.house, clock=FakeClock(place.house.now() - timedelta(days=33)))
    code = invite_member(early, C09)
    assert browser().post("/enrol", _both(code)).status_code == 422
    assert browser().get("/enrol/account")["Location"] == "/enrol"


def test_an_account_without_a_person_has_no_keys(as_role: Callable[[str], Client]) -> None:
    """An administrator is told so, and cannot make any."""
    client = as_role("administrator")
    assert "This account has no keys" in client.get("/unlock").content.decode()
    assert client.post("/keys/new").status_code == 404
