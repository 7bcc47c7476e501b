"""Resets that their owners have not acknowledged: who made the letters, and what that bars them from."""

from __future__ import annotations

from collections.abc import Collection

from fairhearing.desk.holders import Officer
from fairhearing.desk.key_edits import note_keys, note_sign_in, tell, were_removed
from fairhearing.desk.ports import House, Ledger
from fairhearing.desk.records import EnrolmentRow, Purpose, ResetRow
from fairhearing.errors import NotYoursError, RefusedError
from fairhearing.identifiers import PersonId

BOTH = frozenset({"factor", "password"})
"""The two things that let somebody sign in."""


def check_maker(ledger: Ledger, person: PersonId, purpose: Purpose, maker: str) -> None:
    """Refuse the second half of a sign-in to whoever reset the first one.

    Args:
        ledger: of any transaction.
        person: whose sign-in it is.
        purpose: what the letter resets.
        maker: who makes it, or made it.

    Raises:
        RefusedError: they made the letter for the other half, and its owner has not acknowledged that one.
    """
    other = [row for row in ledger.resets() if row.person == person and row.purpose != purpose]
    if purpose in BOTH and any(row.maker == maker for row in other):
        raise RefusedError(
            "The same person made the letter for the other half of this sign-in.",
            why="Whoever resets both password and second proof can sign in as that person, so it takes two.",
            remedy="Ask another overseer or administrator to make this letter.",
        )


def keep_reset(house: House, ledger: Ledger, used: EnrolmentRow) -> None:
    """Keep a reset until its owner acknowledges it, inside the transaction that uses the letter.

    Keys that wait are dropped with it where one who vouched for them made the letter.

    Args:
        house: the ports.
        ledger: of a writing transaction.
        used: the letter; one that resets something.

    Raises:
        RefusedError: as `check_maker`.
    """
    check_maker(ledger, used.person, used.purpose, used.maker)
    today = house.roll.current().calendar.day(house.now())
    ledger.add_reset(ResetRow(used.person, used.purpose, used.maker, today))
    asked = ledger.asked_keys(used.person)
    if asked is not None and used.maker in asked.vouchers:
        ledger.drop_asked_keys(used.person)
        note_keys(house, ledger, "keys-stopped", asked)


def acknowledge_resets(house: House, officer: Officer) -> None:
    """Take note of the resets of one's own sign-in.

    Args:
        house: the ports.
        officer: unlocked: a reset opens no keys, so it is the owner.

    Raises:
        NotYoursError: the keys are not in the directory any more.
    """
    with house.books.writing() as ledger:
        row = ledger.keys(officer.person)
        if row is None or row.recipient != officer.identity.recipient:
            raise NotYoursError
        ledger.drop_resets(officer.person)


def open_resets(house: House) -> tuple[ResetRow, ...]:
    """Return the resets that their owners have not acknowledged, by person.

    Args:
        house: the ports.
    """
    with house.books.reading() as ledger:
        return ledger.resets()


def both_reset(house: House, person: PersonId) -> bool:
    """Return whether both halves of somebody's sign-in were reset and nobody acknowledged or confirmed it.

    Args:
        house: the ports.
        person: on the roll.
    """
    return {row.purpose for row in open_resets(house) if row.person == person} >= BOTH


def confirm_sign_in(house: House, by: PersonId, person: PersonId, told: Collection[str] = ()) -> None:
    """Confirm that somebody without keys, both halves of whose sign-in were reset, came back themselves.

    Whoever has keys, or had some, confirms it by them alone.

    Args:
        house: the ports.
        by: somebody else, who spoke with them; whether they may confirm at all the caller knows.
        person: who came back.
        told: the accounts that get a mail.

    Raises:
        NotYoursError: there is nothing to confirm.
        RefusedError: it is one's own sign-in, or they made one of the letters.
    """
    with house.books.writing() as ledger:
        mine = [row for row in ledger.resets() if row.person == person]
        if {row.purpose for row in mine} < BOTH or ledger.keys(person) is not None or were_removed(ledger, person):
            raise NotYoursError
        if by == person:
            raise RefusedError(
                "Nobody confirms their own sign-in.",
                why="Whoever took an account over could then go on as its owner.",
                remedy="Ask somebody else who sits on a body here, face to face.",
            )
        check_no_maker(ledger, by, person)
        ledger.drop_resets(person)
        note_sign_in(house, ledger, "sign-in-confirmed", person)
        tell(house, ledger, "sign-in-confirmed", told)


def check_no_maker(ledger: Ledger, by: PersonId, person: PersonId) -> None:
    """Refuse the word of whoever made a letter for somebody's sign-in that its owner has not acknowledged.

    Args:
        ledger: of any transaction.
        by: who gives their word.
        person: for whom.

    Raises:
        RefusedError: they made one.
    """
    if any(row.person == person and row.maker == by for row in ledger.resets()):
        raise RefusedError(
            "You made a letter with which their sign-in was reset.",
            why="Whoever can sign in as somebody must not be the one who says that it is they.",
            remedy="Ask somebody else who sits on a body here to speak with them.",
        )
