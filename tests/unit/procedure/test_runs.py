"""Every run of a procedure can be brought to a close, or the shortest that cannot is named."""

from __future__ import annotations

from collections.abc import Callable

from fairhearing.procedure import Procedure, closing, search

Changed = Callable[..., Procedure]

GATE = """  panel-first:
    says: Nothing is found before a panel is formed."""


def gate(needs: str, more: str = "") -> tuple[str, str]:
    """Return a change: nobody closes the case before something."""
    return GATE, (
        f"""  before-closing:
    says: The case is closed only after that.
    act: case-closed
    needs: [{needs}]
{more}    source: {{text: rules, section: section 9, mark: verified, since: 2025-01-01}}
    remedy: Wait.
"""
        + GATE
    )


def bar(when: str) -> tuple[str, str]:
    """Return a change: the case is not closed where something holds."""
    return "  no-quick-end:\n", (
        f"""  no-end:
    says: The case is not closed then.
    act: case-closed
    when: {when}
    source: {{text: rules, section: section 9, mark: verified, since: 2025-01-01}}
    remedy: Wait.
  no-quick-end:
"""
    )


def test_a_sound_procedure_is_proved_to_end(changed: Changed) -> None:
    """Every state is looked at, and none is stuck."""
    searched = search(changed())
    assert searched.stuck == ()
    assert searched.complete
    assert searched.states > 3


def test_whoever_can_block_a_case_by_silence_is_named(changed: Changed) -> None:
    """Closing waits for the respondent's answer, which only they can give."""
    power = (
        "powers:\n",
        """powers:
  answering:
    says: The respondent answers.
    act: response-received
    who: respondent
    source: {text: rules, section: section 9, mark: verified, since: 2025-01-01}
""",
    )
    role = ("  panel: {title", "  respondent: {title: respondent, party: true}\n  panel: {title")
    read = changed(gate("response-received"), power, role)
    searched = search(read)
    assert [(stuck.silent, stuck.run) for stuck in searched.stuck] == [("respondent", ())]
    (problem,) = closing(read, searched)
    assert problem.severity == "warning"
    assert problem.what.startswith("The respondent can block a case for ever by staying silent: after the very")


def test_a_dead_end_is_an_error_with_the_shortest_run_to_it(changed: Changed) -> None:
    """After mediation nothing leads to the close any more."""
    read = changed(bar('done["mediation-held"] > 0'))
    searched = search(read)
    (stuck,) = searched.stuck
    assert stuck.silent is None
    assert stuck.run[-1] == "mediation-held"
    assert set(stuck.run) == {
        "mediation-held",
        "consent: mediation of the affected",
        "consent: mediation of the respondent",
    }
    (problem,) = closing(read, searched)
    assert problem.severity == "error"
    assert "→ mediation-held" in problem.what


def test_a_dead_end_of_a_case_that_was_opened_again_is_named_with_all_that_led_there(changed: Changed) -> None:
    """The finding is owed anew, and a decision of the first time bars it: closing waits for ever."""
    source = "{text: rules, section: section 9, mark: verified, since: 2025-01-01}"
    reopening = (
        "powers:\n",
        f"""powers:
  reopening:
    says: The appeal body opens a closed case again.
    act: case-reopened
    who: appeal
    source: {source}
""",
    )
    decision = (
        "  panel-first:\n",
        f"""  found-before-decided:
    says: What is decided was found before.
    act: decision-made
    needs: [finding-made]
    source: {source}
    remedy: Wait.
  panel-first:
""",
    )
    found_once = (
        "  no-quick-end:\n",
        f"""  found-first:
    says: Nothing is found after the decision.
    act: finding-made
    when: done["decision-made"] > 0
    source: {source}
    remedy: Wait.
  no-quick-end:
""",
    )
    (stuck,) = (
        one
        for one in search(changed(reopening, decision, found_once, gate("finding-made", "    anew: true\n"))).stuck
        if one.silent is None
    )
    assert stuck.run[-2:] == ("case-closed", "case-reopened")
    assert stuck.run.index("finding-made") < stuck.run.index("decision-made")


def test_categories_courses_and_answers_are_told_apart(changed: Changed) -> None:
    """Each is tried where a rule reads it; the run says in which category it gets stuck."""
    harm = (
        "  other: {title: Something else}",
        "  other: {title: Something else}\n  harm: {title: Harm, severe: true}",
    )
    stuck = search(changed(harm, bar("case.severe"))).stuck
    assert [(one.setting.category, one.run) for one in stuck] == [("harm", ())]
    stuck = search(changed(harm, bar('case.categories.exists(c, c == "other")'))).stuck
    assert [one.setting.category for one in stuck] == ["other"]
    read = changed(bar('case.course == "hold"'))
    assert "course: hold" in " ".join(search(read).stuck[0].run) or search(read).stuck == ()
    stuck = search(changed(bar('case.answer == "admits"'))).stuck
    assert [(one.setting.answer, one.run[-1]) for one in stuck] == [("admits", "response-received")]


def test_a_category_stands_in_the_message(changed: Changed) -> None:
    """Whoever reads it knows which cases are meant."""
    harm = (
        "  other: {title: Something else}",
        "  other: {title: Something else}\n  harm: {title: Harm, severe: true}",
    )
    read = changed(harm, bar("case.severe"))
    assert "(category harm)" in closing(read, search(read))[0].what


def test_a_search_that_was_cut_short_proves_nothing(changed: Changed) -> None:
    """It says so."""
    assert not search(changed(), most=2).complete


def test_time_passes_by_itself(changed: Changed) -> None:
    """What only waits is no dead end."""
    assert search(changed(gate("report-acknowledged", "    wait: 30 d\n"))).stuck == ()


def test_whoever_objects_can_block_for_ever_what_only_silence_allows(changed: Changed) -> None:
    """Another way to the same act, such as a meeting, makes the objection harmless."""

    def closed(name: str, more: str) -> str:
        return f"""  {name}:
    says: The receiver closes the case.
    act: case-closed
    who: receiver
{more}    source: {{text: rules, section: section 9, mark: verified, since: 2025-01-01}}
"""

    silent = closed("silently", "    after: report-received\n    unopposed: {within: 24 h, by: objection-made}\n")
    (stuck,) = search(changed(("powers:\n", "powers:\n" + silent))).stuck
    assert (stuck.run, stuck.silent) == (("objection-made",), None)
    meeting = closed("meeting", "    after: deliberation-noted\n")
    assert search(changed(("powers:\n", "powers:\n" + silent + meeting))).stuck == ()


def test_absences_in_a_row_are_steps_of_a_run(changed: Changed) -> None:
    """What waits for the third absence can be reached, and nothing before it is stuck."""
    assert search(changed(bar("case.absences < 3"))).stuck == ()
    (barred,) = search(changed(bar("case.absences >= 2"))).stuck
    assert (barred.run, barred.silent) == (("absence-noted", "absence-noted"), None)
