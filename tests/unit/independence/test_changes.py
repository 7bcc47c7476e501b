"""Changes that a congress can decide."""

from __future__ import annotations

from fairhearing.identifiers import BodyId
from fairhearing.independence import CaseStep, Change, changed
from fairhearing.independence.changes import changes_for
from fairhearing.organisation import members_of
from tests.unit.independence.building import DAY
from tests.unit.independence.rehearsing import STEPS, seated, union

CARE = seated("a care", "b care")
SECOND = "  - {id: second, name: Second, kind: appeal, size: 3}"
OUTSIDE = "  - {id: abroad, kind: outside}"


def _change(what: str, body: str, kind: str, people: int) -> Change:
    return Change(what, body, kind, people, f"the {body}")


def test_each_failing_step_has_its_changes() -> None:
    """More members of its body or a further body, an outside one where there is none; a panel also by lot."""
    told = [(one.what, one.body, one.people) for one in changes_for(union(SECOND, CARE), STEPS, {"receiver"}, DAY)]
    assert told == [
        ("found", "care-second", 3),
        *(("elect", "care", people) for people in (1, 2, 3, 4)),
        ("outside", "outside-body", 0),
    ]
    told = [(one.what, one.body) for one in changes_for(union(SECOND, OUTSIDE, CARE), STEPS, {"appeal"}, DAY)]
    assert told == [("found", "second-second"), *(4 * [("elect", "second")]), ("by-lot", "second")]


def test_a_body_by_lot_is_not_filled_up() -> None:
    """It has no members to elect; a step without any body gets a new one, under a name that is free."""
    jury = "  - {id: jury, kind: appeal, filled_by: lottery, size: 3}"
    told = [one.body for one in changes_for(union(jury, OUTSIDE), STEPS, {"appeal"}, DAY)]
    assert told == ["jury-second"]
    told = [
        one.body
        for one in changes_for(union("  - {id: new-appeal, kind: other}", OUTSIDE), STEPS, {"appeal"}, DAY)
    ]
    assert told == ["new-appeal-x"]


def test_a_step_by_lot_is_mended_by_lot() -> None:
    """An elected body is drawn instead, and a missing one is founded so; nobody is elected."""
    drawn = (CaseStep("panel", "panel", ("appeal", "outside"), drawn=True, seats=5),)
    told = [(one.what, one.body, one.people) for one in changes_for(union(SECOND, OUTSIDE), drawn, {"panel"}, DAY)]
    assert told == [("by-lot", "second", 5)]
    (new,) = changes_for(union(OUTSIDE), drawn, {"panel"}, DAY)
    body = changed(union(OUTSIDE), [new], DAY).bodies[BodyId("new-appeal")]
    assert (body.kind, body.filled_by, body.size) == ("appeal", "lottery", 5)
    lot = "  - {id: jury, kind: appeal, filled_by: lottery, size: 3}"
    assert [*changes_for(union(lot, OUTSIDE), drawn, {"panel"}, DAY)] == []


def test_the_elected_sit_with_the_others() -> None:
    """A body without a size grows by its members; one with a size keeps it until its seats are taken."""
    later = changed(union(SECOND, CARE), [_change("elect", "care", "intake", 2)], DAY)
    assert members_of(later, "care", DAY) == ("a", "b", "elected-care-1", "elected-care-2")
    assert later.bodies[BodyId("care")].size is None
    later = changed(union(SECOND, CARE), [_change("elect", "second", "appeal", 1)], DAY)
    assert later.bodies[BodyId("second")].size == 3
    later = changed(later, [_change("elect", "second", "appeal", 3)], DAY)
    assert (later.bodies[BodyId("second")].size, len(members_of(later, "second", DAY))) == (4, 4)


def test_a_body_is_founded_named_or_drawn() -> None:
    """A new body has its members, an outside one answers for its own, and one by lot has nobody in it before."""
    changes = (
        _change("found", "third", "appeal", 3),
        _change("outside", "abroad", "outside", 0),
        _change("by-lot", "care", "intake", 3),
    )
    later = changed(union(CARE), changes, DAY)
    assert len(members_of(later, "third", DAY)) == 3
    assert later.bodies[BodyId("abroad")].kind == "outside"
    assert (later.bodies[BodyId("care")].filled_by, members_of(later, "care", DAY)) == ("lottery", ())


def test_a_change_says_what_is_voted_on_and_what_it_costs() -> None:
    """One for each person to be found, one for a body, two for a decision."""
    changes = [_change(what, "care", "intake", 2) for what in ("elect", "found", "by-lot", "outside")]
    assert [one.cost for one in changes] == [2, 3, 2, 2]
    assert changes[0].says.startswith("Elect 2 further members to the care in a contested election")
    assert _change("elect", "care", "intake", 1).says.startswith("Elect one further member")
    assert changes[2].says == "Fill the care by lot, anew for each case, with 2 members."
