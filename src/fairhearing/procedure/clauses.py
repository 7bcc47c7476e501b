"""What rules and procedures are made of: sources, what each rule has, what moves it; categories, publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fairhearing.clock import Duration
from fairhearing.errors import Where
from fairhearing.identifiers import KindName, ProcedureId, RoleName, RuleId


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule is written.

    Args:
        text: key of the pack's `sources`, or the pack's own id for the project's own rules.
        section: article, section or paragraph.
        mark: `verified` (full text read), `excerpt`, `unverified`, `interpreted` or `own`.
        since: the date from which it holds.
    """

    text: str
    section: str
    mark: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What every rule has.

    Args:
        id: unique in its pack.
        says: the rule in one plain sentence, shown to people.
        source: where it is written.
        pack: the pack it comes from; answers name it.
        why: the reason, where the pack is the project's own or interprets.
        remedy: what can be done instead, for bars, gates and powers.
    """

    id: RuleId
    says: str
    source: Source
    pack: ProcedureId
    why: str = ""
    remedy: str = ""
    where: Where | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """How a duty's limit may be moved.

    Args:
        act: the act that does it (`extension-granted`), naming this rule in its field `rule`.
        who: the roles that may.
        most: the most that it may add; None: no maximum is written.
        reason: whether a reason must be given.
        approver: the roles of whom one must approve it before it counts; empty: nobody has to.
        approval: the kind of act by which they do, after the act that moves the limit.
    """

    act: KindName
    who: tuple[RoleName, ...]
    most: Duration | None = None
    reason: bool = True
    approver: tuple[RoleName, ...] = ()
    approval: KindName | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratification:
    """That a decision is in force only once others answered, and what their silence means.

    Args:
        act: the kind of act that is not in force before.
        silence: what becomes of it at the end of the duty's limit: `returns` (it lapses, and is decided again),
            `stands` (it is in force, and can be sent back no more) or `waits` (it stays out of force).
        sends_back: of the duty's kinds those that send it back; any other one puts it in force.
    """

    act: KindName
    silence: str
    sends_back: tuple[KindName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unopposed:
    """What counts as agreed once nobody objected in time (negative consent).

    Args:
        within: how long after the proposal somebody can object; before that is over it does not count.
        by: the kinds of acts that object; one in time, and it cannot be done in this way.
    """

    within: Duration
    by: tuple[KindName, ...]


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of misconduct, in plain words."""

    id: str
    title: str
    severe: bool = False


@dataclass(frozen=True, slots=True)
class Publication:
    """When statistics are published, and in groups of at least how many."""

    dates: tuple[str, ...] = ()
    """`MM-DD`, each year."""
    group: int = 5
