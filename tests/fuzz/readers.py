"""Every reader of what people write, with a sample: only the project's own errors may come out."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from fairhearing.acts import decode, read_case, read_when, write_case
from fairhearing.cli.answers import read_answer
from fairhearing.clock import Calendar, parse_duration_text
from fairhearing.errors import FairHearingError
from fairhearing.judging import judge, timeline, to_html, to_json, to_text
from fairhearing.organisation import (
    candidates,
    read_list,
    read_mapping,
    read_organisation,
    update,
    write_organisation,
)
from fairhearing.procedure import check, load, pack_text, read_procedure

AS_OF = date(2024, 1, 1)
DATA = Path(__file__).parents[1] / "data"
RULES = load("model-small")
ORGANISATION = (DATA / "organisation.yaml").read_text(encoding="utf-8")
LAKELAND = read_organisation(ORGANISATION, "organisation.yaml")
ANSWER = """format: fairhearing/answer@1
case: FH-1234
acts:
  - act: report-acknowledged
    to: reporter-1
    on: 2023-05-01
    text: We have it.
  - act: extension-granted
    rule: find
    until: 2023-06
    reason: Somebody is ill.
  - act: finding-made
    members: [p01, p02]
    files: [club.yaml]
"""
PEOPLE = 'No;Name;Section;Since;Tel\n1;"Ash, One";north;31.12.2012;+353 1\n2;Birch Two;;2019-05;\n'
PEOPLE_MAPPING = """format: fairhearing/mapping@1
rows: people
columns: {id: No, name: [Name], branch: Section, joined: Since}
values: {branch: {"-": none}}
contacts: {telephone: Tel}
dates: DD.MM.YYYY
id_prefix: m
"""
SEATS = "Who,Body,From,To,By\np03,board,2019,,Congress\np05,Care team,2020,2023-05,p01\n"
SEATS_MAPPING = """format: fairhearing/mapping@1
rows: seats
columns: {person: Who, body: Body, from: From, to: To, proposed_by: By}
"""
TIES = "Kind,Who,With,To,From,On\nkin,p03,p05,,2019,\nhost,p04,,north,,2020-01-02\n"
TIES_MAPPING = """format: fairhearing/mapping@1
rows: ties
columns: {kind: Kind, person: Who, with: With, to: To, from: From, on: On}
absent: ended
"""


def _procedure(data: bytes) -> object:
    return check(read_procedure(decode(data, "f"), "f"))


def _case(data: bytes) -> object:
    case = read_case(decode(data, "f"), "f")
    judgement = judge(RULES, LAKELAND, case, AS_OF)
    shown = (to_json(judgement), to_text(judgement), to_html(judgement, case), timeline(judgement, case))
    return shown, read_case(write_case(case), "again")


def _organisation(data: bytes) -> object:
    return write_organisation(read_organisation(decode(data, "f"), "f"))


def _answer(data: bytes) -> object:
    return read_answer(decode(data, "f"), "f", DATA)


def _day(data: bytes) -> object:
    return read_when(decode(data, "f"))


def _limit(data: bytes) -> object:
    return Calendar().add(AS_OF, parse_duration_text(decode(data, "f")))


def _mapping(data: bytes) -> object:
    return _list(PEOPLE.encode(), decode(data, "f"))


def _list(data: bytes, mapping: str) -> object:
    found = read_list(data, "f", read_mapping(mapping, "m"), LAKELAND)
    changed = update(LAKELAND, found, AS_OF).organisation
    again = read_organisation(write_organisation(changed), "again")
    return candidates(again, found.contacts), update(again, found, AS_OF)


def _workbook() -> bytes:
    book, packed = Workbook(), io.BytesIO()
    for line in PEOPLE.splitlines():
        book.active.append(line.split(";"))
    book.save(packed)
    return packed.getvalue()


READERS: Mapping[str, tuple[Callable[[bytes], object], bytes]] = {
    "procedure": (_procedure, pack_text("eu-directive").encode()),
    "case": (_case, (DATA / "case-old.yaml").read_bytes()),
    "organisation": (_organisation, ORGANISATION.encode()),
    "answer": (_answer, ANSWER.encode()),
    "day": (_day, b"2023-05-2X~/2024-03"),
    "limit": (_limit, b"PT48H"),
    "mapping": (_mapping, PEOPLE_MAPPING.encode()),
    "people": (lambda data: _list(data, PEOPLE_MAPPING), PEOPLE.encode()),
    "seats": (lambda data: _list(data, SEATS_MAPPING), SEATS.encode()),
    "ties": (lambda data: _list(data, TIES_MAPPING), TIES.encode()),
    "workbook": (lambda data: _list(data, PEOPLE_MAPPING), _workbook()),
}


def read_or_refuse(name: str, data: bytes) -> bool:
    """Return whether a reader takes the bytes; whatever is not the project's own error comes out.

    Args:
        name: one of `READERS`.
        data: a file as it may come.
    """
    try:
        READERS[name][0](data)
    except FairHearingError:
        return False
    return True
