from __future__ import annotations

import pytest

from fairhearing.acts import Claim
from fairhearing.judging.durations import durations_of
from tests.unit.judging.building import act, matter, procedure


def test_times_are_measured_between_the_main_acts():
    """As the least and the most days; nothing for what was not done."""
    acts = (
        act("1", "report-received", "2023-01-14"),
        act("2", "response-received", "2023-02-01/2023-02-03"),
        act("3", "decision-made", "2023-06-12"),
    )
    assert durations_of(matter(procedure(), *acts)) == {
        "start-to-answer": {"from": "1", "to": "2", "days": [18, 20]},
        "start-to-decision": {"from": "1", "to": "3", "days": [149, 149]},
    }


def test_a_phrase_about_time_is_answered_with_days():
    """Never with a verdict on the word; acts that are not there measure nothing."""
    acts = (act("1", "contact", "2023-01-14"), act("2", "resigned", "2023-01-20"))
    claims = (Claim("promptly", "s3", ("2", "1")), Claim("at once", "s3", ("9",)))
    found = durations_of(matter(procedure(), *acts, claims=claims))
    assert found == {"claims": [{"text": "promptly", "source": "s3", "from": "1", "to": "2", "days": [6, 6]}]}


@pytest.mark.parametrize("phrase", ["promptly", "within days", "a little over a week after"])
def test_every_kind_of_phrase_is_answered_alike(phrase):
    """A word, an order of magnitude, a number in words: each gets the days, between rough dates both ends."""
    acts = (act("1", "report-received", "2023-05-01/2023-05-03"), act("2", "decision-made", "2023-05-12"))
    found = durations_of(matter(procedure(), *acts, claims=(Claim(phrase, "s3", ("1", "2")),)))
    assert found["claims"] == [{"text": phrase, "source": "s3", "from": "1", "to": "2", "days": [9, 11]}]


def test_an_open_end_measures_no_number():
    """“Before May” to June is at least so long, and the file does not say how long."""
    acts = (act("1", "report-received", "../2023-04-30"), act("2", "decision-made", "2023-05-12"))
    assert durations_of(matter(procedure(), *acts))["start-to-decision"]["days"] == [12, None]


def test_an_empty_case_has_no_durations():
    """Without a start nothing is measured from it."""
    assert durations_of(matter(procedure(), act("1", "decision-made"))) == {}
