from __future__ import annotations

import pytest

from fairhearing.judging.bars import bars_on
from tests.unit.judging.building import act, bar, matter, organisation, procedure

PROPOSED = act("3", "mediation-proposed", by="p01", to="p08")


def found(rule, asked=PROPOSED, **parts):
    laid = matter(procedure(bars=(rule,)), asked, org=organisation(), **parts)
    return [(one.status, one.reason_class) for one in bars_on(laid, asked)]


def test_a_bar_speaks_against_its_kind_alone():
    """Always, where it has no condition."""
    assert found(bar()) == [("barred", "other")]
    assert found(bar(), act("3", "mediation-held")) == []


def test_a_category_bars_whatever_anybody_agrees_to():
    """The category of the report counts."""
    rule = bar(when="case.severe", reason_class="barred-category")
    assert found(rule, categories=("assault",)) == [("barred", "barred-category")]
    assert found(rule, categories=("other",)) == []


@pytest.mark.parametrize(("by", "status"), [("p01", ["barred"]), ("p11", []), ("stranger", ["undetermined"])])
def test_a_bar_may_concern_some_roles_only(by, status):
    """Where the role is not known the answer is not either."""
    asked = act("3", "mediation-proposed", by=by)
    assert [one for one, _ in found(bar(by=("leadership",)), asked)] == status


def test_what_is_not_known_bars_nothing_for_certain():
    """A condition on what may have happened before."""
    rule = bar(when='done["response-received"] > 0')
    rough = act("1", "response-received", "2023-01")
    laid = matter(procedure(bars=(rule,)), rough, PROPOSED)
    (one,) = bars_on(laid, PROPOSED)
    assert (one.status, one.because) == ("undetermined", "Whether this bars it depends on what is not known.")


def test_an_answer_names_rule_pack_source_and_remedy():
    """Whoever reads it can look it up and knows what to do instead."""
    rule = bar(remedy="Hear both sides.")
    (one,) = bars_on(matter(procedure(bars=(rule,)), PROPOSED), PROPOSED)
    assert (one.rule, one.pack, one.source, one.act, one.kind) == (
        "no-mediation",
        "tiny",
        "The book, § 1",
        "3",
        "mediation-proposed",
    )
    assert (one.says, one.because, one.remedy) == ("It is so.", "It is so.", "Hear both sides.")
