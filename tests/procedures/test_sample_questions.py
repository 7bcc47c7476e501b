"""The ten questions about the old case, each answered with its rule, its path and its pack."""

from __future__ import annotations

from datetime import date

import pytest

from fairhearing.independence import chain, free_panels, viability
from fairhearing.judging import to_text
from fairhearing.procedure import load
from tests.procedures.sample import (
    FLOOR,
    A,
    F,
    against,
    clock,
    conflict,
    judged,
    note,
    sample,
    with_respondent,
)


def test_question_1_the_lowered_category():
    """Without a reason, by nobody of the intake body, corrected later, and resting on one account."""
    found = against(judged(), "2")
    assert found["category-with-a-reason", FLOOR].status == "barred"
    assert found["category-by-intake-alone", FLOOR].status == "barred"
    assert found["taking-in", F].status == "without-power"
    assert note(judged(), "Act 7", "corrects act 2")
    assert "rests on one account (s2)" in note(judged(), "Act 2, against", "category-with-a-reason (floor)")
    assert not any(one.status == "barred" for one in against(judged(), "7").values())


@pytest.mark.parametrize("procedure", [F, A])
def test_question_2_mediation_is_barred_whichever_account_one_follows(procedure):
    """The report's category bars it, not that of act 2; and its proposer is conflicted by a donor's path."""
    found = judged(procedure)
    assert against(found, "3")["no-mediation-in-severe-cases", FLOOR].status == "barred"
    assert against(found, "3")["body-lives-off-the-party", FLOOR].status == "conflicted"
    told = note(found, "Act 3, against", "no-mediation-in-severe-cases (floor)")
    assert "holds whichever account is followed (s2 or s3)" in told
    path = conflict(found, "3", "p01").conflict.reasons[0].path
    assert "p01 sits on the secretariat" in path[0]
    assert "p04 is a donor to the secretariat" in path[1]
    (other,) = (one for one in found.accounts if one.asserted_by == "s3")
    assert any("told otherwise" in change for change in other.changes)
    assert not any("Act 3 is no longer" in change for change in other.changes)


@pytest.mark.parametrize(("procedure", "days"), [(F, 3), (A, 7)])
def test_question_3_two_reports_two_clocks(procedure, days):
    """Act 6 answers act 5 after 2 days; of act 1 nothing is shown, as the secretariat is not covered then."""
    kept = clock(judged(procedure), "acknowledge", "5")
    assert (kept.status, kept.act, kept.pack) == ("met", "6", procedure)
    assert f"2 days after act 5; the limit is {days} days" in kept.because
    first = clock(judged(procedure), "acknowledge", "1")
    assert (first.status, first.pack) == ("not-shown", procedure)
    assert "the file covers secretariat only from 2023-06-01 to 2023-09-01 (circulars only)" in first.because
    assert "act 6, 49 days later, was done to somebody else" in first.because


def test_question_4_who_could_have_sat():
    """p10 could; p15 after declaring; p03 owes a seat to the secretariat, which proposed the panel and decides."""
    found = judged()
    told = note(found, "Panel of act 8", "could sit")
    assert "p10 could sit" in told
    assert "p15 could sit after declaring" in told
    assert "p03 could not (hard conflict with the decider)" in told
    assert conflict(found, "8", "p10") is None
    assert conflict(found, "8", "p15").conflict.level == "unknown"
    reasons = conflict(found, "8", "p03").conflict.reasons
    assert ("owes-seat", "decider", FLOOR) in {(one.tie, one.towards, one.pack) for one in reasons}
    assert "p03's seat on the board (from 2019) was proposed by the secretariat" in reasons[0].path[0]
    decided = against(found, "18")["chooser-does-not-decide", FLOOR]
    assert (decided.status, decided.because) == ("not-separate", "secretariat chose who sat (act 8).")
    assert note(found, "Panel of act 8", "gender woman: 0 where at least 1 must be")


@pytest.mark.parametrize("procedure", [F, A])
def test_question_5_the_interview_and_the_withdrawn_statement(procedure):
    """No agreed topics, on one account; narrowed dates; the contact as a question, not as pressure."""
    found = judged(procedure)
    assert against(found, "11")["topics-before-interview", FLOOR].status == "too-early"
    assert "rests on one account (s2)" in note(found, "Act 11, against", "topics-before-interview (floor)")
    assert "between 2023-05-08 and 2023-05-29" in note(found, "Act 13", "can only lie")
    assert "between 2023-05-08 and 2023-05-29" in note(found, "Act 15", "can only lie")
    asked = note(found, "ask p06 about")
    assert "by somebody independent" in asked
    assert "p01 and p06 were in contact (act 15" in asked
    assert "p06 withdrew a statement (act 14" in asked
    assert "every week" in asked
    assert asked.endswith("This is not shown as pressure.")
    assert against(found, "15") == {}


@pytest.mark.parametrize("procedure", [F, A])
def test_question_6_no_interim_measure_is_no_breach(procedure):
    """Neither text gives such a duty, and the judgement says so; the event is no breach."""
    found = judged(procedure)
    assert against(found, "16") == {}
    assert "no duty to set" in " ".join(found.notes) or "nobody a duty to set a measure" in " ".join(found.notes)
    told = note(found, "Act 16")
    assert f"no rule of {procedure} or of the floor speaks of it" in told
    assert "not shown as a breach" in told


def test_question_7_finding_decision_agreement_and_telling():
    """38 days to the finding; conflicted deciders; an agreement that is unconfirmed; one side told."""
    found = judged()
    late = clock(found, "investigate", "10")
    assert (late.status, late.late_days, late.pack) == ("late", (28, 28), F)
    assert "38 days after act 10" in late.because
    assert found.durations["answer-to-finding"] == {"from": "10", "to": "17", "days": [38, 38]}
    assert not any("took part in act 17 as well" in one.because for one in against(found, "18").values())
    assert {one.person for one in found.conflicts if one.act == "18"} == {"p01", "p02"}
    assert all(conflict(found, "18", person).conflict.level == "hard" for person in ("p01", "p02"))
    assert "reported by p02, not said by p08: unconfirmed" in note(found, "Act 19")
    assert clock(found, "affected-side-told-outcome", "18").act == "21"
    untold = clock(found, "respondent-told-outcome", "18")
    assert (untold.status, untold.pack) == ("overdue", FLOOR)


@pytest.mark.parametrize("procedure", [F, A])
def test_question_8_the_notice_that_names_the_respondent(procedure):
    """Without the affected person's consent."""
    lacks = against(judged(procedure), "22")["naming-needs-consent", FLOOR]
    assert (lacks.status, lacks.because) == ("unconsented", "The file holds no consent of p08 to name-to-others.")
    assert "names the respondent (p04) to north" in note(judged(procedure), "Act 22 names")


def test_question_9_who_could_have_judged():
    """A panel within the quotas can be drawn; the judgement names one; and were p01 the respondent?"""
    found = note(judged(), "Could Disputes commission have judged")
    assert "Yes: " in found
    assert "For example: " in found
    case, organisation = sample()
    policy = load(F).conflicts
    for respondent in ("p04", "p01"):
        parties, on = with_respondent(case, respondent), date(2023, 1, 14)
        drawn = free_panels(organisation, policy, "commission", parties, on)
        assert drawn.exists == viability(organisation, policy, "commission", parties, on).viable
        assert drawn.exists
        assert len(drawn.example) == 3
        assert not {"p01", "p02", "p03", respondent} & {*drawn.eligible}
        kinds = load("model").roles["panel"].bodies
        route = chain(organisation, load("model").conflicts, "panel", kinds, parties, on)
        assert (route.found, [step.viability.viable for step in route.steps]) == ("commission", [True])


def test_question_10_promptly_is_answered_with_days():
    """149 days from act 1 to act 18; the word is not judged."""
    (claim,) = judged().durations["claims"]
    assert claim == {"text": "acted promptly", "source": "s3", "from": "1", "to": "18", "days": [149, 149]}
    assert "149 days, from act 1 to act 18. The word itself is not judged." in " ".join(to_text(judged()).split())


@pytest.mark.parametrize("procedure", [F, A])
def test_every_answer_names_its_pack(procedure):
    """Rule, pack and source stand with each."""
    found = judged(procedure)
    answers = [*found.duties, *found.barred, *(one for tie in found.conflicts for one in tie.conflict.reasons)]
    assert {one.pack for one in answers} == {procedure, FLOOR}
    assert all(one.rule and one.source for one in answers)
