"""A gallery of procedures that can be read and are not sound, one mistake each: what the check says, and where."""

from __future__ import annotations

import pytest

from fairhearing.procedure import Problem, check, closing, read_procedure, search
from tests.procedures.test_gallery import MINIMAL, SOURCE

Change = tuple[str, str]

TALKS = ("act: [finding-made, decision-made]", "act: [finding-made, decision-made, interview-held]")
BAR = 'when: done["appeal-filed"] > done["appeal-decided"]'


def _duty(name: str, parts: str) -> Change:
    rule = f"  {name}: {{says: So it is., who: receiver, {parts}, stage: intake, source: {SOURCE}}}\n"
    return "duties:\n", f"duties:\n{rule}"


def _power(name: str, parts: str) -> Change:
    return "powers:\n", f"powers:\n  {name}: {{says: So it is., {parts}, source: {SOURCE}}}\n"


def _gate(name: str, parts: str) -> Change:
    return "gates:\n", f"gates:\n  {name}: {{says: So it is., {parts}, remedy: Wait., source: {SOURCE}}}\n"


GALLERY: dict[str, tuple[tuple[Change, ...], str, int | None, list[str]]] = {
    "a step that cannot be reached": (
        ((f"    {BAR}\n", ""), ("    act: case-closed\n", "    act: outcome-notified\n")),
        "error",
        49,
        ["'appealing' speaks of what can never be done: appeal-filed", "somebody must be able to do that first"],
    ),
    "a step that cannot be left": (
        ((f"    {BAR}\n", '    when: done["mediation-held"] > 0\n'),),
        "error",
        None,
        ["A case can get stuck for ever", "→ mediation-held", "power to go on"],
    ),
    "a duty without a limit": (
        (("    within: 3 d\n", ""),),
        "note",
        19,
        ["Duty 'acknowledge' has no limit", "Add 'within: …'"],
    ),
    "a duty without an owner": (
        (_duty("form", "act: finding-made, after: panel-formed, within: 9 d"),),
        "error",
        18,
        ["Duty 'form' is owed by those who may not do it: receiver", "Let it be owed by panel"],
    ),
    "a receipt that only a party can note": (
        (
            _duty("reply", "act: response-received, after: respondent-notified, within: 9 d, on-receipt: true"),
            _power("noting", "act: letter-delivered, who: respondent"),
        ),
        "error",
        18,
        ["Duty 'reply' counts from the receipt of a letter, and no officer may note one", "'letter-delivered'"],
    ),
    "a role that nobody fills": (
        (("{title: appeal body, bodies: [appeal, outside]}", "{title: appeal body}"),),
        "error",
        None,
        ["The role 'appeal' can be filled by nobody", "Add 'bodies: [intake, outside]'"],
    ),
    "two clocks for one duty": (
        (_duty("again", "act: report-acknowledged, to: reporter, after: report-received, within: 1 w"),),
        "warning",
        20,
        ["Two clocks run for one thing: 'again' (1 week after report-received)", "Say which of the two holds"],
    ),
    "thresholds that overlap": (
        (("votes: [majority]", "votes: [majority, unanimous]"),),
        "warning",
        43,
        ["'deciding' names majorities that overlap: majority, unanimous", "Begin with the strictest"],
    ),
    "two powers with different majorities": (
        (_power("again", "act: decision-made, who: panel, votes: unanimous"),),
        "warning",
        44,
        ["'again' and 'deciding' give the same people one act with different majorities"],
    ),
    "a body that can be conflicted without a next one": (
        (("{title: appeal body, bodies: [appeal, outside]}", "{title: appeal body, bodies: appeal}"),),
        "warning",
        None,
        ["could fill the role 'appeal' is conflicted, there is no next body", "end with 'outside'"],
    ),
    "an investigator who decides": (
        (TALKS,),
        "warning",
        43,
        ["Who investigates may also decide: panel", "add a separation"],
    ),
    "an appeal heard by who decided": (
        (("    who: appeal\n", "    who: panel\n"),),
        "error",
        57,
        ["An appeal is heard by those who made what it is against (decision-made): panel", "another role"],
    ),
    "a bar that consent can lift": (
        ((BAR, 'when: done["consent-given"] == 0'),),
        "error",
        30,
        ["Bar 'no-quick-end' can be lifted by consent", "A bar is stronger than consent"],
    ),
    "a deadline that what it waits for can outlast": (
        (
            _duty("find", "act: [finding-made, feedback-given], after: report-received, within: 3 d"),
            _gate("told", "act: finding-made, needs: [respondent-notified]"),
            (
                "bars:\n",
                _duty("tell", "act: respondent-notified, after: report-received, within: 9 d")[1][8:] + "bars:\n",
            ),
        ),
        "warning",
        18,
        ["'find' (3 days) may be impossible to keep", "'tell' allows 9 days for", "Lengthen the limit"],
    ),
    "a deadline that ends before its own waiting time": (
        (
            _duty("close", "act: case-closed, after: outcome-notified, within: 3 d"),
            _gate("wait", "act: case-closed, needs: [outcome-notified], wait: 30 d, unless: appeal-decided"),
        ),
        "warning",
        18,
        ["'close' (3 days) cannot be kept: 'case-closed' waits 30 days by 'wait'", "unless appeal-decided"],
    ),
    "a rule that one person can block for ever": (
        (
            _gate("heard", "act: case-closed, needs: [response-received]"),
            _power("answering", "act: response-received, who: respondent"),
        ),
        "warning",
        None,
        ["The respondent can block a case for ever by staying silent", "end after a time"],
    ),
    "a rule of which only an excerpt was read": (
        (),
        "note",
        79,
        ["'old-colleague': only an excerpt of its source was read", "Read the full text"],
    ),
    "a rule of which nothing was read": (
        (("section 2, mark: verified", "section 2, mark: unverified"),),
        "note",
        37,
        ["'panel-first': its source was not read"],
    ),
}


def _problems(changes: tuple[Change, ...]) -> tuple[Problem, ...]:
    text = MINIMAL
    for right, wrong in changes:
        assert text.count(right) == 1, right
        text = text.replace(right, wrong)
    read = read_procedure(text, "club.yaml")
    return (*check(read), *closing(read, search(read)))


@pytest.mark.parametrize("mistake", GALLERY)
def test_each_mistake_is_found_with_its_place_and_remedy(mistake: str) -> None:
    """An unsound procedure is read; the check says what is wrong, how badly, where, and what would be right."""
    changes, severity, line, words = GALLERY[mistake]
    found = [one for one in _problems(changes) if all(word in f"{one.what} {one.remedy}" for word in words)]
    assert found, [one.what for one in _problems(changes)]
    assert found[0].severity == severity
    assert line is None or (found[0].file, found[0].line) == ("club.yaml", line)


def test_the_sound_one_has_nothing_but_the_excerpt() -> None:
    """What the gallery makes unsound is sound before."""
    assert [one.what for one in _problems(())] == ["'old-colleague': only an excerpt of its source was read."]
