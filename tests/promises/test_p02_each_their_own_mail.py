"""P2: what one party writes or is written to opens for nobody beside them, on their own side or the other."""

from fairhearing.desk import Party, open_mailbox, take_up_letter, tell_respondent
from fairhearing.sealing import WRAP_SIZE, read_receipt
from tests.walking import act

PLANTED = "saffron-kettle"


def second_of(club, code):
    notice = {"what": "Something else", "text": "Letter", "how": "letter"}
    letter = tell_respondent(club.house, club.officers["c04"], code, notice, slot="respondent-2").code
    return Party(read_receipt(take_up_letter(club.house, letter.letter, letter.spoken).receipt))


def test_one_respondent_reads_nothing_of_another(walk, club):
    """Neither what was put to the other, nor what the other answers, before and after both were told."""
    way = walk("answered", respondents=("Fir Six", "Hazel Eight"))
    first, second = Party(read_receipt(way.respondent.receipt)), second_of(club, way.code)
    act(club, first, way.code, "respondent-message-sent", text=f"One says {PLANTED}.")
    act(club, second, way.code, "respondent-message-sent", text=f"Two says {PLANTED}.")
    for party, others in ((first, ("Two says", "Something else")), (second, ("One says", "What is put"))):
        seen = repr([one.parts for one in open_mailbox(club.house, party.keys).acts])
        assert PLANTED in seen
        assert not any(words in seen for words in others)


def test_rows_of_a_mail_of_its_own_are_as_large_as_all_others(walk, club):
    """How many read it cannot be told from its wraps: they come in the same numbers, all of one size."""
    way = walk("answered", respondents=("Fir Six", "Hazel Eight"))
    second_of(club, way.code)
    with club.house.books.reading() as ledger:
        sizes = {row.compartment: len(row.wraps) for row in ledger.batches(way.code)}
    assert sizes["respondent-mail-2"] == sizes["respondent-mail"] == 16 * WRAP_SIZE
