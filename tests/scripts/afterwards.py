"""Looks, after the site was killed, what is there of the receipts that it reads, one a line; prints JSON."""

from __future__ import annotations

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairhearing.web.settings")


def main() -> None:
    django.setup()
    from fairhearing.record import FolderStore, verify_record
    from fairhearing.web import models
    from fairhearing.web.house import rooms

    place = rooms()
    folder = FolderStore(place.house.log._folder)
    sound = verify_record(folder, place.log.verifier_key())
    tables = (models.Act, models.Edit)
    found = {
        "opened": {words: _opened(words) for words in sys.stdin.read().splitlines()},
        "cases": models.Case.objects.count(),
        "mailboxes": models.Mailbox.objects.count(),
        "indexes": sorted(row.index for table in tables for row in table.objects.filter(index__isnull=False)),
        "kept": sum(table.objects.count() for table in tables),
        "record": sound.verified.checkpoint.size,
    }
    print(json.dumps(found))


def _opened(words: str) -> str:
    """Return what was written, if its mailbox, its file and the proofs of its acts hold; else what is wrong."""
    from fairhearing.desk import open_mailbox, prove
    from fairhearing.errors import FairHearingError
    from fairhearing.identifiers import Digest
    from fairhearing.record import verify_proof
    from fairhearing.sealing import read_receipt
    from fairhearing.web.house import house, rooms

    try:
        case = open_mailbox(house(), read_receipt(words))
        for act in case.acts:
            verify_proof(prove(house(), case, act.public.id), rooms().log.verifier_key())
        for file in case.acts[0].files:
            house().blobs.get(Digest(str(file["digest"])))
    except FairHearingError as error:
        return f"{type(error).__name__}: {error}"
    return str(case.acts[0].fields["text"])


if __name__ == "__main__":
    main()
