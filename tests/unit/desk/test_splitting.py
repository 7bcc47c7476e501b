"""A case split in two: the same rules and people, what belongs to it carried over, words for whoever reported."""

from dataclasses import replace

import pytest

from fairhearing.desk import Party, Upload, let_in_party, open_case, open_mailbox, perform, take_up_letter
from fairhearing.desk.proposal import Proposal
from fairhearing.desk.splitting import Split, split_case, words_handed
from fairhearing.errors import InputError, RefusedError
from fairhearing.procedure import load
from fairhearing.sealing import Identity, open_file, read_receipt
from tests.club import START, organisation, settle
from tests.fakes import fake_house
from tests.walking import act

WHY = "Two matters that have nothing to do with one another."


@pytest.fixture
def model():
    """The club under the procedure that can split a case."""
    return settle(fake_house(organisation(), load("model"), START))


def split(club, code, respondents=("respondent-2",), acts=()):
    return split_case(club.house, club.officers["c04"], code, Split(WHY, respondents, acts))


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
