"""P7: consent is dated, scoped and withdrawable, and checked at every disclosure; a bar is stronger."""

from __future__ import annotations

import pytest

from fairhearing.desk import Party, open_case, tell_respondent
from fairhearing.errors import RefusedError
from fairhearing.sealing import read_receipt
from tests.walking import act

NOTICE = {"what": "What is put", "text": "Letter", "how": "letter"}


def reporter(way):
    """Return the reporter as the desk takes them."""
    return Party(read_receipt(way.reporter))


def test_ask_me_first_is_asked_first(walk, club):
    """The respondent is told only once the reporter consented, and not after they withdrew."""
    way = walk("planned", course="ask-first")
    officer = club.officers["c04"]
    with pytest.raises(RefusedError):
        tell_respondent(club.house, officer, way.code, NOTICE)
    act(club, reporter(way), way.code, "consent-given", scope="tell-respondent")
    act(club, reporter(way), way.code, "consent-withdrawn", scope="tell-respondent")
    with pytest.raises(RefusedError):
        tell_respondent(club.house, officer, way.code, NOTICE)
    act(club, reporter(way), way.code, "consent-given", scope="tell-respondent")
    tell_respondent(club.house, officer, way.code, NOTICE)


@pytest.mark.parametrize("course", ["record-only", "hold"])
def test_reporting_does_not_mean_going_ahead(walk, club, course):
    """Recorded only, or held: nobody is told until the reporter changes how far it should go."""
    way = walk("planned", course=course)
    with pytest.raises(RefusedError):
        tell_respondent(club.house, club.officers["c04"], way.code, NOTICE)
    act(club, reporter(way), way.code, "course-set", value="proceed")
    tell_respondent(club.house, club.officers["c04"], way.code, NOTICE)


def test_a_hold_has_a_date(club):
    """A held report carries the day on which it is looked at again."""
    _, code = club.report(course="hold")
    case = open_case(club.house, club.officers["c04"], code)
    assert "hold-has-a-review" in {due.rule for due in case.acts[-1].public.due}


def test_mediation_is_barred_in_severe_categories_even_with_consent(walk, club):
    """A category's bar is stronger than consent."""
    way = walk("acknowledged", consents=("mediation",))
    officer = club.officers["c04"]
    act(club, officer, way.code, "category-set", value="sexual-misconduct", reason="Their own words.")
    with pytest.raises(RefusedError) as refused:
        act(club, officer, way.code, "mediation-proposed", "reporter-1", text="Would you?")
    assert "floor" in refused.value.why


def test_naming_to_others_needs_the_affected_persons_consent(walk, club):
    """A notice that names somebody is refused without consent in its own scope."""
    way = walk("notified")
    officer = club.officers["c04"]
    notice = {"names": ["respondent-1"], "text": "Notice", "recipients": "All branches"}
    with pytest.raises(RefusedError):
        act(club, officer, way.code, "notice-sent", **notice)


def test_an_officer_cannot_consent_for_somebody(walk, club):
    """Consent is given by whom it belongs to."""
    way = walk("planned", course="ask-first")
    with pytest.raises(RefusedError):
        act(club, club.officers["c04"], way.code, "consent-given", scope="tell-respondent")
