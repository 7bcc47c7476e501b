"""Both sides next to each other."""

from __future__ import annotations

from datetime import date

import pytest

from fairhearing.accounts import AccountsError, Answer, Claim, Exhibit, Row, Statement, side_by_side, whole_matter

CLAIM = Claim("c1", "They  opened my letters.\n", "in spring", "at the office", ("a4",))
COUNTER = Claim("c2", "I was asked to.", by="respondent")


def _statement(side: str, claim: str | None, text: str, day: int = 1, withdrawn: bool = False) -> Statement:
    return Statement(side, f"{side}-1", claim, text, date(2024, 5, day), withdrawn)


def _row(*said: Answer | Statement, claim: Claim = CLAIM) -> Row:
    answers = [each for each in said if isinstance(each, Answer)]
    statements = [each for each in said if isinstance(each, Statement)]
    return side_by_side([claim], answers, statements, [])[0]


@pytest.mark.parametrize(
    ("stance", "state"),
    [
        ("agrees", "agreed"),
        ("accepts", "agreed"),
        ("disputes", "disputed"),
        ("does-not-know", "only one side"),
        ("no-answer", "not answered"),
    ],
)
def test_the_stance_that_was_chosen_decides(stance: str, state: str) -> None:
    """A claim stands as the other side's own answer says."""
    assert _row(Answer("c1", stance, "words")).state == state


def test_claim_without_any_answer_is_not_answered() -> None:
    """Silence is shown as silence, not as agreement."""
    row = _row()
    assert (row.state, row.respondent.answers, row.respondent.statements) == ("not answered", (), ())


def test_words_are_never_read_for_a_position() -> None:
    """A statement without an answer leaves the claim with one side, whatever it says."""
    assert _row(_statement("respondent", "c1", "Yes, I did.")).state == "only one side"


def test_withdrawn_statement_is_no_answer_and_stays() -> None:
    """What was withdrawn no longer counts; the words stay in the row, marked."""
    row = _row(_statement("respondent", "c1", "Perhaps.", withdrawn=True))
    assert row.state == "not answered"
    assert row.respondent.statements[0].withdrawn
    assert row.respondent.statements[0].text == "Perhaps."


def test_claim_that_was_taken_back_has_one_side_at_most() -> None:
    """When those who made it no longer stand by it, an answer meets nothing."""
    back = _statement("reporter", "c1", "It was so.", withdrawn=True)
    assert _row(back, Answer("c1", "disputes", "No.")).state == "only one side"
    assert _row(back).state == "not answered"
    kept = _statement("reporter", "c1", "It was so, I am sure.")
    assert _row(back, kept, Answer("c1", "disputes", "No.")).state == "disputed"


def test_claim_that_its_own_side_now_disputes_can_be_agreed() -> None:
    """After taking it back, both sides can say the same: that it was not so."""
    back = _statement("reporter", "c1", "It was so.", withdrawn=True)
    own = Answer("c1", "disputes", "I was wrong.", "reporter")
    assert _row(back, own, Answer("c1", "disputes", "No.")).state == "agreed"
    assert _row(back, own, Answer("c1", "accepts", "It was so.")).state == "disputed"


def test_one_side_saying_yes_and_no_is_named_with_both() -> None:
    """Both answers stand in the row; neither is preferred."""
    yes, no = Answer("c1", "agrees", "Yes."), Answer("c1", "disputes", "Never.")
    row = _row(yes, Answer("c1", "does-not-know", "Hm."), no)
    assert (row.state, row.contradictions) == ("contradicted", (yes, no))


def test_side_that_disputes_its_own_claim_is_named_with_the_claim() -> None:
    """The claim itself is one of the two things that it says."""
    no = Answer("c1", "disputes", "It was not so.", "reporter")
    row = _row(no)
    assert row.state == "contradicted"
    assert row.contradictions == (Answer("c1", "agrees", CLAIM.text, "reporter"), no)


def test_claims_of_the_respondent_are_answered_by_the_reporter() -> None:
    """Either side puts claims, and the other one answers."""
    row = _row(Answer("c2", "disputes", "Nobody asked.", "reporter"), claim=COUNTER)
    assert row.state == "disputed"
    assert _row(claim=COUNTER).state == "not answered"


def test_rows_keep_words_order_and_exhibits() -> None:
    """Claims stand in their order, statements by date, and every text as it was."""
    late, early = _statement("reporter", "c1", " late ", 9), _statement("reporter", "c1", "early", 2)
    letter, other = Exhibit("x1", "A letter", "reporter-1", ("c1",)), Exhibit("x2", "Minutes", "respondent-1")
    rows = side_by_side([COUNTER, CLAIM], [], [late, early], [letter, other])
    assert [row.claim for row in rows] == [COUNTER, CLAIM]
    assert rows[1].reporter.statements == (early, late)
    assert rows[1].exhibits == (letter,)
    assert rows[0].exhibits == ()


def test_statements_to_the_whole_matter_are_kept_apart() -> None:
    """What speaks to no single claim is not lost."""
    general, single = _statement("respondent", None, "All of it is wrong.", 3), _statement("reporter", "c1", "x")
    before = _statement("reporter", None, "It began last year.", 1)
    assert whole_matter([general, single, before]) == (before, general)
    assert _row(general, single).respondent.statements == ()


@pytest.mark.parametrize(
    ("claims", "answers", "statements", "exhibits", "says"),
    [
        ([CLAIM, CLAIM], [], [], [], "same id"),
        ([CLAIM], [Answer("c9", "agrees", "")], [], [], "not there"),
        ([CLAIM], [], [_statement("reporter", "c9", "")], [], "not there"),
        ([CLAIM], [], [], [Exhibit("x", "", "", ("c9",))], "not there"),
        ([CLAIM], [Answer("c1", "maybe", "")], [], [], "none of those"),
        ([CLAIM], [Answer("c1", "agrees", "", "panel")], [], [], "none of those"),
        ([CLAIM], [], [_statement("panel", "c1", "")], [], "none of those"),
        ([Claim("c1", "", by="panel")], [], [], [], "none of those"),
    ],
)
def test_what_does_not_fit_together_is_refused(
    claims: list[Claim], answers: list[Answer], statements: list[Statement], exhibits: list[Exhibit], says: str
) -> None:
    """Nothing is dropped in silence: what belongs to no row is an error."""
    with pytest.raises(AccountsError, match=says):
        side_by_side(claims, answers, statements, exhibits)
