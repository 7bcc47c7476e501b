from __future__ import annotations

from datetime import date

from fairhearing.acts import When
from fairhearing.judging.duty_words import nothing_text, since, whose
from tests.unit.judging.building import duty


def test_a_reason_says_whose_clock_it_speaks_of():
    """Of several who owe or are owed something, the one is named; otherwise nobody."""
    assert whose("", "", "It is due.") == "It is due."
    assert whose("p05", "", "It is due.") == "By p05: It is due."
    assert whose("", "p06", "It is due.") == "Towards p06: It is due."
    assert whose("p05", "p06", "It is due.") == "By p05 towards p06: It is due."


def test_nothing_is_said_of_an_act_and_to_whom():
    """The kind in plain words, and the party where the duty is owed to one."""
    assert nothing_text(duty()) == "No “report acknowledged” is in the file"
    assert nothing_text(duty(to="reporter")) == "No “report acknowledged” to the reporter is in the file"


def test_days_between_are_never_less_than_none():
    """From nowhere, and backwards, no day has passed."""
    day = When(date(2023, 1, 5), date(2023, 1, 5))
    assert since(None, day) == (0, 0)
    assert since(When(date(2023, 1, 7), date(2023, 1, 7)), day) == (0, 0)
