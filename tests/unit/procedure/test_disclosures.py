from __future__ import annotations

import pytest

from fairhearing.errors import InputError

SOURCE = "source: {text: rules, section: section 9, mark: verified, since: 2025-01-01}"
SAYS = "  doorkeepers:\n    says: They hear the name.\n    act: notice-sent\n    remedy: Leave the rest out.\n"


@pytest.fixture
def procedure(changed):
    """Return a reader of the small procedure with a rule on telling."""

    def read(text):
        return changed(("conflicts:\n", f"disclosures:\n{SAYS}{text}    {SOURCE}\nconflicts:\n"))

    return read


def test_a_rule_on_telling_says_who_may_be_told_what(procedure):
    """By whom, after what and with whose consent stand beside it."""
    read = procedure(
        "    to: [doorkeepers, hosts]\n    may: [respondent, restriction]\n    by: receiver\n"
        "    after: decision-made\n"
        "    of: affected\n    scope: mediation\n    when: case.severe\n"
    )
    (rule,) = read.disclosures
    assert (rule.act, rule.to, rule.may) == (
        ("notice-sent",),
        ("doorkeepers", "hosts"),
        ("respondent", "restriction"),
    )
    assert (rule.by, rule.after, rule.of, rule.scope, rule.when) == (
        ("receiver",),
        ("decision-made",),
        ("affected",),
        "mediation",
        "case.severe",
    )
    assert read.audiences == ("doorkeepers", "hosts")
    assert rule in read.rules


def test_without_circle_and_consent_it_holds_for_whoever_is_told(procedure):
    """What is left out asks nothing."""
    (rule,) = procedure("    may: outcome\n").disclosures
    assert (rule.to, rule.of, rule.scope, rule.by, rule.after, rule.when) == ((), (), "", (), (), None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("    may: []\n", "'may' is empty"),
        ("    may: gossip\n", "'gossip' is not something that can be told"),
        ("    may: outcome\n    of: affected\n", "half a consent"),
        ("    may: outcome\n    to: The Others\n", "cannot be used as a name"),
    ],
)
def test_what_cannot_be_meant_is_refused(procedure, text, words):
    """With what would be right."""
    with pytest.raises(InputError, match=words):
        procedure(text)


def test_a_circle_needs_an_act_that_says_whom_it_tells(changed):
    """Of an entry in the register nobody knows which circle is told."""
    rule = SAYS.replace("notice-sent", "registered") + f"    to: hosts\n    may: outcome\n    {SOURCE}\n"
    with pytest.raises(InputError, match="names circles, and 'registered' does not say which"):
        changed(("conflicts:\n", f"disclosures:\n{rule}conflicts:\n"))
