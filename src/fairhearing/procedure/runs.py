"""Every run of a procedure: whether each of them can still come to a close, whoever stays silent."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fairhearing.acts import REOPENED
from fairhearing.identifiers import RoleName
from fairhearing.procedure.abstract import Machine, Setting, State, machine
from fairhearing.procedure.model import Bar, Consent, Gate, Procedure

MOST = 300_000
"""States that are looked at for one setting; a procedure with more is too much entangled to be proved."""

_ANSWERS = ("denies", "admits")
Edges = dict[State, list[tuple[State, frozenset[RoleName]]]]
First = Mapping[State, tuple[State, str]]


@dataclass(frozen=True, slots=True)
class Stuck:
    """A run after which a case can never be closed.

    Args:
        run: the steps, the shortest that lead there.
        silent: who stays silent from then on; None: nobody needs to.
        setting: category and answer.
    """

    run: tuple[str, ...]
    silent: RoleName | None
    setting: Setting


@dataclass(frozen=True, slots=True)
class Searched:
    """What the search found.

    Args:
        states: how many were looked at, over all settings.
        settings: how many there are.
        stuck: for each role, the shortest run; empty where every case can reach a close.
        complete: whether all states were looked at; only then is it a proof.
    """

    states: int
    settings: int
    stuck: tuple[Stuck, ...]
    complete: bool


def search(procedure: Procedure, most: int = MOST) -> Searched:
    """Look at every state that a case can come to, and whether it can be closed from there.

    Parties may stay silent for ever, each of them; so may a role that only one kind of body can fill. Where a
    procedure names a next body, whoever is silent there is replaced.

    Args:
        procedure: with the floor under it.
        most: states for one setting, at least 1.

    Returns:
        The runs that get stuck, and how far the search went.

    Source: breadth-first reachability, as in explicit-state model checking (Clarke, Grumberg and Peled, 1999).
    """
    found: dict[RoleName | None, Stuck] = {}
    states, complete = 0, True
    settings = tuple(_settings(procedure))
    for setting in settings:
        model = machine(procedure, setting)
        edges, first = _explored(model, most)
        states += len(edges)
        complete = complete and len(edges) < most
        for stuck in _stuck(model, edges, first):
            known = found.get(stuck.silent)
            if known is None or len(stuck.run) < len(known.run):
                found[stuck.silent] = stuck
    ordered = sorted(found.values(), key=lambda stuck: (stuck.silent or "", stuck.run))
    return Searched(states, len(settings), tuple(ordered), complete)


def _may_be_silent(procedure: Procedure) -> tuple[RoleName, ...]:
    """Return the roles whom nobody replaces: parties, and roles for which no next body is named."""
    return tuple(role for role, setting in procedure.roles.items() if setting.party or len(setting.bodies) == 1)


def _settings(procedure: Procedure) -> Iterator[Setting]:
    rules: tuple[Bar | Gate | Consent, ...] = (*procedure.bars, *procedure.gates, *procedure.consents)
    text = " ".join(rule.when or "" for rule in rules)
    told_apart = {
        (category.severe and "case.severe" in text, category.id if category.id in text else ""): category
        for category in procedure.categories
    }
    answers = _ANSWERS if "case.answer" in text else _ANSWERS[:1]
    for category in told_apart.values() or (None,):
        for answer in answers:
            yield Setting(category.id, category.severe, answer) if category else Setting(answer=answer)


def _explored(model: Machine, most: int) -> tuple[Edges, First]:
    start = model.start()
    edges: Edges = {start: []}
    first: dict[State, tuple[State, str]] = {}
    waiting = deque([start])
    while waiting and len(edges) < most:
        state = waiting.popleft()
        if model.ended(state):
            again = model.reopened(state)
            if again is not None and again not in edges:
                edges[again] = []
                first[again] = (state, str(REOPENED))
                waiting.append(again)
            continue
        for place, roles, after in model.moves(state):
            edges[state].append((after, roles))
            if after not in edges:
                edges[after] = []
                first[after] = (state, model.steps[place].name)
                waiting.append(after)
    return edges, first


def _stuck(model: Machine, edges: Edges, first: First) -> Iterator[Stuck]:
    backward: dict[State, list[tuple[State, frozenset[RoleName]]]] = {state: [] for state in edges}
    for state, leaving in edges.items():
        for after, roles in leaving:
            backward[after].append((state, roles))
    for silent in (None, *_may_be_silent(model.procedure)):
        closing = _closing(model, backward, silent)
        lost = next((state for state in edges if state not in closing), None)
        if lost is not None:
            yield Stuck(_run(first, lost), silent, model.setting)
        if silent is None and lost is not None:
            return


def _closing(
    model: Machine, backward: Mapping[State, list[tuple[State, frozenset[RoleName]]]], silent: RoleName | None
) -> set[State]:
    closing = {state for state in backward if model.ended(state)}
    waiting = deque(closing)
    while waiting:
        for before, roles in backward[waiting.popleft()]:
            if before not in closing and (silent is None or roles - {silent}):
                closing.add(before)
                waiting.append(before)
    return closing


def _run(first: First, state: State) -> tuple[str, ...]:
    steps: list[str] = []
    while state in first:
        state, name = first[state]
        steps.append(name)
    return tuple(reversed(steps))
