"""What contradicts itself in a procedure is found."""

from __future__ import annotations

from collections.abc import Callable

from fairhearing.procedure import Procedure, check
from fairhearing.procedure.contradictions import contradictions

Changed = Callable[..., Procedure]

HEAD = "duties:\n"


def duty(name: str, more: str) -> str:
    return f"""  {name}:
    says: Something is done.
    who: receiver
    stage: intake
    source: {{text: rules, section: section 8, mark: verified, since: 2025-01-01}}
{more}"""


def added(*duties: str) -> tuple[str, str]:
    return HEAD, HEAD + "".join(duties)


def found(read: Procedure) -> list[str]:
    return [one.what for one in contradictions(read)]


def test_a_sound_procedure_has_none(changed: Changed) -> None:
    """Nothing is made up."""
    assert found(changed()) == []


def test_two_clocks_for_one_thing_are_found(changed: Changed) -> None:
    """The same act to the same party, with another limit or from another beginning."""
    longer = duty(
        "again", "    act: report-acknowledged\n    to: reporter\n    after: report-received\n    within: 1 w\n"
    )
    (what,) = found(changed(added(longer)))
    assert what.startswith(
        "Two clocks run for one thing: 'again' (1 week after report-received), 'acknowledge' (3"
    )
    later = duty(
        "again", "    act: report-acknowledged\n    to: reporter\n    after: category-set\n    within: 3 d\n"
    )
    assert len(found(changed(added(later)))) == 1


def test_clocks_of_different_occasions_are_none(changed: Changed) -> None:
    """To another party, under another condition, instead of one another, or one after the other."""
    base = "    act: report-acknowledged\n"
    for more in (
        base + "    after: report-received\n    within: 1 w\n",
        base + "    to: reporter\n    after: report-received\n    within: 1 w\n    when: case.severe\n",
        base + "    to: reporter\n    after: report-received\n    within: 1 w\n    unless: report-acknowledged\n",
        base + "    to: reporter\n    after: report-acknowledged\n    each: true\n    within: 1 w\n",
        base + "    to: reporter\n    after: report-received\n    within: 3 d\n",
        base.replace("report-acknowledged", "[report-acknowledged, feedback-given]")
        + "    to: reporter\n    after: report-received\n    within: 1 w\n",
    ):
        assert found(changed(added(duty("again", more)))) == []


def test_majorities_that_overlap_are_found(changed: Changed) -> None:
    """Several in one power, or in two powers of the same people for the same act."""
    assert found(changed(("votes: [majority]", "votes: [two-thirds, unanimous]"))) == [
        "'deciding' names majorities that overlap: two-thirds, unanimous; the least is enough."
    ]
    second = """powers:
  deciding-again:
    says: The panel decides with more.
    act: decision-made
    who: panel
    votes: [two-thirds]
    source: {text: rules, section: section 3, mark: verified, since: 2025-01-01}
"""
    assert found(changed(("powers:\n", second))) == [
        "'deciding-again' and 'deciding' give the same people one act with different majorities."
    ]


def test_a_limit_that_what_it_waits_for_can_outlast_is_found(changed: Changed) -> None:
    """A finding in three days cannot wait for what may take five and a week more."""
    find = duty("find", "    act: finding-made\n    after: report-received\n    within: 3 d\n")
    form = duty("form", "    act: panel-formed\n    after: report-received\n    within: 5 d\n")
    assert found(changed(added(find, form))) == [
        "'find' (3 days) may be impossible to keep: 'finding-made' waits for what 'form' allows 5 days for."
    ]
    wait = ("    needs: [panel-formed]\n", "    needs: [panel-formed]\n    wait: 1 w\n")
    sooner = form.replace("5 d", "1 d")
    assert "and 1 week more to wait" in found(changed(added(find, sooner), wait))[0]
    look = duty("look", "    act: hold-reviewed\n    after: panel-formed\n    within: 2 w\n")
    follows = ("    needs: [panel-formed]\n", "    needs: [panel-formed]\n    wait-for: look\n")
    assert "and 2 weeks more to wait" in found(changed(added(find, sooner, look), follows))[0]
    assert found(changed(added(find, sooner))) == []


def test_a_limit_that_ends_before_its_own_wait_is_found(changed: Changed) -> None:
    """What must be done within three days and waits a week from the same act; an exception is named."""
    find = duty("find", "    act: finding-made\n    after: panel-formed\n    within: 3 d\n")
    wait = ("    needs: [panel-formed]\n", "    needs: [panel-formed]\n    wait: 1 w\n")
    assert found(changed(added(find), wait)) == [
        "'find' (3 days) cannot be kept: 'finding-made' waits 1 week by 'panel-first'."
    ]
    unless = (wait[0], f"{wait[1]}    unless: response-received\n")
    assert found(changed(added(find), unless))[0].endswith(
        "by 'panel-first', unless response-received comes before."
    )


def test_conditions_are_left_alone(changed: Changed) -> None:
    """A gate or a limit that holds only sometimes is not compared."""
    find = duty(
        "find", "    act: finding-made\n    after: report-received\n    within: 3 d\n    when: case.severe\n"
    )
    form = duty("form", "    act: panel-formed\n    after: report-received\n    within: 5 d\n")
    assert found(changed(added(find, form))) == []


def test_the_check_warns_of_them(changed: Changed) -> None:
    """With the line and what would be right."""
    first = check(changed(("votes: [majority]", "votes: [majority, unanimous]")))[0]
    assert (first.severity, first.line) == ("warning", 43)
