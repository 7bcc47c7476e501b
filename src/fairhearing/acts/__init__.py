"""What can be done: the kinds, the act (public part, sealed part), uncertain dates, reading and writing."""

from fairhearing.acts.kinds import KINDS, REASON_CLASSES, Field, Kind
from fairhearing.acts.model import (
    Act,
    CaseFile,
    Claim,
    Constraint,
    Coverage,
    Dispute,
    Due,
    Parties,
    PublicAct,
    When,
)

__all__ = [
    "KINDS",
    "REASON_CLASSES",
    "Act",
    "CaseFile",
    "Claim",
    "Constraint",
    "Coverage",
    "Dispute",
    "Due",
    "Field",
    "Kind",
    "Parties",
    "PublicAct",
    "When",
]
