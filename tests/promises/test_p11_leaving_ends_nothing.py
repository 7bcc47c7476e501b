"""P11: resignation of either side, or of a handler, stops neither the case nor a party's access."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.desk import Party, open_case, open_mailbox
from fairhearing.organisation import read_organisation
from fairhearing.sealing import read_receipt
from fairhearing.web import models
from fairhearing.web.house import rooms
from tests.club import DATA
from tests.walking import act

SIDES = {"message-sent": "reporter", "respondent-message-sent": "respondent"}


def without(*people):
    """Return the club's records after some people left it altogether."""
    lines = (DATA / "club.yaml").read_text().splitlines()
    return read_organisation(
        "\n".join(line for line in lines if not any(person in line for person in people)), "club.yaml"
    )


def test_a_respondent_who_leaves_stays_the_respondent(walk, club):
    """The case goes on under the records of its intake, and their mailbox stays open."""
    way = walk("answered")
    rooms().roll.put(without("c06"))
    act(club, club.officers["c04"], way.code, "panel-requested", text="Please.")
    assert open_case(club.house, club.officers["c04"], way.code).parties().respondent == ("c06",)
    party = Party(read_receipt(way.respondent.receipt))
    act(club, party, way.code, "response-added-to", text="One more thing.")


def test_a_reporter_who_leaves_keeps_their_mailbox(walk, club):
    """Whoever reported and left the club still reads their mailbox and writes in it."""
    way = walk("categorised")
    rooms().roll.put(without("c07"))
    act(club, Party(read_receipt(way.reporter)), way.code, "message-sent", text="I am still here.")
    assert open_mailbox(club.house, read_receipt(way.reporter)).done("message-sent")


def test_a_handler_who_leaves_takes_nothing_with_them(club):
    """With two receivers, the keys of one who left are gone and the other carries on; parties too."""
    receipt, code = club.report(respondents=("Ivy Nine",))
    models.Key.objects.filter(person="c04").delete()
    club.house = replace(club.house)
    act(club, club.officers["c03"], code, "report-acknowledged", "reporter-1", text="It arrived.")
    assert open_mailbox(club.house, read_receipt(receipt)).done("report-acknowledged")


def test_who_resigns_in_the_middle_of_a_case_loses_no_part_of_it(walk, club):
    """Both sides say that they resign: what is sent afterwards opens for them, and they answer as before."""
    way = walk("answered")
    for receipt, kind in ((way.reporter, "message-sent"), (way.respondent.receipt, "respondent-message-sent")):
        party = Party(read_receipt(receipt))
        act(club, party, way.code, "resigned", text="I leave.")
        sent = act(club, club.officers["c04"], way.code, kind, f"{SIDES[kind]}-1", text="You stay heard.")
        mailbox = open_mailbox(club.house, read_receipt(receipt))
        (read,) = [one for one in mailbox.acts if one.public.id == sent.public.id]
        assert read.fields["text"] == "You stay heard."
        act(club, party, way.code, kind, text="Good.")
