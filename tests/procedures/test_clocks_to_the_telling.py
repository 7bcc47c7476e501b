"""No clock towards telling the respondent stops in silence, nor fails to start once the reporter said yes."""

from __future__ import annotations

import pytest

from tests.procedures.telling import Row, clocks

PACKS = ("model", "model-small")
_REPORTED: Row = ("report-received", 0, "reporter-1", "", {})
_CATEGORY: Row = ("category-set", 2, "receiver-1", "", {"value": "bullying", "reason": "Again and again."})
_ASK_FIRST: Row = ("course-set", 1, "reporter-1", "", {"value": "ask-first"})
_CONSENT: Row = ("consent-given", 6, "reporter-1", "", {"scope": "tell-respondent"})
_DUTIES = ("make-safety-plan", "tell-respondent")


def _running(pack: str, rows: tuple[Row, ...], day: int, rule: str) -> set[tuple[str, str]]:
    return {one for one in clocks(pack, rows, day, rule) if one[1] not in {"not-due", "waived"}}


@pytest.mark.parametrize("pack", PACKS)
def test_each_proposal_to_close_is_settled(pack: str) -> None:
    """A second one, after the reporter said “go ahead” to the first, has a clock of its own."""
    rows: tuple[Row, ...] = (
        _REPORTED,
        _CATEGORY,
        ("outcome-proposed", 5, "receiver-1", "", {"text": "Too little."}),
        ("course-set", 8, "reporter-1", "", {"value": "proceed"}),
        ("outcome-proposed", 10, "receiver-1", "", {"text": "Still too little."}),
    )
    assert clocks(pack, rows, 60, "settle-whether-to-close") == [("2", "waived"), ("4", "overdue")]


@pytest.mark.parametrize("rule", _DUTIES)
@pytest.mark.parametrize("pack", PACKS)
def test_consent_to_the_telling_starts_the_clocks(pack: str, rule: str) -> None:
    """Who wanted to be asked first and was, and said yes, waits no longer than who said “go ahead” at once."""
    rows = (_REPORTED, _ASK_FIRST, _CATEGORY)
    assert _running(pack, rows, 60, rule) == set()
    assert _running(pack, (*rows, _CONSENT), 10, rule) == {("3", "open")}
    assert _running(pack, (*rows, _CONSENT), 60, rule) == {("3", "overdue")}


@pytest.mark.parametrize("rule", _DUTIES)
@pytest.mark.parametrize("pack", PACKS)
def test_consent_before_the_category_lets_the_category_start_the_clocks(pack: str, rule: str) -> None:
    """Whichever of the two comes first, the clock runs from the second."""
    late: Row = ("category-set", 7, *_CATEGORY[2:])
    assert _running(pack, (_REPORTED, _ASK_FIRST, _CONSENT, late), 60, rule) == {("3", "overdue")}


@pytest.mark.parametrize("rule", _DUTIES)
@pytest.mark.parametrize("pack", PACKS)
def test_consent_to_something_else_starts_nothing(pack: str, rule: str) -> None:
    """Nor does consent where the report is only held."""
    other: Row = ("consent-given", 6, "reporter-1", "", {"scope": "mediation"})
    assert _running(pack, (_REPORTED, _ASK_FIRST, _CATEGORY, other), 60, rule) == set()
    held: Row = ("course-set", 1, "reporter-1", "", {"value": "hold"})
    assert _running(pack, (_REPORTED, held, _CATEGORY, _CONSENT), 60, rule) == set()
