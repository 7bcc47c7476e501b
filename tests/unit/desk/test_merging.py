"""Two cases taken together: one handling, and nothing of the one for a party of the other."""

from dataclasses import replace

import pytest

from fairhearing.desk import (
    Party,
    Proposal,
    end_support,
    invite_support,
    let_in_party,
    open_case,
    open_mailbox,
    remove_keys,
    serve,
)
from fairhearing.desk.merging import merge_cases
from fairhearing.errors import BusyError, NotYoursError, RefusedError
from fairhearing.identifiers import PersonId, SlotName
from fairhearing.organisation import read_organisation
from fairhearing.procedure import load
from fairhearing.sealing import read_receipt
from tests.club import DATA, START, organisation, settle
from tests.fakes import BreakingBooks, InterruptedBooks, fake_house
from tests.walking import act

WHY = "The same evening."


@pytest.fixture
def model():
    """The club under the procedure that can take cases together."""
    return settle(fake_house(organisation(), load("model"), START))


def two(club, **more):
    """Return two cases about whom nobody of intake is bound to, each with its affected person asked a week ago."""
    first = club.report(respondents=("Ivy Nine",), **more)
    second = club.report(respondents=("Ivy Nine",), reporter="Hazel Eight", text="It happened to me as well.")
    for _, code in (first, second):
        act(club, club.officers["c04"], code, "message-sent", "reporter-1", text="May they be taken together?")
    club.clock.pass_days(8)
    return first, second


def test_both_name_the_other_in_a_sealed_part(model):
    """Whoever handles both reads it; a party of one learns nothing, and no public part names a code."""
    (words, one), (_, other) = two(model)
    made = merge_cases(model.house, model.officers["c04"], one, other, WHY)
    assert len(made) == 2
    for here, there in ((one, other), (other, one)):
        case = open_case(model.house, model.officers["c04"], here)
        assert case.done("cases-merged")[0].fields["code"] == there
        assert there not in str([act.public for act in case.acts])
    mailbox = open_mailbox(model.house, read_receipt(words))
    assert other not in str([act.parts for act in mailbox.acts])
    with pytest.raises(NotYoursError):
        open_case(model.house, Party(read_receipt(words)), other)
    assert merge_cases(model.house, model.officers["c04"], one, other, WHY) == ()


def test_whoever_is_affected_can_refuse_for_good(model):
    """The refusal in one case keeps both from being taken together, and nothing is done in the other."""
    (words, one), (_, other) = two(model)
    act(model, Party(read_receipt(words)), one, "merging-refused", text="No.")
    for pair in ((one, other), (other, one)):
        with pytest.raises(RefusedError, match="affected person refused"):
            merge_cases(model.house, model.officers["c04"], *pair, WHY)
    assert open_case(model.house, model.officers["c04"], other).done("cases-merged") == ()


def test_nobody_is_taken_together_without_having_been_asked(model):
    """Both must have been written to, and have had their week."""
    _, one = model.report(respondents=("Ivy Nine",))
    _, other = model.report(respondents=("Ivy Nine",), reporter="Hazel Eight")
    with pytest.raises(RefusedError, match="seven days"):
        merge_cases(model.house, model.officers["c04"], one, other, WHY)


def test_only_who_reads_both_and_is_free_takes_them_together(model):
    """Somebody else's case does not open; the same case, or a closed one, cannot be chosen."""
    (_, one), (_, other) = two(model)
    with pytest.raises(RefusedError, match="cannot be taken together"):
        merge_cases(model.house, model.officers["c04"], one, one, WHY)
    with pytest.raises(NotYoursError):
        merge_cases(model.house, model.officers["x01"], one, other, WHY)


@pytest.fixture
def small():
    """A club whose intake takes a case with one of it left, under rules that can take cases together."""
    return settled(organisation())


def settled(club):
    merging = [power for power in load("model").powers if "cases-merged" in power.act]
    rules = load("model-small")
    return settle(fake_house(club, replace(rules, powers=(*rules.powers, *merging)), START))


def test_who_is_not_free_towards_the_other_parties_goes_and_the_others_read_both(small):
    """A handler of one case whom the other's reporter excluded reads neither from then on."""
    model = small
    (_, one), (_, other) = two(model, excluded=("Cedar Three",))
    assert open_case(model.house, model.officers["c03"], other).reads("what")
    merge_cases(model.house, model.officers["c04"], one, other, WHY)
    (removed,) = serve(model.house, model.officers["c04"], other)
    assert removed.public.kind == "reader-removed"
    act(model, model.officers["c04"], other, "feedback-given", "reporter-1", text="They are taken together.")
    assert open_case(model.house, model.officers["c03"], other).acts[-1].parts == {}


def test_who_left_either_case_handles_neither(model):
    """They stood aside in the one and go on in the other: taken together, their word counts in both."""
    (_, one), (_, other) = two(model)
    act(model, model.officers["c03"], one, "recused")
    merge_cases(model.house, model.officers["c04"], one, other, WHY)
    for code in (one, other):
        assert "c03" in open_case(model.house, model.officers["c04"], code).parties().excluded
    (removed,) = serve(model.house, model.officers["c04"], other)
    assert removed.public.kind == "reader-removed"
    act(model, model.officers["c04"], other, "feedback-given", "reporter-1", text="They are taken together.")
    assert open_case(model.house, model.officers["c03"], other).acts[-1].parts == {}


def two_of_which_one_handler_reads_one(small):
    """Return two cases that can be taken together, of which c03 handles the second alone."""
    keys = small.house.books.tables.keys.pop("c03")
    words, one = small.report(respondents=("Ivy Nine",))
    small.house.books.tables.keys["c03"] = keys
    letter = Proposal("affected-invited", {"text": "The letter.", "how": "letter"}, to="affected-1")
    let_in_party(
        small.house, small.officers["c04"], one, replace(letter, fields={**letter.fields, "person": "Hazel Eight"})
    )
    _, other = small.report(respondents=("Ivy Nine",), reporter="Hazel Eight")
    return words, one, other


def test_a_handler_of_one_case_who_is_free_reads_the_other_as_well(small):
    """Where a handler came in only in the one, they are let into the other: one handling."""
    _, one, other = two_of_which_one_handler_reads_one(small)
    with pytest.raises(NotYoursError):
        open_case(small.house, small.officers["c03"], one)
    merge_cases(small.house, small.officers["c04"], one, other, WHY)
    assert open_case(small.house, small.officers["c03"], one).acts[0].fields["text"]
    act(small, small.officers["c03"], one, "message-sent", "reporter-1", text="I read both now.")
    assert open_case(small.house, small.officers["c03"], one).reads("affected-mail")


def test_a_handler_of_one_case_without_keys_holds_nobody_up(small):
    """Whoever has none any more is not let into the other one; the two are taken together without them."""
    _, one, other = two_of_which_one_handler_reads_one(small)
    remove_keys(small.house, PersonId("c03"))
    assert len(merge_cases(small.house, small.officers["c04"], one, other, WHY)) == 2
    case = open_case(small.house, small.officers["c04"], one)
    assert "c03" not in {entry.person for entry in case.slots.values()}


def test_a_handler_whose_term_has_ended_is_not_let_in_to_a_friend_either():
    """Their seat is over and they handle their case to its end; the other one is about a friend of theirs."""
    text = (DATA / "club.yaml").read_text()
    seat = "{person: c03, body: receivers, from: 2021,"
    assert seat in text
    small = settled(read_organisation(text.replace(seat, f"{seat} to: 2026-03-05,"), "club.yaml"))
    _, one = small.report()
    _, other = small.report(respondents=("Ivy Nine",), reporter="Hazel Eight")
    for code in (one, other):
        act(small, small.officers["c04"], code, "message-sent", "reporter-1", text="May they be taken together?")
    small.clock.pass_days(8)
    merge_cases(small.house, small.officers["c04"], one, other, WHY)
    with pytest.raises(NotYoursError):
        open_case(small.house, small.officers["c03"], one)


def test_whoever_is_bound_to_a_party_of_the_other_case_takes_nothing_together(small):
    """Each tie counts in both: the rule is named, and neither case is touched."""
    (_, one), (_, other) = two(small)
    small.house.roll.said = frozenset({PersonId("c04")})
    with pytest.raises(RefusedError, match="not free towards the parties of both"):
        merge_cases(small.house, small.officers["c04"], one, other, WHY)


def test_keys_that_were_renewed_meanwhile_go_to_the_new_handler_too(small):
    """Somebody ends a support person's reading right before: who comes in reads what is written from then on."""
    words, one, other = two_of_which_one_handler_reads_one(small)
    party = Party(read_receipt(words))
    invite_support(small.house, party, one)
    small.house = replace(
        small.house,
        books=InterruptedBooks(
            small.house.books, lambda: end_support(small.house, party, one, SlotName("support-1"))
        ),
    )
    merge_cases(small.house, small.officers["c04"], one, other, WHY)
    act(small, party, one, "message-sent", text="Written after it.")
    case = open_case(small.house, small.officers["c03"], one)
    assert case.epochs["reporter-mail"].number == 1
    assert case.secret("reporter-mail")
    assert case.acts[-1].fields["text"] == "Written after it."


@pytest.mark.parametrize("room", [0, 1])
def test_it_is_done_in_both_or_in_neither(model, room):
    """A store that breaks at either act keeps neither; done again, both are there."""
    (_, one), (_, other) = two(model)
    model.house = replace(model.house, books=BreakingBooks(model.house.books, room))
    with pytest.raises(BusyError):
        merge_cases(model.house, model.officers["c04"], one, other, WHY)
    for code in (one, other):
        assert open_case(model.house, model.officers["c04"], code).done("cases-merged") == ()
    model.house.books.at = 2
    assert len(merge_cases(model.house, model.officers["c04"], one, other, WHY)) == 2
