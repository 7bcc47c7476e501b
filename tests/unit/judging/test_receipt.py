"""A limit that is counted from the receipt of a letter begins when it arrived, and waits until that is noted."""

from __future__ import annotations

from datetime import date

import pytest

from fairhearing.acts import When
from fairhearing.judging.clocks import anchors_of, due_of
from fairhearing.judging.duties import duty_answers
from fairhearing.judging.limits import NEVER
from fairhearing.judging.receipt import arrived
from tests.unit.judging.building import act, days, duty, matter, procedure

REPLY = duty(
    "reply",
    who=("respondent",),
    act=("response-received",),
    after=("respondent-notified",),
    within=days(10),
    on_receipt=True,
)
SENT = act("1", "respondent-notified", "2023-01-02", to="p04", how="letter")
NOT_YET = "it begins when the letter of act 1 arrives, and nobody noted that yet"


def delivered(number, on, letter="1", by="receiver-1"):
    return act(number, "letter-delivered", on, by=by, letter=letter, how="registered")


def due(*acts, by=None):
    laid = matter(procedure(duties=(REPLY,)), *acts)
    return due_of(laid, REPLY, anchors_of(laid, REPLY)[0], by)


def on(day):
    return When(day, day)


@pytest.mark.parametrize("how", ["mailbox", "spoken", None])
def test_what_did_not_go_out_on_paper_arrived_at_once(how):
    """Also where nobody says how it was told, as in most old cases."""
    sent = act("1", "respondent-notified", "2023-01-02", to="p04", **({"how": how} if how else {}))
    assert due(sent).when == on(date(2023, 1, 12))
    assert due(sent, delivered("2", "2023-01-05")).notes == ()


def test_a_letter_on_paper_is_waited_for():
    """The clock is open and says why; it has no end, and nothing is overdue."""
    assert (due(SENT).when, due(SENT).notes, due(SENT).paused) == (NEVER, (NOT_YET,), SENT)
    (answer,) = duty_answers(matter(procedure(duties=(REPLY,)), SENT))
    assert (answer.status, answer.due, answer.because.lower()) == ("open", None, NOT_YET + ".")


def test_it_is_counted_from_the_day_on_which_it_arrived():
    """The first note counts, and only one of that letter."""
    found = due(
        SENT, delivered("2", "2023-01-05", "outcome"), delivered("3", "2023-01-09"), delivered("4", "2023-01-11")
    )
    assert found.when == on(date(2023, 1, 19))
    assert found.notes == ("counted from act 3, when the letter arrived",)
    (answer,) = duty_answers(matter(procedure(duties=(REPLY,)), SENT, delivered("2", "2023-06-25")))
    assert "counted from act 2" in answer.because


def test_who_takes_up_the_words_of_the_letter_has_it():
    """Their own act shows it; the words of somebody else's letter show nothing."""
    assert due(SENT, delivered("2", "2023-01-04", "receipt", by="p04")).when == on(date(2023, 1, 14))
    assert due(SENT, delivered("2", "2023-01-04", "receipt", by="p05")).when == NEVER


def test_no_letter_arrives_before_it_is_sent():
    """A note that is older than the letter is of another one."""
    assert due(SENT, delivered("2", "2022-12-30")).when == NEVER


def test_a_letter_that_was_sent_again_counts_when_one_of_them_arrived():
    """The first came back; the answer names the newer one until it arrives."""
    again = act("2", "respondent-notified", "2023-01-20", to="p04", how="letter")
    assert due(SENT, again).notes == (NOT_YET.replace("act 1", "act 2"),)
    assert due(SENT, again, delivered("3", "2023-01-23", "2")).when == on(date(2023, 2, 2))


def test_what_was_noted_later_does_not_count_for_an_act_before():
    """A finding is measured by what had been noted when it was made."""
    finding = act("9", "finding-made", "2023-01-10")
    late = delivered("3", "2023-01-11")
    assert due(SENT, late, finding, by=finding).when == NEVER
    assert due(SENT, delivered("3", "2023-01-05"), finding, by=finding).when == on(date(2023, 1, 15))


def test_a_clock_without_a_beginning_has_no_letter():
    """It runs as it did."""
    rule = duty("plan", before=("finding-made",))
    laid = matter(procedure(duties=(rule,)))
    assert arrived(laid, anchors_of(laid, rule)[0]) == (None, "")
