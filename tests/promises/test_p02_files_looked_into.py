"""P2 sealed: what a file tells is for whoever may open the file; nothing of it comes to a disk or a log."""

from __future__ import annotations

import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fairhearing.desk import Upload, open_case
from fairhearing.web.files.asking import Question, ask
from tests.promises.test_p02_sealed import everything_at_rest
from tests.walking import panel_of
from tests.web import handed_in
from tests.web.filling import check, hidden, sending, words
from tests.web.handed_in import AUTHOR, MODEL

PHOTO = handed_in.photo()
ENDS = ("/look", "/picture/0", "/copy", "")
PLANTED = (AUTHOR, MODEL, "SN-4711", "52.51639")


def file_at(club, code, handler="c04"):
    """Return the address of the file of a case's first act."""
    first = open_case(club.house, club.officers[handler], code).acts[0]
    return f"/cases/{code}/file/{first.public.id}/0"


def test_without_the_compartment_there_is_no_preview(site, walk, club):
    """Not for officers off the roster, overseers or whoever was drawn and only asked: the page that never was."""
    way = walk("drawn", files=(Upload("IMG_1.jpg", "image/jpeg", PHOTO),))
    at = file_at(club, way.code)
    assert [site.officer("c04").get(at + end).status_code for end in ENDS] == [200] * 4
    asked = next(iter(panel_of(club, way).values()))
    for person in ("c03", "c05", asked):
        for end in ENDS:
            answer = site.officer(person).get(at + end)
            never = site.officer(person).get(at.replace(str(way.code), "a" * 26) + end)
            assert (answer.status_code, answer.content) == (404, never.content)


def test_without_the_words_there_is_no_preview(site, walk, club, browser):
    """Neither for the respondent nor for the holder of another mailbox."""
    way = walk("answered", files=(Upload("IMG_1.jpg", "image/jpeg", PHOTO),))
    at = file_at(club, way.code).partition("/file/")[2]
    other, _ = club.report()
    for receipt in (way.respondent.receipt, other):
        client = browser()
        client.post("/mailbox/open", {"words": receipt})
        assert {client.get(f"/mailbox/file/{at}{end}").status_code for end in ENDS} == {404}


def test_what_a_file_tells_is_nowhere_at_rest_and_in_no_log(site, club, browser, home, caplog, capfd):
    """From the check page to the copy that a handler saves, and when a reader fails: no log, at any level."""
    with caplog.at_level(logging.DEBUG):
        client: Client = browser()
        page = check(client, files=SimpleUploadedFile(f"{AUTHOR}.jpg", PHOTO, "image/jpeg"))
        assert AUTHOR in page.content.decode()
        page = client.post("/report", {"draft": hidden(page, "draft"), "step": "copy", "file": "0"})
        page = client.post("/report", {"draft": hidden(page, "draft"), "step": "original", "file": "0"})
        assert words(client.post("/report", sending(page)))
        _, broken = club.report(files=(Upload(f"{AUTHOR}.jpg", "", PHOTO[:1_200]),))
        for code in (broken, _newest(club)):
            at = file_at(club, code)
            told = [site.officer("c04").get(at + end) for end in ENDS]
            assert MODEL in told[0].content.decode()
    out = capfd.readouterr()
    heaps = [*everything_at_rest(home), caplog.text.encode(), out.out.encode(), out.err.encode()]
    assert not [(word, heap[:60]) for heap in heaps for word in PLANTED if word.encode() in heap]


def _newest(club):
    with club.house.books.reading() as ledger:
        return [row.code for row in ledger.cases()][-1]


@pytest.mark.parametrize("task", ["everything"])
def test_what_reads_a_file_can_carry_nothing_out(task):
    """It has no way out but its answer: no disk, no network, no other process, nothing inherited."""
    tried = ask(Question(task, "trying"), PHOTO)
    assert tried.facts
    assert {answer for _, answer in tried.facts} == {"refused"}
    assert tried.numbers == {"open": 0, "environment": 0}
