"""Reading how somebody comes to be out of a case without a tie."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fairhearing.clock import Duration
from fairhearing.errors import InputError
from fairhearing.procedure import Procedure, check, load, read_procedure

Changed = Callable[..., Procedure]
SOURCE = "source: {text: rules, section: section 6, mark: excerpt, since: 2025-01-01}"


def _with(minimal: str, section: str) -> Procedure:
    """Return the small procedure with one more section in its conflicts; `{S}` is a source."""
    text = minimal.replace("conflicts:\n", f"conflicts:\n{section}\n".replace("{S}", SOURCE), 1)
    return read_procedure(text, "club.yaml")


def test_every_sort_of_rule_is_read(minimal: str) -> None:
    """Each with its id, sentence, source and mark."""
    rules = _with(
        minimal,
        "  undisclosed: {no-why: {says: A., {S}}}\n"
        "  silence: {no-answer: {says: B., asked: conflict-asked, within: 3 d, {S}}}\n"
        "  forced-recusal: {sent-out: {says: C., votes: unanimous, {S}}}\n"
        "  challenges: {for-cause: {says: D., by: reporter, after: panel-formed, within: 7 d, "
        "ruled-by: receiver, {S}}}\n"
        "  no-waiver: {never: {says: E., {S}}}\n"
        "  stand-ins: {board-member: {says: F., on: intake, out-of: leadership, beyond: 2, seats: 1, {S}}}",
    ).conflicts
    own = [one for one in rules.clauses() if one.pack != "floor"]
    assert [(one.id, one.says) for one in own] == [
        ("no-why", "A."),
        ("no-answer", "B."),
        ("sent-out", "C."),
        ("for-cause", "D."),
        ("never", "E."),
        ("board-member", "F."),
    ]
    assert {one.source.rpartition(" ")[2] for one in own} == {"[excerpt]"}
    assert (rules.silence[0].asked, rules.silence[0].within) == (("conflict-asked",), Duration(3, "days"))
    assert rules.forced[0].votes == "unanimous"
    challenge, stand_in = rules.challenges[0], rules.stand_ins[0]
    assert (challenge.by, challenge.cause, challenge.most, challenge.ruled_by) == (
        ("reporter",),
        True,
        0,
        ("receiver",),
    )
    assert (stand_in.on, stand_in.out_of, stand_in.beyond, stand_in.seats) == ("intake", "leadership", 2, 1)


def test_without_the_section_there_are_the_floors(minimal: str) -> None:
    """And what the floor says is nobody's to leave out."""
    start, _, _ = minimal.partition("conflicts:\n")
    assert [one.id for one in read_procedure(start, "club.yaml").conflicts.clauses()] == ["nothing-is-waived"]


@pytest.mark.parametrize(
    ("section", "words"),
    [
        (
            "  challenges: {c: {says: A., by: reporter, {S}}}",
            "It is not clear who decides about the challenge 'c'.",
        ),
        (
            "  challenges: {c: {says: A., by: reporter, cause: false, ruled-by: receiver, {S}}}",
            "Take 'ruled-by' away, or write 'cause: true'.",
        ),
        (
            "  challenges: {c: {says: A., by: reporter, within: 3 d, ruled-by: receiver, {S}}}",
            "The challenge 'c' can be made for a time that nothing starts.",
        ),
        ("  challenges: {c: {says: A., by: [], ruled-by: receiver, {S}}}", "'by' is empty."),
        ("  silence: {s: {says: A., {S}}}", "asked"),
        ("  forced-recusal: {f: {says: A., votes: most, {S}}}", "most"),
        ("  no-waiver: {nothing-is-waived: {says: A., {S}}}", "There are two rules called 'nothing-is-waived'."),
        ("  stand-ins: {s: {says: A., on: intake, {S}}}", "out-of"),
        ("  undisclosed: {u: {says: A., votes: majority, {S}}}", "votes"),
    ],
)
def test_what_is_not_clear_is_refused(minimal: str, section: str, words: str) -> None:
    """With the words that say what is wrong and what would be right."""
    with pytest.raises(InputError) as caught:
        _with(minimal, section)
    assert words in caught.value.diagnostics()


def test_a_mark_is_noted_by_the_check(minimal: str) -> None:
    """What was not read in full is listed, as for every other rule."""
    procedure = _with(minimal, "  undisclosed: {no-why: {says: A., {S}}}")
    assert any("'no-why': only an excerpt" in one.what for one in check(procedure))


def test_the_psf_text_is_whole() -> None:
    """No reason is asked, silence leaves out, and a member of the board stands in after more than two."""
    rules = load("psf-working-group").conflicts
    assert [one.id for one in rules.clauses() if one.pack == "psf-working-group"] == [
        "need-not-say-why",
        "no-answer-no-part",
        "board-member-stands-in",
    ]
    assert rules.stand_ins[0].beyond == 2
