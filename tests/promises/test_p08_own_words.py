"""P8: what a person wrote is kept as it was; a category is a separate act that the reporter can contest."""

from __future__ import annotations

import pytest

from fairhearing.desk import Party, open_case, open_mailbox
from fairhearing.errors import RefusedError
from fairhearing.sealing import read_receipt
from tests.walking import act

WORDS = "  He said “it is a joke”.\n\tI did not laugh 😐\n\nקרה ביום שלישי \u202b\n"


def test_the_report_reads_as_it_was_typed(club):
    """Spaces, line breaks, signs and direction of writing stay as they were, to the byte."""
    receipt, code = club.report(text=WORDS)
    case = open_case(club.house, club.officers["c04"], code)
    assert case.acts[0].fields["text"] == WORDS
    assert open_mailbox(club.house, read_receipt(receipt)).acts[0].fields["text"] == WORDS


def test_a_category_is_a_separate_act_with_author_and_reason(walk, club):
    """The reporter sees the category and why, and the report stays as it was."""
    way = walk("categorised")
    mailbox = open_mailbox(club.house, read_receipt(way.reporter))
    (category,) = mailbox.done("category-set")
    assert category.public.by == "receiver-1"
    assert category.fields["reason"] == "Again and again."
    assert mailbox.acts[0].fields["text"] == "What happened, in own words."


def test_the_reporter_can_contest_the_category_and_a_clock_starts(walk, club):
    """Contesting is an act of the reporter's own, and an answer is due."""
    way = walk("categorised")
    act(club, Party(read_receipt(way.reporter)), way.code, "category-contested", text="It was more than that.")
    case = open_case(club.house, club.officers["c04"], way.code)
    assert "answer-contest" in {due.rule for due in case.acts[-1].public.due}


def test_a_category_without_a_reason_is_refused(walk, club):
    """Nobody labels a report without saying why."""
    way = walk("acknowledged")
    with pytest.raises(Exception) as refused:  # noqa: PT011 # refused by the form's rule or by the pack's
        act(club, club.officers["c04"], way.code, "category-set", value="other", reason="")
    assert "reason" in str(refused.value.diagnostics()).lower()


def test_a_first_receiver_cannot_label(club):
    """What an officer heard is handed on word for word, by somebody who then opens nothing."""
    _, code = club.report(channel="handed-on", heard_by="c02", heard_on=club.clock.at.date())
    with pytest.raises(RefusedError.__mro__[1]):
        open_case(club.house, club.officers["c02"], code)
    kinds = [act.public.kind for act in open_case(club.house, club.officers["c04"], code).acts]
    assert kinds == ["report-received", "heard-by-officer", "report-handed-on"]
