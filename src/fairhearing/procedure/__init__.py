"""Rules as data: the model, strict reading with file and line, checking, versions in force."""

from fairhearing.procedure.model import (
    Bar,
    Category,
    Consent,
    Duty,
    Extension,
    Gate,
    Power,
    Procedure,
    Publication,
    Role,
    Rule,
    Separation,
    Source,
)

__all__ = [
    "Bar",
    "Category",
    "Consent",
    "Duty",
    "Extension",
    "Gate",
    "Power",
    "Procedure",
    "Publication",
    "Role",
    "Rule",
    "Separation",
    "Source",
]
