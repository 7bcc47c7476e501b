"""Puts the soaked club in force in the installation that the environment names; prints how each of it signs in.

Reads from its input how many there are of each, as JSON.
"""

from __future__ import annotations

import json
import os
import sys

from tests.soak.aged import move_time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairhearing.web.settings")

PASSWORD = "a long enough password for everybody"


def main() -> None:
    import django

    django.setup()
    from fairhearing.desk import change_organisation, enrol
    from fairhearing.identifiers import PersonId
    from fairhearing.organisation import read_organisation
    from fairhearing.web.demo.people import Part, make_accounts
    from fairhearing.web.house import rooms
    from fairhearing.web.models import Account
    from tests.soak.club import Club

    club = Club(**json.loads(sys.stdin.read()))
    house = rooms().house
    organisation = read_organisation(club.records(), "soaked.yaml")
    change_organisation(house, organisation, "soak")
    words = {person: enrol(house, PersonId(person)).passphrase for person in club.enrolled}
    parts = [Part(PersonId(person), f"user-{person}", "") for person in club.enrolled]
    made = [one for one in make_accounts(organisation, parts, words, PASSWORD) if one.person]
    for one in made:
        Account.objects.filter(username=one.role).update(email=f"{one.role}@example.org")
    print(
        json.dumps(
            [{"user": one.role, "person": one.person, "words": one.words, "secret": one.secret} for one in made]
        )
    )


if __name__ == "__main__":
    move_time()
    main()
