"""A case as a file: what the site exports is what `fairhearing audit` reads."""

from __future__ import annotations

from fairhearing.acts import write_case
from fairhearing.desk.folder import OpenCase
from fairhearing.organisation import write_organisation


def export_case(case: OpenCase) -> str:
    """Return an open case in the format fairhearing/case@1, as far as the holder can read it.

    Args:
        case: opened by whoever asks for it.
    """
    return write_case(case.case_file())


def export_organisation(case: OpenCase) -> str:
    """Return the organisation that the case is judged by, in the format fairhearing/organisation@1."""
    return write_organisation(case.organisation)
