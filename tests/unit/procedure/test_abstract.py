"""A procedure as a machine of steps."""

from __future__ import annotations

from collections.abc import Callable

from fairhearing.procedure import Procedure, load
from fairhearing.procedure.abstract import Setting, machine
from fairhearing.procedure.slicing import consent

Changed = Callable[..., Procedure]


def moves(model, state):
    return {model.steps[place].name: roles for place, roles, _ in model.moves(state)}


def walk(model, *names):
    """Return the state after some steps."""
    state = model.start()
    for name in names:
        state = next(after for place, _, after in model.moves(state) if model.steps[place].name == name)
    return state


def test_only_steps_on_which_the_end_depends_are_kept() -> None:
    """What no condition reads and nothing waits for makes no difference."""
    model = machine(load("model-small"), Setting("bullying"))
    names = {step.name for step in model.steps}
    assert {"case-closed", "respondent-notified", "appeal-filed", "safety-plan-made"} <= names
    assert not {"message-sent", "exhibit-added", "report-added-to"} & names


def test_what_is_done_once_is_not_done_again(changed: Changed) -> None:
    """And a step is counted no further than any rule can tell."""
    model = machine(load("model-small"), Setting("bullying"))
    assert next(step.most for step in model.steps if step.name == "seat-accepted") == 3
    state = walk(model, "course: record-only", "case-closed")
    assert model.ended(state)
    assert not model.ended(model.start())


def test_gates_consents_and_bars_stand_in_the_way() -> None:
    """The respondent is told after the safety plan, with consent where it is needed, never while it is held."""
    model = machine(load("model-small"), Setting("bullying"))
    assert "respondent-notified" not in moves(model, model.start())
    assert "respondent-notified" in moves(model, walk(model, "category-set", "safety-plan-made"))
    asked = walk(model, "category-set", "safety-plan-made", "course: ask-first")
    assert "respondent-notified" not in moves(model, asked)
    wish = consent("tell-respondent", "reporter")
    granted = walk(model, "category-set", "safety-plan-made", "course: ask-first", wish)
    assert "respondent-notified" in moves(model, granted)
    assert "respondent-notified" not in moves(
        model, walk(model, "category-set", "safety-plan-made", "course: hold")
    )


def test_another_course_takes_the_place_of_the_one_before() -> None:
    """Whoever held it can let it go on."""
    model = machine(load("model-small"), Setting("bullying"))
    state = walk(model, "category-set", "safety-plan-made", "course: hold", "course: proceed")
    assert "respondent-notified" in moves(model, state)
    assert (
        sum(count for step, count in zip(model.steps, state, strict=True) if step.name.startswith("course")) == 1
    )


def test_a_category_is_part_of_the_setting() -> None:
    """What is barred in one is open in another."""
    wishes = [consent("mediation", party) for party in ("affected", "respondent")]
    mild = machine(load("model-small"), Setting("bullying"))
    severe = machine(load("model-small"), Setting("violence", severe=True))
    assert "mediation-held" in moves(mild, walk(mild, "category-set", *wishes))
    assert "mediation-held" not in moves(severe, walk(severe, "category-set", *wishes))


def test_an_act_that_no_power_names_is_its_owners_or_everybodys(changed: Changed) -> None:
    """Whoever owes it can do it; what nobody owes anybody can."""
    read = changed()
    model = machine(read, Setting("other"))
    able = moves(model, model.start())
    assert able["case-closed"] == frozenset(read.roles)


def test_a_bar_for_one_role_leaves_the_others(changed: Changed) -> None:
    """Only whom it names is kept from it."""
    read = changed(('    when: done["appeal-filed"] > done["appeal-decided"]\n', "    by: panel\n"))
    model = machine(read, Setting("other"))
    assert moves(model, model.start())["case-closed"] == frozenset(read.roles) - {"panel"}


def _closed_after(needs: str) -> tuple[str, str]:
    return "act: finding-made\n    needs: [panel-formed]", f"act: case-closed\n    needs: [{needs}"


def test_a_gate_that_shuts_again_is_opened_again(changed: Changed) -> None:
    """What was done before it was shut counts no longer, and can be done once more."""
    model = machine(
        changed(_closed_after("affected-heard]\n    since: objection-made\n    least: 2")), Setting("other")
    )
    assert "case-closed" not in moves(model, walk(model, "affected-heard"))
    twice = "affected-heard", "affected-heard"
    assert "case-closed" in moves(model, walk(model, *twice))
    assert "affected-heard" not in moves(model, walk(model, *twice))
    assert "case-closed" not in moves(model, walk(model, *twice, "objection-made"))
    assert "case-closed" in moves(model, walk(model, *twice, "objection-made", *twice))


def test_what_a_case_starts_with_opens_a_gate(changed: Changed) -> None:
    """It was done from the beginning, also where a gate counts since something."""
    model = machine(changed(_closed_after("report-received]\n    since: objection-made")), Setting("other"))
    assert "case-closed" in moves(model, model.start())


def test_a_reopened_case_needs_its_seats_again() -> None:
    """Whoever said that they are free in the first round fills no seat of the second."""
    model = machine(load("model-small"), Setting("bullying"))
    closed = tuple(step.most for step in model.steps)
    again = model.reopened(closed)
    assert again is not None
    left = {step.name: count for step, count in zip(model.steps, again, strict=True)}
    assert (left["seat-accepted"], left["panel-formed"], left["respondent-notified"]) == (0, 0, 1)
