"""A gate that shuts again after what it names, and one that needs several of a kind."""

from tests.unit.judging.building import act, days, gate
from tests.unit.judging.test_gates import found, statuses, towards

ASKED = act("1", "readmission-asked", "2023-01-02")
HEARD = act("2", "affected-heard", "2023-01-05")
AGAIN = act("3", "readmission-asked", "2023-02-01")
EACH_TIME = gate(act=("readmission-decided",), needs=(("affected-heard",),), since=("readmission-asked",))


def test_a_gate_shuts_again_after_what_it_names():
    """Who was heard when it was asked the first time is heard again the second time."""
    early, late = (act("9", "readmission-decided", on) for on in ("2023-01-10", "2023-02-10"))
    assert found(EACH_TIME, ASKED, HEARD, early) == []
    assert found(EACH_TIME, ASKED, HEARD, AGAIN, early) == []
    assert found(EACH_TIME, ASKED, HEARD, AGAIN, late) == [
        ("too-early", "Since act 3 there was no “affected person heard on the outcome”.")
    ]
    assert found(EACH_TIME, HEARD, late) == []
    assert found(EACH_TIME, ASKED, late) == [
        ("too-early", "Before it there was no “affected person heard on the outcome”.")
    ]
    assert found(EACH_TIME, ASKED, HEARD, AGAIN, act("4", "affected-heard", "2023-02-05"), late) == []


def test_what_may_have_shut_a_gate_leaves_it_open():
    """Asked again on a day before or after the hearing, or before or after the decision."""
    decided = act("9", "readmission-decided", "2023-02-10")
    for rough in ("2023-01", "2023-02"):
        again = act("3", "readmission-asked", rough)
        assert statuses(EACH_TIME, ASKED, HEARD, again, decided) == ["undetermined"]


def test_the_time_of_a_gate_that_shuts_again_runs_from_what_came_since():
    """Of several it is counted from the first one since; the last of what shuts it may be what it needs."""
    rule = gate(needs=(("readmission-asked",),), since=("readmission-asked",), wait=days(14))
    assert statuses(rule, ASKED, act("9", "finding-made", "2023-01-20")) == []
    assert statuses(rule, ASKED, AGAIN, act("9", "finding-made", "2023-02-10")) == ["too-early"]
    assert statuses(rule, ASKED, AGAIN, act("9", "finding-made", "2023-02-16")) == []
    unless = gate(wait=days(90), unless=("response-received",), since=("readmission-asked",))
    told, answer = act("4", "respondent-notified", "2023-02-02"), act("5", "response-received", "2023-01-10")
    assert statuses(unless, AGAIN, answer, told, act("9", "finding-made", "2023-02-10")) == ["too-early"]


def test_a_gate_may_need_several_of_a_kind():
    """The time is counted from the one that was still missing; one that may have come before may be it."""
    rule = gate(needs=(("seat-accepted",),), least=2, wait=days(7))
    first, second = act("1", "seat-accepted", "2023-01-02"), act("2", "seat-accepted", "2023-01-20")
    finding = act("9", "finding-made", "2023-02-01")
    assert found(rule, first, finding) == [
        ("too-early", "Needed of “a drawn member declared that they are free”: 2; done before it: 1.")
    ]
    assert statuses(rule, first, second, finding) == []
    assert statuses(rule, first, second, act("9", "finding-made", "2023-01-25")) == ["too-early"]
    assert statuses(rule, first, act("2", "seat-accepted", "2023"), finding) == ["undetermined"]


def test_what_shuts_a_gate_against_one_respondent_leaves_it_open_against_the_other():
    """One of two asks to come back again: only of them nothing is decided on what was said before."""
    asked = act("1", "readmission-asked", "2023-01-02", by="p04")
    heard, again = act("2", "affected-heard", "2023-01-05"), act("3", "readmission-asked", "2023-02-01", by="p04")
    decided = act("9", "readmission-decided", "2023-02-10", to="p06")
    assert towards(asked, heard, again, decided, rule=EACH_TIME) == []
    of_them = act("9", "readmission-decided", "2023-02-10", to="p04")
    assert [status for status, _ in towards(asked, heard, again, of_them, rule=EACH_TIME)] == ["too-early"]
