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
from fairhearing.wording import joined, say

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
            name = say("Act {act} ({kind})", act=act.id, kind=title_of(act.kind).lower())
            yield say(
                "{name}, written as {text}, can only lie {when}.", name=name, text=text, when=day_text(act.when)
            )


def _corrected(matter: Matter) -> Iterator[str]:
    for act in matter.acts:
        if act.corrects is not None:
            kind = title_of(act.kind).lower()
            yield say(
                "Act {act} ({kind}) corrects act {corrects}, which is still judged as it was done.",
                act=act.id,
                kind=kind,
                corrects=act.corrects,
            )


def _panels(matter: Matter) -> Iterator[str]:
    if matter.organisation is None:
        return
    for act in matter.of_kinds((_PANEL,)):
        people = [PersonId(who) for who in act.members if who in matter.organisation.people]
        levels = {who: conflict_on(matter, act, who)[0] for who in people}
        free = [who for who, one in levels.items() if one.level == "none"]
        asked = [who for who, one in levels.items() if one.level == "unknown"]
        parts: list[str] = [say("{free} could sit", free=both(free))] if free else []
        parts += (
            [say("{asked} could sit after declaring, as nothing is known of their ties", asked=both(asked))]
            if asked
            else []
        )
        parts += [_not_free(one) for one in levels.values() if one.reasons]
        if parts:
            yield say("Panel of act {act}: {parts}.", act=act.id, parts=joined("; ", parts))
        yield from _quotas(matter.organisation, act, people)


def _not_free(conflict: Conflict) -> str:
    reason = conflict.reasons[0]
    whom = say("the {towards}", towards=say(reason.towards))
    return say(
        "{person} could not ({level} conflict with {whom}): {path}",
        person=conflict.person,
        level=conflict.level,
        whom=whom,
        path=joined("; ", reason.path),
    )


def _quotas(organisation: Organisation, act: Act, people: Sequence[PersonId]) -> Iterator[str]:
    for body in bodies_of_kind(organisation, "panel"):
        entry = organisation.bodies[body]
        for broken in broken_quotas(entry.quotas, [organisation.people[who] for who in people]):
            yield say(
                "Panel of act {act}: the quotas of {body} are not kept: {broken}",
                act=act.id,
                body=entry.name or body,
                broken=broken,
            )


def _who_could(matter: Matter) -> Iterator[str]:
    if matter.organisation is None:
        return
    starts = matter.of_kinds(matter.procedure.start)
    on = known_days(matter, starts[0])[1] if starts else matter.as_of
    for body in bodies_of_kind(matter.organisation, "panel"):
        name = matter.organisation.bodies[body].name or body
        because, example = _drawn(matter, matter.organisation, body, on)
        yield say(
            "Could {name} have judged, as of {on}? {because}{example}",
            name=name,
            on=on,
            because=because,
            example=example,
        )


def _drawn(matter: Matter, organisation: Organisation, body: BodyId, on: date) -> tuple[str, str]:
    policy, parties = matter.procedure.conflicts, matter.case.parties
    answer = viability(organisation, policy, body, parties, on, declared=matter.declared)
    because = (
        say("Yes: {because}", because=answer.because)
        if answer.viable
        else say("No: {because}", because=answer.because)
    )
    if not organisation.bodies[body].size or members_of(organisation, body, on):
        return because, ""
    panels = free_panels(organisation, policy, body, parties, on, declared=matter.declared)
    return because, say(" For example: {example}.", example=both(list(panels.example))) if panels.example else ""


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
    says = (
        say(" ({by} says: “{says}”)", by=contact.disputed.by, says=contact.disputed.says)
        if contact.disputed
        else ""
    )
    return say(
        "Something to ask {whom} about, by somebody independent: {who} and {whom} were in "
        "contact (act {contact}, {when}){says}, and {whom} withdrew a statement (act "
        "{withdrawn}, {withdrawn_when}). This is not shown as pressure.",
        whom=whom,
        who=who,
        contact=contact.id,
        when=day_text(contact.when),
        says=says,
        withdrawn=withdrawn.id,
        withdrawn_when=day_text(withdrawn.when),
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
        yield say("{sentence} ({name}).", sentence=sentence.rstrip("."), name=name)
    for act in matter.of_kinds((_EVENT,)):
        if not _named(matter, _EVENT):
            text = say(
                "no rule of {name} or of the floor speaks of it{matter}", name=name, matter=_no_interim(matter)
            )
            yield say(
                "Act {act} ({kind}): {text}; it is not shown as a breach.",
                act=act.id,
                kind=title_of(act.kind).lower(),
                text=text,
            )


def _named(matter: Matter, kind: KindName) -> bool:
    duties = (one for duty in matter.procedure.duties for one in (*duty.act, *duty.after, *duty.before))
    return kind in matter.bars or kind in matter.gates or kind in matter.powers or kind in duties


def _no_interim(matter: Matter) -> str:
    if any(not _PROTECTING.isdisjoint(duty.act) and not duty.after for duty in matter.procedure.duties):
        return ""
    return say(", and none makes it a duty to set an interim measure while a report is open")


def _notices(matter: Matter) -> Iterator[str]:
    respondents = set(party(matter, "respondent"))
    for act in matter.of_kinds((_NOTICE,)):
        names = act.fields.get("names")
        named = [name for name in names if name in respondents] if isinstance(names, (list, tuple)) else []
        if named:
            to = say(" to {to}", to=both(list(act.to))) if act.to else ""
            owed = say("Whoever was told is owed a correction if it is not upheld.")
            yield say(
                "Act {act} names the respondent ({named}){to}. {owed}",
                act=act.id,
                named=both(named),
                to=to,
                owed=owed,
            )


def _reported(matter: Matter) -> Iterator[str]:
    for act in matter.acts:
        if unconfirmed(act):
            yield (
                say(
                    "Act {act} ({kind}) was reported by {reported_by}, not said by {by}: unconfirmed.",
                    act=act.id,
                    kind=title_of(act.kind).lower(),
                    reported_by=act.reported_by,
                    by=both(list(act.by)) or say("the person"),
                )
            )
