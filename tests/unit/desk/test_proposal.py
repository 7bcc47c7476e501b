"""What is looked at before any rule: the place that somebody acts from, and what they say."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta

import pytest

from fairhearing.acts import KINDS
from fairhearing.desk import Party, Proposal, open_case, perform
from fairhearing.desk.proposal import check_fields, check_members, sitting
from fairhearing.errors import InputError, RefusedError
from fairhearing.identifiers import KindName
from fairhearing.procedure import read_procedure
from fairhearing.sealing import read_receipt
from tests.approved import approved
from tests.walking import act, panel_of


def test_who_sits_has_said_that_they_are_free(walk, club):
    """Those merely drawn do not count; those let in do."""
    way = walk("drawn")
    case = open_case(club.house, club.officers["c04"], way.code)
    assert sitting(case, "panel") == ()
    way = walk("formed")
    case = open_case(club.house, club.officers["c04"], way.code)
    assert sitting(case, "panel") == ("panel-1", "panel-2", "panel-3")
    assert len(panel_of(club, way)) == 3


def test_where_no_majority_counts_nobody_need_be_named(club):
    """An acknowledgment has no members."""
    _, code = club.report()
    case = open_case(club.house, club.officers["c04"], code)
    check_members(case, Proposal("report-acknowledged", {"text": "It arrived."}))


def test_what_confirms_is_done_on_the_day_on_which_it_is_entered(walk, club):
    """Nobody ratifies for a day gone by what everybody saw lapse; other acts can be entered later."""
    way = walk("acknowledged")
    receiver = club.officers["c04"]
    act(club, receiver, way.code, "protective-act-taken", value="keep-apart", reason="A bus tonight.")
    day = club.clock.at.date()
    club.clock.pass_days(4)
    late = Proposal(KindName("protective-act-ratified"), {"reason": "I meant to."}, on=day)
    with pytest.raises(InputError, match="cannot be entered for a day that is over"):
        perform(club.house, receiver, way.code, late)
    noted = Proposal(KindName("exhibit-added"), {"text": "A photograph."}, on=day)
    assert perform(club.house, receiver, way.code, noted).public.on == day


@pytest.mark.parametrize(("silence", "taken"), [("stands", False), ("returns", False), ("waits", True)])
def test_what_others_approve_in_silence_is_decided_on_the_day_on_which_it_is_entered(walk, club, silence, taken):
    """Dated back, their time would be over, and it in force, before they could read it."""
    way = walk("acknowledged")
    rules = read_procedure(approved(silence), "approved.yaml")
    case = replace(open_case(club.house, club.officers["c04"], way.code), procedure=rules)
    decided = Proposal(KindName("decision-made"), {"outcome": "A warning", "reason": "Because."})
    today = replace(case.acts[-1].public, kind=decided.kind)
    check_fields(case, decided, today)
    with nullcontext() if taken else pytest.raises(InputError, match="for a day that is over"):
        check_fields(case, decided, replace(today, on=today.on - timedelta(days=20)))


def test_nothing_is_entered_for_a_day_to_come(walk, club):
    """What is planned is not done; of one's own day it is taken."""
    way = walk("acknowledged")
    receiver, today = club.officers["c04"], club.clock.at.date()
    planned = Proposal(KindName("exhibit-added"), {"text": "A photograph."}, on=today + timedelta(days=2))
    with pytest.raises(InputError, match="lies in the future"):
        perform(club.house, receiver, way.code, planned)
    assert perform(club.house, receiver, way.code, replace(planned, on=today)).public.on == today


@pytest.mark.parametrize("kind", ["outcome-enacted", "records-destroyed", "absence-noted"])
def test_a_party_enters_nothing_that_the_procedure_gives_to_nobody(walk, club, kind):
    """A step without a power is barred from nobody, so a respondent could say that a measure has ended."""
    way = walk("answered")
    party = Party(read_receipt(way.respondent.receipt))
    fields = {field.name: "typed" for field in KINDS[kind].fields}
    with pytest.raises(RefusedError, match="not yours"):
        perform(club.house, party, way.code, Proposal(KindName(kind), fields))
    perform(club.house, party, way.code, Proposal(KindName("respondent-message-sent"), {"text": "A word."}))


@pytest.mark.parametrize("kind", ["letter-delivered", "letter-returned"])
def test_no_side_notes_that_the_letter_of_the_other_arrived(walk, club, kind):
    """It would let the respondent's time to answer begin before they have the letter."""
    way = walk("told")
    letter = open_case(club.house, club.officers["c04"], way.code).done("respondent-notified")[0].public.id
    noted = Proposal(KindName(kind), {"letter": letter, "how": "letter", "text": "It came."})
    with pytest.raises(RefusedError, match="not yours"):
        perform(club.house, Party(read_receipt(way.reporter)), way.code, noted)
    assert perform(club.house, club.officers["c04"], way.code, noted).public.kind == kind
