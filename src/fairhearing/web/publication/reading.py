"""A procedure as members read it: everything on the page comes from the procedure itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fairhearing.organisation import Organisation, bodies_of_kind
from fairhearing.procedure import Duty, Power, Procedure, Role, Rule
from fairhearing.web.publication import wording
from fairhearing.web.speaking import in_words, limit, listed, spoken
from fairhearing.wording import joined, say

APPEAL = "appeal-filed"
"""The act by which somebody appeals."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule.

    Args:
        says: in one sentence.
        who: those whom it binds or whom it gives the power.
        limit: how long they have, in words; empty where none is written.
        more: what is to be added about the limit, a sentence each.
        why: the reason.
        remedy: what can be done instead.
        source: text and section.
        mark: how well it is founded, in words.
        since: from when it holds.
        floor: whether it comes from another pack than the procedure itself.
        pack: that pack's title, as the sources name it.
    """

    says: str
    who: str
    limit: str
    more: tuple[str, ...]
    why: str
    remedy: str
    source: str
    mark: str
    since: date
    floor: bool
    pack: str


@dataclass(frozen=True, slots=True)
class RoleLine:
    """One role: what it is called, who fills it here, and what it reads."""

    title: str
    bodies: tuple[str, ...]
    reads: tuple[str, ...]
    drawn: int
    alternates: int


@dataclass(frozen=True, slots=True)
class Section:
    """Rules under one heading."""

    title: str
    lead: str
    rules: tuple[RuleLine, ...]


def roles(procedure: Procedure, organisation: Organisation) -> tuple[RoleLine, ...]:
    """Return who acts in a case, without the parties.

    Args:
        procedure: in force.
        organisation: its bodies fill the roles.
    """
    return tuple(_role(role, organisation) for role in procedure.roles.values() if not role.party)


def stages(procedure: Procedure) -> tuple[Section, ...]:
    """Return the duties by the stage to which they belong, in the order of the stages."""
    named = {stage: [duty for duty in procedure.duties if duty.stage == stage] for stage in procedure.stages}
    rest = [duty for duty in procedure.duties if duty.stage not in named]
    sections = [
        Section(in_words(stage), "", tuple(_line(procedure, duty) for duty in duties))
        for stage, duties in named.items()
        if duties
    ]
    if rest:
        sections.append(Section(_("At any time"), "", tuple(_line(procedure, duty) for duty in rest)))
    return tuple(sections)


def limits_on_acts(procedure: Procedure) -> tuple[Section, ...]:
    """Return what may not be done, what must come first, whose consent is needed, and who stays apart."""
    refused = _("Whoever tries is refused, and the overseers see that it was refused.")
    found: tuple[tuple[str, str, Iterable[Rule]], ...] = (
        (_("What nobody may do"), refused, procedure.bars),
        (_("What must come first"), "", procedure.gates),
        (_("Whose consent is needed"), "", procedure.consents),
        (_("What must not be in the same hands"), "", procedure.separations),
        (_("What can come of a case"), "", procedure.outcomes),
        (_("Who may be told what"), "", procedure.disclosures),
    )
    sections = (
        Section(title, lead, tuple(_line(procedure, rule) for rule in rules)) for title, lead, rules in found
    )
    return tuple(section for section in sections if section.rules)


def powers(procedure: Procedure) -> Section:
    """Return who may do what."""
    return Section(_("Who may do what"), "", tuple(_line(procedure, power) for power in procedure.powers))


def appeal(procedure: Procedure) -> Section:
    """Return the rules about appealing."""
    rules: list[Rule] = [power for power in procedure.powers if APPEAL in power.act]
    rules += [duty for duty in procedure.duties if APPEAL in duty.after]
    return Section(_("How to appeal"), "", tuple(_line(procedure, rule) for rule in rules))


def ties(procedure: Procedure) -> tuple[tuple[str, str, str], ...]:
    """Return what counts as a conflict: the rule, how much it counts, and its source."""
    levels = {"hard": _("keeps out of the case"), "soft": _("keeps out of judging")}
    return tuple(
        (spoken(rule.says), levels.get(rule.level, rule.level), rule.source) for rule in procedure.conflicts.rules
    )


def marks(procedure: Procedure) -> tuple[tuple[str, str], ...]:
    """Return the texts that the rules rest on, each with what is said of how it was read."""
    used: dict[str, list[str]] = {}
    for rule in procedure.rules:
        title = procedure.sources.get(rule.source.text, rule.source.text)
        said = wording.mark(rule.source.mark)
        if said not in used.setdefault(title, []):
            used[title].append(said)
    return tuple((title, _one_after_another(said)) for title, said in used.items())


def _one_after_another(said: Sequence[str]) -> str:
    return spoken(joined("", (said[0], *(say("; {note}", note=one) for one in said[1:]))))


def _role(role: Role, organisation: Organisation) -> RoleLine:
    bodies = [
        organisation.bodies[body].name or body
        for kind in role.bodies
        for body in bodies_of_kind(organisation, kind)
    ]
    reads = tuple(wording.part(part) for part in role.reads)
    return RoleLine(spoken(role.title), tuple(bodies), reads, role.seats if role.drawn else 0, role.alternates)


def _line(procedure: Procedure, rule: Rule) -> RuleLine:
    bound = getattr(rule, "who", ()) or getattr(rule, "by", ())
    waits = next((duty for duty in procedure.duties if duty.id == getattr(rule, "wait_for", None)), None)
    within = getattr(waits or rule, "within", None) or getattr(rule, "wait", None)
    return RuleLine(
        says=spoken(rule.says),
        who=listed(wording.role_title(procedure, role) for role in bound),
        limit="" if within is None else limit(within),
        more=_more(procedure, rule),
        why=spoken(rule.why),
        remedy=spoken(rule.remedy),
        source=f"{procedure.sources.get(rule.source.text, rule.source.text)}, {rule.source.section}",
        mark=wording.mark(rule.source.mark),
        since=rule.source.since,
        floor=rule.pack != procedure.id,
        pack=procedure.sources.get(rule.pack, rule.pack),
    )


def _more(procedure: Procedure, rule: Rule) -> tuple[str, ...]:
    if isinstance(rule, Power):
        votes = {"unanimous": _("unanimous"), "two-thirds": _("two thirds"), "majority": _("a majority")}
        thresholds = _(" or else ").join(votes[vote] for vote in rule.votes)
        quorum = _("%(n)d take part.") % {"n": rule.quorum} if rule.quorum else ""
        needed = _("Votes needed: %(votes)s.") % {"votes": thresholds} if thresholds else ""
        silence = rule.unopposed
        silent = (
            _("Counts once nobody objected for %(time)s.") % {"time": limit(silence.within)} if silence else ""
        )
        instead = next((spoken(power.says) for power in procedure.powers if power.id == rule.otherwise), "")
        chain = _("Otherwise: %(rule)s") % {"rule": instead} if instead else ""
        return tuple(filter(None, (needed, quorum, silent, chain)))
    if not isinstance(rule, Duty):
        return ()
    said = [wording.strength(rule.strength)]
    said += [_("The act that starts it names the day.")] if rule.until else []
    said += [_("Without it, what it is about lapses by itself.")] if rule.lapses and not rule.ratifies else []
    said += [wording.silence(rule.ratifies.silence)] if rule.ratifies else []
    if rule.extension is not None:
        roles = listed(wording.role_title(procedure, role) for role in rule.extension.who)
        most = rule.extension.most
        said.append(
            _("Can be extended by %(who)s.") % {"who": roles}
            if most is None
            else _("Can be extended by %(who)s, by %(most)s at most.") % {"who": roles, "most": limit(most)}
        )
        approvers = listed(wording.role_title(procedure, role) for role in rule.extension.approver)
        said += [_("That counts once it is approved by %(who)s.") % {"who": approvers}] if approvers else []
    return tuple(filter(None, said))
