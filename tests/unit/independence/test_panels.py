"""Whether a body that is filled by lot can be drawn free of hard conflict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fairhearing.acts import Parties
from fairhearing.errors import InputError
from fairhearing.identifiers import BodyId, PersonId
from fairhearing.independence import drawable, free_panels
from fairhearing.organisation import ConflictPolicy, Organisation, broken_quotas
from tests.unit.independence.building import DAY, P04


@pytest.mark.parametrize("respondent", ["p04", "p01"])
def test_a_panel_within_the_quotas_exists_for_both(
    lakeland: Organisation, strict: ConflictPolicy, respondent: str
) -> None:
    """Question 9 of the sample: for p04 as for p01 three people could have judged."""
    found = free_panels(lakeland, strict, "commission", Parties(respondent=(respondent,)), DAY)
    quotas = lakeland.bodies[BodyId("commission")].quotas
    assert found.exists
    assert len(found.example) == found.size == 3
    assert set(found.example) <= set(found.eligible)
    assert broken_quotas(quotas, [lakeland.people[one] for one in found.example]) == ()
    assert "must declare first" in found.because


def test_who_is_free_is_taken_before_who_is_unknown(lakeland: Organisation, strict: ConflictPolicy) -> None:
    """Without quotas the example needs nobody about whom nothing is known."""
    found = free_panels(lakeland, strict, "appeals", P04, DAY)
    assert found.example == ("p10", "p12", "p13")
    assert found.unknown == ("p15", "p17", "p19", "p22", "p23", "p24")


def test_who_leads_receives_or_oversees_is_not_drawn(lakeland: Organisation) -> None:
    """Nor is who left, who has not joined yet, or who is left out expressly."""
    pool = drawable(lakeland, DAY, exclude={"p10"})
    assert not {"p01", "p02", "p03", "p05", "p09", "p10", "p11", "p16", "p20"} & set(pool)
    assert {"p04", "p24"} <= set(pool)
    assert "p24" not in drawable(lakeland, date(2023, 9, 1))
    assert "p20" in drawable(lakeland, date(2024, 1, 1))


def test_where_nobody_is_left_there_is_no_panel(lakeland: Organisation, strict: ConflictPolicy) -> None:
    """Too few people, and enough people of whom no panel keeps the quotas, are told apart."""
    everybody = frozenset(lakeland.people)
    few = free_panels(lakeland, strict, "commission", P04, DAY, declared=everybody)
    assert (few.exists, few.because) == (False, "Could be drawn: 0, and 3 must sit.")
    untrained = {"p15", "p19"}
    none = free_panels(lakeland, strict, "commission", P04, DAY, exclude=untrained)
    assert not none.exists
    assert none.because.endswith("but no 3 of them keep the quotas of Disputes commission.")


def test_size_and_quotas_can_be_asked_about(lakeland: Organisation, strict: ConflictPolicy) -> None:
    """What if five sat, or four without quotas: three branches are not enough for four."""
    assert not free_panels(lakeland, strict, "commission", P04, DAY, size=4).exists
    assert len(free_panels(lakeland, strict, "commission", P04, DAY, size=4, quotas={}).example) == 4


def test_a_body_that_is_not_there_or_has_no_size_is_refused(
    lakeland: Organisation, strict: ConflictPolicy
) -> None:
    """The message names the bodies that there are, or what the file should say."""
    with pytest.raises(InputError) as unknown:
        free_panels(lakeland, strict, "jury", P04, DAY)
    assert "appeals, board, care" in unknown.value.remedy
    with pytest.raises(InputError) as sizeless:
        free_panels(lakeland, strict, "board", P04, DAY)
    assert "'size'" in sizeless.value.remedy
    with pytest.raises(InputError, match="There is no body 'board'"):
        free_panels(replace(lakeland, bodies={}), strict, "board", P04, DAY)


def test_a_softly_conflicted_person_comes_last(lakeland: Organisation, strict: ConflictPolicy) -> None:
    """Where only soft ones are left, the panel is made of them too."""
    gone = frozenset(PersonId(one) for one in drawable(lakeland, DAY) if one not in {"p06", "p07", "p08"})
    found = free_panels(lakeland, strict, "appeals", Parties(respondent=("p03",)), DAY, declared=gone)
    assert found.example == ("p06", "p07", "p08")
    assert found.unknown == ()
