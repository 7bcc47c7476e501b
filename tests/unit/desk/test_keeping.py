"""All acts of a step are kept in one transaction, each only if nothing came into its case in between."""

from dataclasses import replace

import pytest

from fairhearing.desk import ClashError, Proposal, open_case
from fairhearing.desk.door import make_ready
from fairhearing.desk.keeping import keep, newest_of
from fairhearing.desk.records import EpochRow
from fairhearing.desk.writing import Changes
from fairhearing.errors import BusyError
from fairhearing.identifiers import KindName
from tests.walking import act

TOLD = Proposal(KindName("report-acknowledged"), {"text": "It arrived."}, to="reporter-1")


@pytest.fixture
def ready(club):
    """Acknowledgements in two cases, judged and sealed, and not kept."""
    cases = [club.report()[1], club.report()[1]]
    handler = club.officers["c04"]
    return [make_ready(club.house, handler, open_case(club.house, handler, code), TOLD) for code in cases]


def lengths(club):
    """Return how many acts each case has."""
    return sorted(len(acts) for acts in club.house.books.tables.acts.values())


def test_acts_of_two_cases_are_kept_together(club, ready):
    """One transaction holds both, with what else belongs to it."""
    more = []
    keep(club.house, ready, more.append)
    assert lengths(club) == [2, 2]
    assert len(more) == 1


@pytest.mark.parametrize("place", [0, 1])
def test_what_came_into_one_of_them_keeps_the_other_out_as_well(club, ready, place):
    """Somebody else's act in either case is looked at before anything is kept in both."""
    act(club, club.officers["c04"], ready[place].case.row.code, "category-set", value="bullying", reason="So.")
    with pytest.raises(ClashError):
        keep(club.house, ready)
    assert lengths(club) == [1, 2]


def test_what_else_belongs_to_it_is_kept_with_it_or_nothing_is(club, ready):
    """Where that has no room, no act is kept either."""

    def full(ledger):
        raise BusyError("The store is full.", why="The disk has no room.", remedy="Later.")

    with pytest.raises(BusyError):
        keep(club.house, ready, full)
    assert lengths(club) == [1, 1]


def test_a_case_that_is_gone_clashes(club, ready):
    """Nothing is kept in a case that the store does not have."""
    one = replace(ready[0], case=replace(ready[0].case, row=replace(ready[0].case.row, code="z" * 26)))
    with pytest.raises(ClashError):
        keep(club.house, [one])


def test_new_keys_take_the_place_of_those_before(club, ready):
    """What comes with an act of which new keys are made is sealed to those."""
    epoch = EpochRow(ready[0].case.row.code, "what", 4, ready[0].case.epochs["what"].recipient)
    assert newest_of(Changes(epochs=(epoch,)))["what"][0] == 4


def test_nobody_is_put_into_a_place_that_another_person_has(club):
    """It would be passed over by whoever opens the case; the same person, or a key alone, is no other one."""
    code = club.report()[1]
    handler = club.officers["c04"]
    case = open_case(club.house, handler, code)
    verify = club.officers["c03"].signer.verify_key.hex()
    allowed = [{case.me: entry} for entry in ({"person": "c04"}, {"verify": verify}, "nobody")]
    for slots in (*allowed, {"respondent-1": {"person": "c03"}}):
        proposal = replace(TOLD, parts={"who": {"slots": slots}})
        assert make_ready(club.house, handler, case, proposal).act.public.by == case.me
    taken = replace(TOLD, parts={"who": {"slots": {case.me: {"person": "c03", "verify": verify}}}})
    with pytest.raises(ClashError):
        make_ready(club.house, handler, case, taken)
