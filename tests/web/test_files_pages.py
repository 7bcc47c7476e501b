"""The pages on a file: for whoever may open it and nobody else; what is shown is made here, and kept nowhere."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from fairhearing.desk import Party, Upload, open_case, open_mailbox, perform
from fairhearing.identifiers import CaseCode
from fairhearing.sealing import read_receipt
from fairhearing.web.files import asking
from fairhearing.web.files.answer import Answer
from fairhearing.web.house import Rooms
from tests.walking import Way, walk_to
from tests.web import handed_in
from tests.web.conftest import Browser
from tests.web.filling import hidden
from tests.web.handed_in import AUTHOR, MODEL
from tests.web.officers import Site, stand

pytestmark = pytest.mark.django_db
PHOTO = handed_in.photo()
ENDS = ("", "/look", "/picture/0", "/copy")


@pytest.fixture
def site(place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Site:
    return stand(place, browser, monkeypatch)


def with_file(site: Site, data: bytes = PHOTO, name: str = "IMG_1.jpg") -> tuple[str, str, str]:
    """Return the reporter's words and the addresses of the file, at the case and in the mailbox."""
    words, code = site.club.report(files=(Upload(name, "image/jpeg", data, "jpeg"),))
    act_id = first_act(site, code)
    return words, f"/cases/{code}/file/{act_id}/0", f"/mailbox/file/{act_id}/0"


def first_act(site: Site, code: CaseCode) -> str:
    return str(open_case(site.club.house, site.club.officers["c04"], code).acts[0].public.id)


def mailbox(browser: Browser, words: str) -> Client:
    client = browser()
    assert client.post("/mailbox/open", {"words": words}).status_code == 302
    return client


def text_of(answer: HttpResponse) -> str:
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_a_handler_sees_what_a_file_is_and_tells(site: Site) -> None:
    """The list names its kind and size; its page the rest, a picture made here, the copy and the original."""
    _, at, _ = with_file(site)
    case = site.page("c04", at.partition("/file/")[0])
    assert f'href="{at}/look"' in case
    assert f'href="{at}"' in case
    assert "a photo (JPEG)" in case
    page = site.page("c04", f"{at}/look")
    for text in ("a photo (JPEG)", "14 February 2026, 18:05", "52.51639, -13.37750", MODEL, AUTHOR, "SN-4711"):
        assert text in page
    for end in ("/picture/0", "/copy", ""):
        assert f'"{at}{end}"' in page


def test_the_reporter_sees_the_same_in_their_mailbox(site: Site, browser: Browser) -> None:
    """Their own file, with the same page behind it."""
    words, _, at = with_file(site)
    client = mailbox(browser, words)
    assert f'href="{at}/look"' in text_of(client.get("/mailbox"))
    page = text_of(client.get(f"{at}/look"))
    assert AUTHOR in page
    assert f'"{at}/copy"' in page
    assert [client.get(at + end).status_code for end in ENDS] == [200] * 4


def test_a_picture_is_shown_closed_in_and_never_the_original(site: Site) -> None:
    """Always JPEG, never anything that a browser could take for something else, and not to be kept."""
    _, at, _ = with_file(site)
    answer = site.officer("c04").get(f"{at}/picture/0")
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Content-Disposition"] == 'inline; filename="preview.jpg"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert Image.open(io.BytesIO(answer.content)).size == (480, 640)
    assert AUTHOR.encode() not in answer.content


def test_the_original_is_byte_for_byte_what_was_handed_in(site: Site) -> None:
    """Also after it was looked at, shown and copied."""
    _, at, _ = with_file(site)
    client = site.officer("c04")
    for end in ENDS[1:]:
        assert client.get(at + end).status_code == 200
    answer = client.get(at)
    assert sha256(answer.content).digest() == sha256(PHOTO).digest()
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_a_copy_is_handed_out_to_be_saved_and_tells_nothing(site: Site) -> None:
    """Under the same name with a word more, as a file and not as a page."""
    _, at, _ = with_file(site)
    answer = site.officer("c04").get(f"{at}/copy")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="IMG_1-copy.jpg"'
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert AUTHOR.encode() not in answer.content


@pytest.mark.parametrize("end", ENDS)
def test_others_get_what_they_get_for_a_file_that_never_was(site: Site, browser: Browser, end: str) -> None:
    """Off the roster, with another's words, or with a place too far: the same answer, byte for byte."""
    _, at, boxed = with_file(site)
    other, _ = site.club.report()
    for client, there in ((site.officer("c03"), at), (mailbox(browser, other), boxed)):
        missing = re.sub(r"/file/[a-z0-9]+/0", f"/file/{'a' * 26}/0", there)
        answers = [client.get(path + end) for path in (there, missing)]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert answers[0].content == answers[1].content
    assert site.officer("c04").get(at[:-1] + "1" + end).status_code == 404
    assert browser().get(at + end).status_code == 302


def test_a_respondent_opens_what_is_theirs_alone(site: Site, browser: Browser) -> None:
    """Their own exhibit they see; of the reporter's file nothing opens, whatever they ask for."""
    way = walk_to(site.club, "answered", files=(Upload("IMG_1.jpg", "image/jpeg", PHOTO),))
    assert way.respondent is not None
    client = mailbox(browser, way.respondent.receipt)
    theirs = f"/mailbox/file/{first_act(site, way.code)}/0"
    assert {client.get(theirs + end).status_code for end in ENDS} == {404}
    own = exhibit(site, way, handed_in.pdf(2), "letter.pdf")
    assert {client.get(own + end).status_code for end in ENDS} == {200}


def exhibit(site: Site, way: Way, data: bytes, name: str) -> str:
    """Hand in a file as the respondent, and return its address in their mailbox."""
    from fairhearing.desk import Proposal
    from fairhearing.identifiers import KindName

    assert way.respondent is not None
    party = Party(read_receipt(way.respondent.receipt))
    proposal = Proposal(KindName("exhibit-added"), {"text": "Look"}, files=(Upload(name, "", data),))
    done = perform(site.club.house, party, way.code, proposal)
    return f"/mailbox/file/{done.public.id}/0"


def test_the_sides_lead_to_the_pages_of_their_files(site: Site) -> None:
    """Whoever compares both sides can look at what each of them showed."""
    way = walk_to(site.club, "answered", files=(Upload("IMG_1.jpg", "image/jpeg", PHOTO),))
    page = site.page("c04", f"/cases/{way.code}/sides")
    assert f"/cases/{way.code}/file/{first_act(site, way.code)}/0/look" in page


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        (
            "form.pdf",
            handed_in.pdf(7, catalog=handed_in.SCRIPTED),
            ["There is a program inside", "The first 5 pages"],
        ),
        ("minutes.pdf", handed_in.zipped({"a.txt": "b"}), ["but the content is a ZIP archive", "a.txt"]),
        (
            "page.html",
            b"<html><script>alert(1)</script></html>",
            ["&lt;script&gt;alert", "A browser that opens"],
        ),
        ("bomb.png", handed_in.bomb(), ["too large to be looked into", "It was not looked into"]),
        ("what", bytes(range(256)), ["does not know", "No picture is made", "besides is not known"]),
        ("note.txt", b"hello", ["hello", "Nothing was found beside what one sees"]),
        ("a.docx", handed_in.docx(), [AUTHOR, "Third Hand", "save it as PDF"]),
    ],
)
def test_every_kind_of_file_has_its_page(site: Site, name: str, data: bytes, says: list[str]) -> None:
    """In words that say what it is, what to take care of, and what cannot be done."""
    _, at, _ = with_file(site, data, name)
    page = site.page("c04", f"{at}/look")
    for text in says:
        assert text in page
    assert "<script>" not in page


@pytest.mark.parametrize(("end", "status"), [("/picture/0", 400), ("/picture/7", 400), ("/copy", 400), ("", 200)])
def test_what_cannot_be_made_is_told_and_the_original_stays(site: Site, end: str, status: int) -> None:
    """Of a broken file neither picture nor copy; the file itself is handed out all the same."""
    _, at, _ = with_file(site, PHOTO[:1_500])
    assert site.officer("c04").get(at + end).status_code == status


def test_a_machine_that_cannot_close_a_process_in_shows_no_file(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page says so; kind, size and the original are there as before."""
    asking._LOCKS.clear()
    monkeypatch.setattr(asking, "_asked", lambda *_: Answer(refused="unlocked"))
    _, at, _ = with_file(site)
    page = site.page("c04", f"{at}/look")
    assert "has no way to close a program in" in page
    assert "a photo (JPEG)" in page
    assert AUTHOR not in page
    assert [site.officer("c04").get(at + end).status_code for end in ENDS] == [200, 200, 400, 400]


def test_while_others_are_looked_into_one_is_asked_to_wait(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """503, and what to do."""
    _, at, _ = with_file(site)
    assert asking.possible()
    monkeypatch.setattr(asking, "_asked", lambda *_: Answer(refused="busy"))
    answer = site.officer("c04").get(f"{at}/picture/0")
    assert answer.status_code == 503
    assert b"Wait a minute" in answer.content


def test_nothing_of_a_file_comes_to_the_disk(site: Site, tmp_path: Path) -> None:
    """Looking, showing and copying leave the folder of the installation as it was."""
    _, at, _ = with_file(site)

    def heap() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in (tmp_path / "blobs").rglob("*") if path.is_file()}

    before, names = heap(), {path.name for path in tmp_path.rglob("*")}
    client = site.officer("c04")
    for end in ENDS:
        assert client.get(at + end).status_code == 200
    assert heap() == before
    assert {path.name for path in tmp_path.rglob("*")} == names


def test_an_act_without_a_kind_is_listed_as_before(site: Site) -> None:
    """Files of earlier versions, and those of an outside body, have no kind in the list, or one that is none."""
    for found in ("", "no-such-kind"):
        _, code = site.club.report(files=(replace(Upload("old.bin", "", b"x"), found=found),))
        page = site.page("c04", f"/cases/{code}")
        assert re.search(r"<bdi>old.bin</bdi></a> \(1\s*byte\)", page)


def test_a_party_chooses_likewise_for_what_they_hand_in_later(site: Site, browser: Browser) -> None:
    """At the check page of an exhibit, and of a message, which without files has none."""
    way = walk_to(site.club, "told")
    client = mailbox(browser, way.reporter)
    for kind in ("report-added-to", "message-sent"):
        page = f"/mailbox/do/{kind}"
        draft = {"draft": hidden(client.get(page), "draft")}
        checked = client.post(page, {**draft, "text": "Look", "files": SimpleUploadedFile("IMG_1.jpg", PHOTO)})
        assert AUTHOR in text_of(checked)
        assert "copy-1.jpg" in text_of(client.post(page, {**draft, "step": "copy", "file": "0"}))
        assert client.post(page, {**draft, "step": "send"}).status_code == 302
    last = open_mailbox(site.club.house, read_receipt(way.reporter)).acts[-2:]
    assert [str(one.files[0]["name"]) for one in last] == ["copy-1.jpg", "copy-1.jpg"]
    assert AUTHOR.encode() not in client.get(f"/mailbox/file/{last[0].public.id}/0").content


def test_a_party_is_told_where_no_copy_can_be_made(site: Site, browser: Browser) -> None:
    """The check page comes back with the reason, and the file is sent as it is."""
    way = walk_to(site.club, "told")
    client, page = mailbox(browser, way.reporter), "/mailbox/do/report-added-to"
    draft = {"draft": hidden(client.get(page), "draft")}
    client.post(page, {**draft, "text": "Look", "files": SimpleUploadedFile("a.docx", handed_in.docx())})
    refused = client.post(page, {**draft, "step": "copy", "file": "0"})
    assert (refused.status_code, b"cannot be made of the file" in refused.content) == (422, True)
    assert client.post(page, {**draft, "step": "send"}).status_code == 302
