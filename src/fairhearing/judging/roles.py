"""Who acted in which role: the capacity given, else worked out from seats, panels and parties."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fairhearing.acts import Act
from fairhearing.identifiers import BodyId, PersonId, RoleName, role_of
from fairhearing.judging.matter import Matter
from fairhearing.judging.order import before
from fairhearing.organisation import bodies_of_kind, members_of, seats_of

PARTIES = ("reporter", "affected", "respondent", "support", "witness")
_PANEL = "panel"
_SHARED = frozenset({"reporter", "affected"})


def party(matter: Matter, name: str) -> tuple[str, ...]:
    """Return who is a party under this name; whoever made a report counts as a reporter.

    Args:
        matter: the case.
        name: one of `PARTIES`; any other word gives nobody.
    """
    named: tuple[str, ...] = getattr(matter.case.parties, name) if name in PARTIES else ()
    if name != "reporter":
        return named
    if matter.reporters is None:
        starts = matter.of_kinds(matter.procedure.start)
        authors = (who for act in starts for who in act.by if _role_of_slot(matter, who) is None)
        matter.reporters = tuple(dict.fromkeys((*named, *authors)))
    return matter.reporters


def roles_of(matter: Matter, act: Act) -> frozenset[str] | None:
    """Return all roles in which an act was done; None where it is not known of somebody.

    Args:
        matter: the case.
        act: the act.
    """
    if act.capacity is not None:
        return frozenset({act.capacity})
    if len(act.by) == 1:
        return roles_of_one(matter, act.by[0], act)
    found: set[str] = set()
    for who in act.by:
        roles = roles_of_one(matter, who, act)
        if roles is None:
            return None
        found |= roles
    return frozenset(found) if act.by else None


def roles_of_one(matter: Matter, who: str, act: Act) -> frozenset[str] | None:
    """Return the roles of one author or addressee on the day of an act; None where nothing is known.

    Args:
        matter: the case.
        who: a person's or body's id, or a slot.
        act: the act that gives the day.
    """
    slot = _role_of_slot(matter, who)
    if slot is not None:
        return slot
    matter = matter.whole
    roles = {name for name in PARTIES if who in party(matter, name)}
    roles |= _on_panels(matter, who, act)
    if who in matter.signed:
        roles.add("witness")
    if matter.organisation is None:
        return frozenset(roles) or None
    if who in matter.organisation.bodies:
        return frozenset(roles | _of_body_kind(matter, matter.organisation.bodies[BodyId(who)].kind))
    if who not in matter.organisation.people:
        return frozenset(roles) or None
    for day in dict.fromkeys(known_days(matter, act)):
        roles |= _seated(matter, who, day)
    return frozenset(roles)


def addressed(matter: Matter, act: Act, people: tuple[str, ...]) -> bool:
    """Return whether an act was done to one of these people; where it does not say to whom, it was.

    The reporter and the affected person share one mailbox, so a slot of either stands for both.

    Args:
        matter: the case.
        act: the act.
        people: person ids or slots; empty: whoever it is.
    """
    targets = targets_of(act)
    if not targets or not people:
        return True
    return any(
        who in people or _mailbox(matter, who) & {_slot_role(matter, one) for one in people} for who in targets
    )


def targets_of(act: Act) -> tuple[str, ...]:
    """Return to or with whom an act was done; empty where it does not say."""
    if act.to:
        return act.to
    if not act.fields:
        return ()
    named = act.fields.get("with", act.fields.get("slot", ()))
    return (
        (named,) if isinstance(named, str) and named else tuple(named) if isinstance(named, (list, tuple)) else ()
    )


def owed_to(matter: Matter, name: str, anchor: Act | None, act: Act) -> bool:
    """Return whether an act was done to the role or party that a duty names.

    What is owed to the reporter after a report is owed to whoever made that report.

    Args:
        matter: the case.
        name: the role or party.
        anchor: the act that started the clock, if any.
        act: the act that may meet it.
    """
    targets = targets_of(act)
    if not targets:
        return True
    if name == "reporter" and anchor is not None and anchor.kind in matter.procedure.start and anchor.by:
        return addressed(matter, act, anchor.by)
    people = party(matter, name)
    if not people and name in PARTIES and not any(_is_slot(matter, who) for who in targets):
        return True
    return any(
        who in people or name in _mailbox(matter, who) or name in _roles(matter, who, act) for who in targets
    )


def speaks_for(matter: Matter, who: str, name: str, person: str) -> bool:
    """Return whether an author is this party itself.

    Args:
        matter: the case.
        who: a person's id or a slot.
        name: the party.
        person: the person who is that party; empty where nobody knows who it is: then whoever made the
            report speaks for the affected person too.
    """
    if person and who == person:
        return True
    if not person:
        return name in _mailbox(matter, who) or (name in _SHARED and who in party(matter, "reporter"))
    return _slot_role(matter, who) == name


def _roles(matter: Matter, who: str, act: Act) -> frozenset[str]:
    return roles_of_one(matter, who, act) or frozenset()


def _slot_role(matter: Matter, who: str) -> str:
    return role_of(who) if _is_slot(matter, who) else ""


def _mailbox(matter: Matter, who: str) -> frozenset[str]:
    role = _slot_role(matter, who)
    return _SHARED if role in _SHARED else frozenset({role} if role else ())


def known_days(matter: Matter, act: Act) -> tuple[date, date]:
    """Return the first and last day of an act, an open end cut at the day of the judgement."""
    last = min(act.when.last, matter.as_of)
    return (last if act.when.first == date.min else act.when.first), max(last, act.when.first)


def took_part(act: Act) -> tuple[str, ...]:
    """Return who took part in an act: its authors and those who sat for a body in it."""
    return tuple(dict.fromkeys((*act.by, *act.members))) if act.members or len(act.by) > 1 else act.by


def members_on(matter: Matter, body: str, act: Act) -> tuple[str, ...]:
    """Return the members of a body on the last day on which an act can have been done.

    Args:
        matter: the case.
        body: a body's id; any other id has no members.
        act: the act that gives the day.
    """
    if matter.organisation is None or body not in matter.organisation.bodies:
        return ()
    return members_of(matter.organisation, BodyId(body), known_days(matter, act)[1])


def bodies_of(matter: Matter, roles: Iterable[RoleName]) -> tuple[str, ...]:
    """Return the bodies whose members fill these roles first: of each role's chain the first that is there.

    Args:
        matter: the case.
        roles: names of roles.
    """
    if matter.organisation is None:
        return ()
    found: dict[str, None] = {}
    for name in roles:
        role = matter.procedure.roles.get(name)
        for kind in role.bodies if role else ():
            bodies = bodies_of_kind(matter.organisation, kind)
            found.update(dict.fromkeys(bodies))
            if bodies:
                break
    return tuple(found)


def _is_slot(matter: Matter, who: str) -> bool:
    role = role_of(who)
    if role not in matter.procedure.roles and role not in PARTIES:
        return False
    return matter.organisation is None or (
        who not in matter.organisation.people and who not in matter.organisation.bodies
    )


def _role_of_slot(matter: Matter, who: str) -> frozenset[str] | None:
    if who not in matter.slots:
        matter.slots[who] = frozenset({role_of(who)}) if _is_slot(matter, who) else None
    return matter.slots[who]


def _seated(matter: Matter, who: str, day: date) -> frozenset[str]:
    known = matter.seated.get((who, day))
    if known is None and matter.organisation is not None:
        bodies = matter.organisation.bodies
        kinds = {bodies[seat.body].kind for seat in seats_of(matter.organisation, PersonId(who), day)}
        known = frozenset(role for kind in kinds for role in _of_body_kind(matter, kind))
        matter.seated[who, day] = known
    return known or frozenset()


def _of_body_kind(matter: Matter, kind: str) -> frozenset[str]:
    return frozenset(role.name for role in matter.procedure.roles.values() if kind in role.bodies)


def _on_panels(matter: Matter, who: str, act: Act) -> frozenset[str]:
    for forming in matter.seated_by.get(who, ()):
        if forming.id != act.id and before(forming, act) is not False:
            return panel_roles(matter)
    return frozenset()


def panel_roles(matter: Matter) -> frozenset[str]:
    """Return the roles that a panel's members fill: `panel`, or every role that a panel body fills."""
    if _PANEL in matter.procedure.roles:
        return frozenset({_PANEL})
    return _of_body_kind(matter, _PANEL)
