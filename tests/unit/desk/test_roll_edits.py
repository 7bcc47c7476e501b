"""Every edit of the organisation is an act in the record, and names nobody in the open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fairhearing.desk import (
    EDIT_KINDS,
    EditRow,
    append_record,
    cases_of,
    change_organisation,
    declare,
    enrol,
    entry_digest,
    note_organisation,
    withdraw,
)
from fairhearing.desk.roll_edits import LONGEST_DECLARATION
from fairhearing.errors import BusyError, InputError, RefusedError
from fairhearing.identifiers import PersonId
from fairhearing.record import canonical_edit, seal_entry
from tests.club import Club, organisation
from tests.walking import act

C02 = PersonId("c02")
UNTIL = date(2026, 9, 1)
WITHOUT_TIES = replace(organisation(), ties=())


def edits_of(club: Club) -> tuple[EditRow, ...]:
    with club.house.books.reading() as ledger:
        return ledger.edits()


class TestChange:
    """A new state of the organisation."""

    def test_a_change_is_told_put_in_force_and_entered(self, club: Club) -> None:
        """Its sentences are those of the organisation's edits; its digest is the one that cases pin."""
        note_organisation(club.house)
        told = change_organisation(club.house, WITHOUT_TIES, "the secretary")
        assert len(told) == len(organisation().ties)
        assert club.house.roll.current() is WITHOUT_TIES
        newest = edits_of(club)[-1]
        assert (newest.kind, newest.at) == ("organisation-edited", club.house.now())
        assert newest.digest == club.house.roll.pin()
        assert "secretary" not in repr(edits_of(club))

    def test_the_same_facts_are_no_edit(self, club: Club) -> None:
        """Loading what is in force already changes nothing; the state itself is entered once."""
        for _ in range(2):
            assert change_organisation(club.house, organisation(), "") == ()
        assert [edit.digest for edit in edits_of(club)] == [club.house.roll.state()]

    def test_a_state_that_no_edit_tells_of_is_entered_once(self, club: Club) -> None:
        """A crash between roll and books, or a roll brought back from a backup, leaves a state to be entered."""
        club.house.roll.put(WITHOUT_TIES)
        for _ in range(2):
            note_organisation(club.house)
        assert [edit.kind for edit in edits_of(club)] == ["organisation-edited"]

    def test_what_was_worked_out_from_an_older_state_is_refused(self, club: Club) -> None:
        """Two people who keep the roll at one time do not undo each other's edits unseen."""
        seen = club.house.roll.current()
        assert change_organisation(club.house, WITHOUT_TIES, "", seen=seen)
        with pytest.raises(RefusedError, match="changed in the meantime"):
            change_organisation(club.house, replace(seen, name="Another"), "", seen=seen)
        assert club.house.roll.current() is WITHOUT_TIES

    def test_nothing_is_put_in_force_when_the_books_are_full(self, club: Club) -> None:
        """Without room for the edit the roll stays as it was."""
        club.house.books.full = True
        with pytest.raises(BusyError):
            change_organisation(club.house, WITHOUT_TIES, "")
        assert club.house.roll.current() is organisation()


class TestKeys:
    """Keys entered into the directory."""

    def test_enrolling_is_an_edit_that_shows_which_keys(self, club: Club) -> None:
        """Whoever knows the directory entry can work out the digest anew; other keys give another."""
        enrol(club.house, PersonId("c01"))
        (edit,) = edits_of(club)
        with club.house.books.reading() as ledger:
            row = ledger.keys(PersonId("c01"))
        assert edit.kind == "keys-entered"
        assert edit.digest == entry_digest(row, edit.salt)
        assert edit.digest != entry_digest(replace(row, recipient=b"x" * 32), edit.salt)


class TestDeclarations:
    """Standing declarations: I may not judge."""

    def test_a_declaration_stands_and_is_taken_back(self, club: Club) -> None:
        """Both are edits, and neither tells who."""
        declare(club.house, C02, UNTIL)
        assert club.house.roll.declared() == {C02}
        assert club.house.roll.declared_until(C02) == UNTIL
        withdraw(club.house, C02)
        assert club.house.roll.declared() == frozenset()
        assert [edit.kind for edit in edits_of(club)] == ["declaration-made", "declaration-withdrawn"]
        assert "c02" not in repr(edits_of(club))

    def test_withdrawing_nothing_is_no_edit(self, club: Club) -> None:
        """Somebody without a declaration can send the form, and nothing happens."""
        withdraw(club.house, C02)
        assert edits_of(club) == ()

    @pytest.mark.parametrize("days", [0, LONGEST_DECLARATION + 1])
    def test_it_stands_a_year_at_most(self, club: Club, days: int) -> None:
        """Today and more than a year are refused, with what would be right."""
        until = date.fromordinal(club.house.now().date().toordinal() + days)
        with pytest.raises(InputError, match="within a year"):
            declare(club.house, C02, until)
        declare(club.house, C02, date.fromordinal(until.toordinal() + (1 if days == 0 else -1)))

    def test_somebody_who_is_not_on_the_roll_cannot(self, club: Club) -> None:
        """There is nobody to be asked to judge."""
        with pytest.raises(InputError, match="on the roll"):
            declare(club.house, PersonId("nobody"), UNTIL)

    def test_who_declared_receives_no_report(self, club: Club) -> None:
        """It counts at intake as a hard conflict: the next body receives the case."""
        declare(club.house, PersonId("c04"), UNTIL)
        _, code = club.report()
        assert cases_of(club.house, club.officers["c04"]) == ()
        seen = [case.row.code for case in cases_of(club.house, club.officers["x01"])]
        assert seen == [code]

    def test_who_declared_can_do_nothing_in_a_case_that_they_have(self, club: Club) -> None:
        """It counts at each act, from the moment of declaring; taken back, it stands in nobody's way."""
        _, code = club.report()
        declare(club.house, PersonId("c04"), UNTIL)
        with pytest.raises(RefusedError):
            act(club, club.officers["c04"], code, "report-acknowledged", "reporter-1", text="It arrived.")
        withdraw(club.house, PersonId("c04"))
        act(club, club.officers["c04"], code, "report-acknowledged", "reporter-1", text="It arrived.")


def test_edits_are_appended_among_the_acts(club: Club) -> None:
    """They are sealed like acts; after a crash the same entries come again at the same places."""
    note_organisation(club.house)
    club.report()
    change_organisation(club.house, WITHOUT_TIES, "")
    books = club.house.books
    before = books.tables
    head = append_record(club.house)
    assert head is not None
    assert head.size == 3
    books.tables = before
    club.report()
    assert append_record(club.house).size == 4
    kept = edits_of(club)
    assert [edit.index for edit in kept] == [0, 2]
    entries = [seal_entry(edit.salt, canonical_edit(edit.id, edit.kind, edit.at, edit.digest)) for edit in kept]
    assert len(set(entries)) == 2
    assert {edit.kind for edit in kept} <= set(EDIT_KINDS)
