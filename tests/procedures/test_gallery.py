"""A gallery of broken procedures, one mistake each: the message says what, where, and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairhearing.errors import InputError
from fairhearing.procedure import read_procedure

MINIMAL = (Path(__file__).parent / "minimal.yaml").read_text()

SOURCE = "{text: rules, section: section 1, mark: verified, since: 2025-01-01}"

GALLERY = {
    "a key that nobody knows": (
        "version: 1\n",
        "version: 1\nauthor: me\n",
        4,
        ["'author' is not a key of a procedure", "What may stand here"],
    ),
    "a key with a slip of the pen": (
        "  no-quick-end:\n    says",
        "  no-quick-end:\n    sais",
        30,
        ["Did you mean 'says'"],
    ),
    "another format": ("procedure@1", "procedure@9", 1, ["is not the format of a procedure", "procedure@1"]),
    "no format": ("format: fairhearing/procedure@1\n", "", 1, ["does not say its format"]),
    "no title": ("title: A small procedure\n", "", 1, ["'title' is missing"]),
    "a version that is a word": ("version: 1", "version: one", 3, ["'version: one' is not a whole number"]),
    "a day that does not exist": (
        "since: 2025-01-01\ntitle",
        "since: 2025-02-30\ntitle",
        4,
        ["is not a day", "2025-03-01"],
    ),
    "a day written the other way round": (
        "since: 2025-01-01\ntitle",
        "since: 01.02.2025\ntitle",
        4,
        ["is not a day"],
    ),
    "a kind of act that does not exist": (
        "act: report-acknowledged\n    to",
        "act: report-acknowleged\n    to",
        21,
        ["'report-acknowleged' is not a kind of act", "Did you mean 'report-acknowledged'"],
    ),
    "a role that nobody defined": (
        "who: receiver\n    act",
        "who: secretary\n    act",
        20,
        ["'secretary' is not a role of this procedure", "receiver"],
    ),
    "a stage that nobody defined": ("stage: intake", "stage: middle", 25, ["'middle' is not a stage", "intake"]),
    "a limit that is none": ("within: 3 d", "within: soon", 24, ["'soon' is not a limit", "48 h"]),
    "a limit that nothing starts": (
        "    after: report-received\n    within",
        "    before: finding-made\n    within",
        24,
        ["nothing that starts its clock", "after:"],
    ),
    "a duty without a beginning": (
        "    after: report-received\n    within: 3 d\n",
        "",
        19,
        ["has no beginning", "after:"],
    ),
    "a fallback that waits for no act": (
        "    within: 3 d\n",
        "    within: 3 d\n    fallback-for: other\n",
        25,
        ["half a fallback, or two", "fallback-for: <duty>"],
    ),
    "a gate that waits in two ways": (
        "    needs: [panel-formed]\n",
        "    needs: [panel-formed]\n    wait: 3 d\n    wait-for: acknowledge\n",
        41,
        ["waits in two ways", "Delete 'wait' or 'wait-for'"],
    ),
    "a gate that waits for a limit that never ends": (
        "    needs: [panel-formed]\n",
        "    needs: [panel-formed]\n    wait-for: acknowledge\n",
        37,
        ["waits for the limit of 'acknowledge', which it cannot", "started by panel-formed"],
    ),
    "a day that no act names": (
        "    within: 3 d\n",
        "    until: act.until\n",
        24,
        ["'until: act.until' is no day", "Write 'within: …'"],
    ),
    "a day without the act that names it": (
        "    after: report-received\n    within: 3 d\n",
        "    after: [report-received, promise-made]\n    until: until\n",
        24,
        ["'until: until' is no day", "Write 'until: act.until'"],
    ),
    "an approval by nobody": (
        "extension: {act: extension-granted, who: receiver, most: 3 d}",
        "extension: {act: extension-granted, who: receiver, approval: decision-approved}",
        26,
        ["Half an approval", "approver: <role>"],
    ),
    "an approval by somebody whom nobody defined": (
        "extension: {act: extension-granted, who: receiver, most: 3 d}",
        "extension: {act: extension-granted, who: receiver, approver: boss, approval: decision-approved}",
        26,
        ["'boss' is not a role of this procedure"],
    ),
    "a separation of some and of all": (
        "    groups: [report-acknowledged, decision-made]\n",
        "    groups: [report-acknowledged, decision-made]\n    alone: true\n    fresh: true\n",
        73,
        ["for those who act alone, and for others too", "Take 'alone' away"],
    ),
    "silence that begins nowhere": (
        "    votes: [majority]\n",
        "    votes: [majority]\n    unopposed: {within: 24 h, by: objection-made}\n",
        47,
        ["after a time that nothing starts", "the time to object", "after:"],
    ),
    "silence without an end": (
        "    within: 1 m\n",
        "    unopposed: {by: objection-made}\n",
        54,
        ["'within' is missing"],
    ),
    "silence that nobody can break": (
        "    within: 1 m\n",
        "    unopposed: {within: 24 h, by: []}\n",
        54,
        ["'by' is empty"],
    ),
    "something that lapses at no time": (
        "    within: 3 d\n",
        "    within: 3 d\n    lapses: true\n",
        25,
        ["lets something lapse and does not say when", "each: true"],
    ),
    "half a fallback": (
        "    within: 3 d\n",
        "    within: 3 d\n    fallback: resigned\n",
        25,
        ["half a fallback, or two", "fallback-after"],
    ),
    "a receipt from which nothing is counted": (
        "    within: 3 d\n",
        "    on-receipt: true\n",
        24,
        ["counts from the receipt", "no limit to count", "Write 'within: 14 d'"],
    ),
    "a pause without an end": (
        "    within: 3 d\n",
        "    within: 3 d\n    pauses: clock-paused\n",
        25,
        ["never goes on", "resumes"],
    ),
    "a rule without a source": (
        f"    source: {SOURCE}\nbars",
        "bars",
        19,
        ["Rule 'acknowledge' has no source", "mark"],
    ),
    "a rule that says nothing": (
        "    says: The panel decides.\n",
        "",
        43,
        ["Rule 'deciding' does not say what it asks", "read aloud"],
    ),
    "a source that is not listed": (
        "{text: rules, section: section 1",
        "{text: law, section: section 1",
        27,
        ["'law'"],
    ),
    "a mark that does not exist": (
        "section 1, mark: verified",
        "section 1, mark: sure",
        27,
        ["'sure' is not a value of 'mark'", "interpreted"],
    ),
    "an interpretation without its reason": (
        "section 1, mark: verified",
        "section 1, mark: interpreted",
        19,
        ["interprets its source and does not say why"],
    ),
    "a source without a date": (
        ", mark: verified, since: 2025-01-01}\nbars",
        ", mark: verified}\nbars",
        27,
        ["'since'"],
    ),
    "two rules of one name": (
        "  panel-first:",
        "  no-quick-end:",
        37,
        ["two rules called 'no-quick-end'", "another name"],
    ),
    "a rule that takes the name of one of the floor's": (
        "  panel-first:",
        "  heard-before-judged:",
        37,
        ["two rules called 'heard-before-judged'", "the floor"],
    ),
    "a condition that is no CEL": ('when: done["appeal-filed"] >', "when: done >> >", 32, ["CEL", "case.severe"]),
    "a condition on a fact that does not exist": (
        'when: done["appeal-filed"] > done["appeal-decided"]',
        "when: case.guilty",
        32,
        ["'guilty' is not a fact of 'case'", "categories"],
    ),
    "a condition that does not answer yes or no": (
        'when: done["appeal-filed"] > done["appeal-decided"]',
        "when: case.course",
        32,
        ["does not answer yes or no"],
    ),
    "a condition on an act that does not exist": (
        'done["appeal-filed"] >',
        'done["apeal-filed"] >',
        32,
        ["'apeal-filed' is not a kind of act"],
    ),
    "a bar that leaves no way out": ("    remedy: Wait for the decision.\n", "", 30, ["'remedy' is missing"]),
    "a gate that waits for nothing": ("needs: [panel-formed]", "needs: []", 39, ["'needs' is empty"]),
    "a majority that does not exist": ("votes: [majority]", "votes: [most]", 46, ["'most' is not a majority"]),
    "a window that nothing opens": ("    after: outcome-notified\n", "", 53, ["a time that nothing starts"]),
    "a consent to something unnamed": (
        "scope: mediation",
        "scope: peace",
        67,
        ["'peace' is not a value of 'scope'"],
    ),
    "a separation of one from itself": (
        "groups: [report-acknowledged, decision-made]",
        "groups: [decision-made]",
        71,
        ["separates nothing"],
    ),
    "a tie that does not exist": ("tie: colleague", "tie: enemy", 80, ["'enemy' is not a value of 'tie'"]),
    "a tie towards nobody": ("      towards: [respondent]\n", "", 79, ["'towards' is empty"]),
    "a draw of nobody": (", drawn: true, seats: 3", ", drawn: true", 15, ["nobody says how many are drawn"]),
    "a role whose name ends in a number": (
        "  panel: {title",
        "  panel-1: {title",
        15,
        ["cannot be called 'panel-1'"],
    ),
    "a name with capital letters": ("id: small", "id: Small", 2, ["'Small' cannot be used as a name"]),
    "a letter for an act that does not exist": (
        "  report-acknowledged: acknowledgement",
        "  report-sent: acknowledgement",
        86,
        ["'report-sent' is not a kind of act"],
    ),
    "a publication on a day that is not there every year": (
        "dates: [01-15]",
        "dates: [02-29]",
        88,
        ["'02-29' is not a date that comes every year"],
    ),
    "groups in which people can be told apart": ("group: 5", "group: 3", 89, ["from 5 to"]),
    "an act named twice": (
        "act: [finding-made, decision-made]",
        "act: [finding-made, finding-made]",
        44,
        ["'finding-made' stands twice in 'act'"],
    ),
}


@pytest.mark.parametrize("mistake", GALLERY)
def test_each_mistake_is_named_with_its_place_and_remedy(mistake: str) -> None:
    """A broken file is refused with the words that help, at the line of the mistake."""
    right, wrong, line, words = GALLERY[mistake]
    assert MINIMAL.count(right) == 1
    with pytest.raises(InputError) as refused:
        read_procedure(MINIMAL.replace(right, wrong), "club.yaml")
    said = refused.value.diagnostics()
    assert [word for word in words if word not in said] == []
    assert refused.value.where is not None
    assert (refused.value.where.file, refused.value.where.line) == ("club.yaml", line)


def test_the_file_without_a_mistake_is_read() -> None:
    """What the gallery breaks is whole before."""
    assert read_procedure(MINIMAL, "club.yaml").id == "small"
