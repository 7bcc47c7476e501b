"""More of the gallery of broken procedures: outcomes, their approval, what may be told, and what meets a duty."""

from __future__ import annotations

import pytest

from fairhearing.errors import InputError
from fairhearing.procedure import read_procedure
from tests.procedures.test_gallery import MINIMAL, SOURCE


def _outcome(parts: str) -> str:
    return f"outcomes:\n  away: {{says: Away., {parts}, source: {SOURCE}}}\nconflicts:\n"


def _telling(parts: str) -> str:
    rule = f"{{says: They hear., act: notice-sent, remedy: Wait., {parts}, source: {SOURCE}}}"
    return f"disclosures:\n  hosts: {rule}\nconflicts:\n"


GALLERY = {
    "a condition on what meets a duty that asks for nothing known": (
        "    within: 3 d\n",
        "    within: 3 d\n    counts: act.colour == 'red'\n",
        25,
        ["'colour' is not a fact of 'act'"],
    ),
    "a no that is no answer": (
        "    within: 3 d\n",
        "    within: 3 d\n    ratifies: {act: decision-made, sends-back: objection-made, silence: waits}\n",
        25,
        ["'objection-made' sends back and is no act of this duty", "Add 'objection-made' to 'act'"],
    ),
    "a silence of another sort": (
        "    within: 3 d\n",
        "    within: 3 d\n    ratifies: {act: decision-made, silence: agrees}\n",
        25,
        ["'agrees'"],
    ),
    "an approval without a word on silence": (
        "    within: 3 d\n",
        "    within: 3 d\n    ratifies: {act: decision-made}\n",
        25,
        ["'silence' is missing"],
    ),
    "a silence that begins at no time": (
        "    within: 3 d\n",
        "    ratifies: {act: decision-made, silence: stands}\n",
        24,
        ["says what silence means and not when it begins", "silence: waits"],
    ),
    "a silence that sends back at no time": (
        "    within: 3 d\n",
        "    within: 3 d\n    ratifies: {act: decision-made, silence: returns}\n",
        25,
        ["lets something lapse and does not say when", "each: true"],
    ),
    "a separation that names a field which names nobody": (
        "    groups: [report-acknowledged, decision-made]\n",
        "    groups: [report-acknowledged, decision-made]\n    named: reason\n",
        73,
        ["'reason' is not a field of these acts that names people"],
    ),
    "an outcome whose range holds nothing": (
        "conflicts:\n",
        _outcome("title: away, least: 1 y, most: 1 m"),
        75,
        ["holds for 1 year at least and for 1 month at most", "Exchange"],
    ),
    "an outcome that nobody can name": ("conflicts:\n", _outcome("least: 1 m"), 75, ["'title' is missing"]),
    "a rule on telling that lets nothing be told": (
        "conflicts:\n",
        _telling("may: []"),
        75,
        ["'may' is empty"],
    ),
    "a rule on telling something unheard of": (
        "conflicts:\n",
        _telling("may: rumours"),
        75,
        ["'rumours' is not something that can be told", "restriction"],
    ),
    "a circle that no act can name": (
        "conflicts:\n",
        _telling("may: outcome, to: hosts").replace("notice-sent", "registered"),
        75,
        ["names circles, and 'registered' does not say which circle is told", "Delete 'to'"],
    ),
    "consent to being told of, by nobody": (
        "conflicts:\n",
        _telling("may: outcome, scope: mediation"),
        75,
        ["half a consent", "of: affected"],
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
