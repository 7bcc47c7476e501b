"""Writing: sealed parts on disk, then rows."""

from fairhearing.desk import Upload
from fairhearing.desk.writing import announce, keep_files
from fairhearing.sealing import Identity, open_file


def test_files_are_sealed_each_under_its_own_key(club):
    """Two equal files have different ciphertexts."""
    first, second = keep_files(
        club.house, [Upload("a", "text/plain", b"same"), Upload("b", "text/plain", b"same")]
    )
    assert first["digest"] != second["digest"]
    assert open_file(club.house.blobs.get(second["digest"]), Identity(bytes.fromhex(second["key"]))) == b"same"


def test_news_go_out_once_a_day_to_everybody(club):
    """Who gets mail does not tell who is on a roster."""
    day = club.clock.at.date()
    with club.house.books.writing() as ledger:
        announce(ledger, day)
        announce(ledger, day)
    assert [(row.account, row.template) for row in club.house.books.tables.notices] == [("", "news")]
