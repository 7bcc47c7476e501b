"""One act as an entry of a case file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.acts import Act, Constraint, Dispute, MappingNode, flow, read_yaml
from fairhearing.acts.entries import act_entry, read_act
from fairhearing.errors import InputError


def read(text: str) -> Act:
    node = read_yaml(text, "case.yaml")
    assert isinstance(node, MappingNode)
    return read_act(node)


def test_an_entry_holds_who_what_when_and_who_says_so() -> None:
    """One name needs no brackets; what says nothing is left out."""
    act = read(
        "{id: 2, act: category-set, on: 2023-01, by: p02, value: interpersonal, reason: null, about: 1, "
        "asserted_by: [s2, s3], disputed: {by: s1, says: no}, corrects: 1, reported_by: p03, capacity: receiver}"
    )
    assert (act.id, act.kind, act.by, act.about) == ("2", "category-set", ("p02",), ("1",))
    assert act.fields == {"value": "interpersonal"}
    assert (act.asserted_by, act.disputed) == (("s2", "s3"), Dispute("s1", "no"))
    assert (act.corrects, act.reported_by, act.capacity) == ("1", "p03", "receiver")


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        ("{id: 1, act: contact, on: 2023, between: [p01, p06]}", ("p01", "p06"), ()),
        ("{id: 1, act: interview-held, on: 2023, by: p03, with: p08}", ("p03",), ("p08",)),
        ("{id: 1, act: message-sent, on: 2023, by: p03, to: [p08, p09]}", ("p03",), ("p08", "p09")),
    ],
)
def test_people_stand_under_the_key_that_one_would_say(
    text: str, by: tuple[str, ...], to: tuple[str, ...]
) -> None:
    """`between` and `with` are `by` and `to` of a contact and of a talk, and are written so again."""
    act = read(text)
    assert (act.by, act.to) == (by, to)
    assert flow(act_entry(act)) == text


@pytest.mark.parametrize(
    ("text", "constraints"),
    [
        ("after: 3", (Constraint("after", "3"),)),
        (
            "after: [3, 4], before: 5",
            (Constraint("after", "3"), Constraint("after", "4"), Constraint("before", "5")),
        ),
        ("within: {span: P7D, of: 3}", (Constraint("within", "3", "P7D"),)),
        (
            "within: [{span: P7D, of: 3}, {span: PT48H, of: 4}]",
            (Constraint("within", "3", "P7D"), Constraint("within", "4", "PT48H")),
        ),
    ],
)
def test_orders_are_read_and_written(text: str, constraints: tuple[Constraint, ...]) -> None:
    """An order names one act or several, a span names its act."""
    act = read(f"{{id: 1, act: contact, on: 2023, {text}}}")
    assert act.constraints == constraints
    assert flow(act_entry(act)) == f"{{id: 1, act: contact, on: 2023, {text}}}"


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("act: safety-plan-made, with_affected: true", {"with_affected": True}),
        ("act: notice-sent, names: p04", {"names": ["p04"]}),
        ("act: notice-sent, names: []", {"names": []}),
        ("act: interim-measure-set, review_on: 2023-05~", {"review_on": "2023-05~"}),
        ("act: response-received, answer: denies", {"answer": "denies"}),
        ("act: course-set, value: hold", {"value": "hold"}),
        ("act: decision-made, conditions: [training, {by: 2024}]", {"conditions": ["training", {"by": "2024"}]}),
        ("act: finding-made, votes: {for: 2, against: 1}", {"votes_for": "2", "votes_against": "1"}),
        ("act: finding-made, votes: {for: 2, against: ~}", {"votes_for": "2"}),
        ("act: finding-made, votes_for: 2", {"votes_for": "2"}),
        ('act: case-closed, reason: ""', {"reason": ""}),
    ],
)
def test_a_kind_has_fields_of_its_own(text: str, fields: dict[str, object]) -> None:
    """Flags, lists, dates and choices are what they say; reading what was written gives the same."""
    act = read(f"{{id: 1, on: 2023, {text}}}")
    assert act.fields == fields
    assert read(flow(act_entry(act))) == act


def test_fields_that_the_kind_does_not_have_are_not_written() -> None:
    """What the site notes for itself could not be read again."""
    act = read("{id: 1, act: contact, on: 2023}")
    assert act_entry(replace(act, fields={"form": "3"})) == act_entry(act)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{id: 1, on: 2023}", "'act' is missing"),
        ("{act: contact, on: 2023}", "'id' is missing"),
        ("{id: 1, act: contact}", "'on' is missing"),
        ("{id: 1, act: contacted, on: 2023}", "'contacted' is not a value of 'act'"),
        ("{id: 1, act: contact, on: soon}", "'soon' is not a date"),
        ("{id: 1, act: contact, on: 2023, value: x}", "'value' is not a key of an act 'contact'"),
        ("{id: 1, act: contact, on: 2023, votes: {for: 1}}", "'votes' is not a key of an act 'contact'"),
        ("{id: 1, act: finding-made, on: 2023, votes: {for: 1}, votes_for: 1}", "'votes' is not a key"),
        ("{id: 1, act: finding-made, on: 2023, votes: {of: 1}}", "'of' is not a key of 'votes'"),
        ("{id: 1, act: contact, on: 2023, by: p1, between: [p1, p2]}", "'by' and 'between' stand in one entry"),
        ("{id: 1, act: contact, on: 2023, disputed: {from: s1}}", "'from' is not a key of a dispute"),
        ("{id: 1, act: contact, on: 2023, disputed: {says: no}}", "'by' is missing"),
        ("{id: 1, act: contact, on: 2023, within: P7D}", "'within' does not say how long after which act"),
        ("{id: 1, act: contact, on: 2023, within: {span: P7D}}", "'of' is missing"),
        ("{id: 1, act: contact, on: 2023, within: {span: soon, of: 2}}", "'soon' is not a limit"),
        ("{id: 1, act: contact, on: 2023, within: {span: 5 bd, of: 2}}", "'within' counts business days"),
        ("{id: 1, act: response-received, on: 2023, answer: maybe}", "'maybe' is not a value of 'answer'"),
        ("{id: 1, act: interim-measure-set, on: 2023, review_on: x}", "'x' is not a date"),
        (
            "{id: 1, act: safety-plan-made, on: 2023, with_affected: yes}",
            "'yes' is not a value of 'with_affected'",
        ),
    ],
)
def test_what_is_mistaken_is_refused_with_its_line(text: str, words: str) -> None:
    """Each message says what stands there; the remedy is never empty."""
    with pytest.raises(InputError) as caught:
        read(text)
    assert words in caught.value.what
    assert caught.value.where is not None
    assert caught.value.where.line == 1
    assert caught.value.remedy
