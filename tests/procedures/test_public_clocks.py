"""No silent clock (P9): what the sealed acts say is running is what the public part shows, act after act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from fairhearing.acts import CaseFile, PublicAct, read_case
from fairhearing.clock import Calendar
from fairhearing.judging import DutyAnswer, due_after, judge, judge_clocks
from fairhearing.procedure import load

PACK = load("model-small")
EXAMPLES = Path(__file__).parents[2] / "src" / "fairhearing" / "procedures" / "model-small" / "examples"


def _public(case: CaseFile) -> list[PublicAct]:
    """Return what the site would have made public: after each act, the clocks that are then open."""
    acts = sorted(case.acts, key=lambda act: (act.when.first, act.id))
    made = []
    for seq, act in enumerate(acts):
        until = replace(case, acts=tuple(acts[: seq + 1]))
        due = due_after(PACK, Calendar(), until, act.when.last)
        at = datetime(act.when.first.year, act.when.first.month, act.when.first.day, tzinfo=UTC)
        made.append(PublicAct(act.id, case.id, seq, act.kind, "receiver-1", None, at, act.when.last, "", due))
    return made


def _overdue(answers: Iterable[DutyAnswer]) -> set[tuple[str, date]]:
    return {(str(one.rule), one.due.last) for one in answers if one.status == "overdue" and one.due}


@pytest.mark.parametrize("example", ["kept", "broken"])
def test_every_clock_that_ran_out_is_shown_overdue_without_a_word_of_content(example: str) -> None:
    """Whenever a case falls asleep, what is overdue by its sealed acts is overdue by its public ones."""
    case = read_case((EXAMPLES / f"{example}.case.yaml").read_text(), example)
    acts = sorted(case.acts, key=lambda act: (act.when.first, act.id))
    public = _public(case)
    seen: set[tuple[str, date]] = set()
    for length in range(1, len(acts) + 1):
        day = acts[length - 1].when.last + timedelta(days=200)
        asleep = replace(case, acts=tuple(acts[:length]))
        sealed = _overdue(judge(PACK, None, asleep, day).duties)
        assert sealed <= _overdue(judge_clocks(PACK, Calendar(), public[:length], day))
        seen |= sealed
    assert len(seen) > 3
