"""An answer that a receiver writes down is the answer of the respondent whom it names, and of nobody else."""

from __future__ import annotations

import pytest

from tests.procedures.telling import FINDS, PANEL, TO_THE_OUTCOME, Row, against, judged

PACKS = ("model", "model-small")
_TOLD = TO_THE_OUTCOME[2]
_BOTH_TOLD: tuple[Row, ...] = (*TO_THE_OUTCOME[:3], (*_TOLD[:3], "respondent-2", _TOLD[4]))
_OF_FIRST: Row = ("response-received", 12, "receiver-1", "respondent-1", {"answer": "denies"})
_OF_NOBODY: Row = ("response-received", 12, "receiver-1", "", {"answer": "denies"})


def _found(of: str) -> Row:
    return "finding-made", 16, "panel-1", of, {"members": PANEL, **FINDS}


def _answered(pack: str, rows: tuple[Row, ...]) -> list[tuple[str | None, str]]:
    return [(one.by, one.status) for one in judged(pack, rows, 50).duties if one.rule == "answer"]


@pytest.mark.parametrize("pack", PACKS)
def test_it_opens_the_finding_on_them_alone(pack: str) -> None:
    """The other respondent keeps their days; one that names nobody takes them from neither."""
    panel: tuple[Row, ...] = (
        ("panel-formed", 13, "receiver-1", "", {}),
        ("final-talk-held", 14, "panel-1", "", {}),
    )
    case = (*_BOTH_TOLD, _OF_FIRST, *panel)
    assert "answer-before-finding" not in against(pack, case, _found("respondent-1"))
    assert "answer-before-finding" in against(pack, case, _found("respondent-2"))
    unsaid = (*_BOTH_TOLD, _OF_NOBODY, *panel)
    for slot in ("respondent-1", "respondent-2"):
        assert "answer-before-finding" in against(pack, unsaid, _found(slot))


@pytest.mark.parametrize("pack", PACKS)
def test_it_stays_theirs_once_one_of_them_was_judged(pack: str) -> None:
    """The way of the other one is that of somebody who has not answered."""
    judged_first: Row = ("finding-made", 45, "panel-1", "respondent-1", {"members": PANEL, **FINDS})
    case = (*_BOTH_TOLD, _OF_NOBODY, *TO_THE_OUTCOME[4:7])
    assert "answer-before-finding" in against(pack, (*_BOTH_TOLD, _OF_FIRST, judged_first), _found("respondent-2"))
    assert _answered(pack, (*case, judged_first)) == [("respondent-1", "overdue"), ("respondent-2", "overdue")]


@pytest.mark.parametrize("pack", PACKS)
def test_it_ends_their_clock_alone(pack: str) -> None:
    """With one respondent it is theirs without being said."""
    assert _answered(pack, (*_BOTH_TOLD, _OF_FIRST)) == [("respondent-1", "met"), ("respondent-2", "overdue")]
    assert _answered(pack, (*_BOTH_TOLD, _OF_NOBODY)) == [("respondent-1", "overdue"), ("respondent-2", "overdue")]
    assert _answered(pack, (*TO_THE_OUTCOME[:3], _OF_NOBODY)) == [(None, "met")]
