"""Who may act: conflicts with their path, and whether a body can still judge."""

from fairhearing.independence.conflict import conflict_of, conflicts, reason_of, with_told
from fairhearing.independence.model import LEVELS, Conflict, Panels, Reason, Viability
from fairhearing.independence.panels import OFF_THE_PANELS, drawable, free_panels
from fairhearing.independence.viability import viability

__all__ = [
    "LEVELS",
    "OFF_THE_PANELS",
    "Conflict",
    "Panels",
    "Reason",
    "Viability",
    "conflict_of",
    "conflicts",
    "drawable",
    "free_panels",
    "reason_of",
    "viability",
    "with_told",
]
