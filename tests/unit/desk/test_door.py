"""The one door: what is judged, what is refused, and what happens when somebody else came first."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fairhearing.acts import REOPENED
from fairhearing.desk import ClashError, Party, Proposal, open_case, open_mailbox, perform
from fairhearing.desk.memory import MemoryLedger
from fairhearing.errors import BusyError, InputError, RefusedError
from fairhearing.identifiers import ActId, KindName, SlotName
from fairhearing.procedure import load
from fairhearing.sealing import read_receipt
from tests.club import START, organisation, settle
from tests.fakes import FakeBooks, fake_house
from tests.walking import act


class Hasty(FakeBooks):
    """Books into which somebody else always writes first, a number of times."""

    def __init__(self, books, times):
        super().__init__()
        self.tables = books.tables
        self.times = times

    def writing(self):
        if self.times:
            self.times -= 1
            raise ClashError("Another act came first.", why="So it is.", remedy="Again.")
        return super().writing()


def acknowledge(club, code):
    return act(club, club.officers["c04"], code, "report-acknowledged", "reporter-1", text="It arrived.")


def test_a_write_is_judged_anew_when_somebody_else_came_first(club):
    """Four clashes are not noticed by whoever acts."""
    _, code = club.report()
    club.house = replace(club.house, books=Hasty(club.house.books, 4))
    assert acknowledge(club, code).public.seq == 1


def test_after_five_clashes_somebody_is_asked_to_look_again(club):
    """Nothing is kept, and the words say so."""
    _, code = club.report()
    club.house = replace(club.house, books=Hasty(club.house.books, 5))
    with pytest.raises(BusyError, match="same moment"):
        acknowledge(club, code)
    assert len(open_case(club.house, club.officers["c04"], code).acts) == 1


def test_an_act_that_came_in_between_is_seen_inside_the_transaction(club, monkeypatch):
    """The case's count is looked at again under the lock."""
    _, code = club.report()
    seen = []

    class Late(MemoryLedger):
        def case(self, code):
            row = super().case(code)
            seen.append(code)
            return replace(row, acts=row.acts + 1) if len(seen) == 2 else row

    monkeypatch.setattr("fairhearing.desk.memory.MemoryLedger", Late)
    assert acknowledge(club, code).public.seq == 1
    assert len(seen) > 2


def test_a_clock_that_jumps_back_does_not_turn_acts_around(club):
    """An act is never older than the one before it."""
    _, code = club.report()
    first = open_case(club.house, club.officers["c04"], code).acts[0].public.at
    club.clock.at -= timedelta(days=2)
    assert acknowledge(club, code).public.at == first


def test_a_future_day_is_refused(club):
    """The record holds what was done."""
    _, code = club.report()
    day = (club.clock.at + timedelta(days=3)).date()
    wanted = Proposal("report-acknowledged", {"text": "It arrived."}, to="reporter-1", on=day)
    with pytest.raises(InputError, match="future"):
        perform(club.house, club.officers["c04"], code, wanted)


def test_an_act_of_yesterday_keeps_its_day(club):
    """What was done before it was written down has its own day."""
    _, code = club.report()
    club.clock.pass_days(2)
    day = (club.clock.at - timedelta(days=1)).date()
    wanted = Proposal("report-acknowledged", {"text": "It arrived."}, to="reporter-1", on=day)
    assert perform(club.house, club.officers["c04"], code, wanted).public.on == day


def test_an_empty_field_is_named(club):
    """The message says which one."""
    _, code = club.report()
    with pytest.raises(InputError, match="The letter"):
        act(club, club.officers["c04"], code, "report-acknowledged", "reporter-1", text="")


def test_a_refusal_names_rule_fact_and_remedy_and_is_noted(club):
    """Overseers see that something was refused, by rule."""
    _, code = club.report()
    with pytest.raises(RefusedError) as refused:
        act(club, club.officers["c04"], code, "interview-held", slot="reporter-1", text="Held.")
    assert "Rule" in refused.value.why
    assert refused.value.remedy
    with club.house.books.reading() as ledger:
        assert [row.kind for row in ledger.refusals(code)] == ["interview-held"]


def test_clocks_of_others_run_on_when_a_party_writes(walk, club):
    """A party that cannot open what a clock depends on leaves it running; what they do ends their own."""
    way = walk("answered")
    before = {due.rule for due in open_case(club.house, club.officers["c04"], way.code).acts[-1].public.due}
    act(club, Party(read_receipt(way.reporter)), way.code, "message-sent", text="How is it?")
    after = {due.rule for due in open_case(club.house, club.officers["c04"], way.code).acts[-1].public.due}
    assert before <= after


def test_a_party_never_writes_into_the_other_sides_mailbox(walk, club):
    """What a respondent reports of retaliation does not open for the reporter."""
    way = walk("answered")
    act(
        club,
        Party(read_receipt(way.respondent.receipt)),
        way.code,
        "retaliation-reported",
        text="By their friends.",
    )
    mailbox = open_mailbox(club.house, read_receipt(way.reporter))
    assert mailbox.acts[-1].fields == {}
    assert open_case(club.house, club.officers["c04"], way.code).acts[-1].fields == {"text": "By their friends."}


def test_no_case_is_opened_again_where_no_rule_says_by_whom():
    """What no power names anybody might do; opening a closed case is not of that kind."""
    rules = load("model-small")
    silent = replace(rules, powers=tuple(one for one in rules.powers if REOPENED not in one.act))
    club = settle(fake_house(organisation(), silent, START))
    _, code = club.report(course="record-only")
    act(club, club.officers["c04"], code, "case-closed", reason="As wished.")
    with pytest.raises(RefusedError, match="opens no closed case again"):
        act(club, club.officers["c04"], code, "case-reopened", reason="We look again.")
    assert open_case(club.house, club.officers["c04"], code).row.closed


def test_an_act_of_an_id_that_is_there_already_is_not_done_again(club):
    """Asked for again, the act that is there comes back, with its place in the record once it has one."""
    _, code = club.report()
    wanted = Proposal(KindName("message-sent"), {"text": "Once."}, to=SlotName("reporter-1"), id=ActId("a" * 26))
    first = perform(club.house, club.officers["c04"], code, wanted)
    club.checkpoint()
    again = perform(club.house, club.officers["c04"], code, wanted)
    assert first.public == again.public
    assert again.public.id == "a" * 26
    assert again.index is not None
    other = perform(club.house, club.officers["c04"], code, replace(wanted, id=ActId("b" * 26)))
    assert other.public.seq == first.public.seq + 1
