"""A club with keys for everybody who needs them, on fakes of the ports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fairhearing.desk import House, Officer, Report, append_record, enrol, file_report, unlock
from fairhearing.identifiers import CaseCode, PersonId
from fairhearing.organisation import read_organisation
from fairhearing.procedure import load
from fairhearing.sealing import make_receipt, read_receipt
from tests.fakes import FakeClock, fake_house

DATA = Path(__file__).parents[2] / "data"
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass
class Club:
    """A house of fakes and who stands in it."""

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
        row = file_report(self.house, Report(**{**given, **more}))  # type: ignore[arg-type] # a test's mapping
        return words, row.case

    def keys(self, words: str) -> object:
        return read_receipt(words)

    def checkpoint(self) -> None:
        append_record(self.house)


PEOPLE = ("c02", "c03", "c04", "c05", "c08", "c09", "c10", "c11", "c12", "c13", "c14", "x01", "x02", "x03")


@pytest.fixture(scope="session")
def _enrolled() -> dict[str, tuple[object, object]]:
    house = fake_house(_organisation(), load("model-small"), START)
    made = {}
    for person in PEOPLE:
        passphrase = enrol(house, PersonId(person)).passphrase
        made[person] = unlock(house, PersonId(person), passphrase)
    return {"house": (house, made)}


def _organisation() -> object:
    return read_organisation((DATA / "club.yaml").read_text(), "club.yaml")


@pytest.fixture
def club(_enrolled: dict[str, tuple[House, dict[str, Officer]]]) -> Club:
    """A fresh house whose people have the same keys in every test: making them takes a second each."""
    made_in, officers = _enrolled["house"]
    house = fake_house(_organisation(), load("model-small"), START)  # type: ignore[arg-type] # as read
    house.books.tables.keys = dict(made_in.books.tables.keys)  # type: ignore[attr-defined] # the fake's table
    return Club(house, dict(officers))


@pytest.fixture
def walk(club: Club) -> Callable[..., object]:
    """Walk a case of the club to a step; see `tests.unit.desk.walking`."""
    from tests.unit.desk.walking import walk_to

    return lambda step, **more: walk_to(club, step, **more)
