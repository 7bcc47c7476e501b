"""Letters and notices: every one that the shipped procedures require, in the shipped words or in one's own."""

from fairhearing.web.letters.drafting import draft, packet_letter
from fairhearing.web.letters.inventory import (
    FIELDS,
    LETTERS,
    STEP,
    Letter,
    due_from_officers,
    is_letter,
    name_of_letter,
    told_by_officers,
)
from fairhearing.web.letters.printing import Paper, letter_pdf
from fairhearing.web.letters.sampling import Sample, samples
from fairhearing.web.letters.wording import (
    Wording,
    faults_in,
    languages,
    listed,
    own_wording,
    read_wording,
    sample,
    worded,
    wordings,
)

__all__ = [
    "FIELDS",
    "LETTERS",
    "STEP",
    "Letter",
    "Paper",
    "Sample",
    "Wording",
    "draft",
    "due_from_officers",
    "faults_in",
    "is_letter",
    "languages",
    "letter_pdf",
    "listed",
    "name_of_letter",
    "own_wording",
    "packet_letter",
    "read_wording",
    "sample",
    "samples",
    "told_by_officers",
    "worded",
    "wordings",
]
