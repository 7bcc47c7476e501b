"""What every member can see: figures in groups, the procedure as it is, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from fairhearing.desk import append_record
from fairhearing.record import cosign
from fairhearing.web.house import Rooms, rooms
from tests.club import Club, settle
from tests.fakes import FakeClock

MINIMAL = Path(__file__).parents[1] / "procedures" / "minimal.yaml"
LONG_AGO = 200
"""Days; more than lie between two publication dates."""


@pytest.fixture
def club(place: Rooms) -> Club:
    """The club in the site's own house, on a clock that stands long before today."""
    clock = FakeClock(datetime.now(UTC).replace(microsecond=0) - timedelta(days=LONG_AGO))
    return settle(replace(place.house, clock=clock))


@pytest.fixture
def anybody(place: Rooms) -> Client:
    """A browser in which nobody is signed in."""
    return Client(headers={"host": "localhost:8000"})


def _page(client: Client, path: str = "/open") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_fewer_than_a_group_are_not_counted(club: Club, anybody: Client) -> None:
    """Four cases give no figure, and the page says why."""
    for _ in range(4):
        club.report()
    page = _page(anybody)
    assert "fewer than 5 cases came in" in page
    assert "Came in" not in page


def test_a_group_is_counted(club: Club, anybody: Client) -> None:
    """Five cases are counted; that none is closed is shown, since it singles nobody out."""
    for _ in range(5):
        club.report()
    page = _page(anybody)
    assert '<th scope="row">Came in</th><td class="number">5</td>' in page
    assert '<th scope="row">Of these, closed</th><td class="number">0</td>' in page
    assert "not shown" in page


def test_missing_safeguards_are_said(club: Club, anybody: Client) -> None:
    """Nobody cosigns, there is no appeal body, and both are on the page."""
    club.report()
    append_record(club.house)
    page = _page(anybody)
    assert "not witnessed" in page
    assert "Not witnessed: nobody outside cosigns the record." in page
    assert "The procedure names an appeal body, and there is none here." in page


def test_who_sits_without_keys_is_missing(place: Rooms, anybody: Client) -> None:
    """Where nobody of a body has keys, nobody of it can read a case."""
    page = _page(anybody)
    assert "Nobody of those who sit there has keys yet" in page
    assert "The record is still empty." in page


def test_a_cosigned_checkpoint_names_its_witness(
    club: Club, place: Rooms, anybody: Client, tmp_path: Path
) -> None:
    """The page says whose signatures it carries, and that they are to be checked with the witness's own key."""
    club.report()
    head = append_record(club.house)
    assert head is not None
    (tmp_path / "record" / "checkpoint").write_text(
        cosign(head.note, "neighbour.example", bytes(32), 1_760_000_000)
    )
    page = _page(anybody)
    assert "It carries the signatures of <bdi>neighbour.example</bdi>." in page
    assert "Not witnessed" not in page


def test_the_procedure_is_readable(place: Rooms, anybody: Client) -> None:
    """Each rule of the procedure in force stands there, with its source, and each officer's role."""
    procedure = place.shelf.in_force()
    page = _page(anybody, "/open/procedure")
    rules = (*procedure.duties, *procedure.bars, *procedure.gates, *procedure.powers, *procedure.consents)
    assert [rule.id for rule in rules if escape(rule.says) not in page] == []
    assert [role.name for role in procedure.roles.values() if not role.party and role.title not in page] == []
    assert "within" not in page.split("How to appeal")[0] or "14 days" in page
    assert escape(next(iter(procedure.grounds.values()))) in page


def test_another_procedure_is_shown_as_it_is(place: Rooms, anybody: Client, settings: Settings) -> None:
    """A swapped pack is read from its file alone, without a change of code."""
    settings.FAIRHEARING_PROCEDURE = str(MINIMAL)
    rooms.cache_clear()
    assert "A small procedure" in _page(anybody)
    page = _page(anybody, "/open/procedure")
    assert "The receivers acknowledge a report within three days." in page
    assert "The receivers tell the reporter within three days that the report arrived." not in page


def test_a_visit_leaves_no_cookie(place: Rooms, anybody: Client) -> None:
    """Whoever only reads gets none."""
    for path in ("/open", "/open/procedure", "/record/key"):
        assert not anybody.get(path).cookies
