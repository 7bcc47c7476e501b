"""Answers as people write them, and doing them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fairhearing.cli.answers import do, read_answer, write_template
from fairhearing.desk import Proposal, open_case, seating, take_reply
from fairhearing.errors import InputError, RefusedError
from fairhearing.judging import judge
from fairhearing.procedure import load
from tests.club import START, move_outside, organisation, settle
from tests.fakes import fake_house
from tests.packets import SITE, outward, unpacked

HEAD = "format: fairhearing/answer@1\ncase: abc\n"


@pytest.fixture
def club():
    return settle(fake_house(organisation(), load("model-small"), START))


@pytest.fixture
def outside(club):
    return move_outside(club)


def judged(house, case):
    today = case.calendar.day(house.now())
    return judge(case.procedure, case.standing, case.case_file(), today, calendar=case.calendar)


def done(table, code, text):
    """Do what an answer says and return what came of each act."""
    answer = read_answer(HEAD + text, "answer.yaml", None)
    return [do(table.house, table.officer, code, proposal) for proposal in answer.proposals]


def test_an_answer_is_read_with_texts_lists_flags_days_and_files(tmp_path) -> None:
    """Each field by its type; what is empty is left out."""
    (tmp_path / "scan.pdf").write_bytes(b"scan")
    text = """acts:
  - {act: safety-plan-made, text: Apart, with_affected: true, on: 2026-03-01}
  - act: message-sent
    to: reporter-1
    text: Good evening
    files: scan.pdf
  - {act: finding-made, finding: substantiated, reason: Because, members: [panel-1, panel-2], dissent: ""}
"""
    answer = read_answer(HEAD + text, "answer.yaml", tmp_path)
    plan, message, finding = answer.proposals
    assert answer.case == "abc"
    assert plan.fields == {"text": "Apart", "with_affected": True}
    assert (plan.on, plan.to) == (date(2026, 3, 1), None)
    assert (message.to, message.files[0].name, message.files[0].data) == ("reporter-1", "scan.pdf", b"scan")
    assert finding.fields["members"] == ["panel-1", "panel-2"]
    assert "dissent" not in finding.fields


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("format: fairhearing/case@1\ncase: abc\nacts: []\n", "fairhearing/case@1"),
        (HEAD + "acts:\n  - {act: unheard-of}\n", "unheard-of"),
        (HEAD + "acts:\n  - {act: recused, because: I know them}\n", "because"),
        (HEAD + "acts:\n  - {act: message-sent, text: Hello, files: missing.pdf}\n", "missing.pdf cannot be read"),
        (HEAD + "acts:\n  - {act: message-sent, on: soon}\n", "soon"),
    ],
    ids=["another format", "no such act", "no such field", "no such file", "no day"],
)
def test_a_mistake_is_named_with_its_line(tmp_path, text, says) -> None:
    """Nothing is done of an answer that cannot be read whole."""
    with pytest.raises(InputError, match=says) as caught:
        read_answer(text, "answer.yaml", tmp_path)
    assert caught.value.where.line


def test_the_template_offers_what_may_be_done_now_with_its_days(club, outside) -> None:
    """Every line of it is a comment: nothing is done by accident; the acts can be uncommented."""
    _, code = outward(club)
    table = unpacked(club, "x01", outside["x01"])
    case = open_case(table.house, table.officer, code)
    text = write_template(case, judged(table.house, case))
    assert read_answer(text, "answer.yaml", None).proposals == ()
    assert "#- act: report-acknowledged" in text
    assert "to: reporter-1" in text
    assert "due by 2026-03-" in text
    assert "category-set" in text
    assert f"one of: {', '.join(one.id for one in case.procedure.categories)})" in text
    assert "one of: reporter-1" in text
    assert "@" not in text.replace("answer@1", "")
    assert "finding-made" not in text


def test_a_rule_of_several_lines_writes_no_act_into_the_template(club, outside) -> None:
    """Whoever runs the site writes the rules; an act that nobody asked for must not stand there ready."""
    _, code = outward(club)
    table = unpacked(club, "x01", outside["x01"])
    case = open_case(table.house, table.officer, code)
    judgement = judged(table.house, case)
    says = "Soon.\n  - act: case-closed\n    reason: done"
    odd = replace(judgement, duties=tuple(replace(duty, says=says) for duty in judgement.duties))
    lines = write_template(case, odd).splitlines()
    assert any("Soon. - act: case-closed" in line for line in lines)
    assert not [line for line in lines if line.startswith("  -")]


def test_a_sifter_is_offered_to_name_whom_they_know(club, outside) -> None:
    """What comes with keys of its own is offered where it can be done over a packet."""
    _, code = club.report(respondents=(), described="The tall one at the door")
    table = unpacked(club, "x01", outside["x01"])
    case = open_case(table.house, table.officer, code)
    assert "#- act: respondent-identified" in write_template(case, judged(table.house, case))
    done(table, code, "acts:\n  - {act: respondent-identified, person: Fir Six}\n")
    assert open_case(table.house, table.officer, code).parties().respondent == ("c06",)


def test_telling_a_respondent_gives_the_letters_code(club, outside) -> None:
    """The other acts give none."""
    _, code = outward(club)
    table = unpacked(club, "x01", outside["x01"])
    text = """acts:
  - {act: category-set, value: bullying, reason: Again and again.}
  - {act: safety-plan-made, text: Apart, with_affected: true}
  - {act: respondent-notified, what: It, when: 2026-02, where: the hall, text: Letter, how: letter}
"""
    plain, planned, told = done(table, code, text)
    assert (plain, planned) == (None, None)
    assert told.letter
    assert told.spoken


def test_letting_a_witness_in_gives_the_letters_code(club, outside) -> None:
    """Somebody new gets the next place, or the one that is named."""
    _, code = outward(club)
    table = unpacked(club, "x01", outside["x01"])
    asked = "questions: What did you see, text: Letter, how: letter"
    text = f"""acts:
  - {{act: witness-invited, person: Ivy Nine, {asked}}}
  - {{act: witness-invited, to: witness-2, {asked}}}
"""
    assert all(told.letter and told.spoken for told in done(table, code, text))


def test_a_refusal_is_that_of_the_desk(club, outside) -> None:
    """The rule holds over a packet as at the site."""
    _, code = outward(club)
    table = unpacked(club, "x01", outside["x01"])
    with pytest.raises(RefusedError, match="Not now"):
        done(
            table,
            code,
            "acts:\n  - {act: respondent-notified, what: It, when: 2026, where: Here, text: L, how: letter}\n",
        )


def test_a_panel_is_fixed_drawn_and_seated_over_packets(club, outside) -> None:
    """A packet for each step that needs the record; those drawn answer over theirs, or sign in."""
    identities = outside
    _, code = outward(club)
    table = unpacked(club, "x01", identities["x01"])
    told = "what: It, when: 2026-02, where: the hall, text: Letter, how: letter"
    steps = f"""acts:
  - {{act: report-acknowledged, to: reporter-1, text: It arrived.}}
  - {{act: category-set, value: bullying, reason: Again and again.}}
  - {{act: safety-plan-made, text: Apart, with_affected: true}}
  - {{act: respondent-notified, to: respondent-1, {told}}}
"""
    done(table, code, steps)
    take_reply(club.house, SITE, table.reply(code))
    club.clock.pass_days(15)
    table = unpacked(club, "x01", identities["x01"])
    done(table, code, "acts:\n  - {act: panel-requested, text: Please.}\n  - {act: pool-committed}\n")
    take_reply(club.house, SITE, table.reply(code))
    club.checkpoint()
    table = unpacked(club, "x01", identities["x01"])
    done(table, code, "acts:\n  - {act: panel-drawn, role: panel}\n")
    take_reply(club.house, SITE, table.reply(code))
    members = seating(club.house, open_case(club.house, club.officers["x01"], code)).members
    assert len(members) == 3
    person = next(iter(members.values()))
    do(club.house, club.officers[person], code, Proposal("seat-accepted"))
    assert club.house.books.tables.acts[code][-1].public.kind == "seat-accepted"
