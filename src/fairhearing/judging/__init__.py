"""Procedure + organisation + acts → judgement."""

from fairhearing.judging.force import FORCES, Force, forces
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
    "FORCES",
    "STATUSES",
    "AccountDifference",
    "ActConflict",
    "Barred",
    "DutyAnswer",
    "Examined",
    "Force",
    "Judgement",
    "Permitted",
    "due_after",
    "examine",
    "forces",
    "judge",
    "judge_clocks",
    "permitted",
    "to_json",
    "to_text",
]
