from __future__ import annotations

from datetime import date

from fairhearing.acts import Parties, read_when
from fairhearing.judging.standing import conflict_on, open_despite, others_of, standing_of
from fairhearing.organisation import ConflictPolicy, Seat, Tie
from tests.unit.judging.building import act, matter, organisation, power, procedure, seat, tie_rule

KIN = Tie("kin", ("p04", "p11"))
POLICY = ConflictPolicy((tie_rule("kin"),))


def standing(asked, *acts, ties=(KIN,), policy=POLICY, seats=(), **parts):
    laid = matter(procedure(conflicts=policy), *acts, asked, org=organisation(*ties, seats=seats), **parts)
    return standing_of(laid, asked)


def test_a_hard_conflict_speaks_against_an_act():
    """With rule, pack, source and the party; the path stands in the conflict alone."""
    found = standing(act("1", "category-set", by="p11"))
    (one,) = found.barred
    assert (one.rule, one.pack, one.source, one.status) == ("kin-rule", "tiny", "book, § 2", "conflicted")
    assert (one.says, one.because) == (
        "Not with a kin.",
        "p11 took part and has a hard conflict with the respondent.",
    )
    (conflict,) = found.conflicts
    assert (conflict.act, conflict.person, conflict.conflict.level) == ("1", "p11", "hard")
    assert conflict.conflict.reasons[0].path


def test_a_soft_conflict_may_do_what_the_procedure_allows():
    """It is shown all the same."""
    policy = ConflictPolicy((tie_rule("kin", "soft"),), soft_may=("report-acknowledged",))
    allowed = standing(act("1", "report-acknowledged", by="p11"), policy=policy)
    assert (len(allowed.barred), len(allowed.conflicts)) == (0, 1)
    assert len(standing(act("1", "category-set", by="p11"), policy=policy).barred) == 1


def test_a_short_list_is_open_for_safety_even_to_the_hard_conflicted():
    """The floor's exception: it is shown, it is not refused, and it lapses unless somebody free ratifies it."""
    policy = ConflictPolicy((tie_rule("kin"),), hard_may=("protective-act-taken",))
    found = standing(act("1", "protective-act-taken", by="p11"), policy=policy)
    assert (len(found.barred), len(found.conflicts)) == (0, 1)


def test_what_a_conflict_leaves_open_can_be_asked_before_an_act():
    """What people do for themselves, what is for safety, and to the softly conflicted some more."""
    policy = ConflictPolicy((), soft_may=("report-acknowledged",), hard_may=("protective-act-taken",))
    kinds = ("recused", "protective-act-taken", "report-acknowledged", "category-set")
    assert [open_despite(policy, kind, "soft") for kind in kinds] == [True, True, True, False]
    assert [open_despite(policy, kind, "hard") for kind in kinds] == [True, True, False, False]


def test_whose_ties_are_not_known_is_shown_and_not_refused():
    """Unknown is neither clear nor conflicted."""
    found = standing(act("1", "category-set", by="p05"), parties=Parties(respondent=("p04",)))
    assert found.barred == ()
    assert [one.conflict.level for one in found.conflicts] == ["unknown"]
    assert standing(act("1", "category-set", by="p11"), policy=ConflictPolicy(())).conflicts == ()


def test_what_people_do_for_themselves_needs_no_independence():
    """A conflicted person may stand aside; a party speaks for itself."""
    assert standing(act("1", "recused", by="p11")) == standing(act("1", "exhibit-added", by="p04"))
    assert standing(act("1", "recused", by="p11")).conflicts == ()


def test_without_an_organisation_nothing_is_said():
    """Nobody's ties are known then."""
    asked = act("1", "category-set", by="p11")
    laid = matter(procedure(conflicts=POLICY), asked)
    assert standing_of(laid, asked).conflicts == ()
    assert conflict_on(laid, asked, "p11")[0].level == "unknown"


def test_a_tie_that_ends_within_the_days_of_an_act_is_not_certain():
    """The strictest level is shown, and the act is undetermined."""
    mates = ConflictPolicy((tie_rule("body-mate"),))
    shared = (Seat("p04", "lead", until=read_when("2023-01-10")),)
    found = standing(act("1", "decision-made", "2023-01", by="p01"), policy=mates, seats=shared)
    assert [one.status for one in found.barred] == ["undetermined"]
    assert [one.conflict.level for one in found.conflicts] == ["hard"]


def test_a_body_of_which_everybody_is_conflicted_is_conflicted():
    """Whoever took part was; otherwise it can only be asked."""
    donor = Tie("donor", ("p04",), to="lead")
    policy = ConflictPolicy((tie_rule("through-body"),))
    found = standing(act("1", "decision-made", by="lead"), ties=(donor,), policy=policy)
    assert sorted(one.person for one in found.conflicts) == ["p01", "p02"]
    some = standing(act("1", "category-set", by="care"))
    assert some.barred == ()
    assert some.questions == (
        "Act 1 was done by care; who took part is not said. Conflicted of its members: p11.",
    )
    assert standing(act("1", "finding-made", by="jury")).questions == ()
    named = standing(act("1", "finding-made", by="care", members=("p11",)))
    assert [one.person for one in named.conflicts] == ["p11"]


def test_who_finds_is_measured_against_who_decides():
    """Unless they are the same; an appeal is measured against who decided."""
    decided = act("9", "decision-made", "2023-03-01", by="lead", members=("p01",))
    laid = matter(procedure(), decided)
    assert others_of(laid, act("1", "finding-made", by="p06")) == {"decider": ("lead", "p01")}
    assert others_of(laid, act("1", "finding-made", by="p01")) == {}
    assert others_of(laid, act("1", "appeal-decided", by="p06")) == {"former-decider": ("lead", "p01")}
    assert others_of(laid, act("1", "category-set", by="p06")) == {}
    assert others_of(matter(procedure()), act("1", "finding-made", by="p06")) == {}


def test_a_finder_who_owes_the_seat_to_the_decider_is_conflicted():
    """The path leads over the seat."""
    policy = ConflictPolicy((tie_rule("owes-seat", towards=("decider",)),))
    seats = (seat("p06", "jury", proposed_by="lead"),)
    decided = act("9", "decision-made", "2023-03-01", by="lead", members=("p01", "p02"))
    found = standing(act("1", "finding-made", by="p06"), decided, policy=policy, seats=seats, ties=())
    assert {one.because for one in found.barred} == {"p06 took part and has a hard conflict with the decider."}


def test_the_same_question_is_answered_once():
    """A person's conflict on a day is looked up, not worked out again."""
    asked = act("1", "category-set", by="p11")
    laid = matter(procedure(conflicts=POLICY), asked, org=organisation(KIN))
    first, _ = conflict_on(laid, asked, "p11")
    assert conflict_on(laid, asked, "p11")[0] is first
    assert list(laid.conflicts) == [("p11", date(2023, 1, 2), ())]


def test_whoever_has_a_conflict_may_say_so():
    """And complain of how a case is handled, and stand aside."""
    for kind in ("conflict-stated", "handling-complained-of", "recused"):
        assert standing(act("1", kind, by="p11")).barred == ()


def test_what_was_said_in_the_case_counts_beside_the_roll():
    """For somebody on the roll, and for a slot of which nobody knows who it is, with or without a roll."""
    said = act("1", "conflict-stated", "2023-01-01", by="p06", value="hard")
    found = standing(act("2", "finding-made", by="p06"), said, ties=())
    (one,) = found.barred
    assert (one.rule, one.status, one.says) == (
        "declared-is-hard",
        "conflicted",
        "Who declared that they may not judge does not take part; no reason is asked.",
    )
    assert one.because == "p06 took part and has a hard conflict in this case."
    slot = act("1", "recused", "2023-01-01", by="panel-1")
    asked = act("2", "finding-made", by="panel-1")
    assert len(standing(asked, slot).barred) == 1
    assert len(standing_of(matter(procedure(), slot, asked), asked).barred) == 1
    assert standing_of(matter(procedure(), asked), asked).conflicts == ()


def test_a_soft_word_about_what_the_roll_holds_is_not_added_up():
    """Whoever states the soft conflict that is recorded has one and not two."""
    policy = ConflictPolicy((tie_rule("kin", "soft"),), soft_sum=2)
    said = act("1", "conflict-stated", "2023-01-01", by="p11", value="soft")
    found = standing(act("2", "category-set", by="p11"), said, policy=policy)
    assert [one.conflict.level for one in found.conflicts] == ["soft"]


def test_fellows_and_the_approving_body_are_others_where_a_rule_names_them():
    """For those who find, decide or hear an appeal; a body that decides itself approves nothing."""
    rules = ConflictPolicy(
        (tie_rule("assigned-by", towards=("fellow",)), tie_rule("approves", towards=("approver",)))
    )
    approving = power("approving", act=("decision-approved",), who=("leadership",))
    made = procedure(conflicts=rules, powers=(approving,))
    found = act("1", "finding-made", by=("p06", "p07"))
    laid = matter(made, found, org=organisation())
    assert others_of(laid, found, "p06") == {"fellow": ("p07",), "approver": ("lead",)}
    assert others_of(laid, found) == {"approver": ("lead",)}
    assert others_of(laid, act("2", "finding-made", by="p06"), "p06") == {"approver": ("lead",)}
    assert others_of(laid, act("2", "decision-made", by="lead"), "lead") == {}
    assert others_of(laid, act("2", "category-set", by="p06"), "p06") == {}
    plain = matter(procedure(powers=(approving,)), found, org=organisation())
    assert others_of(plain, found, "p06") == {}


def test_who_approves_the_outcome_does_not_find():
    """p01 leads, the leadership approves: the finding is refused, with the path."""
    rules = ConflictPolicy((tie_rule("approves", towards=("approver",)),))
    made = procedure(
        conflicts=rules, powers=(power("approving", act=("decision-approved",), who=("leadership",)),)
    )
    asked = act("1", "finding-made", by="p01")
    found = standing_of(matter(made, asked, org=organisation()), asked)
    assert [one.rule for one in found.barred] == ["approves-rule"]
    assert found.conflicts[0].conflict.reasons[0].path[1] == "the lead has to approve the outcome"
