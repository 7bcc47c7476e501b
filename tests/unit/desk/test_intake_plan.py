"""The plan of an intake: pinned versions, slots, and possible handlers."""

from fairhearing.desk import open_case
from fairhearing.sealing import WrapContext, release_wraps


def test_versions_and_the_outside_bodys_keys_are_pinned(club):
    """Two reports of one day have the same; without the outside body's keys another digest."""
    _, first = club.report()
    _, second = club.report()
    del club.house.books.tables.keys["x03"]
    _, third = club.report()
    with club.house.books.reading() as ledger:
        rows = [ledger.case(code) for code in (first, second, third)]
    assert rows[0].outside == rows[1].outside != rows[2].outside
    assert len({row.organisation_digest for row in rows}) == 1
    assert rows[0].procedure_digest == club.house.shelf.in_force().digest


def test_no_key_is_kept_for_whoever_is_known_to_be_conflicted(club):
    """Not even inside the sifter's layer: excluded people, members of excluded bodies, kin of the reporter."""
    _, code = club.report(respondents=(), described="The tall one", excluded=("Cedar Three",))
    with club.house.books.reading() as ledger:
        row = next(row for row in ledger.sifter_rows(code) if row.compartment == "what")
    inner = release_wraps(row.wraps, club.officers["x01"].identity, WrapContext(code, "what", 0))
    assert "c03" not in inner
    assert "c04" in inner


def test_slots_hold_the_people_and_the_names_as_typed(club):
    """Both sides are numbered; the receiver has their key there."""
    _, code = club.report(respondents=("Fir Six", "Somebody"), affected="Gorse Seven")
    sifter = open_case(club.house, club.officers["x01"], code)
    assert sifter.slots["respondent-1"].person == "c06"
    assert sifter.slots["respondent-2"].name == "Somebody"
    assert sifter.slots["affected-1"].person == "c07"
    assert sifter.slots["sifter-1"].person == "x01"
