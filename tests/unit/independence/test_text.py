"""The answer in plain words."""

from __future__ import annotations

from fairhearing.independence import to_text
from fairhearing.independence.text import HEADINGS, called, ends_at
from fairhearing.organisation import ConflictPolicy, Organisation
from tests.unit.independence.asking import EMPTY, ask
from tests.unit.independence.building import club, policy, rule


def test_the_text_says_levels_paths_and_where_the_case_goes(
    lakeland: Organisation, strict: ConflictPolicy
) -> None:
    """Coverage first, then the hardest conflicts; whom nothing is known of is never called free."""
    text = to_text(ask(lakeland, strict, "p04", reporter=("p05",)))
    for words in (
        "reporter p05; respondent p04. As of 2023-04-22.",
        "Rules: test, version 1, with the floor beneath it.",
        "Of 24 people asked about, something is recorded of 17",
        f"{HEADINGS['hard']}: ",
        "through-body, hard towards the respondent: p01 sits on the secretariat (from 2011); p04 is a donor to",
        "what would remove it: Another person in their place, who does not belong to that body.",
        "  receiver: Neighbour federation's commission.",
        "care: cannot judge. Without a hard conflict: 2 of 3 members; without any conflict: 0",
        "  leadership: nobody; none of the bodies that the procedure names can judge it.",
        "  jury: nobody; the organisation has no body of the kinds that the procedure names.",
        "A panel of 3 for commission: there is one.",
        "For example: ",
    ):
        assert words in text
    assert "p15" in text.split(HEADINGS["unknown"])[1].splitlines()[1]


def test_what_adds_up_and_what_is_towards_nobody_is_told_so() -> None:
    """Soft conflicts that are hard together; an exclusion is towards no party; without panels there is none."""
    organisation = club("ties: [{kind: mentor, people: [a, b]}]")
    text = to_text(ask(organisation, policy(rule("mentor", "soft"), rule("same-branch", "soft")), "a"))
    assert "  b: soft conflicts that together count as hard" in text
    assert "A panel" not in text


def test_no_panel_is_told_without_names() -> None:
    """Where nobody can be drawn, no example stands there."""
    text = to_text(ask(club(head=EMPTY), policy()))
    assert "A panel of 3 for j: there is none." in text
    assert "Who could be drawn" not in text
    few = EMPTY.replace("people: []", "people: [{id: a}, {id: b}]")
    assert "Who could be drawn: a, b." in to_text(ask(club(head=few), policy()))
    assert "Where the case goes" not in to_text(ask(club(head=few), policy(), body="j"))


def test_people_and_bodies_are_called_by_their_names() -> None:
    """A person by id and name, a body by its name, and what the file does not know by its id."""
    head = (
        "format: fairhearing/organisation@1\nid: c\npeople: [{id: a, name: Ash}]\nbodies: [{id: j, kind: jury}]\n"
    )
    found = ask(club(head=head), policy(), "a")
    assert [called(found, one) for one in ("a", "j", "x")] == ["a (Ash)", "j", "x"]
    assert ends_at(found, found.routes[-1]).startswith("nobody; none")
