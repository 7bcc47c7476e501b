"""Puts the club in force in the installation that the environment names, with keys for its officers."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairhearing.web.settings")


def main() -> None:
    django.setup()
    from fairhearing.desk import KeyRow
    from fairhearing.identifiers import PersonId
    from fairhearing.sealing import new_person_keys
    from fairhearing.web.house import rooms
    from tests.club import PEOPLE, organisation

    place = rooms()
    place.roll.put(organisation())
    with place.house.books.writing() as ledger:
        for person in PEOPLE:
            # Nobody signs in here, so that no passphrase is needed, which would take a while for each.
            keys = new_person_keys(place.house.randomness)
            ledger.put_keys(KeyRow(PersonId(person), keys.identity.recipient, keys.signer.verify_key, b""))


if __name__ == "__main__":
    main()
