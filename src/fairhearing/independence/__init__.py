"""Who may act: conflicts with their path, whether a body can still judge, and the same rehearsed for everybody."""

from fairhearing.independence.answer import Answer, Rules, answer, as_table
from fairhearing.independence.bulk import Bulk, bulk
from fairhearing.independence.chain import Route, Step, chain
from fairhearing.independence.changes import Change, changed
from fairhearing.independence.conflict import conflict_of, conflicts, reason_of, with_told
from fairhearing.independence.coverage import Coverage, coverage
from fairhearing.independence.model import LEVELS, Conflict, Panels, Reason, Viability
from fairhearing.independence.page import to_html
from fairhearing.independence.pairing import plausible
from fairhearing.independence.panels import OFF_THE_PANELS, drawable, free_panels
from fairhearing.independence.picture import picture
from fairhearing.independence.rehearsal import rehearse
from fairhearing.independence.rehearsed import (
    CaseStep,
    Found,
    Office,
    Passage,
    Recorded,
    Rehearsal,
    Taken,
    Weak,
)
from fairhearing.independence.remedies import Remedy, remedies
from fairhearing.independence.text import to_text
from fairhearing.independence.viability import viability

__all__ = [
    "LEVELS",
    "OFF_THE_PANELS",
    "Answer",
    "Bulk",
    "CaseStep",
    "Change",
    "Conflict",
    "Coverage",
    "Found",
    "Office",
    "Panels",
    "Passage",
    "Reason",
    "Recorded",
    "Rehearsal",
    "Remedy",
    "Route",
    "Rules",
    "Step",
    "Taken",
    "Viability",
    "Weak",
    "answer",
    "as_table",
    "bulk",
    "chain",
    "changed",
    "conflict_of",
    "conflicts",
    "coverage",
    "drawable",
    "free_panels",
    "picture",
    "plausible",
    "reason_of",
    "rehearse",
    "remedies",
    "to_html",
    "to_text",
    "viability",
    "with_told",
]
