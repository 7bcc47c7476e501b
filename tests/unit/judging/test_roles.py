from __future__ import annotations

from datetime import date

import pytest

from fairhearing.acts import Parties, When, read_when
from fairhearing.judging.roles import (
    addressed,
    bodies_of,
    known_days,
    members_on,
    owed_to,
    panel_roles,
    party,
    roles_of,
    roles_of_one,
    speaks_for,
    targets_of,
    took_part,
)
from fairhearing.organisation import Seat
from tests.unit.judging.building import ROLES, act, matter, organisation, procedure

ORG = organisation()


def roles(number, *acts, org=ORG, **parts):
    laid = matter(procedure(**parts), *acts, org=org)
    return roles_of(laid, laid.by_id[number])


def test_the_capacity_given_decides():
    """Whoever says in which role they act is taken at their word."""
    assert roles("1", act("1", "interview-held", by="p01", capacity="receiver")) == {"receiver"}


@pytest.mark.parametrize(
    ("who", "known"),
    [
        ("p11", {"receiver"}),
        ("p05", {"receiver", "reporter"}),
        ("p04", {"respondent"}),
        ("p09", set()),
        ("receiver-1", {"receiver"}),
        ("care", {"receiver"}),
        ("stranger", None),
    ],
)
def test_roles_come_from_seats_parties_slots_and_bodies(who, known):
    """Nothing is known of somebody who is on no list."""
    assert roles("1", act("1", "interview-held", by=who)) == known


def test_nobody_named_is_not_known():
    """An act without an author has no known role, nor one of which one author is unknown."""
    assert roles("1", act("1", "interview-held")) is None
    assert roles("1", act("1", "interview-held", by=("p11", "stranger"))) is None
    assert roles("1", act("1", "interview-held", by="p04"), org=None) == {"respondent"}
    assert roles("1", act("1", "interview-held", by="p09"), org=None) is None


def test_who_sits_on_a_panel_acts_as_panel():
    """From the forming on; the forming itself gives no role in itself."""
    formed = act("1", "panel-formed", by="lead", members=("p09",))
    found = act("2", "finding-made", "2023-02-01", by="p09")
    assert roles("2", formed, found) == {"panel"}
    laid = matter(procedure(), formed, found, org=ORG)
    assert roles_of_one(laid, "p09", formed) == set()


def test_a_procedure_without_a_panel_role_uses_who_fills_panels():
    """Where no role is called panel, every role that a panel body fills is meant."""
    finder = {name: role for name, role in ROLES.items() if name != "panel"}
    assert panel_roles(matter(procedure(roles=finder))) == set()
    assert panel_roles(matter(procedure())) == {"panel"}


def test_who_signed_a_statement_is_a_witness():
    """A witness need not stand among the parties."""
    assert roles("1", act("1", "statement-signed", by="p06")) == {"witness"}


def test_a_seat_is_held_on_the_day():
    """A seat that ended gives no role any more."""
    ended = Seat("p09", "care", until=read_when("2022-12-31"))
    assert roles("1", act("1", "interview-held", by="p09"), org=organisation(seats=(ended,))) == set()


def test_who_made_a_report_is_a_reporter():
    """Slots add nobody; the parties stand first."""
    laid = matter(procedure(), act("1", "report-received", by="p08"), act("2", "report-received", by="reporter-1"))
    assert party(laid, "reporter") == ("p05", "p08")
    assert party(laid, "nobody") == ()


def test_open_days_end_with_the_judgement():
    """An unknown beginning counts as the known end."""
    laid = matter(procedure(), as_of=date(2023, 6, 1))
    open_end = act("1", "contact", when=When(date(2023, 1, 1), date.max))
    unknown = act("2", "contact", when=When(date.min, date(2023, 2, 1)))
    assert known_days(laid, open_end) == (date(2023, 1, 1), date(2023, 6, 1))
    assert known_days(laid, unknown) == (date(2023, 2, 1), date(2023, 2, 1))


def test_members_of_a_body():
    """Who sits on a body on the day; nobody sits on what is no body."""
    laid = matter(procedure(), org=ORG)
    assert members_on(laid, "care", act("1", "contact")) == ("p05", "p11")
    assert members_on(laid, "p01", act("1", "contact")) == ()
    assert took_part(act("1", "finding-made", by="jury", members=("p09",))) == ("jury", "p09")


def test_the_first_body_of_the_chain_owes():
    """The outside body owes only where no intake is there; an unknown role is nobody's."""
    assert bodies_of(matter(procedure(), org=ORG), ("receiver", "nobody")) == ("care",)
    far = organisation(bodies={"far": "outside", "care": "x", "lead": "leadership"})
    assert bodies_of(matter(procedure(), org=far), ("receiver",)) == ("far",)
    assert bodies_of(matter(procedure()), ("receiver",)) == ()


def test_whom_an_act_was_done_to():
    """`to`, or with whom, or a slot."""
    assert targets_of(act("1", "contact", to="p01")) == ("p01",)
    assert targets_of(act("1", "interview-held", **{"with": ["p01", "p02"]})) == ("p01", "p02")
    assert targets_of(act("1", "interview-held", slot="witness-1")) == ("witness-1",)
    assert targets_of(act("1", "contact")) == ()


def owed(to, act_, anchor=None, name="reporter", **parts):
    laid = matter(procedure(), *([anchor] if anchor else []), org=ORG, **parts)
    return owed_to(laid, name, anchor, act_)


def test_a_report_is_answered_to_who_made_it():
    """An acknowledgment of another report does not answer this one."""
    report = act("1", "report-received", by="p05")
    assert owed("reporter", act("2", "report-acknowledged", to="p05"), report)
    assert not owed("reporter", act("2", "report-acknowledged", to="p08"), report)
    assert owed(
        "reporter", act("2", "report-acknowledged", to="reporter-1"), act("1", "report-received", by="reporter-1")
    )
    assert owed("reporter", act("2", "report-acknowledged"), report)


def test_what_is_owed_to_a_party_or_a_role():
    """By person, by slot, by the role of an officer; whoever it is where the party is not known."""
    assert owed("", act("2", "feedback-given", to="p04"), name="respondent")
    assert not owed("", act("2", "feedback-given", to="p09"), name="respondent")
    assert owed("", act("2", "feedback-given", to="p11"), name="receiver")
    assert owed("", act("2", "feedback-given", to="reporter-1"), name="affected")
    assert owed("", act("2", "feedback-given", to="p09"), name="affected", parties=Parties())
    assert not owed("", act("2", "feedback-given", to="respondent-1"), name="affected", parties=Parties())


def test_an_act_without_an_addressee_reaches_everybody():
    """Silence about the addressee is no sign that it was somebody else."""
    laid = matter(procedure(), org=ORG)
    assert addressed(laid, act("1", "contact"), ("p01",))
    assert addressed(laid, act("1", "contact", to="p01"), ())
    assert not addressed(laid, act("1", "contact", to="p01"), ("p02",))
    assert addressed(laid, act("1", "contact", to="affected-1"), ("reporter-1",))


def test_only_a_party_speaks_for_itself():
    """A slot of the same name speaks; the reporter's mailbox does where nobody knows who is affected."""
    laid = matter(procedure(), org=ORG)
    assert speaks_for(laid, "p08", "affected", "p08")
    assert speaks_for(laid, "affected-1", "affected", "p08")
    assert not speaks_for(laid, "reporter-1", "affected", "p08")
    assert speaks_for(laid, "reporter-1", "affected", "")
    assert speaks_for(laid, "p05", "affected", "")
    assert not speaks_for(laid, "p04", "affected", "")
    assert not speaks_for(laid, "p05", "respondent", "")
    assert not speaks_for(laid, "p01", "affected", "p08")
