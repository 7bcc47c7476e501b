"""The keys of a new case: who can open what from the first moment."""

from fairhearing.desk import COMPARTMENTS
from fairhearing.desk.trying import try_batches


def compartments(club, code, identity):
    with club.house.books.reading() as ledger:
        return {place[1] for place in try_batches(ledger.batches(code), identity)}


def test_every_compartment_has_an_epoch_and_a_batch_of_one_size(club):
    """Whoever reads it or not."""
    _, code = club.report()
    with club.house.books.reading() as ledger:
        assert {row.compartment for row in ledger.epochs(code)} == {*COMPARTMENTS}
        assert len({len(row.wraps) for row in ledger.batches(code)}) == 1
    reads = compartments(club, code, club.officers["c04"].identity)
    assert reads == {"who", "what", "reporter-mail", "respondent-mail"}


def test_a_sifter_opens_who_and_nothing_else(club):
    """And no possible handler opens anything yet."""
    _, code = club.report(respondents=(), described="The tall one")
    assert compartments(club, code, club.officers["x01"].identity) == {"who"}
    assert compartments(club, code, club.officers["c04"].identity) == set()
