"""The door's look at a letter: nothing withheld goes out, and what was marked stands only with a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fairhearing.acts import KINDS
from fairhearing.desk.folder import EMPTY, Body, Json, OpenCase
from fairhearing.desk.holders import Holder, Officer
from fairhearing.desk.ports import House
from fairhearing.desk.proposal import Proposal
from fairhearing.desk.records import RefusalRow
from fairhearing.desk.withheld import Mark, marks_in
from fairhearing.errors import RefusedError
from fairhearing.wording import joined, say

RULE = "letters-hold-nothing-withheld"
"""What a refusal is noted under where the procedure has no rule of its own on naming."""
CHECKED = "checked"
"""The entry of an act's part `who` with what was marked and why it stands: no side of the case reads that part."""
_PART = "who"
_WHAT = {
    "name": say("the name of somebody who must not be named to whoever gets it"),
    "part-of-a-name": say("a part of the name of somebody who must not be named"),
    "address": say("an address or a telephone number out of a part that they do not read"),
    "id": say("an id or a case code that only the case itself uses"),
    "notes": say("the notes of the panel"),
    "outcome": say("a passage word for word out of what was found or decided of another respondent"),
    "passage": say("a passage word for word out of a part that they do not read"),
}


def look_at_letter(house: House, holder: Holder, case: OpenCase, proposal: Proposal) -> Mapping[str, Body]:
    """Refuse a letter with something withheld in it; return what is kept of what was marked and confirmed.

    Args:
        house: notes the refusal.
        holder: who writes; a side says what it likes of its own.
        case: opened by them.
        proposal: the act.

    Returns:
        Compartment → more that is sealed there.

    Raises:
        RefusedError: something in it is forbidden, or is marked and no reason was given.
    """
    marks = marks_in(case, proposal) if isinstance(holder, Officer) else ()
    if not marks:
        return {}
    forbidden = [mark for mark in marks if mark.forbidden]
    if forbidden:
        with house.books.writing() as ledger:
            ledger.add_refusal(RefusalRow(case.row.code, proposal.kind, _rule(case)[0], "other", house.now()))
        raise _forbidden(case, forbidden)
    if not proposal.confirmed.strip():
        raise RefusedError(
            "Not yet: something in this letter may be withheld from whoever gets it.",
            why=say("Marked in it: {marks}. It may be chance.", marks=_said(marks)),
            remedy="Take it out; or say why it may stand, which is kept with the letter and read by no side.",
        )
    kept: dict[str, Json] = {"marked": [mark.what for mark in marks], "reason": proposal.confirmed.strip()}
    given = proposal.parts.get(_PART, EMPTY)
    bare: Body = {} if given or _PART in KINDS[proposal.kind].sealed_to else {"fields": {}, "files": []}
    return {_PART: {**bare, **given, CHECKED: kept}}


def _forbidden(case: OpenCase, marks: Sequence[Mark]) -> RefusedError:
    _id, says, source = _rule(case)
    return RefusedError(
        say("Not now: {says}", says=says),
        why=say(
            "In this letter stands {marks}. It is refused because nobody can take back what was read. {source}",
            marks=_said(marks),
            source=source,
        ),
        remedy="Take it out, or say it without that. To name somebody, ask for their consent first.",
    )


def _rule(case: OpenCase) -> tuple[str, str, str]:
    for rule in case.procedure.consents:
        if rule.scope in {"name-to-others", "disclose-identity"}:
            named = say("Rule '{rule}' of '{pack}' ({source}).", rule=rule.id, pack=rule.pack, source=rule.source)
            return str(rule.id), rule.says, named
    return RULE, say("Nothing withheld goes out in a letter."), say("This holds under every procedure.")


def _said(marks: Sequence[Mark]) -> str:
    return joined("; ", dict.fromkeys(_WHAT[mark.what] for mark in marks))


__all__ = ["CHECKED", "RULE", "look_at_letter"]
