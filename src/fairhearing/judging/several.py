"""Several respondents: what is found, decided and appealed of one of them counts for no other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fairhearing.acts import KINDS, OF_ONE, Act, CaseFile
from fairhearing.identifiers import KindName, role_of
from fairhearing.judging.order import before

_RESPONDENT = "respondent"
_BROUGHT = KindName("support-invited")
_DECIDED, _TOLD, _APPEALED = KindName("decision-made"), KindName("outcome-notified"), KindName("appeal-filed")
_THEIR_OWN = frozenset(
    {"appeal-filed", "readmission-asked", "response-received", "response-added-to", "extension-asked"}
)
"""What a respondent does for themselves alone."""
_ANSWERING = frozenset({"response-received", "response-added-to", "extension-asked"})
"""What of this somebody else can only write down for one of them, whom they name."""
_PARTING = OF_ONE | {KindName("respondent-outcome-notified"), _APPEALED}
"""What parts the ways of several respondents where it concerns some of them."""


def respondents_of(case: CaseFile) -> tuple[str, ...]:
    """Return who is a respondent, as its acts call them: people, or slots where names are not open.

    Args:
        case: a case.
    """
    named = case.parties.respondent
    if len(named) == 1:
        return named
    met = dict.fromkeys(who for act in case.acts for who in (*act.by, *act.to))
    if any(who in met for who in named):
        return named
    return tuple(sorted(who for who in met if role_of(who) == _RESPONDENT)) or named


def goes_its_own_way(kind: KindName) -> bool:
    """Return whether a kind of act is looked at for each of several respondents by itself."""
    known = KINDS.get(kind)
    told = known is not None and known.to == _RESPONDENT
    return told or kind in OF_ONE or kind in _THEIR_OWN or kind == _TOLD


def concerned(respondents: Iterable[str], acts: Iterable[Act], act: Act) -> frozenset[str]:
    """Return whom of several respondents an act concerns; whatever names none of them concerns all.

    Args:
        respondents: of the case.
        acts: of the case.
        act: done or proposed.
    """
    everybody = frozenset(respondents)
    acts = tuple(acts)
    own = whose(everybody, acts, act)
    if own is not None:
        return own
    named = everybody & {*act.to}
    if named:
        return named if everybody.issuperset(act.to) else everybody
    if act.kind in {_TOLD, _APPEALED}:
        return _decided(everybody, acts, act) or everybody
    return everybody


def whose(respondents: Iterable[str], acts: Iterable[Act], act: Act) -> frozenset[str] | None:
    """Return for which of several respondents something was done that each does for themselves alone.

    Args:
        respondents: of the case.
        acts: of the case.
        act: done or proposed.

    Returns:
        Those who did it, or else those for whom it was written down; none of them where an answer was written down
        that says not whose it is. None: it is nothing of that sort, or nobody knows whose it is.
    """
    if act.kind not in _THEIR_OWN:
        return None
    everybody = frozenset(respondents)
    own = everybody & behind(acts, act) or everybody & {*act.to}
    unsaid = act.kind in _ANSWERING and act.by and all(role_of(who) != _RESPONDENT for who in act.by)
    return own if own or unsaid else None


def behind(acts: Iterable[Act], act: Act) -> frozenset[str]:
    """Return for whom an act was done: what somebody wrote whom a party brought along is that party's.

    Args:
        acts: of the case.
        act: done or proposed.
    """
    brought = {who: one.by for one in acts if one.kind == _BROUGHT for who in one.to}
    return frozenset(whom for who in act.by for whom in brought.get(who, (who,)))


def _decided(everybody: frozenset[str], acts: tuple[Act, ...], act: Act) -> frozenset[str]:
    """Return those of whom was decided before a letter or an appeal; a letter tells what is new since the last."""
    decisions = [one for one in acts if one.kind == _DECIDED and before(one, act)]
    letters = [one for one in acts if one.kind == _TOLD and one.to == act.to and one.id != act.id]
    letters = [one for one in letters if act.kind == _TOLD and before(one, act)]
    new = [one for one in decisions if not any(before(one, letter) for letter in letters)]
    whom = (concerned(everybody, (), one) for one in new or decisions)
    return frozenset(who for some in whom for who in some)


def parted(case: CaseFile) -> tuple[str, ...]:
    """Return the respondents of a case whose ways have parted; empty: there is one, or one way for all so far.

    Args:
        case: a case.
    """
    everybody = respondents_of(case)
    if len(everybody) < 2:
        return ()
    parting = (concerned(everybody, case.acts, act) for act in case.acts if act.kind in _PARTING)
    return everybody if any(len(some) < len(everybody) for some in parting) else ()


def way_of(case: CaseFile, person: str) -> CaseFile:
    """Return a case as it stands towards one of its respondents: without what concerns the others alone.

    Args:
        case: a case.
        person: one of `respondents_of`.
    """
    everybody = respondents_of(case)
    acts = tuple(act for act in case.acts if person in concerned(everybody, case.acts, act))
    return replace(case, acts=acts, parties=replace(case.parties, respondent=(person,)))
