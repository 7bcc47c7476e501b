"""A case split in two: the same rules and people, what belongs to it carried over, words for whoever reported."""

from contextlib import suppress
from dataclasses import replace

import pytest

from fairhearing.desk import Party, Upload, let_in_party, open_case, open_mailbox, perform, serve, take_up_letter
from fairhearing.desk.leaving import levels_of
from fairhearing.desk.proposal import Proposal
from fairhearing.desk.splitting import Split, split_case, words_handed
from fairhearing.errors import BusyError, InputError, NotYoursError, RefusedError, SealError
from fairhearing.identifiers import ActId
from fairhearing.procedure import load
from fairhearing.sealing import Identity, open_file, read_receipt
from tests.club import OUTSIDE, START, organisation, settle
from tests.fakes import BreakingBooks, InterruptedBooks, fake_house
from tests.walking import act

WHY = "Two matters that have nothing to do with one another."


@pytest.fixture
def model():
    """The club under the procedure that can split a case."""
    return settle(fake_house(organisation(), load("model"), START))


def split(club, code, respondents=("respondent-2",), acts=(), **more):
    return split_case(club.house, club.officers["c04"], code, Split(WHY, respondents, acts, **more))


def counts(club):
    """Return how many cases, mailboxes and acts there are."""
    tables = club.house.books.tables
    return len(tables.cases), len(tables.mailboxes), sum(map(len, tables.acts.values()))


def test_the_second_case_has_the_rules_and_the_organisation_of_the_first(model):
    """Whatever came into force meanwhile: both pins are those of the first intake (P5)."""
    _, code = model.report(respondents=("Ivy Nine", "Larch Twelve"))
    first = open_case(model.house, model.officers["c04"], code)
    newer = replace(load("model"), version=2, digest="f" * 64)
    model.house.shelf.old.append(model.house.shelf.procedure)
    model.house.shelf.procedure = newer
    model.house.roll.put(replace(model.house.roll.current(), name="Another name"))
    new = open_case(model.house, model.officers["c04"], split(model, code))
    assert replace(new.row, code=code, acts=first.row.acts) == first.row
    assert new.parties().respondent == ("c12",)
    assert new.parties().reporter == first.parties().reporter


def test_what_belongs_to_it_is_carried_over(model):
    """The report in its own words, its files, and the acts that were chosen; nothing else."""
    shown = Upload("a.txt", "text/plain", b"Shown.")
    _, code = model.report(respondents=("Ivy Nine", "Larch Twelve"), files=(shown,), consents=("tell-respondent",))
    act(model, model.officers["c04"], code, "exhibit-added", text="Belongs to the second.")
    act(model, model.officers["c04"], code, "exhibit-added", text="Stays with the first.")
    chosen = open_case(model.house, model.officers["c04"], code).done("exhibit-added")[0].public.id
    new = open_case(model.house, model.officers["c04"], split(model, code, acts=(chosen,)))
    told = str([one.fields for one in new.acts])
    assert "What happened, in own words." in told
    assert "Belongs to the second." in told
    assert "Stays with the first." not in told
    (entry,) = new.acts[1].files
    key = Identity(bytes.fromhex(entry["key"]))
    assert open_file(model.house.blobs.get(entry["digest"]), key) == b"Shown."
    assert new.acts[0].fields["consents"] == ["tell-respondent"]


def test_whoever_reported_gets_words_that_they_alone_can_read(model):
    """They lie sealed in their mailbox and open the second case, in which they write at once."""
    words, code = model.report(respondents=("Ivy Nine", "Larch Twelve"))
    act(model, Party(read_receipt(words)), code, "consent-given", scope="mediation")
    act(model, Party(read_receipt(words)), code, "consent-refused", scope="publish-reply")
    act(model, Party(read_receipt(words)), code, "course-set", value="hold")
    new = split(model, code)
    keys = read_receipt(words)
    ((other, receipt),) = words_handed(open_mailbox(model.house, keys), keys.identity)
    assert other == new
    mailbox = open_mailbox(model.house, read_receipt(receipt))
    assert mailbox.acts[0].fields["course"] == "hold"
    assert receipt not in str([one.parts for one in open_case(model.house, model.officers["c04"], code).acts])
    perform(model.house, Party(read_receipt(receipt)), new, Proposal("message-sent", {"text": "I am here."}))
    assert open_case(model.house, model.officers["c04"], new).acts[-1].fields["text"] == "I am here."
    officer = open_case(model.house, model.officers["c04"], code)
    assert words_handed(replace(officer, me="receiver-1"), keys.identity) == ()


def test_an_affected_person_with_mail_of_their_own_does_not_get_the_reporters(model):
    """In the second case, too, they are let in by letter; the report and its mail are not theirs."""
    words, code = model.report(respondents=("Ivy Nine", "Larch Twelve"), affected="Juniper Ten")
    act(model, model.officers["c04"], code, "report-acknowledged", "reporter-1", text="It arrived.")
    letter = Proposal("affected-invited", {"text": "The letter.", "how": "letter"}, to="affected-1")
    told = let_in_party(model.house, model.officers["c04"], code, letter)
    taken = take_up_letter(model.house, told.code.letter, told.code.spoken)
    split(model, code)
    for receipt, count in ((words, 1), (taken.receipt, 0)):
        keys = read_receipt(receipt)
        assert len(words_handed(open_mailbox(model.house, keys), keys.identity)) == count


def test_each_names_the_other_in_sealed_parts_alone(model):
    """No public part of either holds the other's code."""
    _, code = model.report(respondents=("Ivy Nine", "Larch Twelve"))
    new = split(model, code)
    one, other = (open_case(model.house, model.officers["c04"], name) for name in (code, new))
    assert one.done("case-split")[0].fields["code"] == new
    assert other.acts[0].fields["linked"] == code
    assert new not in str([act.public for act in one.acts])
    assert code not in str([act.public for act in other.acts])


def test_nothing_is_made_where_a_rule_speaks_against_it(model, club):
    """Without anybody whom it is about, or where the procedure gives it to nobody, no second case begins."""
    _, code = model.report(respondents=("Ivy Nine", "Larch Twelve"))
    for nobody in ((), ("respondent-3",)):
        with pytest.raises(InputError, match="whom the second case is about"):
            split(model, code, nobody)
    act(model, model.officers["c04"], code, "recused")
    before = len(model.house.books.tables.cases)
    with pytest.raises(RefusedError):
        split(model, code)
    assert len(model.house.books.tables.cases) == before


def test_somebody_who_was_only_described_goes_along(model):
    """The description stands in the second case as it did in the first."""
    _, code = model.report(respondents=("Ivy Nine", "Nobody Known"))
    case = open_case(model.house, model.officers["x01"], code)
    assert case.me == "sifter-1"


@pytest.mark.parametrize("room", [0, 1, 2])
def test_both_cases_are_kept_or_neither(model, room):
    """A store that breaks at either report, or at what is carried over, has kept nothing of it."""
    words, code = model.report(
        respondents=("Ivy Nine", "Larch Twelve"), files=(Upload("a.txt", "text/plain", b"Shown."),)
    )
    before = counts(model)
    model.house = replace(model.house, books=BreakingBooks(model.house.books, room))
    with pytest.raises(BusyError):
        split(model, code)
    assert counts(model) == before
    model.house.books.at = 3
    new = split(model, code)
    assert counts(model) == (2, 2, before[2] + 3)
    keys = read_receipt(words)
    assert [code for code, _ in words_handed(open_mailbox(model.house, keys), keys.identity)] == [new]


def test_the_same_page_sent_twice_splits_once(model):
    """Whoever presses again, because no answer came, gets the case that they made."""
    _, code = model.report(respondents=("Ivy Nine", "Larch Twelve"))
    one, other = (ActId(letter * 26) for letter in "ab")
    first = split(model, code, id=one)
    made = counts(model)
    assert split(model, code, id=one) == first
    assert counts(model) == made
    assert split(model, code, id=other) != first


def test_somebody_who_writes_first_makes_no_third_case(model):
    """It is split as the case stands now: with the act that came in between, and into two."""
    words, code = model.report(respondents=("Ivy Nine", "Larch Twelve"))
    party = Party(read_receipt(words))
    model.house = replace(
        model.house,
        books=InterruptedBooks(model.house.books, lambda: act(model, party, code, "course-set", value="hold")),
    )
    new = split(model, code)
    assert counts(model) == (2, 2, 4)
    assert open_case(model.house, model.officers["c04"], new).acts[0].fields["course"] == "hold"


def test_what_may_not_be_carried_over_stops_it_before_anything_is_made(model):
    """A rule that bars it in the second case is named, and no half of a case is left."""
    rules = load("model")
    bar = replace(rules.bars[0], act=("exhibit-added",), when=None, by=("receiver",))
    model.house.shelf.procedure = replace(rules, bars=(*rules.bars, bar))
    _, code = model.report(
        respondents=("Ivy Nine", "Larch Twelve"), files=(Upload("a.txt", "text/plain", b"Shown."),)
    )
    before = counts(model)
    with pytest.raises(RefusedError, match=bar.says[:20]):
        split(model, code)
    assert counts(model) == before


def test_whoever_takes_the_second_case_over_gets_a_place_that_is_free(model):
    """It begins with the second receiver alone, who leaves it: the next body opens all of it, each in it."""
    _, code = model.report(respondents=("Ivy Nine", "Larch Twelve"))
    act(model, model.officers["c03"], code, "recused")
    new = split(model, code)
    assert open_case(model.house, model.officers["c04"], new).slots_of("receiver") == ("receiver-2",)
    act(model, model.officers["c04"], new, "recused")
    opened = [open_case(model.house, model.officers[person], new) for person in OUTSIDE]
    assert [case.me for case in opened] == ["receiver-3", "receiver-4", "receiver-5"]
    act(model, model.officers["x01"], new, "report-acknowledged", "reporter-1", text="It goes on.")
    assert open_case(model.house, model.officers["x02"], new).acts[-1].fields["text"] == "It goes on."


def test_the_second_case_goes_on_though_all_who_began_it_leave(model):
    """Its places are the third to the fifth; those who follow have places of their own, and it is not lost."""
    _, code = model.report(respondents=("Ivy Nine", "Larch Twelve"))
    for person in ("c03", "c04"):
        act(model, model.officers[person], code, "recused")
    new = split_case(model.house, model.officers["x01"], code, Split(WHY, ("respondent-2",)))
    assert open_case(model.house, model.officers["x01"], new).slots_of("receiver") == (
        "receiver-3",
        "receiver-4",
        "receiver-5",
    )
    for person in ("x01", "x02"):
        act(model, model.officers[person], new, "recused")
    with suppress(RefusedError):
        act(model, model.officers["x03"], new, "recused")
    assert can_open(model, new)


def test_who_stood_aside_does_not_get_the_second_case(model):
    """Where the last who handles it leaves, it goes past them to the next body; no draw gives it to them."""
    _, code = model.report(respondents=("Ivy Nine", "Larch Twelve"))
    act(model, model.officers["c03"], code, "recused")
    new = split(model, code)
    case = open_case(model.house, model.officers["c04"], new)
    assert case.parties().excluded == ("c03",)
    assert levels_of(model.house, case, ("c03", "c04")) == {"c03": "hard", "c04": "none"}
    act(model, model.officers["c04"], new, "recused")
    assert can_open(model, new) == ["x01", "x02", "x03"]


@pytest.mark.parametrize("served", [False, True])
def test_who_was_challenged_with_success_does_not_get_the_second_case(model, served):
    """Neither as one who handled the first and still reads it, nor as one who takes it over later."""
    words, code = model.report(respondents=("Ivy Nine", "Larch Twelve"))
    slot = open_case(model.house, model.officers["c03"], code).me
    act(model, Party(read_receipt(words)), code, "challenge-made", slot=slot, reason="A friend of theirs.")
    act(model, model.officers["c04"], code, "challenge-decided", slot=slot, value="upheld", reason="It is so.")
    with pytest.raises(RefusedError):
        split_case(model.house, model.officers["c03"], code, Split(WHY, ("respondent-2",)))
    if served:
        serve(model.house, model.officers["c04"], code)
    new = split(model, code)
    assert can_open(model, new) == ["c04"]
    act(model, model.officers["c04"], new, "recused")
    assert can_open(model, new) == ["x01", "x02", "x03"]


def test_no_second_case_begins_with_somebody_who_is_challenged(model):
    """The challenge would stay behind in the first; once it is ruled on, the second begins."""
    words, code = model.report(respondents=("Ivy Nine", "Larch Twelve"))
    slot = open_case(model.house, model.officers["c03"], code).me
    act(model, Party(read_receipt(words)), code, "challenge-made", slot=slot, reason="A friend of theirs.")
    before = counts(model)
    with pytest.raises(RefusedError, match="No case is split"):
        split(model, code)
    assert counts(model) == before
    act(model, model.officers["c04"], code, "challenge-decided", slot=slot, value="dismissed", reason="It is not.")
    assert can_open(model, split(model, code)) == ["c03", "c04"]


def can_open(club, code):
    """Return who opens a case and can seal to its newest keys."""
    found = []
    for person, officer in club.officers.items():
        with suppress(NotYoursError, SealError):
            open_case(club.house, officer, code).secret("what")
            found.append(person)
    return found
