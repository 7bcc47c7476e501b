"""Rules as data: the model, strict reading with file and line, checking, versions in force."""

from fairhearing.procedure.checking import Problem, check, closing
from fairhearing.procedure.clauses import (
    Category,
    Extension,
    Publication,
    Ratification,
    Rule,
    Source,
    Unopposed,
)
from fairhearing.procedure.conditions import FACTS, evaluate
from fairhearing.procedure.disclosures import Disclosure
from fairhearing.procedure.model import (
    Bar,
    Consent,
    Duty,
    Gate,
    Power,
    Procedure,
    Role,
    Separation,
)
from fairhearing.procedure.outcomes import Outcome
from fairhearing.procedure.packs import pack_text, shipped
from fairhearing.procedure.reading import load, read_procedure
from fairhearing.procedure.runs import Searched, Stuck, search
from fairhearing.procedure.schema import schema
from fairhearing.procedure.ties import source_line

__all__ = [
    "FACTS",
    "Bar",
    "Category",
    "Consent",
    "Disclosure",
    "Duty",
    "Extension",
    "Gate",
    "Outcome",
    "Power",
    "Problem",
    "Procedure",
    "Publication",
    "Ratification",
    "Role",
    "Rule",
    "Searched",
    "Separation",
    "Source",
    "Stuck",
    "Unopposed",
    "check",
    "closing",
    "evaluate",
    "load",
    "pack_text",
    "read_procedure",
    "schema",
    "search",
    "shipped",
    "source_line",
]
