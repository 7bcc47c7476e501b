"""Both sides next to each other, claim by claim, in their own words."""

from __future__ import annotations

from collections.abc import Sequence

from fairhearing.accounts.model import (
    ACCEPTS,
    AGREED,
    AGREES,
    CONTRADICTED,
    DISPUTED,
    DISPUTES,
    DOES_NOT_KNOW,
    NOT_ANSWERED,
    ONLY_ONE_SIDE,
    REPORTER,
    RESPONDENT,
    SIDES,
    STANCES,
    Answer,
    Claim,
    Exhibit,
    Row,
    Said,
    Statement,
)
from fairhearing.errors import InputError

_YES = {AGREES, ACCEPTS}


class AccountsError(InputError):
    """Claims, answers, statements or exhibits that do not fit together."""

    code = "accounts"


def side_by_side(
    claims: Sequence[Claim],
    answers: Sequence[Answer],
    statements: Sequence[Statement],
    exhibits: Sequence[Exhibit],
) -> tuple[Row, ...]:
    """Lay what both sides say next to each other.

    A claim is `agreed` when both sides say the same of it, `disputed` when one says yes and the
    other no, `only one side` when only one side takes a position (the other does not know, speaks to it
    without saying yes or no, or the claim was withdrawn by those who made it), `not answered` when
    the other side has not spoken to it, and `contradicted` when one side says both yes and no.
    The words of a statement are never read for a position: only an answer has one.

    Args:
        claims: what is put, in the order of the rows.
        answers: of either side.
        statements: of either side; those to the whole matter are in no row (`whole_matter`).
        exhibits: of either side.

    Returns:
        One row a claim; every text in it as it was passed in.

    Raises:
        AccountsError: two claims have one id, something speaks to a claim that is not there, or
            a side or stance is none.
    """
    _check(claims, answers, statements, exhibits)
    rows = []
    for claim in claims:
        said = {side: _said(claim, side, answers, statements) for side in SIDES}
        contradictions = tuple(each for side in SIDES for each in _contradictions(claim, side, said[side]))
        rows.append(
            Row(
                claim,
                said[REPORTER],
                said[RESPONDENT],
                CONTRADICTED if contradictions else _state(claim, said),
                tuple(exhibit for exhibit in exhibits if claim.id in exhibit.claims),
                contradictions,
            )
        )
    return tuple(rows)


def whole_matter(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements that speak to no single claim, by date.

    Args:
        statements: of either side.
    """
    return tuple(sorted((each for each in statements if each.claim_id is None), key=lambda each: each.at))


def _said(claim: Claim, side: str, answers: Sequence[Answer], statements: Sequence[Statement]) -> Said:
    own = [each for each in statements if (each.claim_id, each.side) == (claim.id, side)]
    return Said(
        tuple(each for each in answers if (each.claim, each.side) == (claim.id, side)),
        tuple(sorted(own, key=lambda each: each.at)),
    )


def _stances(claim: Claim, side: str, said: Said) -> set[str]:
    """Return what a side says; its own claim agrees with itself unless it took everything back."""
    stances = {answer.stance for answer in said.answers}
    taken_back = said.statements and all(each.withdrawn for each in said.statements)
    return stances | ({AGREES} if side == claim.by and not taken_back else set())


def _contradictions(claim: Claim, side: str, said: Said) -> tuple[Answer, ...]:
    stances = _stances(claim, side, said)
    if DISPUTES not in stances or not stances & _YES:
        return ()
    positions = tuple(each for each in said.answers if each.stance in {*_YES, DISPUTES})
    stated = any(each.stance in _YES for each in positions)
    return positions if stated else (Answer(claim.id, AGREES, claim.text, side), *positions)


def _state(claim: Claim, said: dict[str, Said]) -> str:
    other = RESPONDENT if claim.by == REPORTER else REPORTER
    put = _stances(claim, claim.by, said[claim.by]) & {*_YES, DISPUTES}
    replied = _stances(claim, other, said[other])
    if replied & {*_YES, DISPUTES}:
        if not put:
            return ONLY_ONE_SIDE
        return AGREED if bool(put & _YES) == bool(replied & _YES) else DISPUTED
    spoke = any(not each.withdrawn for each in said[other].statements)
    return ONLY_ONE_SIDE if DOES_NOT_KNOW in replied or spoke else NOT_ANSWERED


def _check(
    claims: Sequence[Claim],
    answers: Sequence[Answer],
    statements: Sequence[Statement],
    exhibits: Sequence[Exhibit],
) -> None:
    known = {claim.id for claim in claims}
    if len(known) != len(claims):
        raise _unfit("Two claims have the same id.", "Give each claim an id of its own.")
    named = {each.claim for each in answers} | {each.claim_id for each in statements if each.claim_id is not None}
    if not named | {each for exhibit in exhibits for each in exhibit.claims} <= known:
        raise _unfit("Something speaks to a claim that is not there.", "Name a claim that was put.")
    sides = {each.by for each in claims} | {each.side for each in answers} | {each.side for each in statements}
    if not sides <= set(SIDES) or not {each.stance for each in answers} <= set(STANCES):
        raise _unfit(
            "A side or a stance is none of those that there are.",
            f"Sides are {', '.join(SIDES)}; stances are {', '.join(STANCES)}.",
        )


def _unfit(what: str, remedy: str) -> AccountsError:
    return AccountsError(what, why="Each row of both sides belongs to exactly one claim.", remedy=remedy)
