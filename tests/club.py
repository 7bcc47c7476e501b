"""The club of tests/data/club.yaml with keys for everybody who needs them, on any house."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from fairhearing.desk import House, KeyRow, Officer, Report, append_record, enrol, file_report, unlock
from fairhearing.identifiers import CaseCode, PersonId
from fairhearing.organisation import Organisation, read_organisation
from fairhearing.procedure import load
from fairhearing.sealing import Identity, make_receipt, new_identity, outside_keys
from tests.fakes import FakeClock, FakeRandomness, fake_house

DATA = Path(__file__).parent / "data"
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PEOPLE = ("c02", "c03", "c04", "c05", "c08", "c09", "c10", "c11", "c12", "c13", "c14", "x01", "x02", "x03")


@dataclass
class Club:
    """A house and who stands in it."""

    house: House
    officers: dict[str, Officer]

    @property
    def clock(self) -> FakeClock:
        clock = self.house.clock
        assert isinstance(clock, FakeClock)
        return clock

    def report(self, **more: object) -> tuple[str, CaseCode]:
        """File a report about c06 by c07 and return its receipt and its case."""
        words = make_receipt(self.house.randomness)
        given: dict[str, object] = {
            "receipt": words,
            "text": "What happened, in own words.",
            "respondents": ("Fir Six",),
            "reporter": "Gorse Seven",
            "course": "proceed",
        }
        row = file_report(self.house, Report(**{**given, **more}))
        return words, row.case

    def checkpoint(self) -> None:
        append_record(self.house)


@cache
def organisation() -> Organisation:
    """Return the club's records."""
    return read_organisation((DATA / "club.yaml").read_text(), "club.yaml")


@cache
def enrolled() -> tuple[dict[str, KeyRow], dict[str, Officer], dict[str, str]]:
    """Return directory entries, unlocked officers and passphrases, made once: each takes a while."""
    house = fake_house(organisation(), load("model-small"), START)
    words = {person: enrol(house, PersonId(person)).passphrase for person in PEOPLE}
    officers = {person: unlock(house, PersonId(person), words[person]) for person in PEOPLE}
    with house.books.reading() as ledger:
        return {row.person: row for row in ledger.all_keys()}, officers, words


def settle(house: House) -> Club:
    """Return the club in a house, its keys in the house's directory."""
    rows, officers, _ = enrolled()
    with house.books.writing() as ledger:
        for row in rows.values():
            ledger.put_keys(row)
    return Club(house, dict(officers))


OUTSIDE = ("x01", "x02", "x03")


def move_outside(club: Club, people: Iterable[str] = OUTSIDE) -> dict[str, Identity]:
    """Let people, if not said otherwise the neighbour's, have keys on their own machines, and no account."""
    house = club.house
    identities = {person: new_identity(FakeRandomness(person)) for person in people}
    with house.books.writing() as ledger:
        for person, identity in identities.items():
            keys = outside_keys(identity)
            ledger.put_keys(KeyRow(PersonId(person), keys.identity.recipient, keys.signer.verify_key, b""))
            club.officers[person] = Officer(PersonId(person), keys)
    return identities
