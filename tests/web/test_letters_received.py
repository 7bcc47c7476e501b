"""Where a limit is counted from the receipt of a letter, the case says what it waits for, and when it ends."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from fairhearing.desk import Party, open_case, take_up_letter
from fairhearing.procedure import pack_text
from fairhearing.sealing import read_receipt
from fairhearing.web.house import Rooms, rooms
from tests.walking import Way, act, walk_to
from tests.web.conftest import Browser
from tests.web.officers import Site, stand

ANSWER = "    within: 14 d\n    strength: encouraged\n"
WAITS = "It begins when the letter of “Respondent told” arrives, and nobody noted that yet."


@pytest.fixture
def site(
    place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings
) -> Site:
    """The club under a procedure whose time to answer is counted from the receipt."""
    text = pack_text("model-small")
    assert text.count(ANSWER) == 1
    path = tmp_path / "house-rules.yaml"
    path.write_text(text.replace(ANSWER, f"{ANSWER}    on-receipt: true\n"), encoding="utf-8")
    settings.FAIRHEARING_PROCEDURE = str(path)
    rooms.cache_clear()
    return stand(rooms(), browser, monkeypatch)


def running(site: Site, way: Way) -> list[date]:
    """Return the last days of the answer that stand open for everybody."""
    case = open_case(site.club.house, site.club.officers["c04"], way.code)
    return [due.on for due in case.acts[-1].public.due if due.rule == "answer"]


def today(site: Site) -> date:
    """Return the day on the club's clock."""
    return site.club.house.now().date()


@pytest.mark.django_db
def test_the_time_to_answer_begins_when_an_officer_notes_that_the_letter_arrived(site: Site) -> None:
    """Until then it stands still, and nobody is late; what the other side does meanwhile does not start it."""
    way = walk_to(site.club, "told")
    assert WAITS in site.page("c04", f"/cases/{way.code}")
    act(site.club, Party(read_receipt(way.reporter)), way.code, "report-added-to", text="One thing more.")
    assert running(site, way) == []
    site.club.clock.pass_days(9)
    case = open_case(site.club.house, site.club.officers["c04"], way.code)
    (told,) = case.done("respondent-notified")
    site.do("c04", way.code, "letter-delivered", letter=told.public.id, how="registered")
    page = site.page("c04", f"/cases/{way.code}")
    assert WAITS not in page
    assert "counted from “Letter delivered”, when the letter arrived" in page
    ends = today(site) + timedelta(days=14)
    assert running(site, way) == [ends]
    act(site.club, Party(read_receipt(way.reporter)), way.code, "report-added-to", text="And one more.")
    assert running(site, way) == [ends]


@pytest.mark.django_db
def test_who_opens_the_mailbox_with_the_words_of_the_letter_has_it(site: Site) -> None:
    """Nobody has to note it then: the time to answer runs from that day."""
    way = walk_to(site.club, "told")
    site.club.clock.pass_days(3)
    assert way.letter is not None
    take_up_letter(site.club.house, way.letter.letter, way.letter.spoken)
    assert running(site, way) == [today(site) + timedelta(days=14)]
    assert WAITS not in site.page("c04", f"/cases/{way.code}")
