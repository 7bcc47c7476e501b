"""Reporting: nothing typed is lost, nothing is taken in twice, and nothing is kept of who reports."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, override_settings

from fairhearing.desk import open_case, open_mailbox
from fairhearing.procedure import pack_text
from fairhearing.sealing import read_receipt
from fairhearing.web.house import Rooms, rooms
from fairhearing.web.intake import views_report
from fairhearing.web.models import Case
from tests.club import Club, settle
from tests.web.filling import GIVEN, check, hidden, reported, sending, words

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]


@pytest.fixture
def club(place: Rooms) -> Club:
    """The club with everybody's keys in the directory."""
    return settle(place.house)


def a_file(name: str = "note.txt", data: bytes = b"as it was") -> SimpleUploadedFile:
    """Return a file as a browser sends it."""
    return SimpleUploadedFile(name, data, "text/plain")


def test_report_becomes_a_case_that_its_words_open(club: Club, browser: Browser) -> None:
    """Form, check page, receipt: eleven words that open what was written."""
    case = open_mailbox(club.house, read_receipt(reported(browser(), course="ask-first")))
    assert case.acts[0].fields["text"] == GIVEN["text"]
    assert case.acts[0].fields["course"] == "ask-first"
    assert open_case(club.house, club.officers["c04"], case.row.code).parties().respondent == ("c06",)


def test_nobody_gets_a_cookie_for_reporting(club: Club, browser: Browser) -> None:
    """From the first page to the receipt no answer sets one, and none may be kept."""
    client = browser()
    checked = check(client)
    answers = [client.get("/"), client.get("/report"), checked, client.post("/report", sending(checked))]
    assert [answer.cookies.output() for answer in answers] == [""] * 4
    assert {answer["Cache-Control"] for answer in answers[1:]} == {"no-store"}


def test_one_visitors_address_is_shown_to_no_other(club: Club, browser: Browser) -> None:
    """The page that is made once for everybody has neither the address by which one came nor its lacks."""
    views_report._PAGES.clear()
    assert browser().head("/report").status_code == 200
    assert b"planted-word" in browser().get("/report?from=planted-word").content
    blank = browser().get("/report").content
    assert b"planted-word" not in blank
    assert b'class="languages"' in blank
    assert b"planted-word" not in browser().get("/report").content


def test_sent_twice_is_one_report(club: Club, browser: Browser) -> None:
    """The same check page sent again, by anybody's double click or lost connection, shows the same words."""
    client = browser()
    fields = sending(check(client))
    assert words(client.post("/report", fields)) == words(client.post("/report", fields)) == fields["receipt"]
    assert Case.objects.count() == 1


def test_sent_again_after_the_draft_was_swept_away_is_one_report(club: Club, browser: Browser) -> None:
    """The words in the form alone say that it was taken in."""
    client = browser()
    fields = sending(check(client))
    client.post("/report", fields)
    rooms().drafts.drop(fields["draft"].partition(".")[0])
    assert words(client.post("/report", fields)) == fields["receipt"]
    assert Case.objects.count() == 1


def test_whole_form_sent_again_after_going_back_is_one_report(club: Club, browser: Browser) -> None:
    """Whoever goes back two pages and presses on sees their words again."""
    client = browser()
    draft = hidden(client.get("/report"), "draft")
    first = client.post("/report", {"draft": draft, **GIVEN})
    second = client.post("/report", {"draft": draft, **GIVEN})
    assert sending(first) == sending(second)
    client.post("/report", sending(first))
    assert words(client.post("/report", {"draft": draft, **GIVEN})) == sending(first)["receipt"]
    assert words(client.post("/report", {"draft": draft, "step": "change"})) == sending(first)["receipt"]
    assert Case.objects.count() == 1


def test_empty_report_keeps_everything_else(club: Club, browser: Browser) -> None:
    """Only the first question must be answered; names and files are still there when it was not."""
    client = browser()
    answer = check(client, text="  ", reporter="Gorse Seven", files=[a_file()])
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Please write something here." in page
    assert "Gorse Seven" in page
    assert "note.txt" in page
    again = client.post("/report", {"draft": hidden(answer, "draft"), **GIVEN})
    receipt = words(client.post("/report", sending(again)))
    assert open_mailbox(club.house, read_receipt(receipt)).acts[0].files[0]["name"] == "note.txt"


def test_text_of_ten_megabytes_is_still_in_the_form(club: Club, browser: Browser) -> None:
    """It is too long for one text, which is said, and all of it stands in the page."""
    answer = check(browser(), text="long " * 2_000_000)
    assert answer.status_code == 422
    assert b"longer than can be kept" in answer.content
    assert answer.content.count(b"long long long") > 600_000


def test_request_that_is_larger_than_is_taken_in_is_told_what_to_do(club: Club, browser: Browser) -> None:
    """More than fits in one request is answered in plain words."""
    answer = check(browser(), text="x" * (33 << 20))
    assert answer.status_code == 413
    assert b"too large" in answer.content


RIGHT_TO_LEFT = "\u05e9\u05dc\u05d5\u05dd\n\u0633\u0644\u0627\u0645"


@pytest.mark.parametrize("text", [RIGHT_TO_LEFT, "👩‍👩‍👧 😢", "a\u202eb\u2066c", "<script>&amp;'\""])
def test_any_writing_comes_through_as_it_was(text: str, club: Club, browser: Browser) -> None:
    """Right-to-left text, emoji, invisible signs and markup are kept as typed, and shown as text."""
    client = browser()
    checked = check(client, text=text)
    assert b"<script>&amp;" not in checked.content
    receipt = words(client.post("/report", sending(checked)))
    assert open_mailbox(club.house, read_receipt(receipt)).acts[0].fields["text"] == text


@pytest.mark.parametrize("field", ["text", "reporter", "respondents", "contact"])
def test_nul_is_taken_out_and_told(field: str, club: Club, browser: Browser) -> None:
    """The sign that cannot be kept is named, and the rest of the text is in the form."""
    answer = check(browser(), **{field: "before\0after"})
    assert answer.status_code == 422
    assert b"NUL" in answer.content
    assert b"beforeafter" in answer.content


def test_change_shows_everything_again(club: Club, browser: Browser) -> None:
    """From the check page one goes back to a form with all that was typed, files among it."""
    client = browser()
    checked = check(client, consents=["mediation"], files=[a_file(), a_file("b.txt")])
    back = client.post("/report", {"draft": hidden(checked, "draft"), "step": "change"})
    assert GIVEN["text"].encode() in back.content
    assert b"note.txt" in back.content
    assert re.search(rb'value="mediation"[^>]* checked', back.content)
    again = client.post("/report", {"draft": hidden(back, "draft"), **GIVEN, "drop": "0"})
    assert b"note.txt" not in again.content
    assert b"b.txt" in again.content


def test_too_many_files_are_refused_and_the_earlier_ones_kept(club: Club, browser: Browser) -> None:
    """What does not fit is named; what was there already is still there."""
    client = browser()
    checked = check(client, files=[a_file("kept.txt")])
    files = [a_file(f"{number}.txt") for number in range(20)]
    answer = client.post("/report", {"draft": hidden(checked, "draft"), **GIVEN, "files": files})
    assert answer.status_code == 422
    assert b"20 at most" in answer.content
    assert b"kept.txt" in answer.content


def test_a_file_that_is_too_large_costs_no_word(club: Club, browser: Browser) -> None:
    """The page comes back with the text and the other files on it, and says what may be done."""
    with override_settings(FAIRHEARING_LARGEST_FILE=100_000):
        files = [a_file("talk.mov", b"x" * 200_000), a_file("small.txt")]
        answer = check(browser(), text="It was on the ferry.", files=files)
    assert answer.status_code == 422
    assert b"It was on the ferry." in answer.content
    assert b"Not every file was taken in" in answer.content
    assert b"small.txt" in answer.content
    assert b"talk.mov" not in answer.content


def test_a_page_sent_again_with_a_file_too_large_does_not_pass_for_sent(club: Club, browser: Browser) -> None:
    """Whoever goes back after sending and adds a film is told that it was not taken in."""
    client = browser()
    fields = sending(check(client))
    client.post("/report", fields)
    with override_settings(FAIRHEARING_LARGEST_FILE=100_000):
        film = a_file("talk.mov", b"x" * 200_000)
        answer = client.post("/report", {"draft": fields["draft"], **GIVEN, "files": [film]})
    assert answer.status_code == 422
    assert b"Not every file was taken in" in answer.content


def test_form_left_open_until_its_draft_is_gone_says_so(club: Club, browser: Browser) -> None:
    """After 48 hours the page says plainly that nothing was sent, and where to begin again."""
    client = browser()
    fields = sending(check(client))
    rooms().drafts.drop(fields["draft"].partition(".")[0])
    for step in ("send", "change"):
        answer = client.post("/report", {**fields, "step": step})
        assert answer.status_code == 410
        assert b"Nothing was sent" in answer.content
    assert Case.objects.count() == 0


def test_full_disk_loses_nothing(club: Club, browser: Browser, place: Rooms) -> None:
    """While nothing can be kept the check page stays, and the next try takes it in."""
    client = browser()
    checked = check(client)
    blobs = Path(django_settings.FAIRHEARING_HOME) / "blobs"
    blobs.write_text("no folder can be made here")
    answer = client.post("/report", sending(checked))
    assert answer.status_code == 503
    assert b"was not lost" in answer.content
    blobs.unlink()
    assert words(client.post("/report", sending(answer))) == sending(checked)["receipt"]


def test_draft_that_cannot_be_kept_leaves_the_text_in_the_form(club: Club, browser: Browser) -> None:
    """Even the way to the check page loses nothing that was typed."""
    (Path(django_settings.FAIRHEARING_HOME) / "drafts").write_text("no folder can be made here")
    answer = check(browser())
    assert answer.status_code == 503
    assert GIVEN["text"].encode() in answer.content


def test_report_that_nobody_can_receive_is_not_taken_in(place: Rooms, browser: Browser) -> None:
    """Where nobody has keys yet the page says so, and the draft stays."""
    client = browser()
    answer = client.post("/report", sending(check(client)))
    assert answer.status_code == 503
    assert Case.objects.count() == 0
    assert GIVEN["text"].encode() in answer.content


def test_files_are_kept_as_they_are(club: Club, browser: Browser) -> None:
    """Neither an archive that would swell, nor a program called .pdf, nor a name like a path is looked into."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(20 << 20))
    given = {"swells.zip": packed.getvalue(), "really.pdf": b"MZ\x90\x00", "../../etc/passwd": b"root"}
    client = browser()
    receipt = reported(client, files=[a_file(name, data) for name, data in given.items()])
    client.post("/mailbox/open", {"words": receipt})
    case = open_mailbox(club.house, read_receipt(receipt))
    answers = [client.get(f"/mailbox/file/{case.acts[0].public.id}/{place}") for place in range(3)]
    assert [answer.content for answer in answers] == list(given.values())
    for answer in answers:
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["Content-Type"] == "application/octet-stream"
        assert "sandbox" in answer["Content-Security-Policy"]
        assert "/" not in answer["Content-Disposition"]


def test_name_that_matches_looks_like_one_that_does_not(club: Club, browser: Browser) -> None:
    """Neither the check page nor the receipt page tells whether a name is on the roll."""
    client = browser()
    pages = []
    for name in ("Fir Six", "Fir Sax"):
        checked = check(client, respondents=name)
        sent = client.post("/report", sending(checked))
        pages.append([_without(checked, name), _without(sent, name)])
    assert pages[0] == pages[1]


def _without(answer: HttpResponse, name: str) -> str:
    """Return a page without what was typed, what is drawn at random, and nothing else."""
    page = re.sub(r'value="[^"]*"', "", answer.content.decode().replace(name, ""))
    return re.sub(r'<ol lang="en" class="words">.*?</ol>', "", page, flags=re.DOTALL)


def test_form_follows_the_procedure(place: Rooms, browser: Browser, tmp_path: Path) -> None:
    """Courses, what one can agree to and one's rights are those of the procedure in force."""
    text = pack_text("model-small").replace(
        "courses: [record-only, hold, ask-first, proceed]", "courses: [hold, proceed]"
    )
    text = text.replace("Taking part in mediation", "Sitting down together")
    (tmp_path / "ours.yaml").write_text(text)
    before = django_settings.FAIRHEARING_PROCEDURE
    django_settings.FAIRHEARING_PROCEDURE = str(tmp_path / "ours.yaml")
    rooms.cache_clear()
    try:
        page = browser().get("/report").content.decode()
    finally:
        django_settings.FAIRHEARING_PROCEDURE = before
        rooms.cache_clear()
    assert 'value="hold"' in page
    assert 'value="ask-first"' not in page
    assert "Sitting down together" in page
