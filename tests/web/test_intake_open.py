"""The ways into a mailbox: wrong, unknown and used words are one answer; words that others saw are replaced."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from fairhearing.desk import open_mailbox
from fairhearing.sealing import LetterCode, make_letter_code, make_receipt, read_receipt
from fairhearing.web import budgets
from fairhearing.web.house import Rooms
from tests.club import Club, settle
from tests.fakes import FakeClock
from tests.walking import walk_to
from tests.web.filling import hidden, words

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]


@pytest.fixture
def club(place: Rooms, waits: list[float]) -> Club:
    """The club, five days ago."""
    return settle(replace(place.house, clock=FakeClock(place.house.now() - timedelta(days=5))))


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """How long wrong tries took, without waiting for them."""
    waited: list[float] = []
    monkeypatch.setattr(budgets, "BUDGETS", budgets.Budgets(wait=waited.append))
    return waited


def try_words(client: Client, typed: str) -> tuple[int, bytes]:
    """Type something and return the answer without what was typed."""
    answer = client.post("/mailbox/open", {"words": typed})
    return answer.status_code, answer.content.replace(typed.encode(), b"")


def letter_page(client: Client, code: LetterCode, new: str = "") -> HttpResponse:
    """Use a letter code on the page for it."""
    made = new or hidden(client.get("/letter"), "new")
    return client.post("/letter", {"letter": code.letter, "spoken": code.spoken, "new": made})


def test_wrong_unknown_and_used_words_are_one_answer(club: Club, browser: Browser) -> None:
    """Byte for byte the same: no words, other words, words that nobody has, and words that were replaced."""
    used, _ = club.report(channel="telephone")
    shown = browser().post("/mailbox/open", {"words": used})
    browser().post("/mailbox/replace", {"words": used, "new": hidden(shown, "new")})
    typed = ["", "not a receipt", "a" * 200, "\u202e☃", make_receipt(club.house.randomness), used]
    answers = {try_words(browser(), one) for one in typed}
    assert len(answers) == 1
    assert next(iter(answers))[0] == 422


def test_wrong_words_set_no_cookie_and_right_ones_a_guarded_one(club: Club, browser: Browser) -> None:
    """Only an open mailbox has a cookie, which no script and no other site can use."""
    receipt, _ = club.report()
    wrong = browser().post("/mailbox/open", {"words": "wrong"})
    right = browser().post("/mailbox/open", {"words": receipt})
    assert wrong.cookies.output() == ""
    assert right["Location"] == "/mailbox"
    cookie = right.cookies.output()
    assert all(part in cookie for part in ("__Host-", "HttpOnly", "Secure", "SameSite=Strict", "Path=/"))


def test_receipt_is_read_however_it_is_written(club: Club, browser: Browser) -> None:
    """Large letters, numbers, commas and new lines do not matter."""
    receipt, _ = club.report()
    typed = "\r\n".join(f"{number}. {word.upper()}," for number, word in enumerate(receipt.split(), 1))
    assert browser().post("/mailbox/open", {"words": typed})["Location"] == "/mailbox"


def test_guessing_is_slowed_and_nobody_locked_out(club: Club, browser: Browser, waits: list[float]) -> None:
    """Wrong tries take longer and longer, while the right words open at once."""
    receipt, _ = club.report()
    for _ in range(budgets.FREE + 2):
        browser().post("/mailbox/open", {"words": "wrong"})
    assert waits == sorted(waits)
    assert waits
    before = len(waits)
    assert browser().post("/mailbox/open", {"words": receipt}).status_code == 302
    assert len(waits) == before


def test_words_that_somebody_wrote_down_are_replaced_at_their_first_use(club: Club, browser: Browser) -> None:
    """The new words are shown, again if the page is sent twice; the old ones open nothing any more."""
    old, code = club.report(channel="telephone")
    client = browser()
    page = client.post("/mailbox/open", {"words": old})
    assert page.cookies.output() == ""
    fields = {"words": hidden(page, "words"), "new": hidden(page, "new")}
    new = words(client.post("/mailbox/replace", fields))
    assert words(client.post("/mailbox/replace", fields)) == new == fields["new"]
    assert client.post("/mailbox/open", {"words": old}).status_code == 422
    assert client.post("/mailbox/open", {"words": new}).status_code == 302
    assert open_mailbox(club.house, read_receipt(new)).row.code == code


def test_replacing_with_words_that_are_none_is_a_wrong_try(club: Club, browser: Browser) -> None:
    """Whoever alters the hidden words gets the answer of wrong words, and the old ones stay."""
    old, _ = club.report(channel="telephone")
    assert browser().post("/mailbox/replace", {"words": old, "new": "made up"}).status_code == 422
    assert b"Show my new words" in browser().post("/mailbox/open", {"words": old}).content


def test_letter_becomes_words_of_ones_own(club: Club, browser: Browser) -> None:
    """Both halves once; sent twice the same words are shown; afterwards the letter opens nothing."""
    way = walk_to(club, "told")
    assert way.letter is not None
    client = browser()
    made = hidden(client.get("/letter"), "new")
    first = letter_page(client, way.letter, made)
    assert first.cookies.output() == ""
    assert words(first) == words(letter_page(client, way.letter, made)) == made
    assert str(open_mailbox(club.house, read_receipt(made)).me) == "respondent-1"
    assert letter_page(client, way.letter).status_code == 422


def test_wrong_unknown_and_used_letters_are_one_answer(club: Club, browser: Browser) -> None:
    """Nothing tells which half was wrong, or whether there ever was such a letter."""
    way = walk_to(club, "told")
    assert way.letter is not None
    letter_page(browser(), way.letter)
    made = make_receipt(club.house.randomness)
    codes = [
        LetterCode("", ""),
        LetterCode("one two", "three"),
        make_letter_code(club.house.randomness),
        way.letter,
    ]
    answers = set()
    for code in codes:
        content = letter_page(browser(), code, made).content
        for half in filter(None, (code.letter, code.spoken)):
            content = content.replace(f' value="{half}"'.encode(), b"")
        answers.add(content)
    assert len(answers) == 1


def test_letter_page_without_usable_words_makes_new_ones(club: Club, browser: Browser) -> None:
    """A hidden field that was altered is put right at the next try."""
    answer = letter_page(browser(), LetterCode("a", "b"), "made up")
    assert answer.status_code == 422
    assert read_receipt(hidden(answer, "new"))


@pytest.mark.parametrize(
    ("wanted", "page"), [("/mailbox?kept", "/mailbox?kept"), ("//elsewhere.example", "/mailbox")]
)
def test_goes_on_to_pages_of_this_site_only(wanted: str, page: str, club: Club, browser: Browser) -> None:
    """After opening one comes back to where one was, and never to another site."""
    receipt, _ = club.report()
    assert browser().post("/mailbox/open", {"words": receipt, "next": wanted})["Location"] == page
