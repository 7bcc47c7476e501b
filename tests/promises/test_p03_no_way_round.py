"""P3: what binds somebody to a party counts whichever way it is known, and a case never comes back to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fairhearing.desk import Party, Report, open_case, open_own_case, refresh_index, serve
from fairhearing.errors import NotYoursError, RefusedError
from fairhearing.identifiers import PersonId
from fairhearing.organisation import Tie
from fairhearing.sealing import make_receipt, read_receipt
from fairhearing.web.house import rooms
from tests.club import organisation
from tests.promises.test_p03_own_cause import who_opens
from tests.walking import act, walk_to

OUTSIDE = {"x01", "x02", "x03"}


def tie(kind, one, other, declared_by=""):
    """Return a tie between two people of the club."""
    return Tie(kind, (PersonId(one), PersonId(other)), declared_by=declared_by)


def put(*ties, seats=None):
    """Put the club in force with more ties, or with other seats."""
    club = organisation()
    rooms().roll.put(replace(club, ties=(*club.ties, *ties), seats=club.seats if seats is None else seats))


def test_who_declared_for_themselves_receives_nothing(club):
    """A standing declaration "may not judge" needs no reason, and the report goes past them."""
    rooms().roll.declare(PersonId("c04"), date(2099, 1, 1))
    _, code = club.report()
    assert who_opens(club, code) == OUTSIDE


def test_who_declares_in_mid_case_does_nothing_more(walk, club):
    """From the declaration on each of their acts is refused."""
    way = walk("acknowledged")
    rooms().roll.declare(PersonId("c04"), date(2099, 1, 1))
    with pytest.raises(RefusedError):
        act(club, club.officers["c04"], way.code, "category-set", value="bullying", reason="Because.")


def test_a_party_cannot_be_rid_of_a_handler(walk, club):
    """A friendship that the respondent declares in mid-case bars nobody."""
    way = walk("acknowledged")
    put(tie("friend", "c06", "c04", declared_by="c06"))
    act(club, club.officers["c04"], way.code, "category-set", value="bullying", reason="Because.")


def test_two_weak_ties_are_a_strong_one(club):
    """A colleague who is a mentor as well does not receive the report; one who is only a colleague may."""
    put(tie("colleague", "c04", "c09"))
    assert who_opens(club, club.report(respondents=("Ivy Nine",))[1]) == {"c03", "c04"}
    put(tie("colleague", "c04", "c09"), tie("mentor", "c04", "c09"))
    assert who_opens(club, club.report(respondents=("Ivy Nine",))[1]) == {"c03"}


def test_who_owes_the_party_their_seat_does_not_judge_them(club):
    """c04 was proposed by c09, whom the report is about; their colleague was not, and receives it alone."""
    seats = organisation().seats
    put(seats=tuple(replace(one, proposed_by="c09") if one.person == "c04" else one for one in seats))
    _, code = club.report(respondents=("Ivy Nine",))
    assert who_opens(club, code) == {"c03"}


def test_a_body_that_the_reporter_names_reads_nothing(club):
    """Whoever excludes the receivers by the name of their body excludes each of them."""
    _, code = club.report(respondents=("Ivy Nine",), excluded=("Receivers",))
    assert who_opens(club, code) == OUTSIDE


def test_a_case_does_not_come_back_to_who_left_it(walk, club):
    """The last receiver stands aside: the next body reads all of it, and nobody of the first anything new."""
    way = walk("acknowledged")
    act(club, club.officers["c04"], way.code, "recused")
    assert who_opens(club, way.code) == {"c04"} | OUTSIDE
    case = open_case(club.house, club.officers["x01"], way.code)
    assert {case.slots[slot].person for slot in case.slots_of("receiver")} == {"c04"} | OUTSIDE
    assert case.reads("what")


def test_nobody_hears_an_appeal_against_a_case_that_they_handled(walk, club):
    """Where all who are left had a part in the case, no appeal body is filled, and its clock runs in public."""
    way = walk("notified")
    act(club, club.officers["c04"], way.code, "recused")
    act(club, Party(read_receipt(way.reporter)), way.code, "appeal-filed", grounds="outcome", text="Too mild.")
    serve(club.house, club.officers["x01"], way.code)
    case = open_case(club.house, club.officers["x01"], way.code)
    assert case.slots_of("appeal") == ()
    assert "decide-appeal" in {due.rule for due in case.acts[-1].public.due}


def test_who_handles_a_case_never_opens_the_complaint_about_it(club):
    """Not at intake, not after others left it, and not when the new case is handed on."""
    way = walk_to(club, "told")
    report = Report(make_receipt(club.house.randomness), "It lies there for weeks.")
    party = Party(read_receipt(way.reporter))
    code = open_own_case(club.house, party, way.code, report, ["receiver-1"]).case
    act(club, club.officers["x01"], code, "recused")
    for person in ("x02", "x03"):
        serve(club.house, club.officers[person], code)
    refresh_index(club.house, club.officers["c04"])
    with pytest.raises(NotYoursError):
        open_case(club.house, club.officers["c04"], code)
    assert "c04" in open_case(club.house, club.officers["x02"], code).parties().respondent


def test_who_is_challenged_neither_rules_nor_goes_on(club):
    """The ruling is refused to them; once others have ruled, no step of theirs is taken and nothing new opens."""
    way = walk_to(club, "told")
    act(club, Party(read_receipt(way.reporter)), way.code, "challenge-made", slot="receiver-1", reason="Close.")
    serve(club.house, club.officers["c04"], way.code)
    ruling = {"slot": "receiver-1", "reason": "So."}
    with pytest.raises(RefusedError, match="one it is about"):
        act(club, club.officers["c04"], way.code, "challenge-decided", value="dismissed", **ruling)
    act(club, club.officers["x01"], way.code, "challenge-decided", value="upheld", **ruling)
    serve(club.house, club.officers["x01"], way.code)
    act(club, club.officers["x01"], way.code, "feedback-given", "reporter-1", text="We are new.")
    assert open_case(club.house, club.officers["c04"], way.code).acts[-1].parts == {}
