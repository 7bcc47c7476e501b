"""P5: what was pinned at intake holds for every eye: the roster's, the overseers' and the members'."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from fairhearing.desk import figures, open_case, watch
from fairhearing.errors import FairHearingError
from fairhearing.procedure import pack_text, read_procedure
from fairhearing.web import models
from fairhearing.web.house import rooms
from tests.club import organisation

HELD = "within: 90 d"


class OtherRules:
    """A shelf on which another procedure is in force, and what was in force before is still there."""

    def __init__(self, shelf, procedure):
        self.shelf = shelf
        self.procedure = procedure

    def in_force(self):
        return self.procedure

    def pinned(self, *place):
        return self.shelf.pinned(*place)


def lax(club):
    """Put a procedure without any duty in force."""
    now = club.house.shelf.in_force()
    rules = replace(now, duties=(), version=2, digest="0" * 64)
    club.house = replace(club.house, shelf=OtherRules(club.house.shelf, rules))


def test_overseers_watch_a_case_by_the_rules_of_its_intake(club):
    """A version without duties that comes later hides nothing that is overdue."""
    club.report()
    lax(club)
    club.clock.pass_days(10)
    (watched,) = watch(club.house)
    assert "acknowledge" in {duty.rule for duty in watched.overdue}


def test_members_count_a_case_by_the_rules_of_its_intake(club):
    """A version without duties that comes later makes nothing punctual."""
    for _ in range(5):
        club.report()
    lax(club)
    club.clock.at = datetime(2026, 8, 1, tzinfo=UTC)
    assert figures(club.house).late == 5


def test_a_case_keeps_the_floor_of_its_intake(club, home):
    """A case that was taken in over an older floor is still judged by that one, whatever the program ships."""
    text, floor = pack_text("model-small"), pack_text("floor").replace(HELD, "within: 60 d")
    older = read_procedure(text, "model-small/procedure.yaml", floor=floor)
    folder = home / "procedures" / older.digest
    folder.mkdir(parents=True)
    for name, content in (("procedure", text), ("floor", floor)):
        (folder / f"{name}.yaml").write_text(content)
    house = club.house
    club.house = replace(house, shelf=OtherRules(house.shelf, older))
    _, code = club.report(course="hold")
    club.house = house
    case = open_case(club.house, club.officers["c04"], code)
    due = {one.rule: one.on for one in case.acts[-1].public.due}
    assert due["hold-has-a-review"] == case.acts[0].public.on + timedelta(days=60)
    (rule,) = [duty for duty in case.procedure.duties if duty.id == "hold-has-a-review"]
    assert str(rule.within) == "60 days"
    assert house.shelf.in_force().digest != older.digest


def test_a_snapshot_cannot_be_exchanged(club, home):
    """Another organisation, rightly sealed, in the place of the pinned one is refused."""
    _, code = club.report()
    pinned = home / "roll" / "snapshots" / models.Case.objects.get(pk=code).organisation_digest
    assert pinned.exists()
    rooms().roll.put(replace(organisation(), ties=()))
    pinned.write_bytes((home / "roll" / "current").read_bytes())
    rooms.cache_clear()
    fresh = replace(rooms().house, clock=club.house.clock)
    with pytest.raises(FairHearingError):
        open_case(fresh, club.officers["c04"], code)
