"""Opens, after a soak, all that the receipts and passphrases on its input open; prints what is in it as JSON."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections import Counter

from tests.soak.aged import move_time
from tests.soak.book import PLANTED

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairhearing.web.settings")

CLOSED, REOPENED = "case-closed", "case-reopened"
ONE_A_CASE = ("report-received", CLOSED)
"""What is done once in a case, but for the close: once more each time that the case was opened again."""


def main() -> None:
    import django

    django.setup()
    from fairhearing.record import FolderStore, verify_record
    from fairhearing.web import models
    from fairhearing.web.house import rooms

    given = json.loads(sys.stdin.read())
    place = rooms()
    store = FolderStore(place.house.log._folder)
    key = place.log.verifier_key()
    tables = (models.Act, models.Edit)
    found = {
        "acts": {},
        "mailboxes": {words: _of_mailbox(words) for words in given["receipts"]},
        "officers": {person: _of_officer(person, words) for person, words in given["passphrases"].items()},
        "consistent": [_consistent(store, key, note) for note in given["checkpoints"]],
        "cases": models.Case.objects.count(),
        "closed": models.Case.objects.filter(closed=True).count(),
        "indexes": sorted(
            row
            for table in tables
            for row in table.objects.filter(index__isnull=False).values_list("index", flat=True)
        ),
        "kept": sum(table.objects.count() for table in tables),
        "record": verify_record(store, key).verified.checkpoint.size,
    }
    found["twice"] = _twice()
    found["acts"] = _ACTS
    print(json.dumps(found))


_ACTS: dict[str, dict[str, object]] = {}


def _note(case: object) -> str:
    """Add the acts of an opened case to what is known, with their proofs checked once; return its code."""
    from fairhearing.desk import prove
    from fairhearing.errors import FairHearingError
    from fairhearing.record import verify_proof
    from fairhearing.web.house import house, rooms

    key = rooms().log.verifier_key()
    for act in case.acts:
        said = json.dumps([act.fields, dict(act.parts)], ensure_ascii=False, default=str)
        known = _ACTS.setdefault(
            f"{case.row.code}/{act.public.id}",
            {
                "case": case.row.code,
                "kind": str(act.public.kind),
                "words": [],
                "texts": [],
                "files": [],
                "proof": "",
            },
        )
        known["words"] = sorted({*known["words"], *PLANTED.findall(said)})
        known["texts"] = sorted({*known["texts"], *_texts(act.fields)})
        known["files"] = sorted({*known["files"], *_files(act)})
        if not known["proof"]:
            try:
                verify_proof(prove(house(), case, act.public.id), key)
                known["proof"] = "holds"
            except FairHearingError as error:
                known["proof"] = error.diagnostics()
    return str(case.row.code)


def _texts(fields: object) -> list[str]:
    return [value for value in fields.values() if isinstance(value, str) and PLANTED.search(value)]


def _files(act: object) -> list[str]:
    """Return the digests of an act's files as they were handed in."""
    from fairhearing.identifiers import Digest
    from fairhearing.sealing import Identity, open_file
    from fairhearing.web.house import house

    keys = [(Identity(bytes.fromhex(str(one["key"]))), Digest(str(one["digest"]))) for one in act.files]
    return [hashlib.sha256(open_file(house().blobs.get(digest), key)).hexdigest() for key, digest in keys]


def _of_mailbox(words: str) -> dict[str, object]:
    from fairhearing.desk import open_mailbox
    from fairhearing.errors import FairHearingError
    from fairhearing.sealing import read_receipt
    from fairhearing.web.house import house

    keys = read_receipt(words)
    try:
        case = open_mailbox(house(), keys)
    except FairHearingError as error:
        code, replaced, course = _course_of(keys)
        wrong = "" if replaced else f"{error.diagnostics()} {course}"
        return {"case": code, "acts": 0, "wrong": wrong, "replaced": replaced}
    return {"case": _note(case), "acts": len(case.acts), "wrong": "", "replaced": False}


def _course_of(keys: object) -> tuple[str, bool, str]:
    """Return the case whose mailbox does not open, whether newer words took its place, and what was done in it."""
    from fairhearing.desk import find_mailbox
    from fairhearing.errors import FairHearingError
    from fairhearing.web import models
    from fairhearing.web.house import house

    try:
        row = find_mailbox(house(), keys)
    except FairHearingError:
        return "", False, "(no mailbox leads there)"
    acts = list(models.Act.objects.filter(case_id=row.case).order_by("seq"))
    taken_up = sum(act.kind == "letter-delivered" and act.by == row.slot for act in acts)
    course = ", ".join(f"{act.kind} {act.by}>{act.to}" for act in acts)
    return str(row.case), taken_up > 1, f"({row.slot}: {course})"


def _of_officer(person: str, words: str) -> dict[str, object]:
    from fairhearing.desk import cases_and_damaged, unlock
    from fairhearing.identifiers import PersonId
    from fairhearing.web.house import house

    opened, damaged = cases_and_damaged(house(), unlock(house(), PersonId(person), words))
    return {"cases": [_note(case) for case in opened], "damaged": list(damaged)}


def _consistent(store: object, key: str, note: str) -> str:
    from fairhearing.errors import FairHearingError
    from fairhearing.record import verify_record

    try:
        verify_record(store, key, since=note)
    except FairHearingError as error:
        return error.diagnostics()
    return ""


def _twice() -> list[str]:
    """Return what can be done once in a case and was done twice."""
    from fairhearing.web import models

    counts = Counter(models.Act.objects.filter(kind__in=(*ONE_A_CASE, REOPENED)).values_list("case_id", "kind"))
    again = {case: count for (case, kind), count in counts.items() if kind == REOPENED}
    return [
        f"{kind} in {case}: {count} times"
        for (case, kind), count in counts.items()
        if kind != REOPENED and count > 1 + (again.get(case, 0) if kind == CLOSED else 0)
    ]


if __name__ == "__main__":
    move_time()
    main()
