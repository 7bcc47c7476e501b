"""Enrolment: somebody of the roll makes their keys; only they ever see the passphrase."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import timedelta

from fairhearing.desk.again import again
from fairhearing.desk.holders import Officer
from fairhearing.desk.key_edits import note_keys, note_reset, tell, were_removed
from fairhearing.desk.opening import is_over
from fairhearing.desk.ports import House, Ledger
from fairhearing.desk.records import EnrolmentRow, KeyRow, Purpose
from fairhearing.desk.resets import check_maker, keep_reset
from fairhearing.errors import InputError, NotYoursError, RefusedError
from fairhearing.identifiers import PersonId
from fairhearing.organisation import Organisation
from fairhearing.sealing import (
    LetterCode,
    PersonKeys,
    make_letter_code,
    make_passphrase,
    new_person_keys,
    open_person_keys,
    read_letter_code,
    read_public,
    seal_person_keys,
)

ENROLMENT_DAYS = 30
"""How long an unused enrolment code works."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What somebody gets once: six words that open their keys, kept nowhere.

    Args:
        person: their id on the roll.
        passphrase: six words.
        keys: as they stand in the directory.
    """

    person: PersonId
    passphrase: str
    keys: PersonKeys


def invite_member(house: House, person: PersonId, purpose: Purpose = "account", maker: str = "") -> LetterCode:
    """Make a letter code with which somebody of the roll can enrol, once, within 30 days.

    Args:
        house: the ports.
        person: their id on the roll.
        purpose: what the code is for; it does nothing else.
        maker: who makes it, and sees both halves: an id on the roll, or the account of nobody on it.

    Raises:
        InputError: nobody of that id is on the roll.
        RefusedError: they made the letter for the other half of the same sign-in.
    """
    organisation = house.roll.current()
    _on_the_roll(organisation, person)
    code = make_letter_code(house.randomness)
    until = organisation.calendar.day(house.now()) + timedelta(days=ENROLMENT_DAYS)
    find = read_letter_code(code.letter, code.spoken).find
    with house.books.writing() as ledger:
        check_maker(ledger, person, purpose, maker)
        ledger.add_enrolment(EnrolmentRow(find, person, until, purpose, maker))
    return code


def find_invited(house: House, letter: str, spoken: str) -> EnrolmentRow:
    """Return whom a letter code invites.

    Args:
        house: the ports.
        letter: the half that came by letter.
        spoken: the half that was spoken.

    Raises:
        NotYoursError: wrong, unknown, used or expired: the same answer.
        SealError: these are no code's words.
    """
    find = read_letter_code(letter, spoken).find
    with house.books.reading() as ledger:
        row = ledger.enrolment(find)
    if row is None or is_over(house, row.until):
        raise NotYoursError
    return row


def use_letter(house: House, ledger: Ledger, used: EnrolmentRow, told: Collection[str] = ()) -> None:
    """Use a letter code up, inside the transaction that does what it is for; a reset becomes an act in the record.

    Args:
        house: the ports.
        ledger: of a writing transaction.
        used: as it was found.
        told: the accounts that get a mail about a reset.

    Raises:
        NotYoursError: it was used meanwhile.
        RefusedError: whoever made it reset the other half of the same sign-in.
    """
    if ledger.enrolment(used.find) is None:
        raise NotYoursError
    ledger.drop_enrolment(used.find)
    if used.purpose != "account":
        keep_reset(house, ledger, used)
        note_reset(house, ledger, used.person, used.purpose)
        tell(house, ledger, f"{used.purpose}-reset", told)


def enrol(
    house: House, person: PersonId, used: EnrolmentRow | None = None, *, passphrase: str | None = None
) -> Enrolled:
    """Make a person's keys and put the public half into the directory, and into the record as an edit.

    Args:
        house: the ports.
        person: their id on the roll.
        used: the code that they enrol with; dropped in the same transaction.
        passphrase: six words made beforehand, which they have typed back; None: made now.

    Raises:
        RefusedError: they have keys already, or had some that were removed.
        NotYoursError: the code was used meanwhile.
    """
    keys = new_person_keys(house.randomness)
    passphrase = passphrase or make_passphrase(house.randomness)
    sealed = seal_person_keys(keys, passphrase, house.randomness)
    row = KeyRow(person, keys.identity.recipient, keys.signer.verify_key, sealed)
    again(lambda: _enter(house, row, used))
    return Enrolled(person, passphrase, keys)


def enter_outside_keys(house: House, person: PersonId, public: str) -> KeyRow:
    """Enter the public half of keys that somebody of the roll keeps on a machine of their own.

    They take part by packets and replies; nobody can sign in with such keys. It is an edit in the record.

    Args:
        house: the ports.
        person: their id on the roll.
        public: the two words that `fairhearing outside keys` printed for them.

    Raises:
        InputError: nobody of that id is on the roll.
        RefusedError: they have keys already.
        SealError: a word is missing, or a checksum is wrong.
    """
    recipient, verify_key = read_public(public)
    _on_the_roll(house.roll.current(), person)
    row = KeyRow(person, recipient, verify_key, b"")
    again(lambda: _enter(house, row))
    return row


def _enter(house: House, row: KeyRow, used: EnrolmentRow | None = None) -> None:
    with house.books.writing() as ledger:
        if used is not None:
            use_letter(house, ledger, used)
        if ledger.keys(row.person) is not None:
            raise _has_keys()
        if row.sealed and were_removed(ledger, row.person):
            raise _were_removed()
        ledger.put_keys(row)
        note_keys(house, ledger, "keys-entered", row)


def unlock(house: House, person: PersonId, passphrase: str) -> Officer:
    """Open a person's keys for this sign-in.

    Args:
        house: the ports.
        person: who signed in.
        passphrase: their six words.

    Raises:
        NotYoursError: they have no keys.
        SealError: the words are not theirs.
    """
    with house.books.reading() as ledger:
        row = ledger.keys(person)
    if row is None:
        raise NotYoursError
    return Officer(person, open_person_keys(row.sealed, passphrase))


def change_passphrase(house: House, officer: Officer, passphrase: str | None = None) -> str:
    """Seal an unlocked person's keys under six new words and return them, once; an act in the record.

    Args:
        house: the ports.
        officer: unlocked.
        passphrase: six words made beforehand, which they have typed back; None: made now.

    Raises:
        NotYoursError: they have no keys any more, or others since.
    """
    passphrase = passphrase or make_passphrase(house.randomness)
    sealed = seal_person_keys(officer.keys, passphrase, house.randomness)
    with house.books.writing() as ledger:
        row = ledger.keys(officer.person)
        if row is None or row.recipient != officer.identity.recipient:
            raise NotYoursError
        resealed = replace(row, sealed=sealed)
        ledger.put_keys(resealed)
        note_keys(house, ledger, "keys-resealed", resealed)
    return passphrase


def _on_the_roll(organisation: Organisation, person: PersonId) -> None:
    if person not in organisation.people:
        raise InputError(
            "Nobody of that id is on the roll.",
            why="Only people of the roll can be invited or have keys.",
            remedy="Look up the id in the organisation's records.",
        )


def _were_removed() -> RefusedError:
    return RefusedError(
        "There were keys before, and they were taken out of the directory.",
        why="Whoever removes keys and takes an account over could else put their own in the owner's place.",
        remedy="Ask for new keys; they are put in force two days after two people who spoke with you "
        "vouched for them.",
    )


def _has_keys() -> RefusedError:
    return RefusedError(
        "There are keys already.",
        why="New keys would open nothing of what was sealed to the old ones.",
        remedy="Unlock with the six words. If they are lost, ask for new keys on the page where you unlock.",
    )
