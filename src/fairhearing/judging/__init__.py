"""Procedure + organisation + acts → judgement."""

from fairhearing.judging.answering import rules_of
from fairhearing.judging.compare import compare_html, compare_json, compare_text
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
from fairhearing.judging.outcomes import read_length
from fairhearing.judging.page import to_html
from fairhearing.judging.pdf import to_pdf
from fairhearing.judging.permitted import open_to
from fairhearing.judging.public import judge_clocks
from fairhearing.judging.rehearsal_report import RehearsalReport, rehearsal_json
from fairhearing.judging.rehearsal_text import rehearsal_html, rehearsal_text
from fairhearing.judging.report import to_json
from fairhearing.judging.schema import judgement_schema
from fairhearing.judging.several import way_of
from fairhearing.judging.standing import open_despite
from fairhearing.judging.steps import steps_of
from fairhearing.judging.text import to_text
from fairhearing.judging.timeline import timeline
from fairhearing.judging.told import sent_out

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
    "RehearsalReport",
    "compare_html",
    "compare_json",
    "compare_text",
    "due_after",
    "examine",
    "forces",
    "judge",
    "judge_clocks",
    "judgement_schema",
    "open_despite",
    "open_to",
    "permitted",
    "read_length",
    "rehearsal_html",
    "rehearsal_json",
    "rehearsal_text",
    "rules_of",
    "sent_out",
    "steps_of",
    "timeline",
    "to_html",
    "to_json",
    "to_pdf",
    "to_text",
    "way_of",
]
