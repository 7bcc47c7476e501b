"""P11: whoever goes, the case goes on, and each side keeps what is theirs, also after its end."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fairhearing.desk import Party, open_case, open_mailbox
from fairhearing.sealing import read_receipt
from fairhearing.web import models
from fairhearing.web.house import rooms
from tests.promises.test_p11_leaving_ends_nothing import without
from tests.walking import act


def test_a_resignation_closes_nothing(walk, club):
    """The last receiver resigns: the case is open, and the next body acts in it."""
    way = walk("categorised")
    act(club, club.officers["c04"], way.code, "resigned")
    assert not models.Case.objects.get(pk=way.code).closed
    act(club, club.officers["x01"], way.code, "feedback-given", "reporter-1", text="We carry on.")
    assert open_mailbox(club.house, read_receipt(way.reporter)).acts[-1].fields["text"] == "We carry on."


@pytest.mark.parametrize("kind", ["recused", "resigned"])
def test_both_sides_read_on_when_their_receiver_goes(walk, club, kind):
    """Each mailbox opens what is written in it after the change of keys, both ways."""
    way = walk("answered")
    act(club, club.officers["c04"], way.code, kind)
    sides = {"message-sent": way.reporter, "respondent-message-sent": way.respondent.receipt}
    for name, receipt in sides.items():
        act(club, Party(read_receipt(receipt)), way.code, name, text="Are you there?")
        answering = open_case(club.house, club.officers["x01"], way.code)
        assert answering.acts[-1].fields["text"] == "Are you there?"
        act(club, club.officers["x01"], way.code, name, text="We are.")
        assert open_mailbox(club.house, read_receipt(receipt)).acts[-1].fields["text"] == "We are."


def test_a_closed_case_is_open_to_both_sides(walk, club):
    """Years later each side reads its part and writes to the receivers."""
    way = walk("closed")
    club.clock.at += timedelta(days=1000)
    sides = {"message-sent": way.reporter, "respondent-message-sent": way.respondent.receipt}
    for name, receipt in sides.items():
        act(club, Party(read_receipt(receipt)), way.code, name, text="One more question.")
        assert open_mailbox(club.house, read_receipt(receipt)).acts[-1].fields["text"] == "One more question."


def test_who_left_the_club_is_judged_and_appeals_all_the_same(walk, club):
    """Both sides leave before the finding: it is found, told and appealed as if they had stayed."""
    way = walk("answered")
    rooms().roll.put(without("c06", "c07"))
    case = open_case(club.house, club.officers["c04"], way.code)
    assert {"c06", "c07"} <= set(case.organisation.people)
    act(club, club.officers["c04"], way.code, "panel-requested", text="Please.")
    for receipt, kind in ((way.reporter, "message-sent"), (way.respondent.receipt, "respondent-message-sent")):
        act(club, Party(read_receipt(receipt)), way.code, kind, text="Still here.")
    assert open_case(club.house, club.officers["c04"], way.code).parties().reporter == ("c07",)


def test_a_receiver_whose_keys_are_gone_does_not_hold_the_case_up(walk, club):
    """One of two is gone with their keys; when the other leaves, the case goes to the next body."""
    _, code = club.report(respondents=("Ivy Nine",))
    models.Key.objects.filter(person="c04").delete()
    act(club, club.officers["c03"], code, "recused")
    assert open_case(club.house, club.officers["x01"], code).reads("what")
