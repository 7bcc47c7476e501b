from __future__ import annotations

from fairhearing.acts import Claim
from fairhearing.judging import judge, to_text
from fairhearing.judging.text import WIDTH
from fairhearing.organisation import ConflictPolicy, Tie
from tests.unit.judging.building import (
    AS_OF,
    act,
    bar,
    case,
    covers,
    days,
    disputed,
    duty,
    gate,
    organisation,
    power,
    procedure,
    tie_rule,
)

RULES = procedure(
    duties=(
        duty(after=("report-received",), within=days(3)),
        duty("tell", act=("respondent-notified",), after=("report-received",), within=days(5), strength="aim"),
        duty("rights", act=("rights-notified",), after=("report-received",), within=days(5)),
        duty("talk", act=("final-talk-held",)),
    ),
    bars=(
        bar(remedy="Hear both sides.", says="No mediation."),
        bar("odd", act=("contact",), when="act.roles == []"),
    ),
    gates=(gate(),),
    powers=(power(act=("report-acknowledged", "rights-notified", "contact"), who=("receiver", "panel")),),
    conflicts=ConflictPolicy((tie_rule("kin"),)),
)
ACTS = (
    act("1", "report-received", by="p05", asserted_by=("s1", "s2")),
    act("2", "report-acknowledged", "2023-01-04", by="p11", to="p05", asserted_by="s1"),
    disputed(act("3", "mediation-proposed", "2023-01-08", by="p11", asserted_by="s1"), "s2", "asked once"),
    act("4", "respondent-notified", "2023-01-09", by="p05", asserted_by="s1"),
    act("5", "finding-made", "2023-02-01", by="stranger", asserted_by="s2"),
    act("6", "contact", "2023-02", by="stranger", after="7"),
    act("7", "resigned", "2023-03-09"),
)


def text(**parts):
    org = organisation(Tie("kin", ("p04", "p11")))
    claims = (Claim("promptly", "s2", ("1", "5")),)
    told = case(*ACTS, covers=(covers("care"),), claims=claims, **parts)
    return to_text(judge(RULES, org, told, AS_OF))


def test_the_report_is_grouped_for_somebody_who_was_not_there():
    """What was kept, late, barred, by whom with which conflict, and what cannot be known."""
    shown = text()
    headings = [line for line in shown.splitlines() if line and line == line.upper() and line[0].isalpha()]
    assert headings == [
        "WHAT WAS KEPT",
        "WHAT WAS LATE, OR NEVER DONE",
        "WHAT IS STILL OPEN",
        "WHAT WAS DONE AGAINST A RULE",
        "WHO WAS CONFLICTED, AND BY WHICH PATH",
        "WHAT CANNOT BE KNOWN FROM THIS FILE",
        "MEASURED TIMES",
        "TO KNOW BESIDES",
        "UNDER ONE ACCOUNT ALONE",
        "WHAT MAY BE DONE NEXT",
    ]
    assert all(len(line) <= WIDTH for line in shown.splitlines())


def test_each_line_says_what_when_and_by_which_rule():
    """Lateness in words, strength where it is no must, rule with pack and source."""
    shown = " ".join(text().split())
    assert "LATE by 2 days: It is so (from act 1) (aim)." in shown
    assert "[acknowledge, tiny; The book, § 1]" in shown
    assert "OVERDUE by" in shown
    assert "* BARRED: No mediation. [no-mediation, tiny; The book, § 1] Instead: Hear both sides." in shown
    assert "CONFLICTED: p11 took part and has a hard conflict with the respondent. The path is below." in shown
    assert "p11, hard, in act 2, 3:" in shown
    assert "“promptly” (s2): 30 days, from act 1 to act 5. The word itself is not judged." in shown
    assert "p05 (act 4): nothing is known of their ties." in shown
    assert "- s1: " in shown
    assert "Rights" not in shown
    assert "Told their rights, by the receiver or panel: it is due (rights)." in shown


def test_an_empty_case_has_a_short_report():
    """Nothing is said where nothing is."""
    shown = to_text(judge(procedure(), None, case(), AS_OF))
    assert shown == (
        "Case c1, as of 2023-06-30\n"
        "Judged by tiny, version 1, and the floor beneath it\n\n"
        "In short: 0 duties were kept, 0 were kept late, 0 were not kept, 0 cannot be decided from this\n"
        "file. 0 acts were against a rule; 0 of those who took part were conflicted.\n"
    )


def test_what_lapsed_has_a_place_of_its_own():
    """It is nobody's lateness, and the summary counts it only where it is."""
    lapses = duty("ratified", after=("protective-act-taken",), each=True, within=days(3), lapses=True)
    taken = act("1", "protective-act-taken")
    shown = " ".join(to_text(judge(procedure(duties=(lapses,)), None, case(taken), AS_OF)).split())
    assert "WHAT LAPSED BY ITSELF - LAPSED: It is so (from act 1). Act 1 (on 2023-01-02) lapsed" in shown
    assert "1 of what holds for a limited time lapsed." in shown
    assert "WHAT WAS LATE" not in shown


def test_contradictory_dates_are_among_what_is_not_known():
    """With a line of their own."""
    acts = (act("1", "contact", "2023-02-01"), act("2", "contact", "2023-01-01", after="1"))
    assert "WHAT CANNOT BE KNOWN FROM THIS FILE\n- " in to_text(judge(procedure(), None, case(*acts), AS_OF))


def test_an_account_that_changes_nothing_says_so():
    """One that tells everything."""
    both = tuple(act(str(number), "contact", asserted_by=("s1", "s2")) for number in (1, 2))
    assert "- s1: nothing changes." in to_text(judge(procedure(), None, case(*both), AS_OF))


def test_with_the_case_the_report_begins_with_what_happened():
    """An act a line: its number, its day as it was written, what it was, by whom and to whom."""
    told = case(
        act("1", "report-received", by="p05"),
        act("2", "report-acknowledged", "2023-01", to="p05"),
        act("3", "resigned"),
    )
    shown = to_text(judge(procedure(), None, told, AS_OF), told)
    lines = shown.split("WHAT HAPPENED\n")[1].splitlines()
    assert lines[:3] == [
        "1  2023-01-02  Report received, by p05",
        "2  between 2023-01-01 and 2023-01-31  Report acknowledged to p05",
        "3  2023-01-02  Resigned",
    ]
    assert "WHAT HAPPENED" not in to_text(judge(procedure(), None, told, AS_OF))


def test_what_the_file_cannot_show_stands_under_what_cannot_be_known():
    """A duty of a body that the file does not cover, with the reason, and not among what was never done."""
    told = case(act("1", "report-received", by="p05"), covers=(covers("board", "2020-01-01", "2020-02-01"),))
    rules = procedure(duties=(duty(after=("report-received",), within=days(3)),))
    shown = to_text(judge(rules, organisation(), told, AS_OF))
    assert "- not shown: It is so" in shown.split("WHAT CANNOT BE KNOWN FROM THIS FILE")[1]
