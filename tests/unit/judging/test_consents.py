from __future__ import annotations

import pytest

from fairhearing.acts import Parties
from fairhearing.judging.consents import consents_on, unconfirmed
from tests.unit.judging.building import act, consent, matter, procedure

NOTICE = act("9", "notice-sent", "2023-02-01", by="p11", to="north", names=("p04",))


def said(number, kind="consent-given", on="2023-01-10", by="p08", scope="name-to-others", **parts):
    return act(number, kind, on, by=by, scope=scope, **parts)


def found(*acts, rule=None, **parts):
    laid = matter(procedure(consents=(rule or consent(),)), *acts, NOTICE, **parts)
    return [(one.status, one.because) for one in consents_on(laid, NOTICE)]


def statuses(*acts, **parts):
    return [status for status, _ in found(*acts, **parts)]


def test_without_consent_on_file_it_is_unconsented():
    """Whoever acts must be able to show it."""
    assert found() == [("unconsented", "The file holds no consent of p08 to name-to-others.")]
    assert found(said("1")) == []


@pytest.mark.parametrize(
    "other",
    [said("1", scope="mediation"), said("1", by="p05"), said("1", on="2023-03-01"), said("1", to="south")],
)
def test_another_consent_is_none(other):
    """To something else, by somebody else, afterwards, or towards others."""
    assert statuses(other) == ["unconsented"]


def test_consent_can_name_the_act_itself():
    """Without a scope, but about it."""
    assert statuses(said("1", scope="", about=("9",))) == []
    assert statuses(said("1", scope="")) == ["unconsented"]


def test_consent_can_be_taken_back():
    """And given again; where the order is open nobody knows."""
    back = said("2", "consent-withdrawn", "2023-01-15")
    assert found(said("1"), back) == [("unconsented", "p08 had taken their consent to name-to-others back.")]
    assert statuses(said("1"), back, said("3", on="2023-01-20")) == []
    assert statuses(said("1"), said("2", "consent-withdrawn", "2023-02-10")) == []
    assert statuses(said("1"), said("2", "consent-refused", "2023-01")) == ["undetermined"]
    assert statuses(said("1", on="2023-02")) == ["undetermined"]


def test_what_somebody_else_reports_is_unconfirmed():
    """Only the party itself can consent."""
    reported = said("1", reported_by="p02")
    assert found(reported) == [("unconfirmed", "That p08 consented was reported by p02, not said by p08.")]
    assert unconfirmed(reported)
    assert not unconfirmed(said("1", reported_by="p08"))


def test_a_condition_decides_whether_consent_is_needed():
    """A notice that names nobody needs none."""
    assert statuses(rule=consent(when="size(act.names) == 0")) == []
    assert statuses(rule=consent(when='"receiver" in act.roles')) == ["undetermined"]


def test_an_affected_person_who_is_not_named_speaks_through_the_report():
    """Nobody knows more of them than the mailbox."""
    assert statuses(said("1", by="reporter-1"), parties=Parties()) == []
    assert found(parties=Parties())[0][1] == "The file holds no consent of the affected to name-to-others."


def test_everybody_concerned_must_consent():
    """Two affected people, two consents."""
    two = Parties(affected=("p08", "p09"))
    assert statuses(said("1"), parties=two) == ["unconsented"]
    assert statuses(said("1"), said("2", by="p09"), parties=two) == []


def test_consents_in_order_are_asked_for_one_after_another():
    """Whoever comes later consents after those before; given the other way round the act lacks a consent."""
    rule = consent(of=("affected", "respondent"), in_order=True)
    early, late = said("1", on="2023-01-05"), said("2", on="2023-01-10")
    other = said("3", on="2023-01-07", by="p04")
    both = Parties(affected=("p08",), respondent=("p04",))
    assert found(early, other, rule=rule, parties=both) == []
    told = "p04 was asked to consent to name-to-others before p08 had."
    assert found(late, other, rule=rule, parties=both) == [("unconsented", told)]
    rough = found(said("4", on="2023-01"), other, rule=rule, parties=both)
    assert rough == [("undetermined", "Whether p08 had consented to name-to-others before p04 is not known.")]
    missing = found(other, rule=rule, parties=both)
    assert missing == [("unconsented", "The file holds no consent of p08 to name-to-others.")]
    assert [status for status, _ in found(late, other, rule=consent(of=rule.of), parties=both)] == []
