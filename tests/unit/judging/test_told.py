"""What keeps somebody out of a case that no roll holds."""

from __future__ import annotations

import pytest

from fairhearing.clock import Calendar
from fairhearing.judging.challenges import UPHELD
from fairhearing.judging.standing import standing_of
from fairhearing.judging.told import sent_out, told_of
from fairhearing.organisation import Challenge, Clause, ConflictPolicy, ForcedRecusal, Silence, Tie
from tests.unit.judging.building import act, at, days, matter, organisation, power, procedure, tie_rule

SAID = {"says": "It is so.", "source": "book, § 3", "pack": "tiny"}
SILENCE = Silence(id="silence", asked=("conflict-asked",), within=days(3), **SAID)
FORCED = ForcedRecusal(id="forced", votes="unanimous", **SAID)
FREE = Challenge(id="free", by=("respondent",), cause=False, most=1, **SAID)
CAUSE = Challenge(id="cause", by=("respondent",), ruled_by=("receiver",), **SAID)
POLICY = ConflictPolicy((), silence=(SILENCE,), forced=(FORCED,), challenges=(CAUSE, FREE))
LATER = act("20", "finding-made", "2023-01-20", by="p06")


def told(*acts, policy=POLICY, asked=LATER, person="p06"):
    laid = matter(procedure(conflicts=policy), *acts, asked)
    return [(one.tie, one.level, one.rule) for one in told_of(laid, asked, person)]


@pytest.mark.parametrize(
    ("value", "level"), [("hard", "hard"), ("not-said", "hard"), ("soft", "soft"), ("none", None)]
)
def test_a_person_may_say_that_they_are_conflicted_without_why(value, level):
    """Their word counts as they gave it; whoever says that there is none has said nothing against it."""
    stated = act("2", "conflict-stated", "2023-01-04", by="p06", value=value)
    expected = [("declared", level, "declared-is-hard")] if level else []
    assert told(stated) == expected
    assert told(stated, person="p07") == []


def test_a_statement_can_be_taken_back_and_standing_aside_cannot():
    """The latest statement counts; who stood aside is out of this case."""
    hard = act("2", "conflict-stated", "2023-01-04", by="p06", value="hard")
    none = act("3", "conflict-stated", "2023-01-05", by="p06", value="none")
    assert told(hard, none) == []
    assert told(act("1", "recused", "2023-01-03", by="p06"), none) == [("declared", "hard", "declared-is-hard")]
    assert len(told(act("1", "seat-declined", "2023-01-03", by="p06"))) == 1


def test_the_rule_that_counts_is_named():
    """That no reason is asked, or else that of declarations, or else the program's own."""
    stated = act("2", "conflict-stated", "2023-01-04", by="p06", value="hard")
    declared = ConflictPolicy((tie_rule("declared"),))
    assert told(stated, policy=declared) == [("declared", "hard", "declared-rule")]
    undisclosed = ConflictPolicy((tie_rule("declared"),), undisclosed=(Clause(id="no-why", **SAID),))
    assert told(stated, policy=undisclosed) == [("declared", "hard", "no-why")]


def test_only_what_came_before_counts():
    """Not what came later, on the same day in the order of the file, or only perhaps before."""
    for on in ("2023-01-21", "2023-01-10/2023-01-25"):
        assert told(act("2", "recused", on, by="p06")) == []
    assert len(told(act("19", "recused", "2023-01-20", by="p06"))) == 1
    assert told(act("21", "recused", "2023-01-20", by="p06")) == []
    early = act("30", "recused", when=at(20, 9), by="p06")
    assert len(told(early, asked=act("29", "finding-made", when=at(20, 10), by="p06"))) == 1


def asked_by_name(on="2023-01-04", **more):
    return act("5", "conflict-asked", on, by="p11", to="p06", **more)


def answered(on, kind="conflict-stated", **more):
    return act("6", kind, on, by="p06", **{"value": "none", **more})


def test_silence_counts_as_a_conflict():
    """Who was asked by name and did not answer in three days is out; others were not asked."""
    assert told(asked_by_name()) == [("silence", "hard", "silence")]
    assert told(asked_by_name(), person="p07") == []
    assert told(asked_by_name(), asked=act("20", "finding-made", "2023-01-07", by="p06")) == []


def test_an_answer_in_time_breaks_the_silence_and_a_late_one_does_not():
    """Whatever it is; an answer of somebody else is none."""
    assert told(asked_by_name(), answered("2023-01-07")) == []
    assert told(asked_by_name(), answered("2023-01-07", "seat-accepted")) == []
    assert told(asked_by_name(), answered("2023-01-08")) == [("silence", "hard", "silence")]
    assert told(asked_by_name(), answered("2023-01-03")) == [("silence", "hard", "silence")]
    other = act("6", "conflict-stated", "2023-01-05", by="p07", value="none")
    assert told(asked_by_name(), other) == [("silence", "hard", "silence")]


def test_the_day_that_the_asking_names_holds_where_it_is_earlier_or_alone():
    """Without a limit in the rule the named day is the limit; without either nobody is out."""
    alone = ConflictPolicy((), silence=(Silence(id="silence", asked=("conflict-asked",), **SAID),))
    asked = asked_by_name(answer_by="2023-01-05")
    assert told(asked, policy=alone) == [("silence", "hard", "silence")]
    assert told(asked_by_name(), policy=alone) == []
    assert told(asked, answered("2023-01-06")) == [("silence", "hard", "silence")]


def forced_out(**more):
    return act("7", "recusal-forced", "2023-01-08", by="p07", to="p06", **more)


def test_the_others_can_send_somebody_out():
    """When all of them agree; where the votes are not given, that it was done counts."""
    assert told(forced_out(votes_for="3")) == [("forced-recusal", "hard", "forced")]
    assert told(forced_out()) == [("forced-recusal", "hard", "forced")]
    assert told(forced_out(votes_for="3", votes_against="1")) == []
    assert told(forced_out(), person="p08") == []
    assert told(forced_out(members=("p06", "p07"))) == []
    assert told(forced_out(), policy=ConflictPolicy(())) == []


def ruled(number="9", value="upheld", by="receiver-1", to="p06"):
    return act(number, "challenge-decided", "2023-01-09", by=by, to=to, value=value, reason="so")


def test_an_upheld_challenge_takes_somebody_out():
    """The latest ruling that counts decides; one by the challenged person or by a stranger counts for nothing."""
    assert told(ruled()) == [("challenge", "hard", "cause")]
    assert told(ruled(value="dismissed")) == []
    assert told(ruled(), ruled("10", "dismissed")) == []
    assert told(ruled(by="leadership-1")) == []
    assert told(ruled(by="p06")) == []
    assert told(ruled(), policy=ConflictPolicy(())) == [("challenge", "hard", UPHELD.id)]


def test_a_challenge_without_a_reason_takes_somebody_out_at_once():
    """The first one; with a reason it waits for the ruling, and beyond the number it counts for nothing."""
    made = act("8", "challenge-made", "2023-01-08", by="respondent-1", to="p06")
    assert told(made) == [("challenge", "hard", "free")]
    assert told(made, person="p07") == []
    assert told(act("8", "challenge-made", "2023-01-08", by="respondent-1", to="p06", reason="kin")) == []
    earlier = act("7", "challenge-made", "2023-01-07", by="respondent-1", to="p07")
    assert told(earlier, made) == []


def test_a_dismissed_challenge_frees_nobody_from_a_tie():
    """That a body finds none is no waiver: it says nothing about what the roll holds."""
    policy = ConflictPolicy((tie_rule("kin"),), challenges=(CAUSE,))
    laid = matter(
        procedure(conflicts=policy), ruled(value="dismissed"), LATER, org=organisation(Tie("kin", ("p04", "p06")))
    )
    assert [one.status for one in standing_of(laid, LATER).barred] == ["conflicted"]


def test_a_stranger_takes_nobody_out():
    """What was done by somebody without the power for it counts for nothing; where no role is known it counts."""
    sending = power("sending", act=("recusal-forced",), who=("receiver",))
    for by, out in (("witness-1", 0), ("receiver-1", 1), ((), 1)):
        done = act("7", "recusal-forced", "2023-01-08", by=by, to="p06")
        laid = matter(procedure(conflicts=POLICY, powers=(sending,)), done, LATER)
        assert len(told_of(laid, LATER, "p06")) == out


def test_whom_others_took_out_is_told_apart_from_who_left():
    """A challenge that stands or was upheld, and being sent out, end somebody's part; their own word is theirs."""
    laid = (
        act("1", "challenge-made", "2023-01-03", by="respondent-1", slot="p07"),
        act("2", "recusal-forced", "2023-01-03", by="p01", slot="p08", members=["p01", "p02"], votes_for="2"),
        act("3", "recused", "2023-01-03", by="p09"),
    )
    case = matter(procedure(conflicts=POLICY), *laid).case
    found = sent_out(procedure(conflicts=POLICY), case, LATER, ("p06", "p07", "p08", "p09"), calendar=Calendar())
    assert found == {"p07", "p08"}
