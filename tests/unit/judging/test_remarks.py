from __future__ import annotations

from dataclasses import replace

from fairhearing.acts import Parties
from fairhearing.judging.remarks import remarks_on
from fairhearing.organisation import Body, ConflictPolicy, Tie
from tests.unit.judging.building import act, disputed, duty, matter, organisation, power, procedure, seat, tie_rule

WITHDREW = act("3", "statement-withdrawn", "2023-02-01", by="p06")
KIN = ConflictPolicy((tie_rule("kin"),))


def remarks(*acts, org=None, rules=None, **parts):
    return list(remarks_on(matter(rules or procedure(), *acts, org=org, **parts)))


def about(word, *acts, **parts):
    return [one for one in remarks(*acts, **parts) if word in one]


def test_a_narrowed_date_is_told():
    """What was written, and where it can only lie."""
    acts = (act("1", "contact", "2023-01-08"), act("2", "contact", "2023-01", after="1"))
    assert remarks(*acts) == [
        "Act 2 (contact between people), written as 2023-01, can only lie between 2023-01-08 and 2023-01-31."
    ]


def test_a_correction_is_told():
    """What it corrects is still judged."""
    acts = (act("1", "category-set"), act("2", "category-set", "2023-01-05", corrects="1"))
    assert remarks(*acts) == ["Act 2 (category set) corrects act 1, which is still judged as it was done."]


def test_who_of_a_panel_could_have_sat():
    """Free, after declaring, or not, with the path."""
    org = organisation(Tie("kin", ("p04", "p09")), Tie("friend", ("p06", "p12")))
    formed = act("1", "panel-formed", by="lead", members=("p06", "p07", "p09"))
    (one,) = about("Panel of", formed, org=org, rules=procedure(conflicts=KIN))
    assert one.startswith(
        "Panel of act 1: p06 could sit; p07 could sit after declaring, as nothing is known of their ties; "
        "p09 could not (hard conflict with the respondent): "
    )
    assert about("Panel of", act("1", "panel-formed", by="lead"), org=org) == []


def test_quotas_of_the_panel_are_counted():
    """Each that is broken."""
    org = organisation()
    quotas = {"gender": {"woman": {"min": 1}}}
    jury = Body("jury", "Jury", "panel", quotas=quotas)
    org = replace(org, bodies={**org.bodies, "jury": jury})
    found = about("quotas", act("1", "panel-formed", members=("p06",)), org=org)
    assert found == ["Panel of act 1: the quotas of Jury are not kept: gender woman: 0 where at least 1 must be."]


def test_whether_the_panel_could_have_judged():
    """As it sat, or as it could have been drawn, with an example."""
    org = organisation(Tie("kin", ("p04", "p09")))
    drawn = Body("jury", "Jury", "panel", filled_by="lottery", size=2)
    lots = replace(org, bodies={**org.bodies, "jury": drawn})
    (could,) = about("Could", act("1", "report-received", by="p05"), org=lots, rules=procedure(conflicts=KIN))
    assert could.startswith("Could Jury have judged, as of 2023-01-02? Yes: ")
    assert "For example: " in could
    (nobody,) = about("Could", org=org)
    assert nobody.startswith("Could jury have judged, as of 2023-06-30? No: ")
    assert "For example" not in nobody
    seated = replace(lots, seats=(*lots.seats, seat("p06", "jury"), seat("p07", "jury")))
    assert "For example" not in about("Could", org=seated)[0]
    everybody = Parties(respondent=tuple(lots.people))
    strict = procedure(conflicts=ConflictPolicy((tie_rule("self"),)))
    (none,) = about("Could", org=lots, parties=everybody, rules=strict)
    assert "No: " in none
    assert "For example" not in none


def test_a_contact_beside_a_withdrawal_is_a_question():
    """By somebody independent, and no proof of pressure; with what is said against it."""
    contact = act("2", "contact", "2023-01-20", by=("p01", "p06"))
    (one,) = about("ask p06", contact, WITHDREW, org=organisation())
    assert one == (
        "Something to ask p06 about, by somebody independent: p01 and p06 were in contact (act 2, on 2023-01-20), "
        "and p06 withdrew a statement (act 3, on 2023-02-01). This is not shown as pressure."
    )
    assert (
        "(s3 says: “every week”)"
        in about("ask p06", disputed(contact, "s3", "every week"), WITHDREW, org=organisation())[0]
    )


def test_contacts_of_others_or_afterwards_are_no_question():
    """Members among themselves, another witness, or a meeting after the withdrawal."""
    org = organisation()
    assert about("ask", act("2", "contact", "2023-01-20", by=("p07", "p06")), WITHDREW, org=org) == []
    assert about("ask", act("2", "contact", "2023-01-20", by=("p01", "p07")), WITHDREW, org=org) == []
    assert about("ask", act("2", "contact", "2023-03-20", by=("p01", "p06")), WITHDREW, org=org) == []


def test_slots_of_officers_count_as_officers():
    """Also without an organisation."""
    contact = act("2", "contact", "2023-01-20", by=("receiver-1", "p06"))
    assert about("ask p06 about", contact, WITHDREW) != []


def test_what_no_rule_speaks_of_is_no_breach():
    """An event beside an open report, and what a text asks of nobody."""
    event = act("1", "event-participation", by="p04")
    (one,) = remarks(event)
    assert one.startswith(
        "Act 1 (took part in an event): no rule of tiny or of the floor speaks of it, and none makes"
    )
    assert one.endswith("a duty to set an interim measure while a report is open; it is not shown as a breach.")
    owed = procedure(duties=(duty(act=("interim-measure-set",)),))
    assert remarks(event, rules=owed) == [
        "Act 1 (took part in an event): no rule of tiny or of the floor speaks of it; it is not shown as a breach."
    ]
    assert remarks(event, rules=procedure(powers=(power(act=("event-participation",)),))) == []
    silent = procedure(silent={"panel-formed": "It knows no panel."})
    assert remarks(rules=silent) == ["It knows no panel (tiny)."]


def test_a_notice_that_names_the_respondent_is_told():
    """Who was told is owed a correction; one without the respondent's name is not remarked."""
    assert remarks(act("1", "notice-sent", to="north", names=("p04",))) == [
        "Act 1 names the respondent (p04) to north. Whoever was told is owed a correction if it is not upheld."
    ]
    assert remarks(act("1", "notice-sent", names=["p09"])) == []
    assert remarks(act("1", "notice-sent", names=["p04"]))[0].startswith("Act 1 names the respondent (p04). ")
    assert remarks(act("1", "notice-sent")) == []


def test_agreement_reported_by_somebody_else_is_unconfirmed():
    """Only the person can say it."""
    assert remarks(act("1", "outcome-agreed", by="p08", reported_by="p02")) == [
        "Act 1 (agreement with the outcome) was reported by p02, not said by p08: unconfirmed."
    ]
    assert remarks(act("1", "outcome-agreed", reported_by="p02"))[0].endswith(
        "not said by the person: unconfirmed."
    )
