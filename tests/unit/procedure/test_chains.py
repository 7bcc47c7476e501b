"""Powers that give way to one another are read, and what is wrong with them is found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fairhearing.errors import InputError
from fairhearing.procedure import Procedure, check, load
from fairhearing.procedure.chains import after, overlapping

Changed = Callable[..., Procedure]


def power(name: str, more: str, who: str = "panel", act: str = "decision-made") -> str:
    return f"""  {name}:
    says: Somebody decides.
    act: {act}
    who: {who}
    source: {{text: rules, section: section 3, mark: verified, since: 2025-01-01}}
{more}"""


def with_powers(*powers: str) -> tuple[str, str]:
    return "powers:\n", "powers:\n" + "".join(powers)


DECIDES = ("act: [finding-made, decision-made]", "act: finding-made")
CHAIN = (
    power("agreeing", "    votes: unanimous\n    otherwise: outvoting\n"),
    power("outvoting", "    votes: [two-thirds, majority]\n    otherwise: deciding-instead\n"),
    power("deciding-instead", "    after: case-referred\n", "appeal"),
)


def found(read: Procedure) -> list[str]:
    return [what for _, what, _ in overlapping(read)]


def test_an_ordered_chain_is_no_overlap(changed: Changed) -> None:
    """All of one mind, or else two thirds, or else a majority, or else another body."""
    read = changed(DECIDES, with_powers(*CHAIN))
    powers = {one.id: one for one in read.powers}
    assert after(powers["agreeing"], powers) == ("outvoting", "deciding-instead")
    assert after(powers["deciding-instead"], powers) == ()
    assert found(read) == []
    assert found(changed(("votes: [majority]", "votes: [unanimous, majority]"))) == []


def test_a_body_whose_turn_nothing_shows_is_found(changed: Changed) -> None:
    """Another body could decide before the first one tried."""
    anytime = CHAIN[2].replace("    after: case-referred\n", "")
    assert found(changed(DECIDES, with_powers(*CHAIN[:2], anytime))) == [
        "'deciding-instead' takes the place of 'outvoting' at any time, even where that was never tried."
    ]


def test_a_link_that_is_no_milder_is_found(changed: Changed) -> None:
    """The same people are never asked for more, or the same, where they could not agree."""
    for votes in ("unanimous", "[unanimous, majority]"):
        stricter = power("outvoting", f"    votes: {votes}\n")
        assert found(changed(DECIDES, with_powers(CHAIN[0], stricter))) == [
            "'agreeing' gives way to 'outvoting', which is no milder for the same people."
        ]


def test_majorities_of_one_occasion_are_found(changed: Changed) -> None:
    """Two powers without a chain between them overlap, unless each has its own place in the order."""
    agreeing = power("agreeing", "    votes: unanimous\n    after: response-received\n")
    outvoting = power("outvoting", "    votes: majority\n")
    assert found(changed(DECIDES, with_powers(agreeing, outvoting))) == [
        "'agreeing' and 'outvoting' give the same people one act with different majorities."
    ]
    later = power("outvoting", "    votes: majority\n    after: mediation-held\n")
    assert found(changed(DECIDES, with_powers(agreeing, later))) == []


def test_one_majority_that_gives_way_to_two_is_found(changed: Changed) -> None:
    """Where two texts name different next ones for the same failure."""
    alone = power("agreeing-alone", "    votes: unanimous\n    otherwise: deciding-instead\n")
    agreeing = CHAIN[0].replace("outvoting", "reviewing")
    reviewing = power("reviewing", "    after: case-referred\n", "appeal")
    assert found(changed(DECIDES, with_powers(agreeing, alone, CHAIN[2], reviewing))) == [
        "'agreeing' and 'agreeing-alone' ask alike and give way to two: 'reviewing', 'deciding-instead'."
    ]
    same = power("agreeing-alone", "    votes: unanimous\n    otherwise: reviewing\n")
    assert found(changed(DECIDES, with_powers(agreeing, same, reviewing))) == []


def test_the_three_thresholds_of_one_working_group_are_found() -> None:
    """The manual's chain is consensus, two thirds, the board; the guide's knows no two thirds."""
    consensus, other = found(load("django-working-group"))
    assert consensus.startswith("'deciding-by-consensus' and 'deciding-by-consensus-alone' ask alike and give way")
    assert consensus.endswith("to two: 'deciding-by-two-thirds', 'deciding-instead'.")
    assert other.startswith(
        "'deciding-by-consensus-alone' and 'deciding-by-two-thirds' give the same people one act"
    )
    for ordered in ("cncf-committee", "llvm-committee"):
        assert found(load(ordered)) == []


def test_the_check_warns_of_them(changed: Changed) -> None:
    """With the line and what would be right."""
    first = check(changed(("votes: [majority]", "votes: [majority, two-thirds]")))[0]
    assert (first.severity, first.line) == ("warning", 43)
    assert first.remedy == "Begin with the strictest, or write the one that is needed."


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("    otherwise: nobody\n", "'agreeing' gives way to 'nobody', which cannot take its place"),
        ("    otherwise: deciding-appeals\n", "gives way to 'deciding-appeals', which cannot take its place"),
        ("    otherwise: deciding-instead\n", "gives way to another one and can always be used"),
        ("    votes: unanimous\n    otherwise: agreeing\n", "gives way to itself in the end"),
        ("    quorum: 3\n    otherwise: outvoting\n", "gives way to itself in the end"),
    ],
)
def test_a_chain_that_leads_nowhere_is_refused(changed: Changed, more: str, words: str) -> None:
    """With the place of the power that cannot give way so."""
    back = power("outvoting", "    votes: majority\n    otherwise: agreeing\n")
    with pytest.raises(InputError) as refused:
        changed(DECIDES, with_powers(power("agreeing", more), CHAIN[2], *((back,) if "outv" in more else ())))
    assert words in refused.value.what
    assert refused.value.where is not None
    assert (refused.value.where.file, refused.value.where.line) == ("club.yaml", 43)
