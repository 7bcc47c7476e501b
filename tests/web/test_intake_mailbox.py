"""The mailbox: each side sees what is theirs, does what the procedure permits now, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fairhearing.desk import open_case, open_mailbox, take_up_letter, tell_respondent
from fairhearing.record import read_proof
from fairhearing.sealing import read_receipt
from fairhearing.web.house import Rooms, rooms
from tests.club import Club, settle
from tests.fakes import FakeClock
from tests.walking import Way, act, walk_to
from tests.web.filling import do, hidden

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
PLANTED = "zqxplanted"


@pytest.fixture
def club(place: Rooms) -> Club:
    """The club, ten days ago."""
    return settle(replace(place.house, clock=FakeClock(place.house.now() - timedelta(days=10))))


@pytest.fixture
def opened(browser: Browser) -> Callable[[str], Client]:
    """Return a browser in which a mailbox is open."""

    def make(receipt: str) -> Client:
        client = browser()
        assert client.post("/mailbox/open", {"words": receipt}).status_code == 302
        return client

    return make


Opened = Callable[[str], Client]


def told_of(club: Club, way: Way) -> str:
    """Take a respondent's letter up and return their words."""
    assert way.letter is not None
    return take_up_letter(club.house, way.letter.letter, way.letter.spoken).receipt


def seen(client: Client) -> str:
    """Return the mailbox page."""
    answer = client.get("/mailbox")
    assert answer.status_code == 200
    return answer.content.decode()


def test_reporter_sees_what_was_done_and_what_is_due(club: Club, opened: Opened) -> None:
    """Acts with who did them, contents that are for them, the category with its reason, and the clocks."""
    way = walk_to(club, "told")
    act(club, club.officers["c04"], way.code, "message-sent", "reporter-1", text="How are you?")
    page = seen(opened(way.reporter))
    for text in ("It arrived.", "How are you?", "Apart at meetings.", "Bullying", "Again and again.", "due by"):
        assert text in page
    assert "Respondent told" in page
    assert "What is put" not in page


def test_overdue_is_said_in_words(club: Club, opened: Opened) -> None:
    """What was not done in time is shown to the party as overdue, with the rule and who owes it."""
    receipt, _ = club.report()
    page = seen(opened(receipt))
    assert "overdue since" in page
    assert "The receivers tell the reporter within three days" in page


def test_respondent_sees_what_is_put_and_nothing_of_the_reporter(club: Club, opened: Opened) -> None:
    """No word of the report, of the reporter's mail, of the safety plan, and no sign of what only they did."""
    way = walk_to(club, "planned", text=f"{PLANTED} one", contact=f"{PLANTED} two")
    reporter = opened(way.reporter)
    do(reporter, "message-sent", text=f"{PLANTED} three")
    do(reporter, "report-added-to", text=f"{PLANTED} four", files=SimpleUploadedFile(f"{PLANTED}.txt", b"five"))
    do(reporter, "retaliation-reported", text=f"{PLANTED} six")
    club.clock.at = rooms().house.now()
    told = {"what": "What is put", "when": "2026-02", "where": "the hall", "text": "Letter", "how": "letter"}
    way.letter = tell_respondent(club.house, club.officers["c04"], way.code, told).code
    club.clock.at = rooms().house.now()
    client = opened(told_of(club, way))
    page = seen(client)
    assert "What is put" in page
    assert page.count("What is put to you") == 2
    assert "What is put to them" not in page
    assert "Nobody has found that it was so." in page
    assert "You have 14 days to answer" in page
    assert PLANTED not in page
    for hint in ("Retaliation reported", "Safety plan", "Report received", "Category set", "Bullying", "Fir Six"):
        assert hint not in page
    case = open_mailbox(club.house, read_receipt(way.reporter))
    for one in case.acts:
        if one.public.kind not in {"respondent-notified", "letter-delivered"}:
            for address in (f"/mailbox/file/{one.public.id}/0", f"/mailbox/record/{one.public.id}"):
                assert client.get(address).status_code == 404
            assert client.get(f"/mailbox/record/{one.public.id}/proof.json").status_code == 404


def test_respondent_answers_names_witnesses_and_asks_for_time(club: Club, opened: Opened) -> None:
    """What they write reaches the receivers in their own words."""
    way = walk_to(club, "told")
    client = opened(told_of(club, way))
    assert do(client, "extension-asked", reason="I am away.").status_code == 302
    file = SimpleUploadedFile("letter.pdf", b"MZ")
    assert do(client, "response-received", answer="denies", text="It was not so.", files=file).status_code == 302
    assert do(client, "witness-named", person="Hazel Eight").status_code == 302
    assert do(client, "exhibit-added", text="A picture").status_code == 302
    assert do(client, "respondent-message-sent", text="When do I hear?").status_code == 302
    page = seen(client)
    for text in ("Denies", "It was not so.", "letter.pdf", "I am away.", "When do I hear?"):
        assert text in page
    case = open_case(club.house, club.officers["c04"], way.code)
    assert case.done("response-received")[0].fields == {"answer": "denies", "text": "It was not so."}


def test_same_page_sent_twice_is_done_once(club: Club, opened: Opened) -> None:
    """A message or a statement whose answer was lost can be sent again without being there twice."""
    receipt, code = club.report()
    client = opened(receipt)
    for kind, fields in (("message-sent", {"text": "Hello"}), ("statement-signed", {"text": "It was so."})):
        page = f"/mailbox/do/{kind}"
        draft = hidden(client.get(page), "draft")
        steps = [{"draft": draft, **fields}, {"draft": draft, "step": "send"}, {"draft": draft, "step": "send"}]
        assert [client.post(page, step).status_code for step in [*steps, steps[0]]][1:] == [302, 302, 302]
        assert len(open_case(club.house, club.officers["c04"], code).done(kind)) == 1


def test_check_page_shows_what_is_sent_and_the_way_back(club: Club, opened: Opened) -> None:
    """Before something becomes part of the case it is shown once more, with its files and choices in words."""
    receipt, _ = club.report()
    client = opened(receipt)
    page = "/mailbox/do/consent-given"
    draft = hidden(client.get(page), "draft")
    checked = client.post(page, {"draft": draft, "scope": "mediation", "text": "As long as I may stop."})
    assert b"Taking part in mediation" in checked.content
    back = client.post(page, {"draft": draft, "step": "change"})
    assert b"As long as I may stop." in back.content
    client.post(page, {"draft": draft, "step": "send"})
    assert "Taking part in mediation" in seen(client)


def test_reporter_steers_and_contests(club: Club, opened: Opened) -> None:
    """They change how far it goes and say that the category is wrong, and the page follows."""
    way = walk_to(club, "categorised")
    client = opened(way.reporter)
    assert do(client, "course-set", value="hold").status_code == 302
    assert do(client, "category-contested", text="It was a threat.").status_code == 302
    page = seen(client)
    assert "Keep it for now." in page
    assert "It was a threat." in page


def test_what_is_missing_is_told_and_the_rest_kept(club: Club, opened: Opened) -> None:
    """A form with something missing comes back as it was typed."""
    way = walk_to(club, "told")
    client = opened(told_of(club, way))
    answer = client.post("/mailbox/do/response-received", {"text": "My words"})
    assert answer.status_code == 422
    assert b"My words" in answer.content


def test_what_is_not_permitted_is_refused_with_its_rule(club: Club, opened: Opened) -> None:
    """An appeal before any outcome: the page refuses; whoever posts it is told the rule and keeps their text."""
    receipt, _ = club.report()
    client = opened(receipt)
    assert client.get("/mailbox/do/appeal-filed").status_code == 409
    page = "/mailbox/do/appeal-filed"
    draft = hidden(client.get("/mailbox/do/message-sent"), "draft")
    client.post(page, {"draft": draft, "grounds": "evidence", "text": "My reasons"})
    answer = client.post(page, {"draft": draft, "step": "send"})
    assert answer.status_code == 409
    assert b"appealing" in answer.content
    assert b"My reasons" in answer.content


@pytest.mark.parametrize("kind", ["no-such-kind", "report-received", "panel-drawn"])
def test_kinds_that_are_not_done_by_hand_do_not_exist(kind: str, club: Club, opened: Opened) -> None:
    """What comes with a use case, and what is no kind, has no page."""
    receipt, _ = club.report()
    assert opened(receipt).get(f"/mailbox/do/{kind}").status_code == 404


def test_both_sides_are_told_the_outcome_and_can_appeal(place: Rooms, opened: Opened) -> None:
    """Once they were told, each side has the outcome in the mailbox and the way to appeal."""
    club = settle(replace(place.house, clock=FakeClock(place.house.now() - timedelta(days=20))))
    way = walk_to(club, "notified")
    assert way.respondent is not None
    for receipt in (way.reporter, way.respondent.receipt):
        client = opened(receipt)
        page = seen(client)
        assert "Outcome" in page
        assert "/mailbox/do/appeal-filed" in page
        assert "Nobody has found that it was so." not in page
    assert do(client, "appeal-filed", grounds="evidence", text="There is a letter.").status_code == 302
    assert "There is a letter." in seen(client)


def test_proof_comes_with_the_next_checkpoint(club: Club, opened: Opened) -> None:
    """Before it the page says when to come back; afterwards the file proves the act."""
    receipt, _ = club.report()
    client = opened(receipt)
    act_id = open_mailbox(club.house, read_receipt(receipt)).acts[0].public.id
    assert b"not in the record yet" in client.get(f"/mailbox/record/{act_id}").content
    assert client.get(f"/mailbox/record/{act_id}/proof.json").status_code == 400
    club.checkpoint()
    assert b"This is in the record." in client.get(f"/mailbox/record/{act_id}").content
    answer = client.get(f"/mailbox/record/{act_id}/proof.json")
    assert answer["Content-Disposition"].startswith("attachment")
    assert read_proof(answer.content.decode()).index == 0


def test_message_written_while_the_mailbox_closed_itself_is_sent_on(club: Club, opened: Opened) -> None:
    """It was sealed to its writer; after the words are entered again it goes where it should."""
    receipt, code = club.report()
    client = opened(receipt)
    page = client.get("/mailbox/do/message-sent")
    client.cookies.clear()
    fields = {"draft": hidden(page, "draft"), "keep_for": hidden(page, "keep_for"), "text": "Still here"}
    asked = client.post("/mailbox/do/message-sent", fields)
    kept = asked["Location"].partition("next=")[2].replace("%2F", "/")
    assert client.post("/mailbox/open", {"words": receipt, "next": kept})["Location"] == kept
    assert b"Still here" in client.get(kept).content
    client.post(kept)
    assert open_case(club.house, club.officers["c04"], code).done("message-sent")[0].fields["text"] == "Still here"


def test_full_disk_keeps_what_was_typed(club: Club, opened: Opened) -> None:
    """Whether the draft or the act cannot be kept, the form comes back with the text."""
    receipt, _ = club.report()
    client = opened(receipt)
    home = Path(django_settings.FAIRHEARING_HOME)
    page = "/mailbox/do/message-sent"
    draft = hidden(client.get(page), "draft")
    (home / "drafts").write_text("no folder can be made here")
    answer = client.post(page, {"draft": draft, "text": "Hello"})
    (home / "drafts").unlink()
    assert (answer.status_code, b"Hello" in answer.content) == (503, True)
    (home / "blobs").rename(home / "away")
    (home / "blobs").write_text("no folder can be made here")
    answers = client.get("/mailbox").status_code
    (home / "blobs").unlink()
    (home / "away").rename(home / "blobs")
    assert answers >= 400
    assert do(client, "message-sent", text="Hello").status_code == 302


def test_too_many_files_are_told(club: Club, opened: Opened) -> None:
    """More files than are taken in at once come back as an error beside the text."""
    receipt, _ = club.report()
    client = opened(receipt)
    files = [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(15)]
    page = "/mailbox/do/report-added-to"
    draft = hidden(client.get(page), "draft")
    client.post(page, {"draft": draft, "text": "Look", "files": files})
    again = [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(15)]
    answer = client.post(page, {"draft": draft, "text": "Look", "files": again})
    assert answer.status_code == 422
    assert b"20 at most" in answer.content


def test_form_left_open_until_its_draft_is_gone_says_so(club: Club, opened: Opened) -> None:
    """After 48 hours nothing was sent, which the page says plainly."""
    receipt, _ = club.report()
    client = opened(receipt)
    page = "/mailbox/do/statement-signed"
    draft = hidden(client.get(page), "draft")
    assert client.post(page, {"draft": draft, "step": "send"}).status_code == 410


def test_closing_ends_it(club: Club, opened: Opened) -> None:
    """Afterwards the browser has to be given the words again."""
    receipt, _ = club.report()
    client = opened(receipt)
    client.post("/mailbox/close")
    assert client.get("/mailbox")["Location"].startswith("/mailbox/open")


def test_files_that_are_not_there_do_not_exist(club: Club, opened: Opened) -> None:
    """A place past the last file answers as a page that never was."""
    receipt, _ = club.report()
    act_id = open_mailbox(club.house, read_receipt(receipt)).acts[0].public.id
    assert opened(receipt).get(f"/mailbox/file/{act_id}/0").status_code == 404
