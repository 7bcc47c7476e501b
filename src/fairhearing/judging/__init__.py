"""Procedure + organisation + acts → judgement."""

from fairhearing.judging.model import (
    STATUSES,
    AccountDifference,
    ActConflict,
    Barred,
    DutyAnswer,
    Judgement,
    Permitted,
)

__all__ = [
    "STATUSES",
    "AccountDifference",
    "ActConflict",
    "Barred",
    "DutyAnswer",
    "Judgement",
    "Permitted",
]
