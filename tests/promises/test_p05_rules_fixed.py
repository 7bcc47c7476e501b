"""P5: the procedure and the organisation in force at intake are pinned; nothing is edited for one case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.desk import Split, open_case, split_case
from fairhearing.errors import FairHearingError
from fairhearing.procedure import load
from fairhearing.web import models
from tests.club import organisation


class NewerShelf:
    """A shelf on which a newer version of the procedure is in force."""

    def __init__(self, shelf):
        self.shelf = shelf

    def in_force(self):
        now = self.shelf.in_force()
        return replace(now, version=now.version + 1, digest="0" * 64)

    def pinned(self, *place):
        return self.shelf.pinned(*place)


def test_a_case_keeps_the_version_of_its_intake(club):
    """A version that comes into force later does not touch an open case."""
    _, code = club.report()
    club.house = replace(club.house, shelf=NewerShelf(club.house.shelf))
    case = open_case(club.house, club.officers["c04"], code)
    assert case.procedure.version == case.row.procedure_version == 1
    assert club.house.shelf.in_force().version == 2


def test_a_case_cannot_be_pointed_at_another_text(club):
    """Whoever changes the pinned digest in a row gets a refusal, not another procedure."""
    _, code = club.report()
    models.Case.objects.filter(pk=code).update(procedure_digest="0" * 64)
    with pytest.raises(FairHearingError):
        open_case(club.house, club.officers["c04"], code)


def test_the_text_on_the_shelf_cannot_be_edited(club, home):
    """A pinned text that was altered on the disk is not the pinned text any more."""
    _, code = club.report()
    digest = models.Case.objects.get(pk=code).procedure_digest
    texts = [path for path in (home / "procedures").rglob("*") if path.is_file()]
    assert texts
    for path in texts:
        path.chmod(0o600)
        path.write_text(path.read_text().replace("within: 3 d", "within: 30 d"))
    from fairhearing.web.house import rooms

    rooms.cache_clear()
    fresh = replace(rooms().house, clock=club.house.clock)
    with pytest.raises(FairHearingError):
        fresh.shelf.pinned("model-small", 1, digest)


def test_the_organisation_of_the_intake_is_pinned(club):
    """A seat that is taken away later is still known to the case."""
    _, code = club.report()
    from fairhearing.web.house import rooms

    rooms().roll.put(replace(organisation(), seats=()))
    case = open_case(club.house, club.officers["c04"], code)
    assert any(seat.person == "c03" for seat in case.organisation.seats)


class SplittingShelf(NewerShelf):
    """A shelf whose procedures let those who handle a case split it."""

    def pinned(self, *place):
        found = self.shelf.pinned(*place)
        splitting = [power for power in load("model").powers if "case-split" in power.act]
        return replace(found, powers=(*found.powers, *splitting))


def test_a_case_that_comes_out_of_another_keeps_the_pins_of_the_first(club):
    """Split under a newer version and other records, it has the rules and the organisation of the first intake."""
    _, code = club.report(respondents=("Ivy Nine", "Larch Twelve"))
    first = open_case(club.house, club.officers["c04"], code).row
    club.house.roll.put(replace(club.house.roll.current(), name="Another name"))
    club.house = replace(club.house, shelf=SplittingShelf(club.house.shelf))
    split = Split("Two matters.", ("respondent-2",))
    new = split_case(club.house, club.officers["c04"], code, split)
    second = open_case(club.house, club.officers["c04"], new).row
    pins = ("procedure", "procedure_version", "procedure_digest", "organisation_digest", "outside")
    assert [getattr(second, pin) for pin in pins] == [getattr(first, pin) for pin in pins]
