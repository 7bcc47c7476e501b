"""Who is reached: the first body that can act, of people who can read."""

from dataclasses import replace

import pytest

from fairhearing.acts import Parties
from fairhearing.desk.reach import everybody_in, reach
from fairhearing.errors import BusyError
from fairhearing.procedure import load
from tests.club import START, organisation


def reached(organisation_, parties, *, enrolled=None, bodies=("intake", "outside"), only=""):
    procedure = load("model-small")
    role = replace(procedure.roles["receiver"], bodies=bodies)
    procedure = replace(procedure, roles={**procedure.roles, "receiver": role})
    everybody = organisation_.people if enrolled is None else enrolled
    return reach(
        *(procedure, organisation_, parties, START.date()), enrolled=everybody, declared=frozenset(), only=only
    )


def test_the_first_viable_body_receives():
    """Without whoever is conflicted; nothing has moved on."""
    found = reached(organisation(), Parties(respondent=("c06",)))
    assert (found.body, found.people, found.moved) == ("receivers", ("c04",), False)


def test_a_body_drawn_by_lot_in_which_nobody_sits_is_passed_over():
    """Or everybody who could be drawn would become a reader."""
    found = reached(organisation(), Parties(respondent=("c06",)), bodies=("panel", "outside"))
    assert (found.body, found.moved) == ("neighbour", True)


def test_people_without_keys_receive_nothing():
    """The next body does."""
    found = reached(organisation(), Parties(respondent=("c06",)), enrolled=("c03", "x02"))
    assert found.people == ("x02",)


def test_where_nobody_is_left_it_is_said():
    """The report is not taken in for nobody to read."""
    with pytest.raises(BusyError, match="Nobody"):
        reached(organisation(), Parties(respondent=("c06",)), enrolled=())


def test_everybody_of_a_chain_is_listed_once():
    """In the order of the chain."""
    role = replace(load("model-small").roles["receiver"], bodies=("intake", "intake", "outside"))
    assert everybody_in(organisation(), role, START.date()) == ("c03", "c04", "x01", "x02", "x03")


def test_a_kind_of_body_can_be_asked_for_alone():
    """The bodies before it count as passed over, though they could act."""
    found = reached(organisation(), Parties(), only="outside")
    assert (found.body, found.moved) == ("neighbour", True)
