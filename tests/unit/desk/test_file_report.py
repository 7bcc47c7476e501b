"""Taking in a report: once, whole, and only before people who are clear."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fairhearing.desk import Report, Upload, file_report, open_case, open_mailbox
from fairhearing.errors import BusyError, NotYoursError, SealError
from fairhearing.sealing import Identity, make_receipt, open_file, read_receipt
from tests.fakes import FakeBooks, FakeClock


def test_the_same_receipt_is_the_same_report(club):
    """A form sent twice makes one case."""
    words, code = club.report()
    again = file_report(club.house, Report(words, "What happened, in own words."))
    assert again.case == code
    with club.house.books.reading() as ledger:
        assert len(ledger.cases()) == 1


def test_two_at_the_same_moment_make_one_case(club):
    """Whoever comes second inside the transaction gets the first one's mailbox."""
    words = make_receipt(club.house.randomness)

    class Racing(FakeBooks):
        def writing(self):
            if club.house.books is self:
                club.house = replace(club.house, books=first)
                file_report(club.house, Report(words, "First."))
                self.tables = first.tables
            return super().writing()

    first = club.house.books
    racing = Racing()
    racing.tables = first.tables
    club.house = replace(club.house, books=racing)
    row = file_report(club.house, Report(words, "Second."))
    assert open_mailbox(club.house, read_receipt(words)).acts[0].fields["text"] == "First."
    assert [case.code for case in racing.tables.cases.values()] == [row.case]


def test_nothing_is_taken_in_when_the_store_is_full(club):
    """The page says so, and no receipt is shown."""
    club.house.books.full = True
    with pytest.raises(BusyError):
        club.report()


def test_words_that_are_no_receipt_are_refused(club):
    """They would open nothing later."""
    with pytest.raises(SealError):
        file_report(club.house, Report("no receipt", "Text."))


def test_attachments_open_with_the_key_in_the_report(club):
    """Each file has a key of its own."""
    words, _ = club.report(files=(Upload("a.txt", "text/plain", b"bytes"),))
    (entry,) = open_mailbox(club.house, read_receipt(words)).acts[0].files
    opened = open_file(club.house.blobs.get(entry["digest"]), Identity(bytes.fromhex(entry["key"])))
    assert opened == b"bytes"


def test_where_no_sifter_can_be_reached_the_receivers_take_it_as_it_is(club):
    """Nobody outside is enrolled: a described person does not make the report lie outside the door."""
    for person in ("x01", "x02", "x03"):
        del club.house.books.tables.keys[person]
    _, code = club.report(respondents=(), described="The tall one")
    assert open_case(club.house, club.officers["c04"], code).me.startswith("receiver-")


def test_a_body_can_be_the_respondent(club):
    """A report about the committee names all of it."""
    _, code = club.report(respondents=("Committee",))
    case = open_case(club.house, club.officers["c04"], code)
    assert case.parties().respondent == ("committee",)


def test_an_excluded_body_is_passed_over(club):
    """The next body takes it in, and the public part says only that one was not viable."""
    _, code = club.report(excluded=("Receivers",))
    with pytest.raises(NotYoursError):
        open_case(club.house, club.officers["c04"], code)
    assert open_case(club.house, club.officers["x01"], code).acts[0].public.reason_class == "not-viable"


def test_what_an_officer_heard_has_its_days_and_shuts_them_out(club):
    """Heard some days ago, handed on today; the officer opens nothing and counts as excluded."""
    club.clock.pass_days(3)
    today = club.clock.at.date()
    _, code = club.report(channel="handed-on", heard_by="c02", heard_on=today.replace(day=today.day - 2))
    case = open_case(club.house, club.officers["c04"], code)
    assert [act.public.on for act in case.acts] == [today.replace(day=today.day - 2)] * 2 + [today]
    assert case.slots["first-receiver-1"].person == "c02"
    assert case.parties().excluded == ("c02",)
    with pytest.raises(NotYoursError):
        open_case(club.house, club.officers["c02"], code)


def test_what_was_consented_to_counts_from_the_start(club):
    """Wishes stand in the report itself and are judged as acts."""
    _, code = club.report(consents=("tell-respondent",), course="ask-first")
    kinds = [act.kind for act in open_case(club.house, club.officers["c04"], code).case_file().acts]
    assert kinds == ["report-received", "course-set", "consent-given"]


def test_a_report_that_comes_in_at_midnight_has_one_day(club):
    """Its acts, its clocks and the mail name the same day, however often somebody looks at the clock meanwhile."""

    class Hurrying(FakeClock):
        def now(self):
            self.at += timedelta(days=1)
            return self.at

    standing = club.clock
    club.house = replace(club.house, clock=Hurrying(standing.at))
    _, code = club.report(channel="handed-on", heard_by="c02")
    club.house = replace(club.house, clock=standing)
    acts = open_case(club.house, club.officers["c04"], code).acts
    days = {day for act in acts for day in (act.public.on, act.public.at.date())}
    assert days == {notice.day for notice in club.house.books.tables.notices}
    assert len(days) == 1
