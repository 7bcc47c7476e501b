"""A case as a file: what the site exports is what `fairhearing audit` reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fairhearing.acts import NAMING_ACTS, Act, write_case
from fairhearing.desk.folder import OpenCase
from fairhearing.identifiers import ActId
from fairhearing.organisation import write_organisation


def export_case(case: OpenCase) -> str:
    """Return an open case in the format fairhearing/case@1, as far as the holder can read it.

    Args:
        case: opened by whoever asks for it.
    """
    file = case.case_file()
    numbers = {act.id: ActId(str(place)) for place, act in enumerate(file.acts, 1)}
    return write_case(replace(file, acts=tuple(_numbered(act, numbers) for act in file.acts)))


def _numbered(act: Act, numbers: Mapping[ActId, ActId]) -> Act:
    # Files know whole seconds, and acts of one second are put in order by their number.
    at = act.when.at and act.when.at.replace(microsecond=0)
    about = tuple(numbers[one] for one in act.about if one in numbers)
    named = {
        name: numbers.get(ActId(str(act.fields[name])), act.fields[name]) for name in NAMING_ACTS & {*act.fields}
    }
    fields = {**act.fields, **named}
    return replace(act, id=numbers[act.id], when=replace(act.when, at=at), about=about, fields=fields)


def export_organisation(case: OpenCase) -> str:
    """Return the organisation that the case is judged by, in the format fairhearing/organisation@1.

    What people contest of the roll, and who looked as if they were tied, is no part of a case.
    """
    return write_organisation(replace(case.organisation, dismissed=(), contested=(), answered=(), struck=()))
