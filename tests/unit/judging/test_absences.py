"""Absences in a row are counted for one person."""

from __future__ import annotations

import pytest

from fairhearing.judging.absences import absences
from fairhearing.judging.facts import holds
from tests.unit.judging.building import act, matter, procedure


def away(number, on, who="respondent-1"):
    return act(number, "absence-noted", on, by="p11", who=who)


def held(number, on):
    return act(number, "hearing-held", on, by="p11")


def counted(*acts, before=None):
    laid = matter(procedure(), *acts, *((before,) if before else ()))
    return absences(laid, before)


def test_absences_of_one_person_are_counted():
    """Those of two people are no row; without any there is none."""
    assert counted() == 0
    assert counted(held("1", "2023-01-02")) == 0
    assert counted(away("1", "2023-01-02"), away("2", "2023-01-09")) == 2
    assert counted(away("1", "2023-01-02"), away("2", "2023-01-09", "reporter-1")) == 1
    told = act("1", "absence-noted", "2023-01-02", by="p11", to="respondent-1")
    assert counted(told, act("2", "absence-noted", "2023-01-09", by="p11", to="reporter-1")) == 1


def test_a_hearing_to_which_they_came_ends_the_row():
    """One that was held without them does not, nor one before."""
    first, second = away("1", "2023-01-02"), away("3", "2023-01-16")
    assert counted(first, held("2", "2023-01-09"), second) == 1
    assert counted(first, held("2", "2023-01-02"), second) == 2
    assert counted(held("2", "2022-12-09"), first, second) == 2
    assert counted(first, second, held("4", "2023-01-23")) == 0


def test_only_what_came_before_an_act_counts():
    """An absence after the finding is no reason for it."""
    finding = act("9", "finding-made", "2023-01-10")
    assert counted(away("1", "2023-01-02"), away("2", "2023-01-16"), before=finding) == 1


def test_days_that_are_too_rough_leave_it_open():
    """Whether the row was ended, or how long it was, is then not known."""
    finding = act("9", "finding-made", "2023-01-20")
    assert counted(away("1", "2023-01"), held("2", "2023-01-09")) is None
    assert counted(away("1", "2023-01-02"), away("2", "2023-01-18/2023-01-25"), before=finding) is None
    other = away("3", "2023-01-18/2023-01-25", "reporter-1")
    assert counted(away("1", "2023-01-02"), other, before=finding) == 1


@pytest.mark.parametrize(
    ("expression", "answer"),
    [
        ("case.absences == 1", True),
        ("case.absences >= 3", False),
        ("case.absences > 0 && case.absences < 3", True),
    ],
)
def test_conditions_can_ask_for_them(expression, answer):
    """As a number; where it is not known the answer is not known."""
    assert holds(matter(procedure(), away("1", "2023-01-02")), expression, None) is answer
    rough = matter(procedure(), away("1", "2023-01"), held("2", "2023-01-09"))
    assert holds(rough, expression, None) is None
