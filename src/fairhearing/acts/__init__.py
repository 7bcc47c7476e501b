"""What can be done: the kinds, the act (public part, sealed part), uncertain dates, reading and writing."""

from fairhearing.acts.case_files import read_case, write_case
from fairhearing.acts.edtf import read_when, when_of, write_when
from fairhearing.acts.files import decode, flow, read_yaml
from fairhearing.acts.kind import (
    AUDIENCE,
    COMPARTMENTS,
    FIELD_TYPES,
    LETTER,
    OFFICERS,
    REASON_CLASSES,
    ROOMS,
    TELLS,
    Field,
    Kind,
)
from fairhearing.acts.kinds import KINDS, NAMING_ACTS, OF_ONE
from fairhearing.acts.kinds_of_course import REOPENED
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
from fairhearing.acts.narrowing import narrow
from fairhearing.acts.nodes import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    list_of,
    one_of,
    table_of,
    text_of,
)
from fairhearing.acts.public import public_to_act
from fairhearing.acts.words import unknown_word

__all__ = [
    "AUDIENCE",
    "COMPARTMENTS",
    "FIELD_TYPES",
    "KINDS",
    "LETTER",
    "NAMING_ACTS",
    "OFFICERS",
    "OF_ONE",
    "REASON_CLASSES",
    "REOPENED",
    "ROOMS",
    "TELLS",
    "Act",
    "CaseFile",
    "Claim",
    "Constraint",
    "Coverage",
    "Dispute",
    "Due",
    "Field",
    "Kind",
    "MappingNode",
    "Node",
    "Parties",
    "PublicAct",
    "ScalarNode",
    "SequenceNode",
    "When",
    "decode",
    "flow",
    "list_of",
    "narrow",
    "one_of",
    "public_to_act",
    "read_case",
    "read_when",
    "read_yaml",
    "table_of",
    "text_of",
    "unknown_word",
    "when_of",
    "write_case",
    "write_when",
]
