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
from fairhearing.lottery import Setting as PanelSetting
from fairhearing.lottery import (
    check_line,
    key_of,
    make_draw,
    make_plan,
    personal_line,
    pool_of,
    published,
    read_announced,
    read_draw,
    read_excluded,
    read_hat,
    read_openings,
    read_pairs,
    read_people,
    read_plan,
    read_quotas,
    read_sources,
    verify_draw,
    verify_plan,
    write_draw,
    write_openings,
    write_plan,
)
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


QUOTAS = "feature,value,min,max,min_flex,max_flex\ng,w,1,2,0,3\ng,m,0,2,,\n"
POOL = "id;g;home\n" + "".join(f"p{at};{'wm'[at % 2]};{at // 2}\n" for at in range(8))
ASKED = read_quotas(QUOTAS, "q")
LISTED = read_people(POOL, "p", ASKED, named_by="id")
SOURCES = "sources:\n  - name: lottery\n    value: [1, 07]\n    published: 2026-06-02\n"
ANNOUNCED = "sources:\n  - {name: lottery, expected: 2026-06-02, fallback: exchange}\n"
HAT = """on: 2026-06-02
place: Hall
observers: [{name: o, confirmed: Seen., on: 2026-06-02}, {name: p, confirmed: Seen., on: 2026-06-02}]
drawn: [p0, p1, p3]
alternates: [p2]
"""
SECRET = bytes(32)
PLAN = make_plan(
    LISTED,
    ASKED,
    PanelSetting(program="0", organisation="o", case="c", committed="2026-06-01", seats=3, alternates=2),
    secret=SECRET,
    excluded={"p5": "conflict"},
)
SHOWN = published(PLAN, SECRET)
DRAWN = write_draw(make_draw(PLAN, read_sources(SOURCES, "s"), secret=SECRET))


def _people(data: bytes) -> object:
    return pool_of(read_people(decode(data, "f"), "f", ASKED, named_by="id", apart="home"), ASKED, 3)


LOTTERY: Mapping[str, tuple[Callable[[bytes], object], bytes]] = {
    "quotas": (lambda data: read_quotas(decode(data, "f"), "f"), QUOTAS.encode()),
    "pool": (_people, POOL.encode()),
    "excluded": (lambda data: read_excluded(decode(data, "f"), "f", LISTED), b"person,reason\np1,party\np2,\n"),
    "pairs": (lambda data: read_pairs(decode(data, "f"), "f", LISTED), b"p1,p2\np3,p4\n"),
    "sources": (lambda data: key_of(read_sources(decode(data, "f"), "f")), SOURCES.encode()),
    "announced": (lambda data: read_announced(decode(data, "f"), "f"), ANNOUNCED.encode()),
    "hat": (lambda data: read_hat(decode(data, "f"), "f"), HAT.encode()),
    "plan": (lambda data: verify_plan(read_plan(data, "f")), write_plan(SHOWN)),
    "draw": (lambda data: verify_draw(read_draw(data, "f")), DRAWN),
    "openings": (lambda data: read_openings(data, "f", PLAN), write_openings(PLAN, SECRET)),
    "line": (lambda data: check_line(SHOWN, data, "f"), personal_line(PLAN, SECRET, "p5")),
}


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
    **LOTTERY,
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
