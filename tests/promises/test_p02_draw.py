"""P2 sealed: what both sides are told of a draw names nobody, and tells no one who was left out."""

from __future__ import annotations

from fairhearing.desk import open_case, open_mailbox
from fairhearing.sealing import read_receipt


def test_of_a_draw_a_side_reads_lines_and_no_name(walk, club):
    """Neither plan nor draw in a mailbox holds a person's id, those left out, or the secret that opens lines."""
    way = walk("drawn")
    officer = open_case(club.house, club.officers["c04"], way.code)
    kept = officer.done("pool-committed")[0].parts["who"]["pool"]
    for words in (way.reporter, way.respondent.receipt):
        case = open_mailbox(club.house, read_receipt(words))
        told = [
            part["ceremony"][name]
            for act in case.acts
            for part in act.parts.values()
            for name in part.get("ceremony", {})
        ]
        assert len(told) == 2
        for text in told:
            assert not [person for person in officer.organisation.people if f'"{person}"' in text]
            assert '"reason"' not in text
            assert kept["secret"] not in text


def test_nobody_off_the_roster_is_told_of_a_draw(walk, club, site):
    """Its page and files are as absent to others as the case itself; a mailbox without a draw has none."""
    way = walk("drawn")
    pages = (f"/cases/{way.code}/ceremony/panel", f"/cases/{way.code}/ceremony/panel/1/draw.json")
    for page in pages:
        there, never = (
            site.officer("c05").get(path).content for path in (page, page.replace(str(way.code), "a" * 26))
        )
        assert there == never
