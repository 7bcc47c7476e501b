"""What is to be done by others is not done by whoever sat before, also where they wrote it down themselves."""

from __future__ import annotations

import pytest

from tests.procedures.telling import DECIDES, FINDS, TO_THE_OUTCOME, Row, against

PACKS = ("model", "model-small")
_CHAIR = "panel-1"
_OTHERS = ("appeal-1", "appeal-2", "appeal-3")
_WITH_CHAIR = (_CHAIR, "appeal-2", "appeal-3")
_VOTES = {"votes": {"for": 3, "against": 0}}
_APPEALED: tuple[Row, ...] = (
    *TO_THE_OUTCOME,
    ("appeal-filed", 50, "respondent-1", "", {"grounds": "outcome"}),
)
_CLOSED: tuple[Row, ...] = (
    *TO_THE_OUTCOME,
    ("case-closed", 90, "receiver-1", "", {"reason": "Over."}),
    ("reopening-asked", 120, "reporter-1", "", {"text": "A letter.", "why_late": "It was lost."}),
)
_REOPENED: tuple[Row, ...] = (
    *_CLOSED,
    ("case-reopened", 130, "appeal-1", "", {"members": _OTHERS, **_VOTES, "reason": "It is new."}),
)


@pytest.mark.parametrize("pack", PACKS)
def test_a_chair_does_not_hear_the_appeal_on_their_own_finding(pack: str) -> None:
    """Who sat and noted the vote found and decided; to note it is not all that they did."""
    row: Row = ("appeal-decided", 60, "appeal-2", "", {"members": _WITH_CHAIR, **_VOTES, "value": "dismissed"})
    assert "appeal-by-others" in against(pack, _APPEALED, row)
    assert "appeal-by-others" not in against(pack, _APPEALED, (*row[:4], {**row[4], "members": _OTHERS}))


@pytest.mark.parametrize("pack", PACKS)
def test_a_chair_does_not_decide_whether_their_own_case_is_opened_again(pack: str) -> None:
    """Nobody likes to find that they were wrong."""
    row: Row = ("case-reopened", 130, "appeal-2", "", {"members": _WITH_CHAIR, **_VOTES, "reason": "It is new."})
    assert "reopening-by-others" in against(pack, _CLOSED, row)
    assert "reopening-by-others" not in against(pack, _CLOSED, (*row[:4], {**row[4], "members": _OTHERS}))


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize(("kind", "fields"), [("finding-made", FINDS), ("decision-made", DECIDES)])
def test_a_chair_does_not_judge_anew(pack: str, kind: str, fields: dict[str, object]) -> None:
    """A second look by the same eyes sees the same."""
    row: Row = (kind, 160, "panel-12", "", {**fields, "members": (_CHAIR, "panel-12", "panel-13")})
    assert "judged-anew-by-others" in against(pack, _REOPENED, row)
    fresh = {**fields, "members": ("panel-11", "panel-12", "panel-13")}
    assert "judged-anew-by-others" not in against(pack, _REOPENED, (*row[:4], fresh))
