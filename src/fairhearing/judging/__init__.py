"""Procedure + organisation + acts → judgement."""

from fairhearing.judging.judge import due_after, examine, judge, permitted
from fairhearing.judging.model import (
    STATUSES,
    AccountDifference,
    ActConflict,
    Barred,
    DutyAnswer,
    Judgement,
    Permitted,
)
from fairhearing.judging.objections import Examined
from fairhearing.judging.public import judge_clocks
from fairhearing.judging.report import to_json
from fairhearing.judging.text import to_text

__all__ = [
    "STATUSES",
    "AccountDifference",
    "ActConflict",
    "Barred",
    "DutyAnswer",
    "Examined",
    "Judgement",
    "Permitted",
    "due_after",
    "examine",
    "judge",
    "judge_clocks",
    "permitted",
    "to_json",
    "to_text",
]
