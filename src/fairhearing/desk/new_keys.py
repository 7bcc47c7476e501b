"""New keys in place of earlier ones: at once for whoever opens those, else when others vouch for them.

Whoever lost their words looks, to the site, like somebody who took the account over. So nothing is sealed to keys
that were asked for without the words before two others, who spoke with them, type the words that stand for these
very keys: see `vouching`. Of cases under way they open nothing even then: see `letting_back`.
"""

from __future__ import annotations

from collections.abc import Collection

from fairhearing.desk.enrol import Enrolled
from fairhearing.desk.holders import Officer
from fairhearing.desk.key_edits import note_keys, tell, were_removed
from fairhearing.desk.ports import House, Ledger
from fairhearing.desk.records import AskedKeyRow, KeyRow
from fairhearing.errors import InputError, NotYoursError, RefusedError
from fairhearing.identifiers import PersonId
from fairhearing.sealing import make_passphrase, new_person_keys, seal_person_keys


def replace_keys(house: House, officer: Officer, passphrase: str | None = None) -> Enrolled:
    """Put new keys in the place of those that are open, at once; an act in the record.

    The cases that the old ones open are given over by `carry_over`, in the same sign-in.

    Args:
        house: the ports.
        officer: unlocked, with the old keys.
        passphrase: six words made beforehand, which they have typed back; None: made now.

    Raises:
        NotYoursError: the old keys are not in the directory any more.
    """
    keys = new_person_keys(house.randomness)
    passphrase = passphrase or make_passphrase(house.randomness)
    sealed = seal_person_keys(keys, passphrase, house.randomness)
    row = KeyRow(officer.person, keys.identity.recipient, keys.signer.verify_key, sealed)
    with house.books.writing() as ledger:
        check_own(ledger, officer)
        put_in_force(house, ledger, row)
    return Enrolled(officer.person, passphrase, keys)


def ask_new_keys(
    house: House, person: PersonId, passphrase: str | None = None, told: Collection[str] = ()
) -> AskedKeyRow:
    """Make keys for somebody who lost their words, or whose keys were removed; they wait.

    Asked again, the newest ones count. The earlier keys stay in force meanwhile.

    Args:
        house: the ports.
        person: who signed in.
        passphrase: six words made beforehand, which they have typed back; None: made now.
        told: the accounts that get a mail.

    Raises:
        RefusedError: they never had keys, or keep theirs on a machine of their own.
    """
    keys = new_person_keys(house.randomness)
    sealed = seal_person_keys(keys, passphrase or make_passphrase(house.randomness), house.randomness)
    today = house.roll.current().calendar.day(house.now())
    row = AskedKeyRow(person, keys.identity.recipient, keys.signer.verify_key, sealed, today)
    with house.books.writing() as ledger:
        current = ledger.keys(person)
        if current is None and not were_removed(ledger, person):
            raise RefusedError(
                "There are no keys that new ones could replace.",
                why="First keys need nobody who vouches for them: nothing was sealed to earlier ones.",
                remedy="Make your keys on the page where you unlock.",
            )
        if current is not None and not current.sealed:
            raise RefusedError(
                "These keys are kept on another machine.",
                why="Their private half never was on this site, and new ones are made where the old ones are.",
                remedy="Make new keys with `fairhearing outside keys`; whoever runs the site enters them.",
            )
        ledger.put_asked_keys(row)
        note_keys(house, ledger, "keys-asked", row)
        tell(house, ledger, "keys-asked", told)
    return row


def refuse_new_keys(house: House, officer: Officer) -> None:
    """Refuse new keys that somebody asked for in one's name; an act in the record. Where there are none, nothing.

    Args:
        house: the ports.
        officer: unlocked, with the keys in force.

    Raises:
        NotYoursError: the keys are not in the directory any more.
    """
    with house.books.writing() as ledger:
        check_own(ledger, officer)
        asked = ledger.asked_keys(officer.person)
        if asked is not None:
            ledger.drop_asked_keys(officer.person)
            note_keys(house, ledger, "keys-refused", asked)


def asked_keys(house: House) -> tuple[AskedKeyRow, ...]:
    """Return the new keys that wait for somebody who vouches for them, by person.

    Args:
        house: the ports.
    """
    with house.books.reading() as ledger:
        return ledger.all_asked_keys()


def remove_keys(house: House, person: PersonId) -> None:
    """Take somebody's keys out of the directory, as when they leave office; an act in the record.

    Nothing new is sealed to them. What they read before they can still open while they can sign in.

    Args:
        house: the ports.
        person: their id on the roll.

    Raises:
        InputError: they have none.
    """
    with house.books.writing() as ledger:
        row = ledger.keys(person)
        if row is None:
            raise InputError(
                "They have no keys.",
                why="Only keys that stand in the directory can be taken out of it.",
                remedy="Look up the id in the organisation's records.",
            )
        ledger.drop_keys(person)
        ledger.drop_asked_keys(person)
        note_keys(house, ledger, "keys-removed", row)


def wrong_words() -> InputError:
    """Return the error for words that do not stand for somebody's keys."""
    return InputError(
        "These words do not stand for their keys.",
        why="Either a word was misheard, or the keys that wait here are not theirs but somebody else's.",
        remedy="Let them read the words from their own page once more. If they differ, tell the overseers.",
    )


def put_in_force(house: House, ledger: Ledger, row: KeyRow) -> None:
    """Put new keys in force inside a transaction; those that were asked for are gone with it.

    Args:
        house: the ports.
        ledger: of a writing transaction.
        row: the new entry.
    """
    ledger.put_keys(row)
    ledger.drop_asked_keys(row.person)
    note_keys(house, ledger, "keys-replaced", row)


def check_own(ledger: Ledger, officer: Officer) -> None:
    """Refuse whoever's open keys are not in the directory any more.

    Args:
        ledger: of any transaction.
        officer: unlocked.

    Raises:
        NotYoursError: they are not.
    """
    row = ledger.keys(officer.person)
    if row is None or row.recipient != officer.identity.recipient:
        raise NotYoursError
