"""A procedure as data: duties, bars, gates, powers and who does what; every rule with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from fairhearing.clock import Duration
from fairhearing.identifiers import KindName, ProcedureId, RoleName, RuleId
from fairhearing.organisation import ConflictPolicy
from fairhearing.procedure.clauses import Category, Extension, Publication, Ratification, Rule, Unopposed
from fairhearing.procedure.disclosures import Disclosure
from fairhearing.procedure.outcomes import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Rule):
    """Who must do what, by when, after what.

    Args:
        who: the roles that owe it (`receiver`, `respondent` …).
        act: kinds, any of which meets it.
        to: the role or party that it is owed to; None: to nobody in particular. An act meets the duty
            only if it was done to them (where the act says to whom); of several of one party each is owed it.
        after: the anchor's kinds, in order: the first that happened counts; each anchor has a clock of
            its own when `each`. An act that names in `about` which of them it answers ends the clock of no other.
        fallback: where the first anchor never came: counted from `fallback` plus `fallback_after`, or from
            the end of the limit of the duty `fallback_for`, as it was extended or paused.
        within: the limit; None: none is written (then it is never late, only open).
        until: the field of the act that starts it, as `act.until`, in which that act names the day on which
            it is due; with `within` the earlier of the two holds. None: no act names it.
        before: the kinds that must not come before this act; a duty without anchor is due before them.
        when: CEL over the facts; the duty exists only where it is true. None: always.
        unless: kinds that waive it once they were done after the anchor.
        strength: `must`, `aim`, `encouraged` or `unspecified`.
        stage: coarse stage, one of the procedure's `stages`; what the public part of acts shows.
        pauses: kinds that stop the clock; `resumes`: kinds that start it again.
        pause_most: after which time it runs again by itself; None: it stands still until somebody resumes it.
        lapses: whether what started the clock lapses by itself, with nobody late, when this is not done.
        ratifies: the decision that is in force only once this duty is done; None: none.
        closed: whether it also runs on after the case was closed (a measure, a retention); otherwise what is
            not done by then is missed.
        counts: CEL over the act that would meet it (`act.…` is that act); it meets it only where this is true.
            None: any act of its kinds.
        by_right: whether it is met only by those who could do it: with the power and the majority, free of
            conflict, separate (a finding by somebody who may not find is none); False: whoever did it (a
            letter reached its reader all the same).
        on_receipt: whether its limit is counted from the day on which the letter that starts it arrived: where
            that went out on paper (`how: letter`), from the first `letter-delivered` that names it; until there
            is one the clock stands still. False: from the day of the letter.
    """

    who: tuple[RoleName, ...]
    act: tuple[KindName, ...]
    to: str | None = None
    after: tuple[KindName, ...] = ()
    each: bool = False
    fallback: KindName | None = None
    fallback_after: Duration | None = None
    fallback_for: RuleId | None = None
    within: Duration | None = None
    until: str | None = None
    before: tuple[KindName, ...] = ()
    when: str | None = None
    unless: tuple[KindName, ...] = ()
    strength: str = "must"
    stage: str = ""
    extension: Extension | None = None
    pauses: tuple[KindName, ...] = ()
    resumes: tuple[KindName, ...] = ()
    pause_most: Duration | None = None
    lapses: bool = False
    ratifies: Ratification | None = None
    closed: bool = False
    counts: str | None = None
    by_right: bool = False
    on_receipt: bool = False

    @property
    def by_silence(self) -> bool:
        """Whether what started its clock is in force, with nobody late, once the limit is over."""
        return self.ratifies is not None and self.ratifies.silence == "stands"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar(Rule):
    """What may not be done.

    Args:
        act: the kinds that it bars.
        when: CEL over the facts (see `procedure.FACTS`); None: always.
        by: roles that it bars; empty: everybody.
        reason_class: what the public part may say when it was refused.
    """

    act: tuple[KindName, ...]
    when: str | None = None
    by: tuple[RoleName, ...] = ()
    reason_class: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate(Rule):
    """What must have happened before an act is permitted.

    Args:
        act: the kinds that wait.
        needs: groups of kinds: of each group at least one must have been done.
        wait: how long after the last needed group's act (its time to answer); None: no time.
        wait_for: instead of `wait`, the duty whose limit is waited for, as it was extended or paused;
            where it ratifies a decision, that of the last one.
        unless: kinds that open the gate before `wait` is over (the answer came); not instead of `needs`.
        when: CEL; the gate stands only where it is true.
        anew: whether it shuts again when a closed case is opened again: only what was done since then opens it.
        since: kinds after each of which it shuts again: only what was done since the last of them opens it.
        least: how many acts of each group it needs, at least 1.
    """

    act: tuple[KindName, ...]
    needs: tuple[tuple[KindName, ...], ...]
    wait: Duration | None = None
    wait_for: RuleId | None = None
    unless: tuple[KindName, ...] = ()
    when: str | None = None
    anew: bool = False
    since: tuple[KindName, ...] = ()
    least: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Power(Rule):
    """Who may do an act, and with what majority.

    Args:
        act: kinds; an act of a kind that some power names, by somebody outside its `who`, is barred.
        who: the roles that may.
        after: kinds of which one must have been done (the act has its place in the order); empty: any time.
        once: whether it can be done only once while a case is open (a correction names what it corrects).
        votes: thresholds in order, of `unanimous`, `two-thirds`, `majority`, the next where the one before it
            is not reached; empty: one person suffices.
        quorum: how many members must take part; None: not written.
        closed: whether it may also be done after the case was closed.
        within: how long after the last of `after` it may still be done (an appeal's window); None: for ever.
        unopposed: that it may be done once nobody objected to the last of `after` in time; None: no silence
            is waited for.
        otherwise: the power by which it is done where none of `votes` is reached, often of another body;
            None: then it is not done.
    """

    act: tuple[KindName, ...]
    who: tuple[RoleName, ...]
    after: tuple[KindName, ...] = ()
    once: bool = False
    votes: tuple[str, ...] = ()
    quorum: int | None = None
    closed: bool = False
    within: Duration | None = None
    unopposed: Unopposed | None = None
    otherwise: RuleId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Rule):
    """Whose consent an act needs first.

    Args:
        act: the kinds that need it.
        of: parties, each of whom must have consented (`affected`, `reporter`, `respondent`).
        scope: the scope named in `consent-given`.
        when: CEL; only where it is true.
        in_order: whether they consent one after another, as `of` names them: whoever comes later is asked only
            after those before them have consented.
    """

    act: tuple[KindName, ...]
    of: tuple[str, ...]
    scope: str
    when: str | None = None
    in_order: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Separation(Rule):
    """Acts that may not be done by the same people, nor by a body and those it seated.

    Args:
        groups: groups of kinds; nobody may take part in two of them.
        named: fields that name people who count as taking part (`handlers`, those who handle a linked case; `of`,
            those whom a complaint is about).
        fresh: whether whoever proposed or seated the first may not do the second either.
        apart: whether the same people may not take part in two groups; False: only `fresh` holds
            (a panel that finds may also decide, but whoever chose it may not).
        alone: whether only those are kept from it who did the latest of the group before and would do it by
            themselves, and only where somebody else is free to; False: whoever took part in the other.
        anew: whether whoever took part in any of them before a closed case was opened again is kept from all of
            them afterwards.
    """

    groups: tuple[tuple[KindName, ...], ...]
    named: tuple[str, ...] = ()
    fresh: bool = False
    apart: bool = True
    alone: bool = False
    anew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role in a case and who fills it.

    Args:
        name: as in slots (`receiver`); `title`: as people read it ("receiver").
        party: whether it is a party (reporter, affected, respondent …) and no officer.
        bodies: kinds of body whose members may fill it, in the order of the chain; the last resort last.
        reads: compartments that it can read, of `who`, `what`, `reporter-mail`, `respondent-mail`,
            `panel`, `appeal`.
        drawn: whether it is drawn by lot out of the eligible members.
        seats: how many are drawn or assigned; 0: all the clear ones.
        alternates: how many more are drawn.
        asked_after: the kinds of act after any of which it is filled (`panel-requested`, `appeal-filed`);
            empty: at intake.
    """

    name: RoleName
    title: str
    party: bool = False
    bodies: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    drawn: bool = False
    seats: int = 0
    alternates: int = 0
    asked_after: tuple[KindName, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    """One version of a procedure, with the floor's rules already under it.

    Args:
        id: such as `model-small`.
        version: counted from 1.
        since: the date from which this version holds.
        digest: SHA-256 of the file's bytes and of the floor's; pinned at intake.
        stages: coarse stages in order.
        start: kinds that start a case; `end`: kinds that close it.
        courses: how far a report may go: of `record-only`, `hold`, `ask-first`, `proceed`.
        letters: kind → id of the letter template that it requires.
        notices: plain statements a page may show, by name (`rights-respondent`, `rights-reporter` …).
        scopes: what consent can be given to, scope → plain words (`@scopes` in forms).
        grounds: on what an appeal can rest, id → plain words (`@grounds` in forms).
        silent: kind → sentence: what the source asks of nobody, so that its absence is no breach.
        outcomes: what a decision can be; empty: its words are free.
        disclosures: who may be told what; of a kind of act that none of them names, everything may be told.
    """

    id: ProcedureId
    version: int
    since: date
    title: str
    digest: str
    sources: Mapping[str, str]
    stages: tuple[str, ...]
    start: tuple[KindName, ...]
    end: tuple[KindName, ...]
    roles: Mapping[RoleName, Role]
    duties: tuple[Duty, ...]
    bars: tuple[Bar, ...]
    gates: tuple[Gate, ...]
    powers: tuple[Power, ...]
    consents: tuple[Consent, ...]
    separations: tuple[Separation, ...]
    conflicts: ConflictPolicy
    categories: tuple[Category, ...] = ()
    courses: tuple[str, ...] = ("record-only", "hold", "ask-first", "proceed")
    letters: Mapping[KindName, str] = field(default_factory=dict)
    notices: Mapping[str, str] = field(default_factory=dict)
    publication: Publication = field(default_factory=Publication)
    scopes: Mapping[str, str] = field(default_factory=dict)
    grounds: Mapping[str, str] = field(default_factory=dict)
    silent: Mapping[KindName, str] = field(default_factory=dict)
    outcomes: tuple[Outcome, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule but those about ties, in the order of the sections.

        Source: the file format `fairhearing/procedure@1`.
        """
        on_steps = (*self.duties, *self.bars, *self.gates, *self.powers, *self.consents, *self.separations)
        return (*on_steps, *self.outcomes, *self.disclosures)

    @property
    def audiences(self) -> tuple[str, ...]:
        """The circles of people that can be told something, in the order of the file.

        Source: LLVM response guide, "Confidentiality".
        """
        return tuple(dict.fromkeys(circle for rule in self.disclosures for circle in rule.to))
