from __future__ import annotations

from fairhearing.procedure import load


def test_a_procedure_gives_all_its_rules_in_the_order_of_the_sections():
    """Duties first and what may be told last; the floor's behind the procedure's own in each section."""
    model = load("model")
    names = [str(rule.id) for rule in model.rules]
    assert len(names) == len(set(names))
    assert names[0] == "hand-on"
    assert names[-1] == "annex-stays-with-the-appeal-body"
    assert names.index("no-fine-no-silence") > names.index("nobody-approves")


def test_circles_are_named_once():
    """In the order of the file, however many rules name them; a procedure without rules on telling has none."""
    assert load("model").audiences == ("doorkeepers", "members")
    assert load("floor").audiences == ()
