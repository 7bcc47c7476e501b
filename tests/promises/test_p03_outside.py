"""P3: the case goes on to the outside body whose keys were pinned at intake, with or without an account."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.desk import KeyRow, open_case, open_mailbox, take_reply
from fairhearing.errors import NotYoursError, RefusedError
from fairhearing.machine import OsRandomness
from fairhearing.sealing import new_person_keys, read_receipt
from tests.club import move_outside
from tests.packets import SITE, outward, unpacked
from tests.walking import act


def test_a_report_about_the_whole_house_is_carried_on_by_people_without_an_account(club) -> None:
    """Nobody inside is free: a packet goes out, a reply comes back, and the reporter reads the answer."""
    identities = move_outside(club)
    words, code = outward(club)
    inside = [officer for person, officer in club.officers.items() if person not in identities]
    for officer in inside:
        with pytest.raises(NotYoursError):
            open_case(club.house, officer, code)
    table = unpacked(club, "x02", identities["x02"])
    table.act(code, "report-acknowledged", "reporter-1", text="It is with the neighbours.")
    take_reply(club.house, SITE, table.reply(code))
    box = open_mailbox(club.house, read_receipt(words))
    assert box.done("report-acknowledged")[0].fields["text"] == "It is with the neighbours."


def test_the_rule_holds_over_a_packet_as_at_the_site(club) -> None:
    """Somebody outside with a conflict is refused by the same desk, with no way around it."""
    identities = move_outside(club)
    _, code = outward(club)
    table = unpacked(club, "x01", identities["x01"])
    house = replace(table.house, roll=_declared(table.house.roll, "x01"))
    table.house = house
    with pytest.raises(RefusedError, match="Not now"):
        table.act(code, "category-set", value="bullying", reason="Because.")


def test_keys_that_were_put_in_the_outside_bodys_place_get_nothing(club) -> None:
    """Whoever runs the site and swaps the last resort's keys after intake is given no wrap with them."""
    _, code = club.report()
    swapped = new_person_keys(OsRandomness())
    with club.house.books.writing() as ledger:
        for person in ("x01", "x02", "x03"):
            row = ledger.keys(person)
            ledger.put_keys(
                replace(row, recipient=swapped.identity.recipient, verify_key=swapped.signer.verify_key)
            )
    with pytest.raises(RefusedError, match="last who can read"):
        act(club, club.officers["c04"], code, "recused")


def test_keys_that_stayed_are_the_ones_that_take_over(club) -> None:
    """The same step with the keys of intake hands the case on."""
    _, code = club.report()
    act(club, club.officers["c04"], code, "recused")
    assert open_case(club.house, club.officers["x01"], code).me.startswith("receiver-")


def test_somebody_who_enrols_outside_after_the_intake_can_take_over(club) -> None:
    """Only keys that were there at intake are pinned; a new helper of the neighbour is no swap."""
    with club.house.books.writing() as ledger:
        row = ledger.keys("x01")
    _remove(club, "x01")
    _, code = club.report()
    with club.house.books.writing() as ledger:
        ledger.put_keys(KeyRow(row.person, row.recipient, row.verify_key, row.sealed))
    act(club, club.officers["c04"], code, "recused")
    assert open_case(club.house, club.officers["x01"], code).reads("what")


def _remove(club, person) -> None:
    from fairhearing.web import models

    models.Key.objects.filter(person=person).delete()


def _declared(roll, person):
    class Declared:
        def __getattr__(self, name):
            return getattr(roll, name)

        def declared(self):
            return frozenset({person})

    return Declared()
