"""The kinds of acts: what can be done in a case, with the fields that each may carry."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from fairhearing.acts.kind import Kind
from fairhearing.acts.kinds_of_course import COURSE
from fairhearing.acts.kinds_of_decision import DECISION
from fairhearing.acts.kinds_of_inquiry import INQUIRY
from fairhearing.acts.kinds_of_intake import INTAKE
from fairhearing.identifiers import KindName

KINDS: Mapping[KindName, Kind] = MappingProxyType(
    {one.name: one for one in (*INTAKE, *INQUIRY, *COURSE, *DECISION)}
)
"""Every kind by name."""

NAMING_ACTS = frozenset({"condition", "letter"})
"""Fields that name an act of the case by its id."""
OF_ONE = frozenset(
    KindName(name)
    for name in (
        "finding-made",
        "decision-made",
        "decision-approved",
        "appeal-decided",
        "appeal-notified",
        "condition-set",
        "condition-checked",
        "respondent-heard",
        "outcome-reviewed",
        "readmission-decided",
    )
)
"""What concerns one respondent: where a case has several, such an act is done to the one whom it concerns."""
