"""A case of its own: taken in by others, linked by its code alone, with words of its own."""

from contextlib import suppress
from dataclasses import replace

import pytest

from fairhearing.desk import (
    Party,
    Report,
    ask_new_keys,
    cases_of,
    enrol,
    open_case,
    open_mailbox,
    remove_keys,
    replace_keys,
    take_up,
    unlock,
)
from fairhearing.desk.new_keys import put_in_force
from fairhearing.desk.own_case import officers_known, open_own_case
from fairhearing.desk.records import KeyRow
from fairhearing.errors import BusyError, NotYoursError, RefusedError
from fairhearing.identifiers import PersonId
from fairhearing.sealing import make_passphrase, make_receipt, read_receipt
from tests.walking import Way, act

TEXT = "They shout at me since I reported it."


def own(club, way, words=None, about=(), receipt=None, **more):
    report = Report(receipt or make_receipt(club.house.randomness), TEXT, course="proceed", **more)
    return open_own_case(club.house, Party(read_receipt(words or way.reporter)), way.code, report, about)


def test_nobody_who_handles_the_first_case_opens_it(walk, club):
    """The receiver of the first case is complained of: the next body takes it in, and they are the respondent."""
    way = walk("told")
    first = open_case(club.house, club.officers["c04"], way.code)
    mailbox = own(club, way, about=(first.me,))
    with pytest.raises(NotYoursError):
        open_case(club.house, club.officers["c04"], mailbox.case)
    found = open_case(club.house, club.officers["x01"], mailbox.case)
    assert found.parties().respondent == ("c04",)
    assert found.acts[0].fields["linked"] == way.code
    assert found.acts[0].fields["text"] == TEXT


def test_the_first_case_learns_its_code_and_not_a_word(walk, club):
    """For those who read the first case one act more is there, with nothing but the code."""
    way = walk("told")
    mailbox = own(club, way, respondents=("Fir Six",))
    case = open_case(club.house, club.officers["c04"], way.code)
    assert (case.acts[-1].public.kind, case.acts[-1].fields) == ("own-case-opened", {"code": mailbox.case})
    assert mailbox.case not in str(case.acts[-1].public)
    new = open_case(club.house, club.officers["x01"], mailbox.case)
    assert new.parties().excluded == ("c04",)
    assert way.code not in [one.row.code for one in cases_of(club.house, club.officers["x01"])]


def test_the_same_words_again_are_the_same_case(walk, club):
    """Sent twice it is one case, and one link."""
    way = walk("told")
    words = make_receipt(club.house.randomness)
    assert own(club, way, receipt=words) == own(club, way, receipt=words)
    case = open_case(club.house, club.officers["c04"], way.code)
    assert len(case.done("own-case-opened")) == 1
    assert open_mailbox(club.house, read_receipt(words)).me == "reporter-1"


def test_where_nobody_else_is_left_nothing_is_taken_in(walk, club):
    """Without an outside body the handlers complained of do not get it instead."""
    way = walk("told")
    for person in ("x01", "x02", "x03"):
        del club.house.books.tables.keys[person]
    with pytest.raises(BusyError, match="Nobody"):
        own(club, way, about=("receiver-1",))
    assert open_case(club.house, club.officers["c04"], way.code).done("own-case-opened") == ()


def test_a_side_whose_procedure_knows_no_such_case_is_told_so(walk, club):
    """Refused before anything is taken in."""
    way = walk("told")
    case = open_mailbox(club.house, read_receipt(way.reporter))
    assert officers_known(club.house, case) == {"receiver-1": "c04"}
    shelf = club.house.shelf
    rest = tuple(power for power in shelf.procedure.powers if "own-case-opened" not in power.act)
    shelf.procedure = replace(shelf.procedure, powers=rest)
    with pytest.raises(RefusedError, match="not yours"):
        own(club, way)


@pytest.fixture
def left(club):
    """A case of two receivers that one of them, c03, has left: the reporter complains of that one."""
    words, code = club.report(respondents=("Ivy Nine",))
    slot = open_case(club.house, club.officers["c03"], code).me
    act(club, club.officers["c03"], code, "recused")
    return Way(code, words), slot


def opens_for(club, code):
    """Return who opens a case."""
    found = []
    for person, officer in club.officers.items():
        with suppress(NotYoursError):
            open_case(club.house, officer, code)
            found.append(person)
    return found


def removed_and_made_anew(club):
    """Keys that an administrator took out, and others that count once they were vouched for."""
    remove_keys(club.house, PersonId("c03"))
    words = make_passphrase(club.house.randomness)
    asked = ask_new_keys(club.house, PersonId("c03"), words)
    with club.house.books.writing() as ledger:
        put_in_force(club.house, ledger, KeyRow(asked.person, asked.recipient, asked.verify_key, asked.sealed))
    return words


def replaced(club):
    """Keys that their owner replaced."""
    return replace_keys(club.house, club.officers["c03"]).passphrase


@pytest.mark.parametrize("renewing", [replaced, removed_and_made_anew])
def test_whoever_has_other_keys_since_does_not_get_what_is_said_of_them(club, left, renewing):
    """Nothing tells whose the old key was: the outside body takes it in, with the place that was ticked."""
    way, slot = left
    club.officers["c03"] = unlock(club.house, PersonId("c03"), renewing(club))
    mailbox = own(club, way, about=(slot,))
    assert opens_for(club, mailbox.case) == ["x01", "x02", "x03"]
    case = open_case(club.house, club.officers["x01"], mailbox.case)
    assert case.parties().excluded == ("c03", "c04")
    assert case.slots["respondent-1"].name == f"receiver {slot[-1]}, {way.code}"
    assert case.acts[0].public.reason_class == "not-viable"


def test_whose_keys_were_removed_is_kept_out_for_good(club, left):
    """Without keys they receive nothing, and keys that they get later open nothing of it either."""
    way, slot = left
    remove_keys(club.house, PersonId("c03"))
    mailbox = own(club, way, about=(slot,))
    assert opens_for(club, mailbox.case) == ["x01", "x02", "x03"]
    assert "c03" in open_case(club.house, club.officers["x01"], mailbox.case).parties().excluded


def test_a_key_that_is_nobodys_keeps_the_ordinary_bodies_away_whomever_it_is_about(club, left):
    """Past the record somebody got other keys: they might be whoever handled it, so only others take it in."""
    way, _ = left
    club.house.books.tables.keys.pop("c03")
    club.officers["c03"] = unlock(club.house, PersonId("c03"), enrol(club.house, PersonId("c03")).passphrase)
    mailbox = own(club, way, respondents=("Larch Twelve",))
    assert opens_for(club, mailbox.case) == ["x01", "x02", "x03"]
    assert open_case(club.house, club.officers["x01"], mailbox.case).parties().respondent == ("c12",)


def test_where_the_outside_body_handled_it_itself_nobody_gets_it(walk, club):
    """They are left out as all who handle it are, and nobody stands behind them: it is not taken in."""
    way = walk("told")
    act(club, club.officers["c04"], way.code, "recused")
    club.officers["c04"] = unlock(
        club.house, PersonId("c04"), replace_keys(club.house, club.officers["c04"]).passphrase
    )
    with pytest.raises(BusyError, match="Nobody"):
        own(club, way, about=("receiver-1",))


def test_who_only_heard_it_first_counts_where_they_are_ticked(club):
    """Their key of that day was never in the directory: unticked they change nothing, ticked it goes outside."""
    words, code = club.report(channel="handed-on", heard_by="c02", respondents=("Ivy Nine",))
    way = Way(code, take_up(club.house, read_receipt(words)).receipt)
    unticked, ticked = own(club, way).case, own(club, way, about=("first-receiver-1",)).case
    assert open_case(club.house, club.officers["x01"], unticked).me == "sifter-1"
    case = open_case(club.house, club.officers["x01"], ticked)
    assert case.me == "receiver-1"
    assert case.slots["respondent-1"].name == f"first receiver 1, {code}"
