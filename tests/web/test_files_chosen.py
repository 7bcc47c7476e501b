"""Before a report is sent its writer sees what the files tell, and may send copies that do not."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from fairhearing.desk import open_mailbox
from fairhearing.identifiers import Digest
from fairhearing.sealing import Identity, open_draft, open_file, read_receipt, seal_draft
from fairhearing.web.files import asking
from fairhearing.web.files.answer import Answer
from fairhearing.web.house import Rooms, rooms
from fairhearing.web.intake import choosing, views_report
from fairhearing.web.transactions import busy
from tests.club import Club, settle
from tests.web import handed_in
from tests.web.filling import GIVEN, check, hidden, sending, words
from tests.web.handed_in import AUTHOR, MODEL

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
PHOTO = handed_in.photo()


@pytest.fixture
def club(place: Rooms) -> Club:
    return settle(place.house)


def a_photo(name: str = "IMG_20260214.jpg", data: bytes = PHOTO) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "image/jpeg")


def choose(client: Client, page: HttpResponse, step: str, place: object = 0) -> HttpResponse:
    """Press the button of a file on the check page."""
    return client.post("/report", {"draft": hidden(page, "draft"), "step": step, "file": place})


def sent(club: Club, client: Client, page: HttpResponse) -> list[tuple[str, bytes]]:
    """Send what is on the check page and return the names and contents that were taken in."""
    receipt = words(client.post("/report", sending(page)))
    files = open_mailbox(club.house, read_receipt(receipt)).acts[0].files
    return [
        (
            str(file["name"]),
            open_file(
                club.house.blobs.get(Digest(str(file["digest"]))), Identity(bytes.fromhex(str(file["key"])))
            ),
        )
        for file in files
    ]


def test_the_check_page_says_what_the_files_tell(club: Club, browser: Browser) -> None:
    """When, where, with what and by whom; a kind that is not what the name says; and what each choice means."""
    answer = check(browser(), files=[a_photo(), SimpleUploadedFile("list.pdf", b"plain text", "application/pdf")])
    page = answer.content.decode()
    for text in ("14 February 2026, 18:05", "52.51639, -13.37750", MODEL, AUTHOR):
        assert text in page
    assert "ends in .pdf, but the content is plain text" in page
    assert "The original is the better evidence" in page
    assert page.count('value="copy"') == 1


def test_left_as_it_is_the_original_is_sent(club: Club, browser: Browser) -> None:
    """Whoever presses nothing sends what they handed in, byte for byte."""
    client = browser()
    assert sent(club, client, check(client, files=a_photo())) == [("IMG_20260214.jpg", PHOTO)]


def test_a_copy_goes_in_the_place_of_the_original(club: Club, browser: Browser) -> None:
    """Under a name that tells nothing; the page shows it as it is sent, and nothing of the original follows."""
    client = browser()
    page = choose(client, check(client, files=[a_photo("one.jpg"), a_photo("two.jpg")]), "copy", 1)
    assert page.status_code == 200
    assert b"copy-2.jpg" in page.content
    assert b"in the place of <bdi>two.jpg</bdi>" in page.content
    (first, original), (second, copy) = sent(club, client, page)
    assert (first, original, second) == ("one.jpg", PHOTO, "copy-2.jpg")
    for word in (AUTHOR, MODEL, "two.jpg"):
        assert word.encode() not in copy


def test_the_choice_can_be_taken_back_until_it_is_sent(club: Club, browser: Browser) -> None:
    """The original lies in the sealed draft, whatever else is changed meanwhile."""
    client = browser()
    page = check(client, files=[a_photo("one.jpg"), a_photo("two.jpg")])
    page = choose(client, choose(client, page, "copy", 1), "copy", 1)
    draft = hidden(page, "draft")
    assert client.post("/report", {"draft": draft, "step": "change"}).status_code == 200
    page = client.post("/report", {"draft": draft, "drop": "0", **GIVEN})
    assert b"in the place of <bdi>two.jpg</bdi>" in page.content
    page = choose(client, choose(client, page, "original", 0), "original", 0)
    assert sent(club, client, page) == [("two.jpg", PHOTO)]


@pytest.mark.parametrize("given", ["", "7", "-1", "x", "9" * 50])
def test_a_place_that_is_none_changes_nothing(club: Club, browser: Browser, given: str) -> None:
    """Whatever a page is made to send."""
    client = browser()
    page = choose(client, check(client, files=a_photo()), "copy", given)
    assert sent(club, client, page) == [("IMG_20260214.jpg", PHOTO)]


@pytest.mark.parametrize("data", [b"a text", handed_in.docx(), PHOTO[:1_500], handed_in.moving()])
def test_where_no_copy_can_be_made_the_page_says_so_and_keeps_everything(
    club: Club, browser: Browser, data: bytes
) -> None:
    """No button where that is known; pressed all the same, the reason is told, and the file is still there."""
    client = browser()
    page = check(client, files=a_photo("file", data))
    assert (b'value="copy"' in page.content) is (data == PHOTO[:1_500])
    refused = choose(client, page, "copy")
    assert refused.status_code == 422
    assert b"cannot be made of the file" in refused.content
    assert sent(club, client, refused) == [("file", data)]


def test_a_report_can_be_sent_when_nothing_can_be_looked_into(
    club: Club, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others are looked into, or the files are many: the page says what is not known, and takes the report."""
    assert asking.possible()
    client = browser()
    for answer, seconds in ((Answer(refused="busy"), 12.0), (Answer(), 0.0)):
        monkeypatch.setattr(choosing, "SECONDS", seconds)
        monkeypatch.setattr(asking, "_asked", lambda *_, answer=answer: answer)
        page = check(client, files=a_photo())
        assert b"What it tells besides is not known" in page.content
        assert sent(club, client, page) == [("IMG_20260214.jpg", PHOTO)]


def test_a_draft_that_is_gone_or_sent_is_told_as_on_every_page(club: Club, browser: Browser) -> None:
    """Pressed after 48 hours nothing is lost silently; pressed after sending, the words are shown again."""
    client = browser()
    page = check(client, files=a_photo())
    receipt = words(client.post("/report", sending(page)))
    assert words(choose(client, page, "copy")) == receipt
    assert client.post("/report", {"step": "copy", "file": "0"}).status_code == 410


def test_a_full_disk_keeps_the_choice_as_it_was(
    club: Club, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy cannot be kept, which the page says; the original is still there to be sent."""
    client = browser()
    page = check(client, files=a_photo())

    def full(*_: object) -> None:
        raise busy()

    with monkeypatch.context() as patched:
        patched.setattr(views_report, "save", full)
        answer = choose(client, page, "copy")
    assert answer.status_code == 503
    assert sent(club, client, answer) == [("IMG_20260214.jpg", PHOTO)]


def test_a_draft_of_the_version_before_is_read(club: Club, browser: Browser) -> None:
    """It says nothing of originals, and is sent as it was."""
    client = browser()
    page = check(client, files=a_photo())
    name, _, key = hidden(page, "draft").partition(".")
    head, _, rest = open_draft(rooms().drafts.get(name), bytes.fromhex(key)).partition(b"\n")
    before = {field: value for field, value in json.loads(head).items() if field != "originals"}
    rooms().drafts.put(seal_draft(json.dumps(before).encode() + b"\n" + rest, bytes.fromhex(key)), name)
    assert sent(club, client, page) == [("IMG_20260214.jpg", PHOTO)]


def test_officers_who_type_a_report_choose_likewise(club: Club, as_role: Callable[[str], Client]) -> None:
    """What somebody else told an officer, with a photo of theirs."""
    client = as_role("off-roster")
    page = check(client, "/told-me", heard_on="2026-01-02", files=a_photo())
    assert AUTHOR in page.content.decode()
    answer = client.post("/told-me/go", {"draft": hidden(page, "draft"), "step": "copy", "file": "0"})
    assert b"copy-1.jpg" in answer.content


def test_one_draft_is_looked_into_at_a_time(club: Club, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anybody can report: while one draft is looked into, another is taken in without; handlers are not kept."""
    client = browser()
    page = check(client, files=a_photo())
    monkeypatch.setattr(choosing, "PATIENCE", 0.05)
    with choosing._turn() as mine:
        assert mine
        assert b"There was no time to look into it just now" in check(client, files=a_photo()).content
        refused = choose(client, page, "copy")
    assert (refused.status_code, b"Wait a minute" in refused.content) == (503, True)
    assert sent(club, client, refused) == [("IMG_20260214.jpg", PHOTO)]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (handed_in.zipped({"a.jpg": "b"}), b"The files in it were not looked into"),
        (handed_in.film(), b"it may tell more"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"cannot look into a file of this kind"),
    ],
)
def test_what_was_not_looked_into_is_said(club: Club, browser: Browser, data: bytes, says: bytes) -> None:
    """Nobody takes silence about an archive, a film or an old document for an answer."""
    assert says in check(browser(), files=a_photo("file", data)).content
