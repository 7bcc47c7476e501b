"""The viability rule and the sum rule of the CNCF committee, each test named after the text's own words."""

from __future__ import annotations

from datetime import date

import pytest

from fairhearing.acts import Parties
from fairhearing.identifiers import PersonId
from fairhearing.independence import chain, conflict_of, viability
from fairhearing.organisation import ConflictPolicy, Organisation, TieRule
from fairhearing.procedure import load
from tests.unit.independence.building import club

DAY = date(2026, 6, 1)
ABOUT = Parties(respondent=("x",))
CNCF = load("cncf-committee").conflicts
COMPANY = "{kind: staff, people: [x, company]}"


def committee(*ties: str, seats: str = "bcdef", alternates: str = "", outside: str = "") -> Organisation:
    """Return a committee of five of no known ties, but for these."""
    people = ", ".join(f"{{id: {one}}}" for one in [*"xbcdefgh", "company"])
    held = [f"{{person: {one}, body: committee}}" for one in seats]
    held += [f"{{person: {one}, body: committee, role: alternate}}" for one in alternates]
    held += [f"{{person: {one}, body: above}}" for one in outside]
    return club(
        f"seats: [{', '.join(held)}]",
        f"ties: [{', '.join(ties)}]",
        head=(
            "format: fairhearing/organisation@1\nid: club\n"
            f"people: [{people}]\n"
            "bodies: [{id: committee, kind: intake, size: 5}, {id: above, kind: outside}]\n"
        ),
    )


def hard(*people: str) -> list[str]:
    return [f"{{kind: friend, people: [x, {one}]}}" for one in people]


def soft(*people: str) -> list[str]:
    return [COMPANY, *(f"{{kind: staff, people: [{one}, company]}}" for one in people)]


@pytest.mark.parametrize(
    ("ties", "viable"),
    [
        ([], True),
        (hard("b", "c"), True),
        (hard("b", "c", "d"), False),
        ([*hard("b", "c"), *soft("d", "e")], True),
    ],
)
def test_at_least_three_committee_members_with_no_hard_conflicts(ties: list[str], viable: bool) -> None:
    """Three of five are enough, whether or not two of them have a soft conflict; two are not."""
    found = viability(committee(*ties), CNCF, "committee", ABOUT, DAY)
    assert found.viable is viable
    assert len(found.remaining) == 5 - sum("friend" in tie for tie in ties)


@pytest.mark.parametrize(("clear", "viable"), [("b", True), ("", False)])
def test_at_least_one_committee_member_with_no_hard_or_soft_conflicts(clear: str, viable: bool) -> None:
    """Five with a soft conflict each cannot judge; four and one with none can."""
    found = viability(committee(*soft(*(one for one in "bcdef" if one != clear))), CNCF, "committee", ABOUT, DAY)
    assert found.viable is viable
    assert len(found.remaining) == 5
    if not viable:
        assert found.because.endswith("without any conflict: 0, and the procedure asks for 1.")


def test_multiple_soft_conflicts_exist() -> None:
    """One soft conflict stays soft; the same company and public talk together are hard."""
    talk = "{kind: public-comment, people: [b, x]}"
    levels = [
        conflict_of(committee(*ties), CNCF, PersonId("b"), ABOUT, DAY).level
        for ties in (soft("b"), [talk], [*soft("b"), talk])
    ]
    assert levels == ["soft", "soft", "hard"]


def test_one_fact_told_twice_is_not_multiple() -> None:
    """The same company by two entries, or by two rules, is one soft conflict."""
    twice = [*soft("b"), "{kind: staff, people: [b, company], from: 2020}"]
    assert conflict_of(committee(*twice), CNCF, PersonId("b"), ABOUT, DAY).level == "soft"
    rules = tuple(TieRule(f"r{n}", "same-employer", "soft", ("respondent",), "", "", "test") for n in range(2))
    doubled = ConflictPolicy(rules)
    assert conflict_of(committee(*soft("b")), doubled, PersonId("b"), ABOUT, DAY).level == "soft"


def test_merely_witnessing_does_not_constitute_a_conflict() -> None:
    """A member who saw it counts among those with no conflict at all."""
    parties = Parties(respondent=("x",), witness=("b",))
    only = committee(*soft("c", "d", "e", "f"))
    assert viability(only, CNCF, "committee", parties, DAY).viable


def test_alternates_participate_when_a_primary_member_has_a_conflict() -> None:
    """Three of five are out; with the alternate there are three again, and the step says so."""
    organisation = committee(*hard("b", "c", "d"), alternates="g")
    found = chain(organisation, CNCF, "receiver", ("intake", "outside"), ABOUT, DAY)
    assert [(one.body, one.how, one.viability.viable) for one in found.steps] == [
        ("committee", "itself", False),
        ("committee", "alternates", True),
    ]
    assert found.steps[1].because.startswith("Its alternates take part: g. Without a hard conflict: 3 of 6")
    regular = chain(committee(*hard("b", "c"), alternates="g"), CNCF, "receiver", ("intake",), ABOUT, DAY)
    assert [one.how for one in regular.steps] == ["itself"]


def test_the_incident_is_handed_over_where_the_minimums_are_not_met() -> None:
    """With the alternate conflicted as well, the case goes to the foundation above."""
    organisation = committee(*hard("b", "c", "d", "g"), alternates="g")
    found = chain(organisation, CNCF, "receiver", ("intake", "outside"), ABOUT, DAY)
    assert [one.body for one in found.steps] == ["committee", "committee", "above"]
    assert found.found == "above"
    assert found.steps[-1].because.startswith("The committee cannot judge it, so it comes here. It is outside")
