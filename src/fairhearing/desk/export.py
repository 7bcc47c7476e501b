"""A case as a file: what the site exports is what `fairhearing audit` reads."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.acts import Act, write_case
from fairhearing.desk.folder import OpenCase
from fairhearing.identifiers import ActId
from fairhearing.organisation import write_organisation


def export_case(case: OpenCase) -> str:
    """Return an open case in the format fairhearing/case@1, as far as the holder can read it.

    Args:
        case: opened by whoever asks for it.
    """
    file = case.case_file()
    return write_case(replace(file, acts=tuple(_numbered(act, place) for place, act in enumerate(file.acts, 1))))


def _numbered(act: Act, place: int) -> Act:
    # Files know whole seconds, and acts of one second are put in order by their number.
    at = act.when.at and act.when.at.replace(microsecond=0)
    return replace(act, id=ActId(str(place)), when=replace(act.when, at=at))


def export_organisation(case: OpenCase) -> str:
    """Return the organisation that the case is judged by, in the format fairhearing/organisation@1.

    What people contest of the roll, and who looked as if they were tied, is no part of a case.
    """
    return write_organisation(replace(case.organisation, dismissed=(), contested=(), answered=(), struck=()))
