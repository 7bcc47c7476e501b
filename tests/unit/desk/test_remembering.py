"""What opens for somebody is tried once, and kept sealed; without anything new nothing is written."""

from dataclasses import replace

from fairhearing.desk import cases_of, catch_up, refresh_index
from fairhearing.desk.remembering import secrets_of
from fairhearing.identifiers import PersonId


def index_of(club, person="c04"):
    return club.house.books.tables.keys[person].index


def test_what_came_since_is_kept_and_opens_without_being_tried_again(club):
    """After a report the index is anew; what it holds is all that opens."""
    officer = club.officers["c04"]
    _, code = club.report()
    with club.house.books.reading() as ledger:
        tried = secrets_of(ledger, officer, None)
    catch_up(club.house, officer)
    club.house.books.tables.batches.clear()
    with club.house.books.reading() as ledger:
        assert dict(secrets_of(ledger, officer, None)) == dict(tried)
    assert [case.row.code for case in cases_of(club.house, officer)] == [code]


def test_without_anything_new_nothing_is_written(club):
    """The sealed index stays byte for byte, though sealing it once more would change it."""
    club.report()
    catch_up(club.house, club.officers["c04"])
    before = index_of(club)
    catch_up(club.house, club.officers["c04"])
    assert index_of(club) == before
    refresh_index(club.house, club.officers["c04"])
    assert index_of(club) != before


def test_somebody_off_the_roster_writes_when_others_do(club):
    """Who keeps an index anew tells nothing: whatever came for anybody is new to everybody."""
    club.report()
    for person in ("c04", "c05"):
        catch_up(club.house, club.officers[person])
        assert index_of(club, person)


def test_somebody_without_keys_keeps_nothing(club):
    """Nobody of that name is in the directory: nothing is written, and nothing fails."""
    club.report()
    catch_up(club.house, replace(club.officers["c04"], person=PersonId("nobody")))
    assert index_of(club) == b""


def test_the_keys_of_before_keep_nothing(club):
    """Whoever is still here with keys that were replaced writes no index over that of the new ones."""
    club.report()
    row = club.house.books.tables.keys["c04"]
    club.house.books.tables.keys["c04"] = replace(row, recipient=club.officers["c05"].identity.recipient)
    catch_up(club.house, club.officers["c04"])
    assert index_of(club) == b""
