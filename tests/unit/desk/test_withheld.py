"""What is withheld from whoever gets a letter is found in it: names, parts of names, addresses, ids, passages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.acts import KINDS
from fairhearing.desk import (
    OTHERS,
    Mark,
    Party,
    Proposal,
    Upload,
    audiences_of,
    let_in_party,
    marks_in,
    open_case,
    unread,
)
from fairhearing.identifiers import KindName, SlotName
from fairhearing.sealing import read_receipt
from tests.walking import act, walk_to

REPORT = (
    "On the last evening he stood in the door of the hall and would not let anybody pass for an hour. "
    "Reach me at wren@example.org or 0170 555 1234."
)


def marked(club, way, kind, text, to=None, officer="c04", **fields) -> list[tuple[str, str, bool]]:
    """Return what is marked in a letter: what, whose, and whether it is refused."""
    case = open_case(club.house, club.officers[officer], way.code)
    slot = SlotName(to) if to else None
    found = marks_in(case, Proposal(KindName(kind), {"text": text, **fields}, to=slot))
    assert all(isinstance(one, Mark) and text[one.start : one.end] for one in found)
    return [(one.what, one.of, one.forbidden) for one in found]


@pytest.fixture
def way(club):
    return walk_to(club, "answered", text=REPORT)


def to_respondent(club, way, text):
    return marked(club, way, "respondent-outcome-notified", text, "respondent-1")


def test_the_reporters_name_is_refused_in_a_letter_to_the_respondent(club, way):
    """The whole name, either way round, is refused; their own name the respondent may read."""
    assert to_respondent(club, way, "As Gorse Seven said") == [("name", "reporter", True)]
    assert to_respondent(club, way, "SEVEN, Gorse") == [("name", "reporter", True)]
    assert to_respondent(club, way, "Dear Fir Six") == []


def test_an_id_of_the_roll_is_a_name(club, way):
    """Whoever is called by the id of the roll is named too."""
    assert to_respondent(club, way, "As c07 said") == [("name", "reporter", True)]


def test_a_part_of_a_name_is_marked_and_not_refused(club, way):
    """A first name or a surname alone may be another person's, or a word."""
    assert to_respondent(club, way, "As Gorse said") == [("part-of-a-name", "reporter", False)]


def test_the_reporter_may_read_of_the_respondent(club, way):
    """Whoever reported knows whom; those whom only the other side named they do not know."""
    assert marked(club, way, "outcome-notified", "Fir Six was warned.", "reporter-1") == []
    party = Party(read_receipt(way.respondent.receipt))
    act(club, party, way.code, "witness-named", person="Iris Nine")
    assert marked(club, way, "feedback-given", "Iris Nine was heard.", "reporter-1") == [("name", "witness", True)]


def test_others_are_told_no_name_but_those_that_the_act_names(club, way):
    """In a notice the respondent is asked about and the reporter refused, unless the field says whom it names."""
    assert marked(club, way, "notice-sent", "Fir Six stays away.") == [("name", "respondent", False)]
    assert marked(club, way, "notice-sent", "Gorse Seven reported it.") == [("name", "reporter", True)]
    assert marked(club, way, "notice-sent", "Fir Six stays away.", names=["respondent-1"]) == []


def test_a_witness_is_told_no_name_but_may_have_to_read_of_whom_it_is(club, way):
    """The reporter's name is refused, the respondent's is asked about."""
    assert marked(club, way, "witness-asked", "Gorse Seven reported it.", "witness-1") == [
        ("name", "reporter", True)
    ]
    assert marked(club, way, "witness-asked", "Where was Fir Six?", "witness-1") == [("name", "respondent", False)]


def test_what_both_sides_read_is_looked_at_for_both_whomever_it_is_put_on(club, way):
    """A measure on the respondent is read by the reporter too, so that neither side's secrets stand in it."""
    said = "As Gorse Seven said"
    assert marked(club, way, "interim-measure-set", said, "respondent-1", reason=said) == [
        ("name", "reporter", True)
    ]
    party = Party(read_receipt(way.respondent.receipt))
    act(club, party, way.code, "witness-named", person="Iris Nine")
    said = "As Iris Nine said"
    assert marked(club, way, "interim-measure-set", said, "respondent-1", reason=said) == [
        ("name", "witness", True)
    ]


def test_consent_opens_a_name_and_taking_it_back_closes_it(club, way):
    """Whoever agreed to be named to others may be named, until they take it back."""
    party = Party(read_receipt(way.reporter))
    act(club, party, way.code, "consent-given", scope="name-to-others")
    assert to_respondent(club, way, "As Gorse Seven said") == []
    act(club, party, way.code, "consent-withdrawn", scope="name-to-others")
    assert to_respondent(club, way, "As Gorse Seven said") == [("name", "reporter", True)]


def test_addresses_ids_and_passages_are_found(club, way):
    """A mail address, a number, an act's id and a passage of the report are found; what was told is not."""
    assert to_respondent(club, way, "Write to WREN@example.org") == [("address", "", True)]
    assert to_respondent(club, way, "Call +49 170 5551234") == [("address", "", True)]
    case = open_case(club.house, club.officers["c04"], way.code)
    assert to_respondent(club, way, f"See {case.acts[0].public.id}") == [("id", "", True)]
    passage = "It says: he stood in the door of the hall and would not let anybody pass."
    assert to_respondent(club, way, passage) == [("passage", "", False)]
    assert marked(club, way, "feedback-given", passage, "reporter-1") == []
    assert to_respondent(club, way, "It was not so.") == []


def test_notes_of_the_panel_go_to_nobody(club):
    """What the panel noted for itself is refused in a letter by one of its members."""
    way = walk_to(club, "decided")
    case = open_case(club.house, club.officers["c04"], way.code)
    member = next(str(entry.person) for slot, entry in case.slots.items() if slot.startswith("panel-"))
    note = "Two of us doubt the second account of that evening."
    act(club, club.officers[member], way.code, "deliberation-noted", text=note)
    letter = f"You should know: {note}"
    assert marked(club, way, "outcome-notified", letter, "reporter-1", member) == [("notes", "", True)]
    assert "panel" in unread(case)
    decided = "Reasons: Because. What was decided: A warning."
    assert marked(club, way, "respondent-outcome-notified", decided, "respondent-1", member) == []


def test_whoever_is_excluded_or_only_described_is_not_named_either(club):
    """Names that the reporter typed to keep people out, or that match nobody, are withheld as well."""
    way = walk_to(club, "answered", excluded=("Birch Two", "Nobody Known"))
    assert ("name", "excluded", True) in to_respondent(club, way, "Not to Birch Two")
    assert ("name", "excluded", True) in to_respondent(club, way, "As Nobody Known saw")


def test_another_respondent_is_asked_about(club):
    """Of several respondents each is told of what they did; that another is named, somebody says why."""
    way = walk_to(club, "planned", respondents=("Fir Six", "Hazel Eight"))
    kind = "respondent-notified"
    assert marked(club, way, kind, "You and Hazel Eight", "respondent-1") == [("name", "respondent", False)]
    assert marked(club, way, kind, "You and Hazel Eight", "respondent-2") == []


def test_what_another_respondent_alone_was_told_or_said_is_not_known(club):
    """What one of them wrote is, to the other, out of a part that they do not read: each has mail of their own."""
    way = walk_to(club, "answered", respondents=("Fir Six", "Hazel Eight"))
    party = Party(read_receipt(way.respondent.receipt))
    act(club, party, way.code, "respondent-message-sent", text="Call me at 0171 444 9876.")
    kind = "respondent-notified"
    assert marked(club, way, kind, "Call 0171 444 9876", "respondent-1") == []
    assert marked(club, way, kind, "Call 0171 444 9876", "respondent-2") == [("address", "", True)]


def test_a_witness_is_not_told_who_reported(club, way):
    """Their own name may stand; the respondent's is asked about; the reporter's is refused."""
    named = {"questions": "What did you see?", "person": "Juniper Ten"}
    assert marked(club, way, "witness-invited", "Dear Juniper Ten", "witness-1", **named) == []
    assert marked(club, way, "witness-invited", "Fir Six?", "witness-1", **named) == [
        ("name", "respondent", False)
    ]
    assert marked(club, way, "witness-invited", "Gorse Seven said", "witness-1", **named) == [
        ("name", "reporter", True)
    ]


def test_the_name_of_a_file_is_looked_at(club, way):
    """It is read as soon as the letter is, and often names whose it is."""
    case = open_case(club.house, club.officers["c04"], way.code)
    file = Upload("Report_of_Gorse_Seven.pdf", "application/pdf", b"")
    told = Proposal(KindName("respondent-message-sent"), {"text": "See."}, SlotName("respondent-1"), files=(file,))
    assert [(one.field, one.what, one.forbidden) for one in marks_in(case, told)] == [("files.0", "name", True)]


def test_a_name_that_was_told_already_is_no_secret(club, way):
    """What the side has read in an earlier act is not withheld from it."""
    case = open_case(club.house, club.officers["c04"], way.code)
    (told,) = case.done("respondent-notified")
    body = {"fields": {**told.fields, "text": "Gorse Seven agreed that you are told."}}
    acts = tuple(replace(one, parts={"respondent-mail": body}) if one is told else one for one in case.acts)
    proposal = Proposal(
        KindName("respondent-outcome-notified"), {"text": "Gorse Seven"}, to=SlotName("respondent-1")
    )
    assert marks_in(replace(case, acts=acts), proposal) == ()
    elsewhere = replace(proposal, to=SlotName("respondent-2"))
    assert [one.of for one in marks_in(replace(case, acts=acts), elsewhere)][:1] == ["reporter"]


def test_what_nobody_is_told_is_not_looked_at(club, way):
    """A record of an interview names people; it goes to no side."""
    assert marked(club, way, "interview-held", "Gorse Seven was heard.") == []
    assert audiences_of(KindName("leadership-told")) == (OTHERS,)
    assert all(audiences_of(kind) for kind in KINDS if KINDS[kind].tells)


def test_a_ruling_is_looked_at_for_the_side_that_reads_it(club, way):
    """It is told to whoever made the challenge: the respondent may not read who reported; nobody reads it else."""
    case = open_case(club.house, club.officers["c04"], way.code)
    ruling = Proposal(KindName("challenge-decided"), {"slot": "receiver-1", "reason": "Gorse Seven asked."})
    assert marks_in(case, ruling) == ()
    party = Party(read_receipt(way.respondent.receipt))
    act(club, party, way.code, "challenge-made", slot="receiver-1", reason="They are close.")
    case = open_case(club.house, club.officers["c04"], way.code)
    assert [(one.what, one.of, one.forbidden) for one in marks_in(case, ruling)] == [("name", "reporter", True)]


def test_what_was_found_of_another_respondent_is_refused(club):
    """Word for word; what was said of both, and what was found of whoever it is for, may stand."""
    way = walk_to(club, "answered", respondents=("Fir Six", "Hazel Eight"))
    case = open_case(club.house, club.officers["c04"], way.code)
    of_first, of_both = (
        "He shouted at the treasurer on every single evening.",
        "The rules were read to both in May.",
    )

    def made(text, to):
        public = replace(case.acts[-1].public, kind=KindName("finding-made"), to=to and SlotName(to))
        return replace(case.acts[-1], public=public, parts={"what": {"fields": {"reason": text}}})

    judged = replace(
        case, acts=(*case.acts, made(f"{of_first} {of_both}", "respondent-1"), made(of_both, "respondent-2"))
    )

    def said(text, to):
        proposal = Proposal(KindName("respondent-outcome-notified"), {"text": text}, to=SlotName(to))
        return [(one.what, one.forbidden) for one in marks_in(judged, proposal)]

    assert said(of_first, "respondent-2") == [("outcome", True)]
    assert ("outcome", True) not in said(of_both, "respondent-2")
    assert ("outcome", True) not in said(of_first, "respondent-1")


def test_a_body_is_a_party_by_its_name(club):
    """Not by its id alone: a notice is asked about both, and the body itself reads its own name."""
    way = walk_to(club, "planned", respondents=("Neighbour club",))
    name_and_id = [("name", "respondent", False)] * 2
    assert marked(club, way, "notice-sent", "The Neighbour club stays away.") == name_and_id
    assert marked(club, way, "respondent-notified", "To the Neighbour club", "respondent-1") == []


@pytest.fixture
def invited(club):
    """A case in which somebody reported for another, who has mail of their own, as has a second one."""
    way = walk_to(club, "planned", text=REPORT, affected="Hazel Eight")
    for slot, name in (("affected-1", ""), ("affected-2", "Ivy Nine")):
        fields = {"text": "Hello.", "how": "letter", "person": name}
        letter = Proposal(KindName("affected-invited"), fields, to=SlotName(slot))
        let_in_party(club.house, club.officers["c04"], way.code, letter)
    return way


def test_an_affected_person_is_not_told_unawares_who_reported_or_who_else_is_affected(club, invited):
    """Their own name and the respondent's stand in a letter to them; of each other name the writer is asked."""
    named = "Hazel Eight: Fir Six; Gorse Seven; Ivy Nine."
    asked = [("name", "reporter", False), ("name", "affected", False)]
    for kind in ("affected-invited", "feedback-given"):
        assert marked(club, invited, kind, named, "affected-1") == asked
    assert marked(club, invited, "feedback-given", named, "reporter-1") == []
    everybody = marked(club, invited, "final-talk-held", named)
    assert everybody == [("name", "affected", False), *asked]


def test_an_invitation_is_compared_with_what_the_reporter_wrote(club):
    """Until they have mail of their own the reporter speaks for them; the letter with it is theirs alone."""
    way = walk_to(club, "planned", text=REPORT, affected="Hazel Eight")
    passage = "he stood in the door of the hall and would not let anybody pass"
    assert marked(club, way, "affected-invited", passage, "affected-1") == [("passage", "", False)]
    assert marked(club, way, "affected-invited", "Ask wren@example.org", "affected-1") == [("address", "", True)]
    assert marked(club, way, "feedback-given", passage, "affected-1") == []
