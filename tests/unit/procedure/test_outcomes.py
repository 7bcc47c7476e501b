from __future__ import annotations

import pytest

from fairhearing.clock import Duration
from fairhearing.errors import InputError

SOURCE = "source: {text: rules, section: section 8, mark: verified, since: 2025-01-01}"


@pytest.fixture
def outcomes(changed):
    """Return a reader of the small procedure with these outcomes."""

    def read(text):
        return changed(("conflicts:\n", f"outcomes:\n{text}conflicts:\n")).outcomes

    return read


def test_an_outcome_says_its_range_and_its_conditions(outcomes):
    """All of it is read, and what is left out bounds nothing."""
    away, warning = outcomes(
        "  away:\n    says: Time away.\n    title: Time away\n    least: 30 d\n    most: 90 d\n    usual: true\n"
        f"    conditions: true\n    when: case.severe\n    {SOURCE}\n"
        f"  warning:\n    says: A warning.\n    title: warning\n    {SOURCE}\n"
    )
    assert (away.least, away.most, away.usual) == (Duration(30, "days"), Duration(90, "days"), True)
    assert (away.conditions, away.when, away.timed, away.lasting) == (True, "case.severe", True, False)
    assert (warning.timed, warning.least, warning.when) == (False, None, None)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("time away", True),
        ("Time away.", True),
        ("a Time Away", True),
        ("time-away", True),
        ("away from time", False),
    ],
)
def test_a_decision_names_an_outcome_by_title_or_name(outcomes, text, named):
    """Capitals, an article and a full stop make no difference; other words do."""
    (away,) = outcomes(f"  time-away:\n    says: Time away.\n    title: Time away\n    {SOURCE}\n")
    assert away.named_by(text) is named


def test_what_lasts_needs_no_time(outcomes):
    """It may be for a time or for ever."""
    (ban,) = outcomes(
        f"  ban:\n    says: A ban.\n    title: ban\n    least: 1 y\n    lasting: true\n    {SOURCE}\n"
    )
    assert not ban.timed


def test_a_range_that_holds_nothing_is_refused(outcomes):
    """Whoever wrote it exchanged the two."""
    with pytest.raises(InputError, match="for 3 months at least and for 30 days at most") as refused:
        outcomes(f"  away:\n    says: Away.\n    title: away\n    least: 3 m\n    most: 30 d\n    {SOURCE}\n")
    assert "Exchange 'least' and 'most'" in refused.value.diagnostics()
