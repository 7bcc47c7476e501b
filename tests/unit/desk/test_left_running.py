"""What a party cannot open moves no clock: it runs on as the last officer left it."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.acts import Due
from fairhearing.desk import Party, Proposal, open_case
from fairhearing.desk.left_running import left_running
from fairhearing.identifiers import KindName
from fairhearing.sealing import read_receipt
from tests.walking import walk_to


def left(club, words, way, kind, *, running, on_receipt=True):
    """Return the clocks after an act of whoever holds the words; `running`: when the answer was left to end."""
    case = open_case(club.house, Party(read_receipt(words)), way.code)
    duties = tuple(
        replace(duty, on_receipt=on_receipt) if duty.id == "answer" else duty for duty in case.procedure.duties
    )
    last = case.acts[-1]
    public = replace(last.public, due=(Due("answer", "telling", running),) if running else ())
    told = replace(
        case,
        procedure=replace(case.procedure, duties=duties),
        acts=(*case.acts[:-1], replace(last, public=public)),
    )
    day = club.house.now().date()
    found = (Due("answer", "telling", day),)
    return [due.on for due in left_running(told, Proposal(KindName(kind)), found)], day


def test_what_an_officer_left_running_holds_where_it_counts_from_a_receipt(club):
    """A side cannot read that a letter was noted as delivered, and would count from another day."""
    way = walk_to(club, "answered")
    words = way.respondent.receipt
    earlier = club.house.now().date().replace(day=1)
    assert left(club, words, way, "message-sent", running=earlier)[0] == [earlier]
    assert left(club, words, way, "response-received", running=earlier)[0] == []
    days, day = left(club, words, way, "message-sent", running=earlier, on_receipt=False)
    assert days == [day]


def test_a_side_starts_such_a_clock_only_where_it_sees_how_the_letter_went_out(club):
    """The respondent who takes up the words starts it; the reporter, who sees nothing of it, does not."""
    way = walk_to(club, "answered")
    days, day = left(club, way.respondent.receipt, way, "letter-delivered", running=None)
    assert days == [day]
    assert left(club, way.reporter, way, "letter-delivered", running=None)[0] == []
