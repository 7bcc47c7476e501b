from __future__ import annotations

from dataclasses import replace

from fairhearing.judging.separations import separations_on
from fairhearing.organisation import ConflictPolicy, Seat, Tie
from tests.unit.judging.building import (
    ROLES,
    act,
    duty,
    matter,
    organisation,
    power,
    procedure,
    seat,
    separation,
    tie_rule,
)

FORMED = act("1", "panel-formed", "2023-01-02", by="p11", members=("p06", "p07"), proposed_by="lead")
FOUND = act("2", "finding-made", "2023-02-01", by="jury", members=("p06", "p07"))


def decided(**parts):
    return act("3", "decision-made", "2023-02-03", **parts)


def found(rule, *acts, org=None):
    laid = matter(procedure(separations=(rule,)), *acts, org=org or organisation())
    return [one.because for one in separations_on(laid, acts[-1])]


def test_nobody_takes_part_in_both():
    """By name, or as the same body where nobody says who sat."""
    assert found(separation(), FOUND, decided(by="p06")) == ["p06 took part in act 2 as well."]
    assert found(separation(), FOUND, decided(by="jury")) == ["jury took part in act 2 as well."]
    assert found(separation(), FOUND, decided(by="p01")) == []


def test_other_members_of_one_body_are_other_people():
    """Where both say who sat, the people count."""
    assert found(separation(), FOUND, decided(by="jury", members=("p09",))) == []


def test_who_sat_and_wrote_it_down_took_part():
    """A chair who notes the vote is a member all the same; a clerk who only notes it is none."""
    chaired = act("2", "finding-made", "2023-02-01", by="p06", members=("p06", "p07"))
    assert found(separation(), chaired, decided(by="p09", members=("p09", "p06"))) == [
        "p06 took part in act 2 as well."
    ]
    assert found(separation(), chaired, decided(by="p09", members=("p09", "p10"))) == []
    noted = act("2", "finding-made", "2023-02-01", by="p11", members=("p06", "p07"))
    assert found(separation(), noted, decided(by="p11", members=("p09", "p10"))) == []


def test_the_later_act_is_the_one_that_breaks_it():
    """The earlier one was right when it was done."""
    assert found(separation(), decided(by="p06"), act("4", "finding-made", "2023-01-05", by="p06")) == []
    laid = matter(procedure(separations=(separation(),)), FOUND, decided(by="p06"))
    assert list(separations_on(laid, FOUND)) == []


def test_on_one_day_only_one_of_the_two_is_spoken_against():
    """Otherwise each would blame the other."""
    same = act("2", "finding-made", "2023-02-03", by="p06")
    other = decided(by="p06")
    laid = matter(procedure(separations=(separation(),)), same, other)
    assert [len(list(separations_on(laid, one))) for one in (same, other)] == [1, 0]


def test_who_chose_the_panel_does_not_decide():
    """The body that proposed it, and whoever sits on that body."""
    rule = separation(fresh=True, apart=False)
    assert found(rule, FORMED, FOUND, decided(by="lead")) == ["lead chose who sat (act 1)."]
    assert found(rule, FORMED, FOUND, decided(by="p01")) == ["p01 sits on lead, which chose who sat (act 1)."]
    assert found(rule, FORMED, FOUND, decided(by="p12")) == []
    assert found(rule, FORMED, FOUND, decided(by="p06")) == []


def test_the_forming_itself_can_be_one_of_the_groups():
    """Then those who formed it are meant, also a body that formed it without a proposal."""
    rule = separation(groups=(("panel-formed",), ("decision-made",)), fresh=True, apart=False)
    by_body = act("1", "panel-formed", "2023-01-02", by="lead", members=("p06",))
    assert found(rule, by_body, decided(by="p02")) == ["p02 sits on lead, which chose who sat (act 1)."]
    assert found(rule, act("1", "panel-formed", by="p11", members=("p06",)), decided(by="p02")) == []


def test_without_an_organisation_bodies_have_no_members():
    """Only what the acts themselves say counts."""
    rule = separation(fresh=True)
    laid = matter(procedure(separations=(rule,)), FORMED, FOUND, decided(by="p01"))
    assert list(separations_on(laid, laid.by_id["3"])) == []


def test_kinds_outside_of_the_groups_are_free():
    """And an act in both groups is not set against itself."""
    assert found(separation(), FOUND, act("3", "contact", "2023-03-01", by="p06")) == []
    twice = separation(groups=(("finding-made",), ("finding-made", "decision-made")))
    assert found(twice, FOUND) == []


def test_whoever_sits_on_the_choosing_body_has_chosen():
    """A seat of which no day is known counts."""
    org = organisation(seats=(Seat("p12", "lead"),))
    rule = separation(fresh=True, apart=False)
    assert found(rule, FORMED, FOUND, decided(by="p12"), org=org) == [
        "p12 sits on lead, which chose who sat (act 1)."
    ]


def ratified(*acts, org=None, seats=(), **parts):
    rule = separation(groups=(("protective-act-taken",), ("protective-act-ratified",)), alone=True)
    may = power(act=("protective-act-ratified",), who=("receiver", "panel", "nobody"))
    done = act("9", "protective-act-ratified", "2023-01-12", **parts)
    roles = {**ROLES, "panel": replace(ROLES["panel"], asked_after=("panel-requested",))}
    given = procedure(separations=(rule,), powers=(may,), roles=roles, conflicts=FRIENDS)
    laid = matter(given, *acts, done, org=org or organisation(seats=seats))
    return [(one.status, one.because) for one in separations_on(laid, done)]


FRIENDS = ConflictPolicy((tie_rule("friend"),))
TAKEN = act("1", "protective-act-taken", "2023-01-10", by="p11")


def test_what_one_did_alone_another_one_confirms():
    """Where somebody else is free; together with somebody else it is no longer alone."""
    assert ratified(TAKEN, by="p11") == [
        ("not-separate", "p11 alone did act 1 as well, and somebody else is free."),
    ]
    assert ratified(TAKEN, by="p05") == []
    assert ratified(TAKEN, by=("p11", "p05")) == []
    assert ratified(by="p11") == []
    assert ratified(TAKEN, capacity="receiver") == []


def test_where_nobody_else_is_free_the_same_person_confirms():
    """A second receiver who may not take part is none; a panel that nobody asked for is none either."""
    org = organisation(Tie("friend", ("p05", "p04")), seats=(seat("p06", "jury"),))
    assert ratified(TAKEN, org=org, by="p11") == []
    laid = matter(procedure(separations=(separation(alone=True),)), TAKEN)
    assert list(separations_on(laid, TAKEN)) == []


def test_only_the_latest_is_confirmed():
    """Who took an earlier one may confirm another's; who confirmed one may protect again."""
    assert ratified(TAKEN, act("2", "protective-act-taken", "2023-01-11", by="p05"), by="p11") == []
    rule = separation(groups=(("protective-act-taken",), ("protective-act-ratified",)), alone=True)
    again = act("9", "protective-act-taken", "2023-01-12", by="p11")
    confirmed = act("2", "protective-act-ratified", "2023-01-11", by="p11")
    laid = matter(procedure(separations=(rule,)), confirmed, again, org=organisation())
    assert list(separations_on(laid, again)) == []


def test_of_slots_as_many_must_be_free_as_there_may_be():
    """One receiver of two whom nobody knows by name leaves one; of one alone it leaves none."""
    taken = act("1", "protective-act-taken", "2023-01-10", by="receiver-1")
    assert [status for status, _ in ratified(taken, by="receiver-1")] == ["not-separate"]
    org = organisation(Tie("friend", ("p05", "p04")))
    assert ratified(taken, org=org, by="receiver-1") == []


def test_without_a_power_whoever_owes_it_could_do_it():
    """The floor gives the ratifying to nobody as a power, and to the receivers as a duty."""
    rule = separation(groups=(("protective-act-taken",), ("protective-act-ratified",)), alone=True)
    owed = duty(act=("protective-act-ratified",), after=("protective-act-taken",))
    done = act("9", "protective-act-ratified", "2023-01-12", by="p11")
    for org, status in ((organisation(), ["not-separate"]), (None, [])):
        laid = matter(procedure(separations=(rule,), duties=(owed,)), TAKEN, done, org=org)
        assert [one.status for one in separations_on(laid, done)] == status


def test_what_is_proposed_comes_after_what_was_done_that_day():
    """At the door the order is known although both have the same day."""
    laid = matter(procedure(separations=(separation(),)), act("2", "finding-made", "2023-02-03", by="p06"))
    proposed = act("", "decision-made", "2023-02-03", by="p06")
    assert [one.because for one in separations_on(laid, proposed)] == ["p06 took part in act 2 as well."]


LINK = separation(
    "linked-by-others",
    groups=(("handling-complained-of", "retaliation-reported"), ("case-linked",)),
    named=("of", "handlers"),
)


def test_who_is_named_counts_as_taking_part():
    """A complaint about the handling goes neither to those it is about, nor to whoever complains."""
    complaint = act("1", "handling-complained-of", "2023-01-02", by="p05", of=["p11", "p06"])
    linked = act("2", "case-linked", "2023-01-04", by="p09", handlers=["p06", "p10"])
    assert found(LINK, complaint, linked) == ["p06 took part or is named in act 1 as well."]
    assert found(LINK, complaint, act("2", "case-linked", "2023-01-04", by="p09", handlers="p10")) == []
    assert found(LINK, complaint, act("2", "case-linked", "2023-01-04", by="p11", handlers=7)) == [
        "p11 took part or is named in act 1 as well."
    ]
