"""Whether a challenge waits for its ruling."""

from datetime import date

import pytest

from fairhearing.acts import Act, CaseFile, Parties, When
from fairhearing.identifiers import ActId, KindName
from fairhearing.judging.matter import Matter
from fairhearing.judging.waiting import challenged
from fairhearing.procedure import load


def done(number, kind, day, by, last=None, **fields):
    when = When(date(2025, 5, day), date(2025, 5, last or day))
    return Act(ActId(str(number)), KindName(kind), when, by=(by,), fields=fields)


MADE = done(1, "challenge-made", 4, "respondent-1", slot="panel-1", reason="a friend")
FINDING = done("", "finding-made", 20, "panel-2")


def asked(*acts, act=FINDING):
    return challenged(Matter(load("model"), None, CaseFile("c", "o", (), Parties(), acts), date(2025, 5, 30)), act)


@pytest.mark.parametrize(
    ("acts", "answer"),
    [
        ((), False),
        ((MADE,), True),
        ((done(1, "challenge-made", 4, "respondent-1", slot="panel-1"),), False),
        ((MADE, done(2, "challenge-decided", 5, "receiver-1", slot="panel-1", value="dismissed")), False),
        ((MADE, done(2, "challenge-decided", 5, "receiver-1", slot="panel-2", value="dismissed")), True),
        ((MADE, done(2, "recused", 6, "panel-1")), False),
        ((MADE, done(2, "recusal-forced", 6, "panel-2", slot="panel-1")), False),
        ((MADE, done(2, "challenge-decided", 5, "receiver-1", 25, slot="panel-1", value="upheld")), None),
    ],
)
def test_it_waits_until_it_is_ruled_on_or_has_no_object(acts, answer):
    """A ruling on that person, or their leaving, ends it; where the days overlap it is not known."""
    assert asked(*acts) is answer


def test_without_an_act_it_is_asked_as_of_the_day():
    """The state of the case at the end of the day that is judged."""
    assert asked(MADE, act=None) is True
    assert asked(act=None) is False
