"""What somebody told an officer, and what came by telephone: handed on word for word, with words to pass on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from fairhearing.desk import OpenCase, cases_of
from fairhearing.web.house import Rooms
from fairhearing.web.models import Case
from tests.club import Club, settle
from tests.fakes import FakeClock
from tests.web.conftest import make_account, sign_in
from tests.web.filling import check, hidden, sending, words

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]


@pytest.fixture
def club(place: Rooms) -> Club:
    """The club, five days ago."""
    return settle(replace(place.house, clock=FakeClock(place.house.now() - timedelta(days=5))))


@pytest.fixture
def as_person(browser: Browser) -> Callable[[str], Client]:
    """Return a browser in which somebody of the roll signed in, without having opened any keys."""

    def make(person: str) -> Client:
        client = browser()
        sign_in(client, make_account(person, person))
        return client

    return make


AsPerson = Callable[[str], Client]


def day(place: Rooms, ago: int) -> str:
    """Return a day so many days ago."""
    return str(place.house.now().date() - timedelta(days=ago))


def only_case(club: Club, officer: str) -> OpenCase:
    """Return the one case that opens for an officer."""
    (case,) = cases_of(club.house, club.officers[officer])
    return case


def test_officer_hands_on_what_they_were_told(club: Club, place: Rooms, as_person: AsPerson) -> None:
    """It arrives word for word, the clock starts with the hearing, and nobody is told before they are asked."""
    client = as_person("c02")
    checked = check(client, "/told-me", text="“He did it again.”", heard_on=day(place, 2), course="ask-first")
    assert checked.status_code == 200
    receipt = words(client.post("/told-me/go", sending(checked)))
    case = only_case(club, "c04")
    assert [act.public.kind for act in case.acts] == ["report-received", "heard-by-officer", "report-handed-on"]
    assert case.acts[0].fields["text"] == "“He did it again.”"
    assert case.acts[0].fields["how"] == "handed-on"
    assert str(case.acts[1].public.on) == day(place, 2)
    assert cases_of(club.house, club.officers["c02"]) == ()
    assert (
        b"Show my new words"
        in Client(headers={"origin": place.house.origin}).post("/mailbox/open", {"words": receipt}).content
    )


def test_page_asks_for_no_label(club: Club, as_person: AsPerson) -> None:
    """Neither a category nor anything that settles it can be entered; what officers must do stands on top."""
    page = as_person("c02").get("/told-me").content.decode()
    assert "category" not in page.lower()
    assert "hand it on within 48 hours" in page
    assert 'name="consents"' not in page


def test_day_that_has_not_come_is_refused(club: Club, place: Rooms, as_person: AsPerson) -> None:
    """Nobody can have heard something tomorrow; the rest is kept."""
    answer = check(as_person("c02"), "/told-me", heard_on=day(place, -1))
    assert answer.status_code == 422
    assert b"lies in the future" in answer.content
    assert b"What happened, in my words." in answer.content


def test_handed_on_twice_is_one_report(club: Club, place: Rooms, as_person: AsPerson) -> None:
    """The same page sent again shows the same words."""
    client = as_person("c02")
    fields = sending(check(client, "/told-me", heard_on=day(place, 1)))
    assert words(client.post("/told-me/go", fields)) == words(client.post("/told-me/go", fields))
    assert Case.objects.count() == 1


def test_receiver_enters_a_report_by_telephone(club: Club, place: Rooms, as_person: AsPerson) -> None:
    """How it came and when is kept, and what the caller agreed to."""
    client = as_person("c03")
    more = {"channel": "telephone", "heard_on": day(place, 1), "consents": ["mediation"]}
    checked = check(client, "/enter-report", **more)
    assert b"By telephone" in checked.content
    client.post("/enter-report/go", sending(checked))
    case = only_case(club, "c04")
    assert case.acts[0].fields["how"] == "telephone"
    assert str(case.acts[0].public.on) == day(place, 1)
    assert case.acts[0].fields["consents"] == ["mediation"]


def test_receivers_form_speaks_of_another(club: Club, as_person: AsPerson) -> None:
    """Whoever types for somebody else is asked about that person, not about themselves."""
    page = as_person("c03").get("/enter-report").content.decode()
    assert "Who told it, and who may read it" in page
    assert "What do they agree to?" in page
    for own in ("You, and who may read it", "What do you agree to?", "open your report"):
        assert own not in page


def test_page_for_receivers_is_not_there_for_others(club: Club, place: Rooms, as_person: AsPerson) -> None:
    """Somebody who receives nothing finds no such page, whether they look or send."""
    client = as_person("c09")
    draft = hidden(client.get("/told-me"), "draft")
    assert client.get("/enter-report").status_code == 404
    assert client.post("/enter-report/go", {"draft": draft, "text": "x"}).status_code == 404


def test_who_is_not_signed_in_is_asked_to(club: Club, browser: Browser) -> None:
    """Both pages are for people with an account."""
    for page in ("/told-me", "/enter-report"):
        assert browser().get(page)["Location"].startswith("/accounts/login")


def test_signed_out_while_writing_loses_nothing(club: Club, place: Rooms, as_person: AsPerson) -> None:
    """What was typed waits sealed, the page asks to sign in elsewhere, and then everything is there again."""
    client = as_person("c02")
    draft = hidden(client.get("/told-me"), "draft")
    cookies = client.cookies.copy()
    client.cookies.clear()
    fields = {"draft": draft, "text": "Word for word", "heard_on": day(place, 1), "course": "hold"}
    asked = client.post("/told-me/go", fields)
    assert asked.status_code == 401
    client.cookies = cookies.copy()
    back = client.post("/told-me/go", {"draft": hidden(asked, "draft"), "step": hidden(asked, "step")})
    assert b"Word for word" in back.content
    checked = client.post("/told-me/go", fields)
    client.cookies.clear()
    asked = client.post("/told-me/go", sending(checked))
    assert Case.objects.count() == 0
    client.cookies = cookies.copy()
    assert words(client.post("/told-me/go", sending(asked))) == sending(checked)["receipt"]
    assert Case.objects.count() == 1


def test_signed_out_over_a_second_report_on_the_same_page_loses_neither(
    club: Club, place: Rooms, as_person: AsPerson
) -> None:
    """Who went back to a page that was sent, and wrote something else there, finds that and no old receipt."""
    client = as_person("c02")
    typed = {"text": "The first.", "heard_on": day(place, 1), "course": "hold"}
    typed["draft"] = hidden(client.get("/told-me"), "draft")
    first = sending(client.post("/told-me/go", typed))
    assert words(client.post("/told-me/go", first)) == first["receipt"]

    def come_back(text: str) -> HttpResponse:
        cookies = client.cookies.copy()
        client.cookies.clear()
        asked = client.post("/told-me/go", {**typed, "text": text})
        client.cookies = cookies
        return client.post("/told-me/go", {"draft": hidden(asked, "draft"), "step": hidden(asked, "step")})

    assert b"The second." in come_back("The second.").content
    assert words(come_back("The first.")) == first["receipt"]


def test_signed_out_with_too_many_files_is_told(club: Club, browser: Browser) -> None:
    """The text is kept, and the page says that not every file was."""
    files = [SimpleUploadedFile(f"{number}.txt", b"a") for number in range(21)]
    asked = browser().post("/enter-report/go", {"text": "Word for word", "files": files})
    assert asked.status_code == 401
    assert b"Not every file was taken in" in asked.content
    assert b"Nothing is lost" not in asked.content


def test_signed_out_with_a_full_disk_keeps_the_form(club: Club, browser: Browser) -> None:
    """Where not even the draft can be kept, the text stands in the page."""
    (Path(django_settings.FAIRHEARING_HOME) / "drafts").write_text("no folder can be made here")
    answer = browser().post("/enter-report/go", {"text": "Word for word"})
    assert answer.status_code == 503
    assert b"Word for word" in answer.content
