from __future__ import annotations

import pytest

from fairhearing.judging.disclosures import disclosures_on, told_by
from fairhearing.procedure import Disclosure
from tests.unit.judging.building import PARTIES, WHO, act, matter, procedure


def told(name="doorkeepers", **parts):
    return Disclosure(id=name, **{**WHO, "act": ("notice-sent",), "may": ("respondent", "restriction"), **parts})


def notice(*tells, number="9", **parts):
    return act(number, "notice-sent", "2023-02-01", tells=list(tells), **parts)


def found(one, *rules, before=()):
    laid = matter(procedure(disclosures=rules), *before, one)
    return [(barred.rule, barred.status, barred.because) for barred in disclosures_on(laid, one)]


DOOR = told(to=("doorkeepers",))
MEMBERS = told("members", to=("members",), may=("outcome",))


def test_what_may_be_told_may_be_told():
    """And of kinds that no rule names, everything."""
    assert found(notice("respondent", "restriction"), told()) == []
    assert found(act("9", "leadership-told", tells=["report"]), told()) == []


def test_what_is_not_listed_may_not():
    """Each thing by itself, with what may be told."""
    assert found(notice("restriction", "report", "annex"), told()) == [
        ("doorkeepers", "barred", "It told the report; told may be the respondent and restriction."),
        ("doorkeepers", "barred", "It told the annex; told may be the respondent and restriction."),
    ]


def test_who_is_named_is_told_of():
    """By person or by slot; one who is no party tells of nobody."""
    one = notice(names=["p05", "affected-1", "p99"])
    assert told_by(matter(procedure(), one), one) == ("reporter", "affected")
    assert next(text for _, _, text in found(one, told())).startswith("It told the reporter;")
    one = act("9", "notice-sent", names="p04")
    assert told_by(matter(procedure(), one, parties=PARTIES), one) == ("respondent",)


def test_each_circle_has_its_rule():
    """What one may hear the other may not."""
    assert found(notice("restriction", audience="doorkeepers"), DOOR, MEMBERS) == []
    assert found(notice("restriction", audience="members"), DOOR, MEMBERS)[0][:2] == ("members", "barred")


def test_a_circle_that_no_rule_names_may_hear_nothing():
    """The answer names those that may."""
    ((rule, status, because),) = found(notice("outcome", audience="press"), DOOR, MEMBERS)
    assert (rule, status) == ("doorkeepers", "barred")
    assert because.endswith("the rules name “doorkeepers” and “members”.")


def test_where_nobody_says_what_or_whom_nothing_is_decided():
    """What was told is not said; whom it was told is not said; what nobody may hear is barred all the same."""
    assert found(notice(), DOOR)[0][1:] == ("undetermined", "What was told is not said.")
    assert found(notice("restriction"), DOOR, MEMBERS)[0][1] == "undetermined"
    assert found(notice("annex"), DOOR, MEMBERS)[0][1] == "barred"
    assert found(act("9", "notice-sent", tells=7), told())[0][1] == "undetermined"


@pytest.mark.parametrize(
    ("who", "status"), [("receiver", []), ("leadership", ["without-power"]), (None, ["undetermined"])]
)
def test_only_some_may_tell_it(who, status):
    """By their role; where it is not known, that is not decided."""
    one = notice("restriction", capacity=who)
    assert [barred[1] for barred in found(one, told(by=("receiver",)))] == status


@pytest.mark.parametrize(
    ("on", "status"),
    [("2023-01-01", []), ("2023-03-01", ["too-early"]), ("2023-01-01/2023-03-01", ["undetermined"])],
)
def test_it_may_be_told_after_something(on, status):
    """Before that it is too early."""
    before = (act("1", "decision-made", on),)
    assert [
        one[1] for one in found(notice("restriction"), told(after=("decision-made",)), before=before)
    ] == status


def test_it_may_need_consent():
    """Of each party named, to the scope."""
    rule = told(of=("affected",), scope="name-to-others")
    assert found(notice("restriction"), rule)[0][1] == "unconsented"
    given = act("1", "consent-given", "2023-01-01", by="p08", scope="name-to-others")
    assert found(notice("restriction"), rule, before=(given,)) == []


def test_a_rule_holds_only_where_its_condition_does():
    """Elsewhere nothing is asked."""
    assert found(notice("report"), told(when="case.severe")) == []


def test_of_several_rules_that_allow_it_the_milder_one_holds():
    """Whoever may hear it without consent may hear it."""
    assert (
        found(
            notice("outcome"), told(may=("outcome",), of=("affected",), scope="x"), told("all", may=("outcome",))
        )
        == []
    )
