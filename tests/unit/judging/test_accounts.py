from __future__ import annotations

from fairhearing.judging.accounts import accounts_of, differences, follow, footing, tells
from fairhearing.judging.duties import duty_answers
from fairhearing.judging.matter import Matter
from fairhearing.judging.objections import judge_standing
from tests.unit.judging.building import AS_OF, act, bar, case, covers, days, disputed, duty, gate, procedure

RULES = procedure(
    duties=(duty(after=("report-received",), within=days(3)), duty("talk", act=("final-talk-held",))),
    bars=(bar(),),
    gates=(gate(needs=(("report-acknowledged",),)),),
)
REPORT = act("1", "report-received", asserted_by=("s1", "s2"))
THANKS = act("2", "report-acknowledged", "2023-01-03", asserted_by="s1")
PROPOSED = disputed(act("3", "mediation-proposed", "2023-01-04", asserted_by="s1"), "s2", "asked once")


def lay(told):
    return Matter(RULES, None, told, AS_OF)


def changes(*acts, **parts):
    laid = lay(case(*acts, **parts))
    found = differences(lay, laid, duty_answers(laid), judge_standing(laid)[0])
    return {one.asserted_by: list(one.changes) for one in found}


def rests(*acts):
    laid = lay(case(*acts))
    return list(footing(laid, judge_standing(laid)[0]))


def test_accounts_are_those_who_tell_or_dispute():
    """Sorted, each once."""
    assert accounts_of(case(REPORT, PROPOSED, disputed(act("4", "contact"), "s10"))) == ("s1", "s10", "s2")


def test_who_disputes_in_words_tells_it_otherwise():
    """Who disputes without words says that it was not; what nobody claims nobody doubts."""
    assert tells(PROPOSED, "s2")
    assert not tells(disputed(PROPOSED, "s2"), "s2")
    assert tells(act("1", "contact"), "s9")
    assert not tells(THANKS, "s2")


def test_the_silence_of_one_account_shows_nothing():
    """What it leaves out is not missing."""
    told = follow(case(REPORT, THANKS), "s2")
    assert [one.id for one in told.acts] == ["1"]
    assert told.covers[0].partial
    assert follow(case(REPORT, covers=(covers("care"),)), "s1").covers[0].body == "care"


def test_one_account_alone_makes_no_difference():
    """There is nothing to compare."""
    assert changes(THANKS) == {}
    assert rests(act("3", "mediation-proposed", asserted_by="s1")) == []


def test_what_changes_is_said_in_sentences():
    """Acts told otherwise, acts not told, duties that stand otherwise."""
    assert changes(REPORT, THANKS, PROPOSED) == {
        "s1": [],
        "s2": [
            "Act 3 (mediation proposed) is told otherwise: “asked once”.",
            "It does not tell of act 2: what is said of them, and clocks from them, falls away.",
            "It is so (from act 1): met becomes not-shown (acknowledge, tiny).",
        ],
    }


def test_clocks_without_an_anchor_can_change_too():
    """A talk that only one account tells of."""
    talk = act("5", "final-talk-held", asserted_by="s1")
    assert "It is so: met becomes open (talk, tiny)." in changes(REPORT, talk)["s2"]


def test_acts_can_stand_against_a_rule_under_one_account_only():
    """What an account leaves out can open or shut a bar; its silence alone shuts no gate."""
    once = procedure(bars=(bar(act=("contact",), when='done["resigned"] == 0'),))
    acts = (act("1", "resigned", asserted_by="s1"), act("2", "contact", "2023-01-03", asserted_by=("s1", "s2")))

    def lay_once(told):
        return Matter(once, None, told, AS_OF)

    laid = lay_once(case(*acts))
    found = differences(lay_once, laid, (), judge_standing(laid)[0])
    assert found[1].changes[1:] == ("Act 2 is barred by no-mediation (tiny): It is so.",)
    reverse = procedure(bars=(bar(act=("contact",), when='done["resigned"] > 0'),))

    def lay_reverse(told):
        return Matter(reverse, None, told, AS_OF)

    laid = lay_reverse(case(*acts))
    found = differences(lay_reverse, laid, (), judge_standing(laid)[0])
    assert found[1].changes[1:] == ("Act 2 is no longer barred by no-mediation (tiny).",)
    finding = act("9", "finding-made", "2023-02-01", asserted_by=("s1", "s2"))
    assert not any("Act 9" in change for change in changes(REPORT, finding)["s2"])


def test_on_whom_an_act_against_a_rule_rests():
    """One account, several, or whichever is followed."""
    one, alike = (
        act("3", "mediation-proposed", asserted_by="s1"),
        act("4", "mediation-proposed", asserted_by=("s1", "s2")),
    )
    assert rests(REPORT, one, alike, act("5", "mediation-proposed")) == [
        "Act 3, against no-mediation (tiny), rests on one account (s1).",
        "Act 4, against no-mediation (tiny), is told alike by s1 and s2.",
    ]
    (told,) = rests(PROPOSED)
    assert told.startswith(
        "Act 3, against no-mediation (tiny), holds whichever account is followed (s1 or s2): s2 "
    )
    assert told.endswith("tells it otherwise (“asked once”), and does not say that it was not done.")
    assert rests(disputed(PROPOSED, "s2")) == [
        "Act 3, against no-mediation (tiny), rests on s1; s2 says that it was not done."
    ]
