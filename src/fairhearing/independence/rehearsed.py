"""What a rehearsal asks and answers: the steps of a case, and how each possible respondent would be judged.

Source: this project's own; no published procedure says what happens when a case would be about its own bodies.
"""

from __future__ import annotations

from dataclasses import dataclass

from fairhearing.identifiers import PersonId

OUTSIDE = "outside"
"""The kind of a body that does not belong to the organisation."""


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One step of a case, and the bodies that can take it.

    Args:
        name: the role that takes it; `title`: as people read it.
        kinds: kinds of bodies in the order of the chain, the last resort last.
        drawn: whether those who take it are drawn by lot.
        seats: how many are drawn; 0: as the body says.
        apart: earlier steps; a body of the organisation that took one of them does not take this one.
    """

    name: str
    title: str
    kinds: tuple[str, ...]
    drawn: bool = False
    seats: int = 0
    apart: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Who would take a step.

    Args:
        step: its name.
        body: the first body of the chain that can; empty where none can.
        down: how many bodies were passed over before it.
        because: why those passed over cannot; empty where there are none.
    """

    step: str
    body: str
    down: int
    because: str


@dataclass(frozen=True, slots=True)
class Passage:
    """How a case about one respondent would go.

    Args:
        respondent: the id.
        found: one for each step.
        own: whether the organisation judges itself wherever it has a body of its own for the step.
        reporter: the id, where pairs are rehearsed.
    """

    respondent: PersonId
    found: tuple[Found, ...]
    own: bool
    reporter: PersonId | None = None

    @property
    def stuck(self) -> tuple[Found, ...]:
        """The steps that nobody could take."""
        return tuple(one for one in self.found if not one.body)


@dataclass(frozen=True, slots=True)
class Taken:
    """Who takes a step, over all respondents.

    Args:
        step: the step.
        chain: the bodies of the chain, in order.
        bodies: body → for how many respondents it takes the step.
        stuck: for how many nobody takes it.
        always_outside: whether the organisation has no body of its own for it.
    """

    step: CaseStep
    chain: tuple[str, ...]
    bodies: dict[str, int]
    stuck: int
    always_outside: bool


@dataclass(frozen=True, slots=True)
class Weak:
    """A weak spot.

    Args:
        what: `step` (nobody takes it), `person` or `body` (without whom nobody would), or `passed` (a body of the
            organisation that cannot take the step itself).
        id: the person's, the body's or the step's.
        step: the name of the step.
        respondents: for how many respondents.
    """

    what: str
    id: str
    step: str
    respondents: int


@dataclass(frozen=True, slots=True)
class Office:
    """An office or a body that proposed or filled seats that are held now.

    Args:
        id: a person or a body.
        seats: how many; `people`: how many hold them; `acclaimed`: how many without a contest.
    """

    id: str
    seats: int
    people: int
    acclaimed: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """How much the records say: what is not recorded is not known, and never counted as free of conflict.

    Args:
        people: on the roll; `unknown`: of them, about whose ties nothing is recorded.
        officers: who sits on a body of some step; `officers_unknown`, `not_on_the_roll`: of them.
        seats: held now; `seats_without_proposer`: of them.
        ties: recorded; `disputed`: of them.
        without_branch: people of the roll in no branch.
    """

    people: int
    unknown: int
    officers: int
    officers_unknown: int
    not_on_the_roll: int
    seats: int
    seats_without_proposer: int
    ties: int
    disputed: int
    without_branch: int


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The answer of a rehearsal.

    Args:
        respondents: how many cases were rehearsed: people, or pairs of respondent and reporter.
        covered: for how many the organisation can judge itself.
        stuck: the cases in which nobody could take some step.
        outside: the cases that only an outside body could judge, wholly or in some step.
        steps: who takes each step.
        weakest: the weak spots, the worst first.
        offices: who put how many in their seats, the most first.
        coverage: what the records say at all.
        again: how many cases an outside body would take in two steps that must be apart.
    """

    respondents: int
    covered: int
    stuck: tuple[Passage, ...]
    outside: tuple[Passage, ...]
    steps: tuple[Taken, ...]
    weakest: tuple[Weak, ...]
    offices: tuple[Office, ...]
    coverage: Recorded
    again: int
