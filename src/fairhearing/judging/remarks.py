"""What cannot be decided from a file, and what somebody independent should ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from fairhearing.acts import Act
from fairhearing.identifiers import BodyId, KindName, PersonId
from fairhearing.independence import Conflict, free_panels, viability
from fairhearing.judging.consents import unconfirmed
from fairhearing.judging.matter import Matter
from fairhearing.judging.order import before
from fairhearing.judging.outcomes import remarks_on_outcomes
from fairhearing.judging.roles import PARTIES, known_days, party, roles_of_one
from fairhearing.judging.standing import conflict_on
from fairhearing.judging.wording import both, day_text, title_of
from fairhearing.organisation import Organisation, bodies_of_kind, broken_quotas, members_of, seats_of

_CONTACT = KindName("contact")
_WITHDRAWN = KindName("statement-withdrawn")
_EVENT = KindName("event-participation")
_NOTICE = KindName("notice-sent")
_PANEL = KindName("panel-formed")
_PROTECTING = frozenset({KindName("interim-measure-set"), KindName("protective-act-taken")})


def remarks_on(matter: Matter) -> Iterator[str]:
    """Yield what the judgement cannot decide, each as a sentence or two.

    Args:
        matter: the case.
    """
    yield from _narrowed(matter)
    yield from _corrected(matter)
    yield from _panels(matter)
    yield from _who_could(matter)
    yield from _contacts(matter)
    yield from _ruleless(matter)
    yield from _notices(matter)
    yield from _reported(matter)
    yield from remarks_on_outcomes(matter)


def _narrowed(matter: Matter) -> Iterator[str]:
    written = {act.id: act.when for act in matter.case.acts}
    for act in matter.acts:
        if (act.when.first, act.when.last) != (written[act.id].first, written[act.id].last):
            text = written[act.id].text or day_text(written[act.id])
            name = f"Act {act.id} ({title_of(act.kind).lower()})"
            yield f"{name}, written as {text}, can only lie {day_text(act.when)}."


def _corrected(matter: Matter) -> Iterator[str]:
    for act in matter.acts:
        if act.corrects is not None:
            kind = title_of(act.kind).lower()
            yield f"Act {act.id} ({kind}) corrects act {act.corrects}, which is still judged as it was done."


def _panels(matter: Matter) -> Iterator[str]:
    if matter.organisation is None:
        return
    for act in matter.of_kinds((_PANEL,)):
        people = [PersonId(who) for who in act.members if who in matter.organisation.people]
        levels = {who: conflict_on(matter, act, who)[0] for who in people}
        free = [who for who, one in levels.items() if one.level == "none"]
        asked = [who for who, one in levels.items() if one.level == "unknown"]
        parts = [f"{both(free)} could sit"] if free else []
        parts += [f"{both(asked)} could sit after declaring, as nothing is known of their ties"] if asked else []
        parts += [_not_free(one) for one in levels.values() if one.reasons]
        if parts:
            yield f"Panel of act {act.id}: {'; '.join(parts)}."
        yield from _quotas(matter.organisation, act, people)


def _not_free(conflict: Conflict) -> str:
    reason = conflict.reasons[0]
    whom = f"the {reason.towards}"
    return f"{conflict.person} could not ({conflict.level} conflict with {whom}): {'; '.join(reason.path)}"


def _quotas(organisation: Organisation, act: Act, people: Sequence[PersonId]) -> Iterator[str]:
    for body in bodies_of_kind(organisation, "panel"):
        entry = organisation.bodies[body]
        for broken in broken_quotas(entry.quotas, [organisation.people[who] for who in people]):
            yield f"Panel of act {act.id}: the quotas of {entry.name or body} are not kept: {broken}"


def _who_could(matter: Matter) -> Iterator[str]:
    if matter.organisation is None:
        return
    starts = matter.of_kinds(matter.procedure.start)
    on = known_days(matter, starts[0])[1] if starts else matter.as_of
    for body in bodies_of_kind(matter.organisation, "panel"):
        name = matter.organisation.bodies[body].name or body
        because, example = _drawn(matter, matter.organisation, body, on)
        yield f"Could {name} have judged, as of {on}? {because}{example}"


def _drawn(matter: Matter, organisation: Organisation, body: BodyId, on: date) -> tuple[str, str]:
    policy, parties = matter.procedure.conflicts, matter.case.parties
    answer = viability(organisation, policy, body, parties, on, declared=matter.declared)
    because = f"{'Yes' if answer.viable else 'No'}: {answer.because}"
    if not organisation.bodies[body].size or members_of(organisation, body, on):
        return because, ""
    panels = free_panels(organisation, policy, body, parties, on, declared=matter.declared)
    return because, f" For example: {both(list(panels.example))}." if panels.example else ""


def _contacts(matter: Matter) -> Iterator[str]:
    for contact in matter.of_kinds((_CONTACT,)):
        people = (*contact.by, *contact.to)
        officers = [who for who in people if _leads(matter, who, contact)]
        for withdrawn in matter.of_kinds((_WITHDRAWN,)):
            witnesses = [who for who in withdrawn.by if who in people]
            if witnesses and officers and before(contact, withdrawn) is not False:
                yield _question(contact, withdrawn, officers, witnesses)


def _question(contact: Act, withdrawn: Act, officers: Sequence[str], witnesses: Sequence[str]) -> str:
    who, whom = both(list(officers)), both(list(witnesses))
    says = f" ({contact.disputed.by} says: “{contact.disputed.says}”)" if contact.disputed else ""
    return (
        f"Something to ask {whom} about, by somebody independent: {who} and {whom} were in contact "
        f"(act {contact.id}, {day_text(contact.when)}){says}, and {whom} withdrew a statement "
        f"(act {withdrawn.id}, {day_text(withdrawn.when)}). This is not shown as pressure."
    )


def _leads(matter: Matter, who: str, act: Act) -> bool:
    organisation = matter.organisation
    if organisation is None or PersonId(who) not in organisation.people:
        roles = roles_of_one(matter, who, act) or frozenset()
        return not roles <= frozenset(PARTIES)
    days = known_days(matter, act)
    return any(organisation.bodies[seat.body].kind != "assembly" for seat in seats_of(organisation, who, days[1]))


def _ruleless(matter: Matter) -> Iterator[str]:
    name = matter.procedure.id
    for sentence in matter.procedure.silent.values():
        yield f"{sentence.rstrip('.')} ({name})."
    for act in matter.of_kinds((_EVENT,)):
        if not _named(matter, _EVENT):
            text = f"no rule of {name} or of the floor speaks of it{_no_interim(matter)}"
            yield f"Act {act.id} ({title_of(act.kind).lower()}): {text}; it is not shown as a breach."


def _named(matter: Matter, kind: KindName) -> bool:
    duties = (one for duty in matter.procedure.duties for one in (*duty.act, *duty.after, *duty.before))
    return kind in matter.bars or kind in matter.gates or kind in matter.powers or kind in duties


def _no_interim(matter: Matter) -> str:
    if any(not _PROTECTING.isdisjoint(duty.act) and not duty.after for duty in matter.procedure.duties):
        return ""
    return ", and none makes it a duty to set an interim measure while a report is open"


def _notices(matter: Matter) -> Iterator[str]:
    respondents = set(party(matter, "respondent"))
    for act in matter.of_kinds((_NOTICE,)):
        names = act.fields.get("names")
        named = [name for name in names if name in respondents] if isinstance(names, (list, tuple)) else []
        if named:
            to = f" to {both(list(act.to))}" if act.to else ""
            owed = "Whoever was told is owed a correction if it is not upheld."
            yield f"Act {act.id} names the respondent ({both(named)}){to}. {owed}"


def _reported(matter: Matter) -> Iterator[str]:
    for act in matter.acts:
        if unconfirmed(act):
            yield (
                f"Act {act.id} ({title_of(act.kind).lower()}) was reported by {act.reported_by}, not said by "
                f"{both(list(act.by)) or 'the person'}: unconfirmed."
            )
