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
    read_organisation,
    read_people_csv,
    read_people_xlsx,
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
PEOPLE = 'id;name;branch;joined;traits.gender\np01;"Ash, One";north;2012;woman\np02;Birch Two;;2019-05;man\n'


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
    "people": (lambda data: read_people_csv(data, "f"), PEOPLE.encode()),
    "workbook": (lambda data: read_people_xlsx(data, "f"), _workbook()),
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
