"""P2 sealed: keys go to those who receive a report and to nobody else; sizes tell nothing, nor do files."""

from __future__ import annotations

import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fairhearing.desk import Party, Proposal, Upload, open_case, open_mailbox, take_up_letter, tell_respondent
from fairhearing.desk.letting_in import AFFECTED_IN, WITNESS_IN, let_in_party
from fairhearing.desk.trying import try_batches
from fairhearing.sealing import WRAP_SIZE, read_receipt
from fairhearing.web.files.asking import Question, ask
from tests.promises.test_p02_sealed import PLANTED, everything_at_rest
from tests.walking import act, panel_of
from tests.web import handed_in
from tests.web.filling import check, hidden, sending, words
from tests.web.handed_in import AUTHOR, MODEL

PHOTO = handed_in.photo()
ENDS = ("/look", "/picture/0", "/copy", "")
TOLD = (AUTHOR, MODEL, "SN-4711", "52.51639")
READS = {"who", "what", "reporter-mail", "respondent-mail"}


def opened(club, code):
    """Return, for everybody with keys, which compartments any wrap of a case opens for them."""
    with club.house.books.reading() as ledger:
        batches = ledger.batches(code)
    keys = {person: try_batches(batches, one.identity) for person, one in club.officers.items()}
    return {person: {place[1] for place in found} for person, found in keys.items() if found}


def test_no_wrap_opens_for_anybody_but_those_who_receive_it(club):
    """Not for leaders, overseers, other officers or whoever is conflicted: nothing at all opens for their keys."""
    _, code = club.report()
    assert opened(club, code) == {"c04": READS}
    _, code = club.report(respondents=(), described="The tall one")
    assert set(opened(club, code)) == {"x01", "x02", "x03"}
    assert all(names == {"who"} for names in opened(club, code).values())


def test_who_is_only_asked_gets_no_key_of_what_happened(walk, club):
    """Before somebody drawn says that they are free, nothing but the question opens for them."""
    way = walk("drawn")
    keys = opened(club, way.code)
    assert [keys[person] for person in panel_of(club, way).values()] == [{"panel"}] * 3


def sizes(home):
    """Return the sizes of all sealed files."""
    return sorted(path.stat().st_size for path in (home / "blobs").rglob("*") if path.is_file())


def test_the_size_of_a_file_does_not_tell_how_much_was_written(walk, club, home):
    """A line and a page, a small picture and a smaller one leave files of the same sizes."""
    short = {"text": "No.", "files": (Upload("a.txt", "text/plain", b"a"),)}
    long = {"text": "No. " * 300, "files": (Upload("a-longer-name.txt", "text/plain", b"a" * 3000),)}
    club.report(**short)
    first = sizes(home)
    club.report(**long)
    assert sizes(home) == sorted(first * 2)
    assert min(first) >= 4096


def test_an_attachment_is_nowhere_in_the_open(walk, club, home):
    """Neither its content nor its name, from a report or from a later act."""
    file = Upload(f"{PLANTED}.txt", "text/plain", f"They wrote {PLANTED}.".encode())
    receipt, code = club.report(files=(file,))
    act(club, club.officers["c04"], code, "report-acknowledged", "reporter-1", text=f"We read {PLANTED}.")
    assert open_mailbox(club.house, read_receipt(receipt)).acts[0].files[0]["name"] == file.name
    assert not [heap[:60] for heap in everything_at_rest(home) if PLANTED.encode() in heap]


def test_a_draft_between_the_pages_opens_with_its_form_alone(site, home):
    """Neither what was typed, nor the draft's key, nor the words of the receipt lie anywhere on the server."""
    checked = check(site.browser(), text=f"They said {PLANTED}.", described=PLANTED)
    assert PLANTED in checked.content.decode()
    key = hidden(checked, "draft").partition(".")[2]
    receipt = hidden(checked, "receipt").encode()
    heaps = everything_at_rest(home)
    assert any((home / "drafts").iterdir())
    for secret in (PLANTED.encode(), key.encode(), bytes.fromhex(key), receipt):
        assert not [heap[:60] for heap in heaps if secret in heap]


@pytest.mark.parametrize("kind", ["recused", "resigned"])
def test_whoever_left_a_case_reads_nothing_that_is_written_later(club, kind):
    """From then on no compartment opens for their keys, whatever they remember."""
    _, code = club.report(respondents=("Ivy Nine",))
    act(club, club.officers["c03"], code, kind)
    act(club, club.officers["c04"], code, "category-set", value="bullying", reason=PLANTED)
    act(club, club.officers["c04"], code, "message-sent", "reporter-1", text=PLANTED)
    assert PLANTED in repr([one.parts for one in open_case(club.house, club.officers["c04"], code).acts])
    left = open_case(club.house, club.officers["c03"], code)
    assert [one.parts for one in left.acts[-2:]] == [{}, {}]


def test_the_public_part_of_acts_holds_no_category(walk, club):
    """The reason class of each act is of the closed list, whatever was chosen in the sealed part."""
    way = walk("categorised")
    classes = {one.public.reason_class for one in open_case(club.house, club.officers["c04"], way.code).acts}
    assert classes == {""}


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
    assert not [(word, heap[:60]) for heap in heaps for word in TOLD if word.encode() in heap]


def _newest(club):
    with club.house.books.reading() as ledger:
        return [row.code for row in ledger.cases()][-1]


def test_what_reads_a_file_can_carry_nothing_out():
    """It has no way out but its answer: no disk, no network, no other process, nothing inherited."""
    tried = ask(Question("everything", "trying"), PHOTO)
    assert tried.facts
    assert {answer for _, answer in tried.facts} == {"refused"}
    assert tried.numbers == {"open": 0, "environment": 0}


def second_of(club, code):
    notice = {"what": "Something else", "text": "Letter", "how": "letter"}
    letter = tell_respondent(club.house, club.officers["c04"], code, notice, slot="respondent-2").code
    return Party(read_receipt(take_up_letter(club.house, letter.letter, letter.spoken).receipt))


def test_one_respondent_reads_nothing_of_another(walk, club):
    """Neither what was put to the other, nor what the other answers, before and after both were told."""
    way = walk("answered", respondents=("Fir Six", "Hazel Eight"))
    first, second = Party(read_receipt(way.respondent.receipt)), second_of(club, way.code)
    act(club, first, way.code, "respondent-message-sent", text=f"One says {PLANTED}.")
    act(club, second, way.code, "respondent-message-sent", text=f"Two says {PLANTED}.")
    for party, others in ((first, ("Two says", "Something else")), (second, ("One says", "What is put"))):
        seen = repr([one.parts for one in open_mailbox(club.house, party.keys).acts])
        assert PLANTED in seen
        assert not any(words in seen for words in others)


def test_rows_of_a_mail_of_its_own_are_as_large_as_all_others(walk, club):
    """How many read it cannot be told from its wraps: they come in the same numbers, all of one size."""
    way = walk("answered", respondents=("Fir Six", "Hazel Eight"))
    second_of(club, way.code)
    with club.house.books.reading() as ledger:
        sizes = {row.compartment: len(row.wraps) for row in ledger.batches(way.code)}
    assert sizes["respondent-mail-2"] == sizes["respondent-mail"] == 16 * WRAP_SIZE


def test_a_witness_and_an_affected_person_read_nothing_of_the_others(walk, club):
    """A witness reads what they are asked; an affected person what they and the handlers write to one another."""
    way = walk("answered", text=f"They said {PLANTED}.", affected="Ivy Nine")
    for kind, slot in ((AFFECTED_IN, "affected-1"), (WITNESS_IN, "witness-1")):
        fields = {"text": "Letter", "how": "letter", "questions": "What did you see?"}
        asked = Proposal(kind, fields, to=slot)
        code = let_in_party(club.house, club.officers["c04"], way.code, asked).code
        party = Party(read_receipt(take_up_letter(club.house, code.letter, code.spoken).receipt))
        case = open_mailbox(club.house, party.keys)
        assert len({name for name, _ in case.secrets}) == 1
        assert PLANTED not in repr([one.parts for one in case.acts])
        assert "What is put" not in repr([one.parts for one in case.acts])
