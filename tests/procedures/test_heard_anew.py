"""What has to be done anew is done since it was asked, however often it had been done before."""

from __future__ import annotations

import pytest

from tests.procedures.telling import PANEL, TO_THE_OUTCOME, Row, against

PACKS = ("model", "model-small")
_NEEDED = {"model": 5, "model-small": 3}
_CLOSE: Row = ("case-closed", 90, "receiver-1", "", {"reason": "Over."})
_CLOSED: tuple[Row, ...] = (*TO_THE_OUTCOME, _CLOSE)
_ASKED: Row = ("readmission-asked", 400, "respondent-1", "", {"text": "May I?"})
_CHECKED: Row = ("condition-checked", 405, "receiver-1", "", {"value": "met", "reason": "Seen."})
_BACK = {"value": "readmitted", "from_day": "2025-06-01", "reason": "Kept.", "members": PANEL}
_VOTES = {"votes": {"for": 5, "against": 0}}


def _heard(day: int) -> Row:
    return "affected-heard", day, "affected-1", "", {"text": "My word."}


def _seats(day: int, count: int) -> tuple[Row, ...]:
    return tuple(("seat-accepted", day, f"panel-{place}", "", {}) for place in range(1, count + 1))


@pytest.mark.parametrize("pack", PACKS)
def test_the_affected_person_is_heard_each_time_somebody_asks_to_come_back(pack: str) -> None:
    """Not once for all: hearings on the outcome, or on what was asked earlier, are none on this."""
    decide: Row = ("readmission-decided", 420, "panel-1", "", {**_BACK, **_VOTES})
    case = (*_CLOSED, _heard(60), _heard(70), _heard(80), _ASKED, _CHECKED)
    assert "heard-before-coming-back" in against(pack, case, decide)
    assert against(pack, (*case, _heard(410)), decide) == set()
    again: Row = ("readmission-asked", 700, "respondent-1", "", {"text": "And now?"})
    once_more = (*case, _heard(410), decide, _heard(430), again)
    assert "heard-before-coming-back" in against(pack, once_more, (decide[0], 720, *decide[2:]))
    assert against(pack, (*once_more, _heard(710)), (decide[0], 720, *decide[2:])) == set()


@pytest.mark.parametrize("pack", PACKS)
def test_there_is_time_to_speak_each_time(pack: str) -> None:
    """Fourteen days from the new ask, not from the first one."""
    decide: Row = ("readmission-decided", 420, "panel-1", "", {**_BACK, **_VOTES})
    again: Row = ("readmission-asked", 700, "respondent-1", "", {"text": "And now?"})
    case = (*_CLOSED, _ASKED, _CHECKED, _heard(410), decide, again, _heard(701))
    assert "time-to-speak-on-return" in against(pack, case, (decide[0], 710, *decide[2:]))
    assert against(pack, case, (decide[0], 715, *decide[2:])) == set()


def test_an_appeal_changes_nothing_before_the_affected_person_was_heard_on_it() -> None:
    """Two hearings before the outcome are none on the appeal."""
    filed: Row = ("appeal-filed", 50, "respondent-1", "", {"grounds": "outcome"})
    members = ("appeal-1", "appeal-2", "appeal-3")
    fields = {"value": "upheld", "members": members, "votes": {"for": 3, "against": 0}}
    decide: Row = ("appeal-decided", 60, "appeal-1", "", fields)
    case = (*TO_THE_OUTCOME, _heard(46), _heard(47), filed)
    assert "heard-before-an-appeal-changes" in against("model", case, decide)
    assert against("model", (*case, _heard(55)), decide) == set()
    assert against("model", case, (*decide[:4], {**fields, "value": "dismissed"})) == set()


@pytest.mark.parametrize("pack", PACKS)
def test_seats_of_the_first_round_are_none_of_the_second(pack: str) -> None:
    """However many accepted in the first, as many must accept anew once the case is opened again."""
    count = _NEEDED[pack]
    reopened: tuple[Row, ...] = (
        ("reopening-asked", 120, "reporter-1", "", {"text": "A letter.", "why_late": "It was lost."}),
        ("case-reopened", 130, "appeal-1", "", {"members": ("appeal-1", "appeal-2"), "reason": "It is new."}),
    )
    case = (*_CLOSED, *_seats(25, 2 * count - 1), *reopened)
    rule = {5: "five-free-members", 3: "three-free-members"}[count]
    formed: Row = ("panel-formed", 150, "receiver-1", "", {"members": PANEL})
    assert rule in against(pack, (*case, *_seats(140, count - 1)), formed)
    assert against(pack, (*case, *_seats(140, count)), formed) == set()
    assert rule in against(pack, _seats(140, count - 1), formed)


@pytest.mark.parametrize("pack", PACKS)
def test_the_respondent_is_heard_before_each_review(pack: str) -> None:
    """Who was heard twice before the first review was not heard on the second."""
    heard: Row = ("respondent-heard", 60, "receiver-1", "", {"text": "Ill."})
    not_met: Row = ("condition-checked", 55, "receiver-1", "", {"value": "not-met", "reason": "No paper."})
    fields = {"value": "changed", "text": "Longer.", "reason": "So.", "members": PANEL, **_VOTES}
    review: Row = ("outcome-reviewed", 65, "panel-1", "", fields)
    again: Row = ("outcome-reviewed", 80, "panel-1", "", fields)
    case = (*TO_THE_OUTCOME, not_met, heard, heard)
    assert against(pack, case, review) == set()
    assert "heard-before-review" in against(pack, (*case, review), again)
    assert against(pack, (*case, review, ("respondent-heard", 70, *heard[2:])), again) == set()
