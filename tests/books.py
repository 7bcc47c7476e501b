"""What every implementation of the books must do: a suite to inherit, with a fixture `books`.

class TestMyBooks(BooksContract):
    @pytest.fixture
    def books(self) -> Books: ...
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from fairhearing.acts import Due, PublicAct
from fairhearing.desk import (
    AskedKeyRow,
    BatchRow,
    Books,
    CaseRow,
    ClashError,
    EditRow,
    EnrolmentRow,
    EpochRow,
    KeyRow,
    MailboxRow,
    NoticeRow,
    Recorded,
    RefusalRow,
    ResetRow,
    SifterRow,
    StoredAct,
)
from fairhearing.identifiers import ActId, CaseCode, Digest, KindName, PersonId, ProcedureId, SlotName

CODE, OTHER = CaseCode("c" * 26), CaseCode("b" * 26)
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
FIND = "f" * 64


def case_row(code: CaseCode = CODE) -> CaseRow:
    """Return a new case."""
    return CaseRow(code, ProcedureId("model-small"), 1, "d" * 64, Digest("e" * 64), Digest("a" * 64))


def stored_act(seq: int, code: CaseCode = CODE, name: str = "") -> StoredAct:
    """Return an act of a case."""
    public = PublicAct(
        id=ActId((name or f"{code[0]}{seq}").ljust(26, "a")),
        case=code,
        seq=seq,
        kind=KindName("report-received"),
        by=SlotName("reporter-1"),
        to=None if seq % 2 else SlotName("receiver-1"),
        at=AT,
        on=AT.date(),
        reason_class="safety" if seq else "",
        due=(Due("acknowledge", "intake", date(2026, 3, 5)),),
        files=(("what", 0, Digest("9" * 64)), ("who", 1, Digest("8" * 64))),
    )
    return StoredAct(public, bytes(range(32)))


class BooksContract:
    """Reading gives back what was written; clashes and errors leave nothing behind."""

    def test_a_case_comes_back_as_it_was_kept(self, books: Books) -> None:
        """Cases are found by code, listed by code, and one that is not there is None."""
        with books.writing() as ledger:
            ledger.add_case(case_row())
            ledger.add_case(case_row(OTHER))
        with books.reading() as ledger:
            assert ledger.case(CODE) == case_row()
            assert ledger.case(CaseCode("x" * 26)) is None
            assert [row.code for row in ledger.cases()] == [OTHER, CODE]

    def test_a_case_closes_and_opens_again(self, books: Books) -> None:
        """Only the flag changes."""
        with books.writing() as ledger:
            ledger.add_case(case_row())
            ledger.close_case(CODE, closed=True)
            assert ledger.case(CODE) == replace(case_row(), closed=True)
            ledger.close_case(CODE, closed=False)
            assert ledger.case(CODE) == case_row()

    def test_acts_come_back_in_their_order_and_the_case_grows(self, books: Books) -> None:
        """An act comes back with its salt, its clocks and its files; the case counts it."""
        with books.writing() as ledger:
            ledger.add_case(case_row())
            ledger.add_act(stored_act(0))
            ledger.add_act(stored_act(1))
        with books.reading() as ledger:
            assert ledger.acts(CODE) == (stored_act(0), stored_act(1))
            assert ledger.acts(OTHER) == ()
            found = ledger.case(CODE)
        assert found is not None
        assert found.acts == 2

    @pytest.mark.parametrize("seq", [0, 2])
    def test_an_act_whose_place_is_taken_clashes(self, books: Books, seq: int) -> None:
        """Whoever judged an older or newer state than this one is told, and nothing of theirs is kept."""
        with books.writing() as ledger:
            ledger.add_case(case_row())
            ledger.add_act(stored_act(0))

        def write_late() -> None:
            with books.writing() as ledger:
                ledger.close_case(CODE, closed=True)
                ledger.add_act(stored_act(seq, name="late"))

        with pytest.raises(ClashError):
            write_late()
        with books.reading() as ledger:
            assert ledger.acts(CODE) == (stored_act(0),)
            assert ledger.case(CODE) == replace(case_row(), acts=1)

    def test_an_error_keeps_nothing(self, books: Books) -> None:
        """Leaving a writing transaction with an error undoes all of it."""

        def fail() -> None:
            with books.writing() as ledger:
                ledger.add_case(case_row())
                raise KeyError

        with pytest.raises(KeyError):
            fail()
        with books.reading() as ledger:
            assert ledger.cases() == ()

    def test_the_record_takes_acts_in_the_order_of_their_keeping(self, books: Books) -> None:
        """Acts wait in the order in which they were kept, across cases, until their index is noted."""
        with books.writing() as ledger:
            for code in (CODE, OTHER):
                ledger.add_case(case_row(code))
            for act in (stored_act(0), stored_act(0, OTHER), stored_act(1)):
                ledger.add_act(act)
            waiting = ledger.unrecorded(2)
            assert [act.public.id for act in waiting] == [stored_act(0).public.id, stored_act(0, OTHER).public.id]
            assert ledger.recorded() == 0
            ledger.mark_recorded([Recorded(act.public.id, place) for place, act in enumerate(waiting)])
        with books.reading() as ledger:
            assert ledger.recorded() == 2
            assert [act.public.id for act in ledger.unrecorded(10)] == [stored_act(1).public.id]
            assert ledger.acts(OTHER)[0].index == 1

    def test_edits_of_the_organisation_wait_among_the_acts(self, books: Books) -> None:
        """An edit keeps its place between two acts, is counted, and gets its index like them."""
        edit = EditRow(ActId("edit"), "organisation-edited", AT, Digest("d" * 64), b"s" * 32)
        with books.writing() as ledger:
            ledger.add_case(case_row())
            ledger.add_act(stored_act(0))
            ledger.add_edit(edit)
            ledger.add_act(stored_act(1))
            assert ledger.unrecorded(3) == (stored_act(0), edit, stored_act(1))
            assert ledger.unrecorded(2) == (stored_act(0), edit)
            ledger.mark_recorded([Recorded(stored_act(0).public.id, 0), Recorded(edit.id, 1)])
        with books.reading() as ledger:
            assert ledger.recorded() == 2
            assert ledger.unrecorded(3) == (stored_act(1),)
            assert ledger.edits() == (replace(edit, index=1),)

    def test_epochs_are_listed_by_compartment_and_number(self, books: Books) -> None:
        """Each epoch is there once."""
        rows = [
            EpochRow(CODE, name, number, bytes([number]) * 32)
            for name, number in (("who", 1), ("what", 0), ("who", 0))
        ]
        with books.writing() as ledger:
            ledger.add_case(case_row())
            for row in rows:
                ledger.add_epoch(row)
            assert ledger.epochs(CODE) == (rows[1], rows[2], rows[0])

    def test_batches_get_growing_ids(self, books: Books) -> None:
        """A reader who remembers the last id that they tried finds exactly the newer ones."""
        with books.writing() as ledger:
            ledger.add_case(case_row())
            ledger.add_case(case_row(OTHER))
            for code in (CODE, OTHER, CODE):
                ledger.add_batch(BatchRow(0, code, "who", 0, b"w" * 512))
        with books.reading() as ledger:
            mine = ledger.batches(CODE)
            assert [batch.wraps for batch in mine] == [b"w" * 512] * 2
            assert 0 < mine[0].id < mine[1].id
            assert [batch.case for batch in ledger.batches_after(mine[0].id)] == [OTHER, CODE]
            assert ledger.batches_after(mine[1].id) == ()

    def test_sifter_rows_are_dropped_for_one_case(self, books: Books) -> None:
        """What was released is gone; other cases keep theirs."""
        with books.writing() as ledger:
            for code in (CODE, OTHER):
                ledger.add_case(case_row(code))
                ledger.add_sifter_row(SifterRow(code, "what", b"s" * 100))
            ledger.drop_sifter_rows(CODE)
            assert ledger.sifter_rows(CODE) == ()
            assert ledger.sifter_rows(OTHER) == (SifterRow(OTHER, "what", b"s" * 100),)

    def test_mailboxes_are_found_and_dropped(self, books: Books) -> None:
        """Words lead to one slot of one case until they are replaced."""
        row = MailboxRow(FIND, CODE, SlotName("respondent-1"), replace=True, until=date(2026, 4, 1))
        with books.writing() as ledger:
            ledger.add_case(case_row())
            ledger.add_mailbox(row)
            assert ledger.mailbox(FIND) == row
            ledger.drop_mailbox(FIND)
            assert ledger.mailbox(FIND) is None

    def test_keys_are_kept_and_replaced(self, books: Books) -> None:
        """A person has one entry in the directory; the directory is listed by person."""
        rows = [KeyRow(PersonId(name), b"r" * 32, b"v" * 32, b"sealed") for name in ("p02", "p01")]
        with books.writing() as ledger:
            for row in rows:
                ledger.put_keys(row)
            ledger.put_keys(replace(rows[0], index=b"index"))
        with books.reading() as ledger:
            assert ledger.keys(PersonId("p02")) == replace(rows[0], index=b"index")
            assert ledger.keys(PersonId("p03")) is None
            assert [row.person for row in ledger.all_keys()] == ["p01", "p02"]

    def test_enrolment_codes_are_found_and_dropped(self, books: Books) -> None:
        """A used code leads nowhere any more."""
        row = EnrolmentRow(FIND, PersonId("p01"), date(2026, 4, 1))
        with books.writing() as ledger:
            ledger.add_enrolment(row)
            assert ledger.enrolment(FIND) == row
            ledger.drop_enrolment(FIND)
            assert ledger.enrolment(FIND) is None

    def test_a_code_keeps_its_purpose(self, books: Books) -> None:
        """What a letter is for is found again with it."""
        with books.writing() as ledger:
            ledger.add_enrolment(EnrolmentRow(FIND, PersonId("p01"), date(2026, 4, 1), "factor", "account one"))
        with books.reading() as ledger:
            row = ledger.enrolment(FIND)
        assert row is not None
        assert (row.purpose, row.maker) == ("factor", "account one")

    def test_resets_wait_for_their_owners(self, books: Books) -> None:
        """By person and in order of time; dropping them leaves those of others."""
        day = date(2026, 4, 1)
        rows = [
            ResetRow(PersonId("p02"), "password", "p03", day),
            ResetRow(PersonId("p01"), "factor", "account one", day),
            ResetRow(PersonId("p02"), "factor", "p03", day),
        ]
        with books.writing() as ledger:
            for row in rows:
                ledger.add_reset(row)
            assert ledger.resets() == (rows[1], rows[0], rows[2])
            ledger.drop_resets(PersonId("p02"))
            assert ledger.resets() == (rows[1],)

    def test_keys_are_dropped_and_put_there_again(self, books: Books) -> None:
        """In one transaction, too; dropping what is not there is nothing."""
        row = KeyRow(PersonId("p01"), b"r" * 32, b"v" * 32, b"sealed")
        with books.writing() as ledger:
            ledger.put_keys(row)
            ledger.drop_keys(row.person)
            ledger.drop_keys(row.person)
            assert ledger.keys(row.person) is None
            ledger.put_keys(row)
        with books.reading() as ledger:
            assert ledger.all_keys() == (row,)

    def test_new_keys_wait_apart_from_those_in_force(self, books: Books) -> None:
        """One entry a person, the newest; listed by person until they are dropped."""
        given = {"recipient": b"r" * 32, "verify_key": b"v" * 32, "sealed": b"sealed", "on": date(2026, 4, 1)}
        rows = [AskedKeyRow(PersonId(name), **given) for name in ("p02", "p01")]  # type: ignore[arg-type] # as they are
        with books.writing() as ledger:
            for row in rows:
                ledger.put_asked_keys(row)
            newer = replace(rows[0], sealed=b"newer", vouchers=(PersonId("p03"), PersonId("p04")), counts_from=AT)
            ledger.put_asked_keys(newer)
            assert ledger.asked_keys(PersonId("p02")) == newer
            assert ledger.asked_keys(PersonId("p03")) is None
        with books.reading() as ledger:
            assert [row.person for row in ledger.all_asked_keys()] == ["p01", "p02"]
            assert ledger.all_keys() == ()
        with books.writing() as ledger:
            ledger.drop_asked_keys(PersonId("p02"))
            ledger.drop_asked_keys(PersonId("p02"))
            assert [row.person for row in ledger.all_asked_keys()] == ["p01"]

    def test_refusals_are_listed_in_order_of_time(self, books: Books) -> None:
        """Each has its rule and class and nothing else."""
        rows = [
            RefusalRow(CODE, "finding-made", "too-early", "too-early", AT.replace(hour=hour)) for hour in (11, 10)
        ]
        with books.writing() as ledger:
            ledger.add_case(case_row())
            for row in rows:
                ledger.add_refusal(row)
            assert set(ledger.refusals(CODE)) == set(rows)
            assert ledger.refusals(OTHER) == ()

    def test_a_mail_is_queued_once_a_day(self, books: Books) -> None:
        """The same account, template and day again is no error and no second mail."""
        with books.writing() as ledger:
            for _ in range(2):
                ledger.queue(NoticeRow(0, "", "news", date(2026, 3, 2)))
