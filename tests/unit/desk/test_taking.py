"""Taking in replies: what is believed, what is refused, and that nothing is kept by halves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from fairhearing.acts import KINDS, Due
from fairhearing.desk import (
    Proposal,
    SiteKeys,
    name_respondent,
    open_case,
    open_mailbox,
    perform,
    serve,
    take_reply,
    take_up_letter,
    tell_respondent,
)
from fairhearing.desk.reply import Reply, Signed, open_signed
from fairhearing.errors import BusyError, InputError, NotYoursError, RefusedError, SealError
from fairhearing.sealing import read_receipt, seal_to
from tests.club import move_outside
from tests.packets import SITE, outward, unpacked


@pytest.fixture
def outside(club):
    return move_outside(club)


@pytest.fixture
def table(club, outside):
    words, code = outward(club)
    made = unpacked(club, "x01", outside["x01"])
    made.code, made.words = code, words
    return made


@pytest.fixture
def answered(table):
    """A table with one act done."""
    table.act(table.code, "report-acknowledged", "reporter-1", text="It arrived.")
    return table


def changed(table, **update) -> bytes:
    """Return the table's reply with something in it put otherwise, rightly signed all the same."""
    reply = Reply.model_validate_json(open_signed(table.reply(table.code), SITE.identity).content)
    content = reply.model_copy(update=update).model_dump_json().encode()
    signature = table.officer.signer.sign(b"fairhearing/reply/v1\n" + content)
    signed = Signed(person=update.get("person", reply.person), content=content, signature=signature)
    return seal_to(SITE.identity.recipient, signed.model_dump_json().encode())


def act_of(table, **public):
    """Return the table's one act with its public part put otherwise."""
    act = Reply.model_validate_json(open_signed(table.reply(table.code), SITE.identity).content).acts[0]
    return replace(act, public=replace(act.public, **public))


def test_what_was_done_outside_is_an_act_of_the_case(club, answered) -> None:
    """The reporter reads it in their mailbox, and the others outside in theirs."""
    club.clock.pass_days(1)
    assert [act.public.kind for act in take_reply(club.house, SITE, answered.reply(answered.code))] == [
        "report-acknowledged"
    ]
    box = open_mailbox(club.house, read_receipt(answered.words))
    assert box.done("report-acknowledged")[0].fields["text"] == "It arrived."
    other = open_case(club.house, club.officers["x02"], answered.code)
    assert other.done("report-acknowledged")[0].public.by == "receiver-1"


def test_everybody_gets_the_daily_mail_afterwards(club, answered) -> None:
    """As after every act."""
    club.clock.pass_days(3)
    take_reply(club.house, SITE, answered.reply(answered.code))
    assert club.house.books.tables.notices[-1].day == club.clock.at.date()


def test_the_same_reply_again_changes_nothing(club, answered) -> None:
    """Sent twice, or taken in by two people: the acts are there once."""
    sealed = answered.reply(answered.code)
    first = take_reply(club.house, SITE, sealed)
    again = take_reply(club.house, SITE, sealed)
    assert [act.public.id for act in again] == [act.public.id for act in first]
    assert len(open_case(club.house, club.officers["x01"], answered.code).acts) == 2


def test_a_case_that_moved_on_needs_a_new_packet(club, outside, answered) -> None:
    """Each act is judged on everything before it; over a new packet the same answer is taken."""
    sealed = answered.reply(answered.code)
    perform(
        club.house,
        club.officers["x02"],
        answered.code,
        Proposal("report-acknowledged", {"text": "It is here."}, to="reporter-1"),
    )
    with pytest.raises(RefusedError, match="moved on") as caught:
        take_reply(club.house, SITE, sealed)
    assert "new packet" in caught.value.remedy
    newer = unpacked(club, "x01", outside["x01"])
    newer.act(answered.code, "category-set", value="bullying", reason="Again and again.")
    assert len(take_reply(club.house, SITE, newer.reply(answered.code))) == 1


def test_a_respondent_is_told_from_outside_with_a_code_that_works(club, table) -> None:
    """New keys, wraps and the letter's code come with the reply."""
    table.act(table.code, "category-set", value="bullying", reason="Again and again.")
    table.act(table.code, "safety-plan-made", text="Apart at meetings.", with_affected=True)
    told = {"what": "What is put", "when": "2026-02", "where": "the hall", "text": "Letter", "how": "letter"}
    letter = tell_respondent(table.house, table.officer, table.code, told).code
    take_reply(club.house, SITE, table.reply(table.code))
    box = open_mailbox(club.house, read_receipt(take_up_letter(club.house, letter.letter, letter.spoken).receipt))
    assert box.done("respondent-notified")[0].fields["what"] == "What is put"


def test_whoever_stands_aside_outside_reads_nothing_new(club, table) -> None:
    """The new keys that they made for the others are those of the case from now on."""
    table.act(table.code, "recused")
    take_reply(club.house, SITE, table.reply(table.code))
    perform(
        club.house,
        club.officers["x02"],
        table.code,
        Proposal("report-acknowledged", {"text": "It is here."}, to="reporter-1"),
    )
    assert open_case(club.house, club.officers["x03"], table.code).acts[-1].fields["text"] == "It is here."
    assert open_case(club.house, club.officers["x01"], table.code).acts[-1].fields == {}


def test_a_sifter_outside_names_whom_they_know_and_learns_no_content(club, outside) -> None:
    """The inner wraps are released by the reply, and a receiver can open the case."""
    _, code = club.report(respondents=(), described="The tall one at the door")
    table = unpacked(club, "x01", outside["x01"])
    name_respondent(table.house, table.officer, code, "Fir Six")
    assert not open_case(table.house, table.officer, code).reads("what")
    take_reply(club.house, SITE, table.reply(code))
    assert club.house.books.tables.sifter == []
    assert "own words" in str(open_case(club.house, club.officers["c04"], code).acts[0].fields["text"])


def test_a_case_can_be_closed_from_outside(club, table) -> None:
    """What ends a case in its procedure closes it here, too."""
    table.act(table.code, "report-acknowledged", "reporter-1", text="It arrived.")
    procedure = open_case(table.house, table.officer, table.code).procedure
    sealed = act_of(table).public.files[0][2]
    parts = tuple((name, 0, sealed) for name in sorted(KINDS[procedure.end[0]].sealed_to))
    closing = act_of(table, kind=procedure.end[0], files=parts)
    with pytest.raises(InputError, match="hold together"):
        take_reply(club.house, SITE, changed(table, acts=(replace(closing, salt=b""),)))
    take_reply(club.house, SITE, changed(table, acts=(closing,)))
    assert club.house.books.tables.cases[table.code].closed


def test_a_reply_for_another_site_does_not_open(club, answered) -> None:
    """Each site has a key of its own for replies."""
    with pytest.raises(SealError, match="does not open"):
        take_reply(club.house, SiteKeys(bytes(32)), answered.reply(answered.code))


@pytest.mark.parametrize("person", ["c04", "nobody"])
def test_who_has_an_account_or_no_keys_replies_nothing(club, answered, person) -> None:
    """Whoever can sign in does so."""
    with pytest.raises(NotYoursError):
        take_reply(club.house, SITE, changed(answered, person=person))


def test_the_signature_is_that_of_the_directory(club, answered) -> None:
    """Somebody else outside cannot answer in their name."""
    with pytest.raises(SealError, match="signature"):
        take_reply(club.house, SITE, changed(answered, person="x02"))


@pytest.mark.parametrize("update", [{"ticket": bytes(32)}, {"case": "nowhere"}, {"before": 0}])
def test_without_the_ticket_there_is_no_such_case(club, answered, update) -> None:
    """Whoever did not open the case as it stood gets the same answer as for a case that never was."""
    with pytest.raises(NotYoursError):
        take_reply(club.house, SITE, changed(answered, **update))


@pytest.mark.parametrize(
    "public",
    [
        {"case": "nowhere"},
        {"seq": 2},
        {"kind": "unheard-of"},
        {"kind": "finding-made"},
        {"by": "reporter-1"},
        {"by": "king-1"},
        {"reason_class": "because"},
        {"files": (("cellar", 0, "0" * 64),)},
        {"files": (("what", 0, "0" * 64),)},
        {"due": ()},
    ],
    ids=str,
)
def test_an_act_that_does_not_fit_is_refused_as_a_whole(club, answered, public) -> None:
    """Its place, its kind, its author's role and its parts must be such as the case can have."""
    if public == {"due": ()}:
        public = {"due": (Due("no-such-rule", "intake", act_of(answered).public.on),)}
    with pytest.raises(InputError, match="hold together"):
        take_reply(club.house, SITE, changed(answered, acts=(act_of(answered, **public),)))
    assert len(open_case(club.house, club.officers["x01"], answered.code).acts) == 1


def test_times_that_run_back_are_refused(club, answered) -> None:
    """An act is not before the one it follows."""
    earlier = act_of(answered, at=club.clock.at - timedelta(days=1))
    with pytest.raises(InputError, match="hold together"):
        take_reply(club.house, SITE, changed(answered, acts=(earlier,)))


def test_a_reply_of_a_time_to_come_is_taken_in_when_it_has_come(club, answered) -> None:
    """A clock may be ahead by minutes, not by a day; the reply stays good."""
    tomorrow = act_of(answered, at=club.clock.at + timedelta(days=1))
    late = changed(answered, acts=(tomorrow,))
    with pytest.raises(RefusedError, match="not come yet"):
        take_reply(club.house, SITE, late)
    club.clock.pass_days(1)
    assert len(take_reply(club.house, SITE, late)) == 1


def test_a_clock_that_is_minutes_ahead_is_good_enough(club, answered) -> None:
    """Clocks are never quite the same."""
    a_little_ahead = act_of(answered, at=club.clock.at + timedelta(minutes=9))
    assert len(take_reply(club.house, SITE, changed(answered, acts=(a_little_ahead,)))) == 1


def test_an_empty_reply_and_one_of_two_authors_are_refused(club, answered) -> None:
    """A reply is what one person did."""
    answered.act(answered.code, "category-set", value="bullying", reason="Again and again.")
    reply = Reply.model_validate_json(open_signed(answered.reply(answered.code), SITE.identity).content)
    other = replace(reply.acts[1], public=replace(reply.acts[1].public, by="receiver-2"))
    for acts in ((), (reply.acts[0], other)):
        with pytest.raises(InputError, match="hold together"):
            take_reply(club.house, SITE, changed(answered, acts=acts))


def test_keys_that_do_not_fit_are_refused(club, outside, table) -> None:
    """New epochs follow the newest, wraps have their sizes, files have their digests."""
    table.act(table.code, "recused")
    reply = Reply.model_validate_json(open_signed(table.reply(table.code), SITE.identity).content)
    epoch, batch = reply.epochs[0], reply.batches[0]
    digest = next(iter(reply.files))
    for update in (
        {"epochs": (replace(epoch, number=epoch.number + 1), *reply.epochs[1:])},
        {"epochs": (replace(epoch, case="nowhere"), *reply.epochs[1:])},
        {"epochs": (replace(epoch, compartment="cellar"), *reply.epochs[1:])},
        {"epochs": (replace(epoch, recipient=b"short"), *reply.epochs[1:])},
        {"batches": (replace(batch, wraps=batch.wraps[:-1]),)},
        {"batches": (replace(batch, case="nowhere"),)},
        {"batches": (replace(batch, number=batch.number + 1),)},
        {"epochs": ()},
        {"files": {**reply.files, digest: b"something else"}},
    ):
        with pytest.raises(InputError, match="hold together"):
            take_reply(club.house, SITE, changed(table, **update))
    assert club.house.books.tables.cases[table.code].acts == 1


def test_letter_codes_that_do_not_fit_are_refused(club, table) -> None:
    """Only a party's mailbox of this case, to be replaced at its first use, for a month at most."""
    told = {"what": "What is put", "when": "2026-02", "where": "the hall", "text": "Letter", "how": "letter"}
    table.act(table.code, "category-set", value="bullying", reason="Again and again.")
    table.act(table.code, "safety-plan-made", text="Apart at meetings.", with_affected=True)
    tell_respondent(table.house, table.officer, table.code, told)
    reply = Reply.model_validate_json(open_signed(table.reply(table.code), SITE.identity).content)
    box = reply.mailboxes[0]
    known = read_receipt(table.words).find
    for odd in (
        replace(box, case="nowhere"),
        replace(box, slot="receiver-1"),
        replace(box, replace=False),
        replace(box, until=None),
        replace(box, until=box.until + timedelta(days=2)),
        replace(box, find="short"),
        replace(box, find=known),
    ):
        with pytest.raises(InputError, match="hold together"):
            take_reply(club.house, SITE, changed(table, mailboxes=(odd,)))


def test_a_full_store_keeps_nothing_of_it(club, answered) -> None:
    """It can be taken in again later."""
    sealed = answered.reply(answered.code)
    club.house.books.full = True
    with pytest.raises(BusyError):
        take_reply(club.house, SITE, sealed)
    club.house.books.full = False
    assert len(take_reply(club.house, SITE, sealed)) == 1


def test_whoever_waits_is_let_in_from_outside(club, outside, table) -> None:
    """Serving those who wait works over a packet as at the site."""
    table.act(table.code, "report-acknowledged", "reporter-1", text="It arrived.")
    assert serve(table.house, table.officer, table.code) == ()
