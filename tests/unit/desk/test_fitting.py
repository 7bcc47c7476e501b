"""What of a crafted reply is refused: its author holds a key and a ticket, and changed their program."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from fairhearing.desk import (
    LARGEST_REPLY,
    WITNESS_IN,
    Proposal,
    append_record,
    let_in_party,
    name_respondent,
    open_case,
    open_mailbox,
    take_reply,
    take_up_letter,
    tell_respondent,
)
from fairhearing.desk.fitting import is_sound
from fairhearing.desk.records import BatchRow, EpochRow, MailboxRow
from fairhearing.desk.reply import Reply, open_signed
from fairhearing.errors import InputError
from fairhearing.sealing import WrapContext, make_receipt, make_wraps, new_identity, read_receipt
from tests.club import move_outside
from tests.fakes import FakeRandomness
from tests.packets import SITE, outward, unpacked
from tests.unit.desk.test_taking import act_of, changed

SEED = FakeRandomness("a changed program")
TOLD = {"what": "What is put", "when": "2026-02", "where": "the hall", "text": "Letter", "how": "letter"}


@pytest.fixture
def outside(club):
    return move_outside(club)


@pytest.fixture
def answered(club, outside):
    """A table of somebody outside with one act done."""
    words, code = outward(club)
    made = unpacked(club, "x01", outside["x01"])
    made.code, made.words = code, words
    made.act(code, "report-acknowledged", "reporter-1", text="It arrived.")
    return made


def refused(club, table, **update) -> None:
    with pytest.raises(InputError, match="hold together"):
        take_reply(club.house, SITE, changed(table, **update))


def reply_of(table) -> Reply:
    return Reply.model_validate_json(open_signed(table.reply(table.code), SITE.identity).content)


def a_batch(table, compartment, number=0) -> BatchRow:
    reader = new_identity(SEED).recipient
    wraps = make_wraps(new_identity(SEED), [reader], WrapContext(table.code, compartment, number), SEED)
    return BatchRow(0, table.code, compartment, number, wraps)


@pytest.mark.parametrize("instant", [{"microsecond": 5}, {"tzinfo": None}], ids=str)
def test_an_instant_that_the_record_cannot_write_does_not_stop_it_for_everybody(club, answered, instant) -> None:
    """Nothing is kept of it, and the next batch of the record is appended."""
    act = act_of(answered)
    odd = replace(act, public=replace(act.public, at=club.clock.at.replace(**instant)))
    assert is_sound(act.public)
    assert not is_sound(odd.public)
    refused(club, answered, acts=(odd,))
    assert append_record(club.house) is not None


@pytest.mark.parametrize(
    "public",
    [
        {"kind": "recused", "by": "receiver-2", "files": (), "to": None},
        {"kind": "report-received"},
        {"kind": "respondent-identified"},
        {"kind": "category-set"},
        {"id": "../../elsewhere"},
        {"to": "Cedar Three did it"},
        {"to": "king-1"},
        {"by": "receiver-Cedar Three"},
        {"by": "receiver"},
    ],
    ids=str,
)
def test_an_act_in_another_form_than_its_kind_has_is_refused(club, answered, public) -> None:
    """Nobody's parts, another's part in the case, and words where only a role and a number may stand."""
    refused(club, answered, acts=(act_of(answered, **public),))


def test_a_case_that_is_open_is_not_opened_again_from_outside(club, answered) -> None:
    """Who judges it now would have no part in it any more, and nobody decided that."""
    digest = act_of(answered).public.files[0][2]
    files = tuple((name, 0, digest) for name in ("reporter-mail", "respondent-mail", "what"))
    refused(club, answered, acts=(act_of(answered, kind="case-reopened", by="appeal-1", to=None, files=files),))


def test_parts_stand_once_and_are_sealed_to_the_newest_keys(club, answered) -> None:
    """A part that stands twice, or is sealed to a key of those who left, is refused."""
    file = act_of(answered).public.files[0]
    refused(club, answered, acts=(act_of(answered, files=(file, file)),))
    with club.house.books.writing() as ledger:
        ledger.add_epoch(EpochRow(answered.code, "reporter-mail", 1, new_identity(SEED).recipient))
    refused(club, answered)


def test_a_day_to_come_and_a_clock_under_another_name_are_refused(club, answered) -> None:
    """What overseers see in the open is a day that has come, and a stage of the procedure."""
    refused(club, answered, acts=(act_of(answered, on=club.clock.at.date() + timedelta(days=1)),))
    named = replace(act_of(answered).public.due[0], stage="Cedar Three did it")
    refused(club, answered, acts=(act_of(answered, due=(named,)),))


def test_the_same_act_twice_is_refused(club, answered) -> None:
    """The second would have the place of another."""
    act = act_of(answered)
    refused(club, answered, acts=(act, replace(act, public=replace(act.public, seq=2))))


def test_a_new_epoch_comes_with_its_wraps(club, answered) -> None:
    """Else nobody could read what is written from then on."""
    epoch = EpochRow(answered.code, "what", 1, new_identity(SEED).recipient)
    refused(club, answered, epochs=(epoch,))
    assert take_reply(
        club.house, SITE, changed(answered, epochs=(epoch,), batches=(a_batch(answered, "what", 1),))
    )


def test_nobody_makes_keys_of_what_they_do_not_read(club, answered) -> None:
    """A receiver outside would read what the panel notes among itself."""
    epoch = EpochRow(answered.code, "panel", 1, new_identity(SEED).recipient)
    refused(club, answered, epochs=(epoch,), batches=(a_batch(answered, "panel", 1),))
    refused(club, answered, batches=(a_batch(answered, "panel"),))
    let_in = act_of(answered, kind="readers-added", files=(("who", 0, act_of(answered).public.files[0][2]),))
    refused(club, answered, acts=(let_in,), batches=(a_batch(answered, "panel"),))
    assert take_reply(
        club.house,
        SITE,
        changed(answered, acts=(let_in,), epochs=(epoch,), batches=(a_batch(answered, "panel", 1),)),
    )


def test_wraps_come_once_for_each_act(club, answered) -> None:
    """Each of them is tried at the next unlock of everybody."""
    refused(club, answered, batches=(a_batch(answered, "what"), a_batch(answered, "what")))


def test_a_letter_comes_with_the_telling(club, answered) -> None:
    """Nobody makes a way into a party's mailbox beside it."""
    letter = MailboxRow(
        read_receipt(make_receipt(SEED)).find, answered.code, "reporter-1", True, club.clock.at.date()
    )
    refused(club, answered, mailboxes=(letter,))
    answered.act(answered.code, "category-set", value="bullying", reason="Again and again.")
    answered.act(answered.code, "safety-plan-made", text="Apart at meetings.", with_affected=True)
    tell_respondent(answered.house, answered.officer, answered.code, TOLD)
    (told,) = reply_of(answered).mailboxes
    refused(club, answered, mailboxes=(told, replace(told, find=letter.find)))
    refused(club, answered, mailboxes=(replace(told, slot="respondent-2"),))


def test_mail_of_their_own_is_made_for_whoever_is_let_in_and_nobody_else(club, answered) -> None:
    """A witness asked from outside has their mailbox at the site; another mail in the same reply is refused."""
    fields = {"text": "Letter", "how": "letter", "questions": "What did you see?"}
    asked = Proposal(WITNESS_IN, fields, to="witness-1")
    told = let_in_party(answered.house, answered.officer, answered.code, asked)
    reply = reply_of(answered)
    other = EpochRow(answered.code, "witness-mail-2", 0, new_identity(SEED).recipient)
    more = (*reply.batches, a_batch(answered, "witness-mail-2"))
    refused(club, answered, epochs=(*reply.epochs, other), batches=more)
    assert take_reply(club.house, SITE, answered.reply(answered.code))
    words = take_up_letter(club.house, told.code.letter, told.code.spoken).receipt
    assert open_mailbox(club.house, read_receipt(words)).done("witness-invited")[0].parts


def test_only_a_sifter_who_names_releases_and_gives_all_that_is_held(club, outside) -> None:
    """Else a report that waits for a sifter could be read by nobody any more."""
    _, code = club.report(respondents=(), described="The tall one at the door")
    table = unpacked(club, "x01", outside["x01"])
    table.code = code
    name_respondent(table.house, table.officer, code, "Fir Six")
    reply = reply_of(table)
    assert reply.released
    refused(club, table, released=False)
    refused(club, table, batches=())
    refused(club, table, batches=reply.batches[:1])
    refused(club, table, acts=(act_of(table, kind="conflict-stated"),))
    assert take_reply(club.house, SITE, table.reply(code))
    assert open_case(club.house, club.officers["c04"], code).reads("what")


def test_nobody_releases_what_is_not_held(club, answered) -> None:
    """A receiver outside has nothing of a sifter's."""
    refused(club, answered, released=True)


def test_a_file_of_no_sensible_size_is_not_opened(club) -> None:
    """It would fill the memory of the machine on which it is taken in."""
    with pytest.raises(InputError, match="hold together"):
        take_reply(club.house, SITE, bytes(LARGEST_REPLY + 1))
