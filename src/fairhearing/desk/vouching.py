"""Vouching for new keys after lost words: two people say that it is they, and then two days pass.

In the two days the owner, who opens the earlier keys, and each overseer can stop them. Nobody can shorten them:
a setting would lie in the hands of those whom the days guard against.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date, timedelta

from fairhearing.desk.holders import Officer
from fairhearing.desk.key_edits import note_keys, tell
from fairhearing.desk.new_keys import check_own, put_in_force, wrong_words
from fairhearing.desk.ports import House
from fairhearing.desk.records import AskedKeyRow, KeyRow
from fairhearing.desk.resets import check_no_maker
from fairhearing.errors import NotYoursError, RefusedError
from fairhearing.identifiers import PersonId
from fairhearing.sealing import are_check_words

VOUCHERS = 2
"""How many people vouch: whoever asks, and may be somebody else, needs two who say that it is they."""
WAIT = timedelta(hours=48)
"""How long new keys wait after that, so that whoever is told can stop them."""
VOUCH_WITHIN = 3
"""Days within which those who can vouch are to have spoken with whoever waits."""


def vouch_for_keys(
    house: House, officer: Officer, person: PersonId, typed: str, told: Collection[str] = ()
) -> AskedKeyRow:
    """Vouch for new keys that somebody asked for, with the words that stand for them; an act in the record.

    Args:
        house: the ports.
        officer: unlocked; somebody else, who spoke with them.
        person: who asked for them.
        typed: the words that they said.
        told: the accounts that get a mail.

    Returns:
        The keys as they wait now: with the last voucher the day is fixed from which on they count.

    Raises:
        RefusedError: nobody vouches for their own keys, or twice, or who made a letter for their sign-in.
        NotYoursError: none are asked for, or enough people vouched, or the voucher's own keys are not in the
            directory any more.
        InputError: these words stand for other keys.
    """
    if officer.person == person:
        raise _own_keys()
    with house.books.writing() as ledger:
        check_own(ledger, officer)
        asked = ledger.asked_keys(person)
        if asked is None or asked.counts_from is not None:
            raise NotYoursError
        check_no_maker(ledger, officer.person, person)
        if officer.person in asked.vouchers:
            raise _vouched_already()
        if not are_check_words(typed, asked.recipient, asked.verify_key):
            raise wrong_words()
        vouchers = (*asked.vouchers, officer.person)
        counts = house.now() + WAIT if len(vouchers) >= VOUCHERS else None
        row = replace(asked, vouchers=vouchers, counts_from=counts)
        ledger.put_asked_keys(row)
        note_keys(house, ledger, "keys-vouched", row)
        tell(house, ledger, "keys-vouched", told)
    return row


def stop_new_keys(house: House, person: PersonId, told: Collection[str] = ()) -> None:
    """Stop new keys that wait in somebody's name; an act in the record. Whether one may, the caller knows.

    Args:
        house: the ports.
        person: in whose name they were asked for.
        told: the accounts that get a mail.

    Raises:
        NotYoursError: none wait.
    """
    with house.books.writing() as ledger:
        asked = ledger.asked_keys(person)
        if asked is None:
            raise NotYoursError
        ledger.drop_asked_keys(person)
        note_keys(house, ledger, "keys-stopped", asked)
        tell(house, ledger, "keys-stopped", told)


def put_due_in_force(
    house: House, told: Callable[[PersonId], Collection[str]] = lambda _: ()
) -> tuple[PersonId, ...]:
    """Put every new key in force for which enough people vouched and whose waiting is over.

    Args:
        house: the ports.
        told: the accounts that get a mail, of whom it is about.

    Returns:
        Whose keys are others now; their sessions are to end.
    """
    with house.books.reading() as ledger:
        due = [row for row in ledger.all_asked_keys() if _is_due(house, row)]
    done = []
    for one in due:
        accounts = told(one.person)
        with house.books.writing() as ledger:
            row = ledger.asked_keys(one.person)
            # Whoever stops them, or asks for others, in the last moment is heard.
            if row == one:
                put_in_force(house, ledger, KeyRow(row.person, row.recipient, row.verify_key, row.sealed))
                tell(house, ledger, "keys-replaced", accounts)
                done.append(row.person)
    return tuple(done)


def vouch_by(asked_on: date) -> date:
    """Return the day by which those who can vouch or confirm are to have spoken with whoever waits.

    Args:
        asked_on: the day from which on they wait.
    """
    return asked_on + timedelta(days=VOUCH_WITHIN)


def _is_due(house: House, row: AskedKeyRow) -> bool:
    return row.counts_from is not None and house.now() >= row.counts_from


def _own_keys() -> RefusedError:
    return RefusedError(
        "Nobody vouches for their own keys.",
        why="Whoever took an account over could then put keys of their own in the owner's place.",
        remedy="Tell the words to somebody else who has keys here, face to face.",
    )


def _vouched_already() -> RefusedError:
    return RefusedError(
        "You vouched for these keys already.",
        why="It takes two different people.",
        remedy="They ask one more person who sits on a body here.",
    )
