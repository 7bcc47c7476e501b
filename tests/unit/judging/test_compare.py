"""The same acts under several procedures."""

from __future__ import annotations

from dataclasses import replace

from fairhearing.judging import compare_html, compare_json, compare_text
from fairhearing.judging.compare import never_done, said_of
from tests.procedures.sample import A, F, judged, sample

BOTH = (judged(F), judged(A))


def act_of(name: str):
    return next(act for act in sample()[0].acts if act.id == name)


def test_each_act_has_what_every_procedure_says_of_it() -> None:
    """What it met, how late, and which rules it broke."""
    assert said_of(judged(F), act_of("6")) == ("kept: acknowledge",)
    assert said_of(judged(F), act_of("9"))[:2] == (
        "LATE by 96 days: notify-accused",
        "LATE by 49 days: notify-accused",
    )
    assert "WITHOUT POWER: notifying" in said_of(judged(F), act_of("9"))
    assert said_of(judged(A), act_of("4")) == ()


def test_what_is_owed_and_never_done_is_named() -> None:
    """Each rule once."""
    assert never_done(judged(F)) == ("NEVER DONE: final-talk", "OVERDUE by 67 days: respondent-told-outcome")


def test_the_text_names_procedures_acts_and_differences() -> None:
    """In short for each, then act by act."""
    text = compare_text(BOTH, sample()[0])
    assert text.startswith("Case lakeland-2023-02 under 2 procedures\n")
    assert "eu-directive, version 1: In short:" in text
    assert "6  2023-03-04  Report acknowledged\n  membership-grievance: kept: acknowledge\n" in text
    assert "OWED AND NEVER DONE\n- membership-grievance: NEVER DONE: final-talk" in text
    assert max(map(len, text.splitlines())) <= 96


def test_where_nothing_is_owed_it_says_so() -> None:
    """In place of an empty line."""
    bare = replace(judged(A), duties=())
    assert "- eu-directive: nothing" in compare_text((judged(F), bare), sample()[0])


def test_the_page_has_a_column_for_each_procedure() -> None:
    """And a row for each act, and one for what was never done."""
    page = compare_html(BOTH, sample()[0])
    assert (
        '<th scope="col">membership-grievance</th><th scope="col">eu-directive</th>'.replace("</th><", "</th>\n<")
        in page
    )
    assert page.count('<th scope="row">') == len(sample()[0].acts) + 1
    assert page.endswith("</main></body></html>\n")


def test_programs_get_each_judgement_whole() -> None:
    """Under one case."""
    told = compare_json(BOTH)
    assert told["case"] == "lakeland-2023-02"
    assert [one["procedure"] for one in told["judgements"]] == [F, A]
