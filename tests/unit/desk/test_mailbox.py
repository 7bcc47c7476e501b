"""Mailboxes: words that somebody saw are replaced, once, and then open nothing that is written later."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fairhearing.desk import Party, find_mailbox, open_case, open_mailbox, take_up, take_up_letter
from fairhearing.desk.trying import try_batches
from fairhearing.errors import NotYoursError
from fairhearing.identifiers import SlotName
from fairhearing.sealing import make_receipt, read_letter_code, read_receipt
from tests.walking import act


def taken_down(club):
    """Return words that a handler wrote down, and the case."""
    return club.report(channel="telephone")


def test_words_that_were_taken_down_open_nothing_before_they_are_replaced(club):
    """Neither the mailbox nor any act but the replacing one."""
    words, code = taken_down(club)
    keys = read_receipt(words)
    with pytest.raises(NotYoursError):
        open_mailbox(club.house, keys)
    with pytest.raises(NotYoursError):
        act(club, Party(keys), code, "message-sent", text="Not me.")


def test_replaced_words_are_used_up(club):
    """The new words open the mailbox; the old ones get the answer of words that never were."""
    words, _ = taken_down(club)
    new = take_up(club.house, read_receipt(words))
    assert open_mailbox(club.house, read_receipt(new.receipt)).me == "reporter-1"
    with pytest.raises(NotYoursError) as used:
        find_mailbox(club.house, read_receipt(words))
    with pytest.raises(NotYoursError) as unknown:
        find_mailbox(club.house, read_receipt(make_receipt(club.house.randomness)))
    assert used.value.diagnostics() == unknown.value.diagnostics()


def test_the_receipt_of_the_form_is_the_one_that_counts(club):
    """A receipt carried in the form is used as it is."""
    words, _ = taken_down(club)
    mine = make_receipt(club.house.randomness)
    assert take_up(club.house, read_receipt(words), mine).receipt == mine


def test_whoever_kept_the_old_words_reads_nothing_written_later(club):
    """Even with the whole store: the mailbox has a new epoch, which the old words do not open."""
    words, code = taken_down(club)
    new = take_up(club.house, read_receipt(words))
    act(club, club.officers["c04"], code, "report-acknowledged", "reporter-1", text="For your eyes.")
    with club.house.books.reading() as ledger:
        old = try_batches(ledger.batches(code), read_receipt(words).identity)
    assert {place[1:] for place in old} == {("reporter-mail", 0)}
    assert open_mailbox(club.house, read_receipt(new.receipt)).acts[-1].fields["text"] == "For your eyes."
    assert open_case(club.house, club.officers["c04"], code).acts[-1].fields["text"] == "For your eyes."


def test_without_an_officer_left_the_mailbox_keeps_its_key(club):
    """A new epoch that no officer opens would leave the party alone."""
    words, code = taken_down(club)
    club.house.books.tables.keys.clear()
    take_up(club.house, read_receipt(words))
    with club.house.books.reading() as ledger:
        assert {row.number for row in ledger.epochs(code) if row.compartment == "reporter-mail"} == {0}


def test_words_that_lead_to_nobody_of_the_case_are_not_taken_up(club):
    """Somebody whom nobody brought along has no mail there: the answer is that of words that never were."""
    words, _ = taken_down(club)
    keys = read_receipt(words)
    tables = club.house.books.tables
    tables.mailboxes[keys.find] = replace(tables.mailboxes[keys.find], slot=SlotName("support-1"))
    with pytest.raises(NotYoursError):
        take_up(club.house, keys)


def test_a_letter_code_works_once_within_thirty_days(walk, club):
    """Used, expired, wrong: one answer, the same to the letter."""
    way = walk("told")
    letter = way.letter
    answers = []
    club.clock.pass_days(31)
    with pytest.raises(NotYoursError) as expired:
        take_up_letter(club.house, letter.letter, letter.spoken)
    answers.append(expired.value.diagnostics())
    with pytest.raises(NotYoursError) as unopened:
        open_case(club.house, Party(read_letter_code(letter.letter, letter.spoken)), way.code)
    answers.append(unopened.value.diagnostics())
    club.clock.at -= timedelta(days=31)
    take_up_letter(club.house, letter.letter, letter.spoken)
    with pytest.raises(NotYoursError) as used:
        take_up_letter(club.house, letter.letter, letter.spoken)
    answers.append(used.value.diagnostics())
    assert len({str(answer) for answer in answers}) == 1


def test_a_sifter_opens_a_case_whose_reporter_replaced_their_words(club):
    """What the reporter signs with their own words opens for somebody who reads only who is who."""
    words, code = club.report(channel="telephone", respondents=(), described="Somebody tall")
    made = make_receipt(club.house.randomness)
    take_up(club.house, read_receipt(words), made)
    act(club, Party(read_receipt(made)), code, "witness-named", person="Somebody at the door")
    assert open_case(club.house, club.officers["x01"], code).acts[-1].public.kind == "witness-named"
